import HarkFetch

/// What must hold of the answerer's settings, beyond each one's own range.
enum AnswererCheck {
    static func faults(of answerer: Configuration.Answerer) -> [ConfigurationFault] {
        guard !answerer.url.isEmpty else { return [] }
        return url(answerer) + secret(answerer) + times(answerer)
    }

    private static func url(_ answerer: Configuration.Answerer) -> [ConfigurationFault] {
        let key = "bot.answerer.url"
        do throws(FetchError) {
            let url = try FetchURL(answerer.url)
            guard !url.target.contains("?") else { return [ConfigurationFault(key: key, reason: "must have no query")] }
            guard url.origin.scheme == .https || answerer.isPrivate else {
                let reason = "must be https:// unless bot.answerer.private is true"
                return [ConfigurationFault(key: key, reason: reason)]
            }
            try FetchPolicy([try origin(of: url, answerer)]).check(url)
        } catch .privateAddress {
            return [ConfigurationFault(key: key, reason: "is an address of this house; is bot.answerer.private meant?")]
        } catch {
            return [ConfigurationFault(key: key, reason: "is no address that can be asked: \(error)")]
        }
        return []
    }

    private static func secret(_ answerer: Configuration.Answerer) -> [ConfigurationFault] {
        guard !answerer.secret.isEmpty, !SecretStore.isName(answerer.secret[...]) else { return [] }
        let reason = "must be a capital, then capitals, digits and underscores"
        return [ConfigurationFault(key: "bot.answerer.secret", reason: reason)]
    }

    private static func times(_ answerer: Configuration.Answerer) -> [ConfigurationFault] {
        guard answerer.firstWord > answerer.total else { return [] }
        let reason = "must not exceed bot.answerer.totalSeconds"
        return [ConfigurationFault(key: "bot.answerer.firstWordSeconds", reason: reason)]
    }

    /// The one origin that the answerer may ask.
    static func origin(
        of url: FetchURL,
        _ answerer: Configuration.Answerer
    ) throws(FetchError) -> AllowedOrigin {
        do throws(FetchSetupError) {
            return try AllowedOrigin(url.origin.text, isPrivate: answerer.isPrivate)
        } catch {
            throw .badRequest("\(error)")
        }
    }

    /// What the environment or the folder of secrets lacks.
    static func missing(of bot: Configuration.Bot) -> [ConfigurationFault] {
        guard !bot.answerer.url.isEmpty, !bot.answerer.secret.isEmpty else { return [] }
        do throws(FetchSetupError) {
            let secrets = try SecretStore(folder: bot.secrets.isEmpty ? nil : bot.secrets)
            return missing(bot.answerer.secret, in: secrets)
        } catch {
            return [ConfigurationFault(key: "bot.secrets", reason: "\(error)")]
        }
    }

    static func missing(_ secret: String, in secrets: SecretStore) -> [ConfigurationFault] {
        guard !secret.isEmpty, !secrets.has(secret) else { return [] }
        let reason = "there is no HARK_SECRET_\(secret) and no file \(secret) in bot.secrets"
        return [ConfigurationFault(key: "bot.answerer.secret", reason: reason)]
    }
}
