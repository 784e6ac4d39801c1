import Foundation
import HarkBot
import HarkHub
import HarkLanguage

/// Holds the site's language stack and takes a changed one into use while the server runs.
///
/// `@unchecked` because the lock guards what changes.
final class LanguageDesk: @unchecked Sendable {
    private let configuration: Configuration
    private let lock = NSLock()
    private var current: SiteLanguage
    private var fromFile: LanguageDocument
    private var fromAdmins: LanguageDocument

    /// Reads the document, adds what the admins have stored, and makes sure that what is to be masked has a name.
    ///
    /// - Throws: `BotError` or `ConfigurationError`, each saying what is wrong.
    init(_ configuration: Configuration, admins: LanguageDocument = LanguageDocument()) throws {
        self.configuration = configuration
        fromFile = try LanguageDocument.load(configuration.languageDocument)
        fromAdmins = admins
        current = try Self.language(configuration, fromFile, admins)
    }

    /// What the file holds.
    var document: LanguageDocument { lock.withLock { fromFile } }

    /// What the admins have added.
    var added: LanguageDocument { lock.withLock { fromAdmins } }

    /// Reads the file again; a mistake in it changes nothing.
    ///
    /// - Throws: `BotError` or `ConfigurationError`, each saying what is wrong.
    func reload() throws {
        let document = try LanguageDocument.load(configuration.languageDocument)
        try use(document, added)
    }

    /// Takes what the admins have changed into use.
    ///
    /// - Throws: `Pattern.Invalid` for a pattern that should not have been let through.
    func take(_ admins: LanguageDocument) throws { try use(document, admins) }

    private func use(_ document: LanguageDocument, _ admins: LanguageDocument) throws {
        let language = try Self.language(configuration, document, admins)
        lock.withLock { (current, fromFile, fromAdmins) = (language, document, admins) }
    }

    /// What is masked must have a name that the file knows: no admin can take it away.
    private static func language(
        _ configuration: Configuration,
        _ document: LanguageDocument,
        _ admins: LanguageDocument
    ) throws -> SiteLanguage {
        let known = [EntityKind.paymentCard, .idNumber, .bankAccount].map(\.rawValue) + document.patterns.map(\.name)
        let faults = configuration.redaction.beforeStorage.filter { !known.contains($0) }.map { name in
            ConfigurationFault(
                key: "redaction.beforeStorage",
                reason: "\(name) is none of \(known.joined(separator: ", "))"
            )
        }
        guard faults.isEmpty else { throw ConfigurationError.invalid(faults) }
        return try SiteLanguage(
            document.with(admins),
            zone: TimeZone(identifier: configuration.language.zone) ?? .current,
            masking: configuration.redaction.beforeStorage
        )
    }

    /// The stack as the hub uses it.
    var port: LanguagePort {
        let read: LanguagePort.Reading = { [self] message in language.read(message) }
        let mask: LanguagePort.Masking = { [self] text in language.mask(text) }
        return LanguagePort(
            read: configuration.language.analysis ? read : nil,
            mask: configuration.redaction.beforeStorage.isEmpty ? nil : mask
        )
    }

    private var language: SiteLanguage { lock.withLock { current } }
}

extension Configuration {
    /// Reads the site's own words and patterns, and looks that what is to be masked is among what Hark knows.
    ///
    /// - Throws: `BotError` or `ConfigurationError`, each saying what is wrong.
    public func checkLanguage() throws { _ = try LanguageDesk(self) }
}
