public import Foundation
public import HarkIntent
import HarkLanguage

/// The bot's rules and articles, read and checked.
public struct BotDocuments: Sendable, Hashable {
    /// The rules file.
    public let script: BotScript
    /// The flows, those of the rules file first.
    public let flows: [FlowDocument]
    /// The examples of all intents and of what is out of scope, also those in files beside the rules file.
    public let intentExamples: [IntentExample]
    /// The articles that customers may read, in the order of their file names.
    public let articles: [BotArticle]
    /// The articles for agents only, in the order of their file names: never shown to a customer.
    public let agentArticles: [BotArticle]

    /// Reads the rules file and every `.md` file of the articles' folder.
    ///
    /// - Parameters:
    ///   - rules: the YAML file with greeting, starters and rules.
    ///   - articles: the folder of the Markdown articles; `README.md` is left out.
    /// - Returns: documents that keep all rules of the format.
    /// - Throws: `unreadable` when a file or folder cannot be read, `invalid` with all faults that were found.
    public static func load(rules: URL, articles: URL) throws(BotError) -> BotDocuments {
        try BotDocuments(
            rules: TextFile.read(rules),
            articles: TextFile.read(folder: articles),
            beside: TextFile.reader(in: rules.deletingLastPathComponent())
        )
    }

    /// Checks the files of a version.
    ///
    /// - Throws: `invalid` with all faults that were found.
    public init(_ files: BotFiles) throws(BotError) {
        guard let rules = files[BotFiles.script] else {
            throw .unreadable(file: BotFiles.script, reason: "is missing")
        }
        try self.init(
            rules: TextFile(name: BotFiles.script, text: rules),
            articles: files.names.filter { $0.hasPrefix(BotFiles.articles) }
                .map { TextFile(name: $0, text: files[$0] ?? "") }
        ) { path throws(BotError) in
            guard let text = files[path] else { throw .unreadable(file: path, reason: "is missing") }
            return TextFile(name: path, text: text)
        }
    }

    /// Checks documents that were read before; `beside` reads a file by its path seen from the rules file.
    init(
        rules: TextFile,
        articles files: [TextFile],
        beside: (String) throws(BotError) -> TextFile = { path throws(BotError) in
            throw .unreadable(file: path, reason: "cannot be read here")
        }
    ) throws(BotError) {
        var faults: [BotFault] = []
        var parsed: [(article: BotArticle, document: YAMLDocument)] = []
        for file in files {
            do throws(BotError) {
                parsed.append(try ArticleFile.parse(file))
            } catch {
                faults += try error.faultsOrRethrown()
            }
        }
        articles = parsed.map(\.article).filter { $0.audience == .everyone }
        agentArticles = parsed.map(\.article).filter { $0.audience == .agents }
        faults += Self.duplicates(in: parsed)

        var script: BotScript?
        var examples: [IntentExample] = []
        var flows: [FlowDocument] = []
        do throws(BotError) {
            let document = try YAMLDocument(rules.text, file: rules.name)
            let decoded = try document.decode(BotScript.self)
            let intents = try IntentFiles(decoded, document, beside: beside)
            let led = try FlowFiles(decoded, document, beside: beside)
            var check = ScriptCheck(script: decoded, document: document, articles: articles)
            check.flows = led.named
            faults += check.faults + intents.faults + led.faults
            (script, examples, flows) = (decoded, intents.examples, led.flows)
        } catch {
            faults += try error.faultsOrRethrown()
        }
        guard faults.isEmpty, let script else { throw .invalid(faults) }
        self.script = script
        intentExamples = examples
        self.flows = flows
    }

    private static func duplicates(in parsed: [(article: BotArticle, document: YAMLDocument)]) -> [BotFault] {
        var firstFile: [String: String] = [:]
        return parsed.compactMap { article, document in
            if let first = firstFile[article.id] {
                return document.fault("\(article.id) is already the id of \(first)", at: ["id"])
            }
            firstFile[article.id] = document.file
            return nil
        }
    }
}

extension BotError {
    func faultsOrRethrown() throws(BotError) -> [BotFault] {
        guard case .invalid(let faults) = self else { throw self }
        return faults
    }
}

/// A text and the name of its file.
package struct TextFile {
    package let name: String
    package let text: String

    /// The largest file that is read.
    static let mostBytes = 8 << 20

    package static func read(_ url: URL) throws(BotError) -> TextFile {
        guard let file = try? FileHandle(forReadingFrom: url),
            let data = try? file.read(upToCount: mostBytes + 1) ?? Data(),
            let text = String(data: data, encoding: .utf8)
        else { throw .unreadable(file: url.relativePath, reason: "cannot be read as a UTF-8 text") }
        guard data.count <= mostBytes else { throw .unreadable(file: url.relativePath, reason: "is over 8 MiB") }
        return TextFile(name: url.relativePath, text: text)
    }

    /// Reads files by their paths seen from a folder.
    static func reader(in folder: URL) -> (String) throws(BotError) -> TextFile {
        { path throws(BotError) in try read(folder.appendingPathComponent(path)) }
    }

    static func read(folder: URL) throws(BotError) -> [TextFile] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
            throw .unreadable(file: folder.relativePath, reason: "is not a readable folder")
        }
        var files: [TextFile] = []
        for name in names.sorted() where name.hasSuffix(".md") && name != "README.md" {
            let file = try read(folder.appendingPathComponent(name))
            files.append(TextFile(name: folder.relativePath + "/" + name, text: file.text))
        }
        return files
    }
}
