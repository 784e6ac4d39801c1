import Crypto
import Foundation
import HarkBot
import HarkIntent

/// One version of the bot, ready to speak: its files, what they say, and what is made of them once.
struct BotBuild: Sendable {
    let files: BotFiles
    /// Tells equal files from others: SHA-256 over names and texts, in hexadecimal digits.
    let digest: String
    let engine: BotEngine
    /// Reads the intents; nil without examples.
    let model: IntentModel?
    /// The rules as they are written, in order.
    let rules: [(id: String, rule: BotJSON)]
    /// What customers have said of its answers.
    let experience: BotExperience
    /// The public articles as pages.
    let help: HelpPages

    /// Checks the files of the configuration, and names them as they are called there when something is wrong.
    ///
    /// - Throws: `BotError`.
    init(rules: URL, articles: URL) throws(BotError) {
        do throws(BotError) {
            try self.init(try BotFiles.read(rules: rules, articles: articles))
        } catch {
            _ = try BotDocuments.load(rules: rules, articles: articles)
            throw error
        }
    }

    var documents: BotDocuments { engine.documents }

    /// Checks the files and makes a bot of them.
    ///
    /// - Throws: `BotError.invalid` with every fault that was found.
    init(_ files: BotFiles, experience: BotExperience = .none) throws(BotError) {
        self.files = files
        self.experience = experience
        digest = files.digest
        let documents = try BotDocuments(files)
        let model = try IntentShelf.shared.model(of: documents)
        self.model = model
        engine = try BotEngine(
            documents: documents,
            intents: model.map { model in { @Sendable text in model.classify(text) } },
            threshold: experience.threshold,
            votes: experience.votes
        )
        rules = files.writtenRules
        let wares = engine.documents.script.wares
        help = HelpPages(engine.documents.articles, wares: wares.en + wares.zh)
    }
}

extension BotFiles {
    /// Tells equal files from others: SHA-256 over names and texts, in hexadecimal digits.
    var digest: String {
        var hash = SHA256()
        for name in names {
            for part in [name, self[name] ?? ""] {
                var length = UInt64(part.utf8.count).littleEndian
                withUnsafeBytes(of: &length) { hash.update(bufferPointer: $0) }
                hash.update(data: Array(part.utf8))
            }
        }
        return hash.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
