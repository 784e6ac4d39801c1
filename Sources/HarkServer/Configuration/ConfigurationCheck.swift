import Foundation
import HarkHub
import HarkTransport

/// What must hold between values, beyond each one's own range.
enum ConfigurationCheck {
    static func faults(of configuration: Configuration) -> [ConfigurationFault] {
        publicURL(configuration) + addresses(configuration) + proxies(configuration) + certificate(configuration)
            + bursts(configuration)
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
        guard configuration.tls.certificate.isEmpty != configuration.tls.privateKey.isEmpty else { return [] }
        return [ConfigurationFault(key: "tls", reason: "needs both certificate and privateKey")]
    }

    private static func bursts(_ configuration: Configuration) -> [ConfigurationFault] {
        guard configuration.staff.sessionIdle > configuration.staff.sessionLifetime else { return [] }
        return [ConfigurationFault(key: "staff.sessionIdleSeconds", reason: "must not exceed staff.sessionSeconds")]
    }
}
