import Foundation
import HarkDomain
import HarkHub
import HarkRouting
import HarkTransport

extension Configuration {
    /// What this machine lacks of what the values name: a start would refuse it.
    public var missing: [ConfigurationFault] { ConfigurationCheck.missing(of: self) }
}

/// What must hold between values, beyond each one's own range.
enum ConfigurationCheck {
    static func faults(of configuration: Configuration) -> [ConfigurationFault] {
        publicURL(configuration) + addresses(configuration) + proxies(configuration) + certificate(configuration)
            + bursts(configuration) + moods(configuration.floor.mood) + zone(configuration)
            + hours(configuration) + AnswererCheck.faults(of: configuration.bot.answerer)
    }

    private static func hours(_ configuration: Configuration) -> [ConfigurationFault] {
        guard !configuration.bot.hours.isEmpty else { return [] }
        return BusinessHours.faults(zone: "UTC", week: configuration.bot.hours).map {
            ConfigurationFault(key: "bot.hours", reason: "\($0.at): \($0.message)")
        }
    }

    private static func publicURL(_ configuration: Configuration) -> [ConfigurationFault] {
        let text = configuration.server.publicURL
        guard !text.isEmpty, WebOrigin(url: text) == nil else { return [] }
        return [ConfigurationFault(key: "server.publicURL", reason: "must be http:// or https:// with a host, no path")]
    }

    private static func addresses(_ configuration: Configuration) -> [ConfigurationFault] {
        configuration.server.listen.filter { ListenAddress($0) == nil }.map {
            ConfigurationFault(key: "server.listen", reason: "\($0) is not host:port or host:port+tls")
        }
    }

    private static func proxies(_ configuration: Configuration) -> [ConfigurationFault] {
        configuration.server.trustedProxies.filter { AddressNetwork($0) == nil }.map {
            ConfigurationFault(
                key: "server.trustedProxies",
                reason: "\($0) is not an address or a network such as 10.0.0.0/8"
            )
        }
    }

    private static func certificate(_ configuration: Configuration) -> [ConfigurationFault] {
        let files = [
            ("tls.certificate", configuration.tls.certificate), ("tls.privateKey", configuration.tls.privateKey),
        ]
        let named = files.filter { !$0.1.isEmpty }
        if named.count == 1 { return [ConfigurationFault(key: "tls", reason: "needs both certificate and privateKey")] }
        let unreadable = named.filter { !FileManager.default.isReadableFile(atPath: $0.1) }
        // With neither of them there, TLS waits for both.
        guard unreadable.count == 1 else { return [] }
        return unreadable.map { ConfigurationFault(key: $0.0, reason: "\($0.1) is not there or cannot be read") }
    }

    /// What the machine lacks of what the values name.
    static func missing(of configuration: Configuration) -> [ConfigurationFault] {
        var faults: [ConfigurationFault] = []
        var isFolder: ObjCBool = false
        let root = configuration.webRoot.path
        if !FileManager.default.fileExists(atPath: root, isDirectory: &isFolder) || !isFolder.boolValue {
            faults.append(ConfigurationFault(key: "web.root", reason: "\(root) is no folder"))
        }
        for text in configuration.server.listen where ListenAddress(text)?.tls == true {
            guard configuration.certificate == nil else { continue }
            faults.append(ConfigurationFault(key: "server.listen", reason: "\(text) needs a certificate that is there"))
        }
        return faults + AnswererCheck.missing(of: configuration.bot)
    }

    /// The way back from a flagged mood must be longer than the way there.
    private static func moods(_ mood: MoodPolicy) -> [ConfigurationFault] {
        var faults: [ConfigurationFault] = []
        if mood.recoveredAbove < mood.negativeAt {
            let reason = "must not be below sentiment.negativeAt"
            faults.append(ConfigurationFault(key: "sentiment.recoveredAbove", reason: reason))
        }
        if mood.calmBelow > mood.angryAt {
            let reason = "must not be above sentiment.angryAt"
            faults.append(ConfigurationFault(key: "sentiment.calmBelow", reason: reason))
        }
        return faults
    }

    private static func zone(_ configuration: Configuration) -> [ConfigurationFault] {
        let name = configuration.language.zone
        guard !name.isEmpty, TimeZone(identifier: name) == nil else { return [] }
        return [ConfigurationFault(key: "language.zone", reason: "\(name) is no time zone such as Europe/Berlin")]
    }

    private static func bursts(_ configuration: Configuration) -> [ConfigurationFault] {
        guard configuration.staff.sessionIdle > configuration.staff.sessionLifetime else { return [] }
        return [ConfigurationFault(key: "staff.sessionIdleSeconds", reason: "must not exceed staff.sessionSeconds")]
    }
}
