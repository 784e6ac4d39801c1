public import Foundation
public import HarkIntent
public import HarkLanguage

extension BotEngine {
    /// Prepares a bot that reads intents by a model trained from the documents' own examples.
    ///
    /// - Parameters:
    ///   - documents: what the bot speaks from.
    ///   - analyzer: as for `init`.
    ///   - threshold: as for `init`.
    ///   - votes: as for `init`.
    /// - Returns: a bot; without examples its intents never decide.
    /// - Throws: `invalid` when a pattern cannot be compiled or the examples cannot be learnt.
    /// - Complexity: training is linear in examples times intents; a few hundred examples take a fraction of a second.
    public static func trained(
        _ documents: BotDocuments,
        analyzer: LanguageAnalyzer? = nil,
        threshold: AnswerThreshold = .standard,
        votes: ArticleVotes = ArticleVotes()
    ) throws(BotError) -> BotEngine {
        let model = try documents.trainedModel()
        return try BotEngine(
            documents: documents,
            intents: model.map { model in { @Sendable text in model.classify(text) } },
            analyzer: analyzer,
            threshold: threshold,
            votes: votes
        )
    }

    /// Reads documents, trains their intents and prepares a bot.
    ///
    /// - Parameters:
    ///   - rules: the rules file.
    ///   - articles: the folder of the articles; nil for the one that the rules file names, else `../knowledge` beside
    ///     it, else none.
    ///   - analyzer: as for `init`.
    /// - Returns: a bot; without examples its intents never decide.
    /// - Throws: `unreadable` or `invalid` with all faults that were found.
    public static func load(
        rules: URL,
        articles: URL? = nil,
        analyzer: LanguageAnalyzer? = nil
    ) throws(BotError) -> BotEngine {
        try trained(BotDocuments.load(rules: rules, articles: articles), analyzer: analyzer)
    }
}

extension BotDocuments {
    /// Reads the rules file and the articles' folder, which the rules file may name itself.
    ///
    /// - Parameters:
    ///   - rules: the rules file.
    ///   - articles: the folder of the articles; nil for the one that the rules file names, else `../knowledge` beside
    ///     it, else none.
    /// - Returns: documents that keep all rules of the format.
    /// - Throws: `unreadable` or `invalid` with all faults that were found.
    public static func load(rules: URL, articles: URL?) throws(BotError) -> BotDocuments {
        if let articles { return try load(rules: rules, articles: articles) }
        let file = try TextFile.read(rules)
        let folder = rules.deletingLastPathComponent()
        let named = try YAMLDocument(file.text, file: file.name).text(of: "articles")
        let usual = folder.appendingPathComponent("../knowledge").standardizedFileURL
        guard let place = named.map({ folder.appendingPathComponent($0) }) ?? (usual.isFolder ? usual : nil) else {
            return try BotDocuments(rules: file, articles: [], beside: TextFile.reader(in: folder))
        }
        return try BotDocuments(
            rules: file,
            articles: TextFile.read(folder: place),
            beside: TextFile.reader(in: folder)
        )
    }

    /// A model of the intents, learnt from all examples; nil when there is nothing to learn.
    ///
    /// - Throws: `invalid` when the examples cannot be learnt.
    public func trainedModel() throws(BotError) -> IntentModel? {
        guard intentExamples.contains(where: { $0.intent != IntentExample.outOfScope }) else { return nil }
        do throws(IntentError) {
            return try IntentTrainer().train(intentExamples)
        } catch .noExamples {
            return nil
        } catch {
            throw .invalid([BotFault(file: "intents", reason: error.description)])
        }
    }
}

extension URL {
    fileprivate var isFolder: Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
