import Foundation
import HarkBot
import HarkDomain
import HarkHub
import HarkLanguage

/// Holds the site's language stack and takes a changed one into use while the server runs.
///
/// `@unchecked` because the lock guards what changes.
final class LanguageDesk: @unchecked Sendable {
    private let configuration: Configuration
    /// The file of the site's corrections of moods; there need be none.
    private let corrections: URL?
    private let lock = NSLock()
    private var models: LanguageModels?
    private var current: SiteLanguage
    private var fromFile: LanguageDocument
    private var fromAdmins: LanguageDocument

    /// Reads the document, adds what the admins have stored, and makes sure that what is to be masked has a name.
    ///
    /// - Throws: `BotError`, `ConfigurationError` or `LanguageModelError`, each saying what is wrong.
    init(
        _ configuration: Configuration,
        admins: LanguageDocument = LanguageDocument(),
        corrections: URL? = nil
    ) throws {
        self.configuration = configuration
        self.corrections = corrections
        models = Self.needsModels(configuration) ? try Self.models(corrections) : nil
        fromFile = try LanguageDocument.load(configuration.languageDocument)
        fromAdmins = admins
        current = try Self.language(configuration, models, fromFile, admins)
    }

    /// The site's corrections of moods in its data directory, as `hark language adapt` writes them.
    static let correctionsFile = "corrections.weights"

    /// The answerer must find names although no message is read otherwise.
    private static func needsModels(_ configuration: Configuration) -> Bool {
        configuration.language.analysis || !configuration.bot.answerer.url.isEmpty
    }

    /// The weights that ship with Hark, read once in a process.
    static let shipped = Result { try LanguageModels() }

    private static func models(_ corrections: URL?) throws -> LanguageModels {
        let isThere = corrections.map { FileManager.default.fileExists(atPath: $0.path) } ?? false
        return isThere ? try LanguageModels(corrections: corrections) : try shipped.get()
    }

    /// What the file holds.
    var document: LanguageDocument { lock.withLock { fromFile } }

    /// What the admins have added.
    var added: LanguageDocument { lock.withLock { fromAdmins } }

    /// Reads the file and the corrections again; a mistake in them changes nothing.
    ///
    /// - Throws: `BotError` or `ConfigurationError`, each saying what is wrong.
    func reload() throws {
        let document = try LanguageDocument.load(configuration.languageDocument)
        let models = Self.needsModels(configuration) ? try Self.models(corrections) : nil
        try use(document, added, models)
    }

    /// Takes what the admins have changed into use.
    ///
    /// - Throws: `EntityPatternError` for a pattern that should not have been let through.
    func take(_ admins: LanguageDocument) throws { try use(document, admins, lock.withLock { models }) }

    private func use(_ document: LanguageDocument, _ admins: LanguageDocument, _ models: LanguageModels?) throws {
        let language = try Self.language(configuration, models, document, admins)
        lock.withLock { (current, fromFile, fromAdmins, self.models) = (language, document, admins, models) }
    }

    /// What is masked must have a name that the file knows: no admin can take it away.
    private static func language(
        _ configuration: Configuration,
        _ models: LanguageModels?,
        _ document: LanguageDocument,
        _ admins: LanguageDocument
    ) throws -> SiteLanguage {
        let known =
            RedactionPolicy.sensitiveKinds.map(\.rawValue).sorted()
            + document.patterns.filter { $0.secret != nil }.map(\.name)
        let faults = configuration.redaction.beforeStorage.filter { !known.contains($0) }.map { name in
            ConfigurationFault(
                key: "redaction.beforeStorage",
                reason: "\(name) is none of \(known.joined(separator: ", "))"
            )
        }
        guard faults.isEmpty else { throw ConfigurationError.invalid(faults) }
        return try SiteLanguage(
            document.with(admins),
            models,
            zone: configuration.zone,
            masking: configuration.redaction.beforeStorage
        )
    }

    /// The stack as the hub uses it.
    ///
    /// - Parameters:
    ///   - desk: estimates how conversations will be rated.
    ///   - intent: reads what customers want.
    /// - Returns: the stack's ways to read and mask, each only where the site wants it.
    func port(
        estimating desk: SatisfactionDesk?,
        intent: @escaping @Sendable (String) -> String?
    ) -> LanguagePort {
        let read: LanguagePort.Reading = { [self] message in
            language.read(message, intent: intent(message.text), estimating: desk)
        }
        let mask: LanguagePort.Masking = { [self] text in language.mask(text) }
        return LanguagePort(
            read: configuration.language.analysis ? read : nil,
            analyse: { [self] text, moment in analyse(text, at: moment) },
            mask: configuration.redaction.beforeStorage.isEmpty ? nil : mask
        )
    }

    /// Reads a text for the bot; nil when the site wants no message read.
    func analyse(_ text: String, at moment: Timestamp) -> TextAnalysis? {
        configuration.language.analysis ? language.analyse(text, at: moment) : nil
    }

    /// False when the site wants no message read.
    var readsMessages: Bool { configuration.language.analysis }

    /// Reads a text as a customer's message is read.
    func read(_ message: MessageToRead, intent: String?) -> MessageAnalysed { language.read(message, intent: intent) }

    /// The text with what the site does not want stored masked.
    func masked(_ text: String) -> String { language.mask(text) }

    /// Finds names and numbers in the site's own forms; nil when no weights were read.
    var analyzer: LanguageAnalyzer? { language.analyzer }

    private var language: SiteLanguage { lock.withLock { current } }
}

extension Configuration {
    /// Reads the site's own words and patterns, and looks that what is to be masked is among what Hark knows.
    ///
    /// - Throws: `BotError` or `ConfigurationError`, each saying what is wrong.
    public func checkLanguage() throws {
        var plain = self
        // The weights are no matter of the configuration.
        plain.language.analysis = false
        plain.bot.answerer.url = ""
        _ = try LanguageDesk(plain)
    }
}
