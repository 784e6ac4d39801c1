public import Foundation

/// The bot's documents as texts by name: what a version of the bot is, on disk and in the store alike.
///
/// `bot.yaml` is the rules file; all that it names lies beside it, articles in `articles/`, scripted dialogues in
/// `tests/`.
public struct BotFiles: Sendable, Hashable, Codable {
    /// The name of the rules file.
    public static let script = "bot.yaml"
    /// The folder of the articles.
    public static let articles = "articles/"
    /// The folder of the scripted dialogues that each version has to pass.
    public static let tests = "tests/"
    /// The most files, and the most bytes of one and of all.
    static let (mostFiles, mostBytes, mostBytesInAll) = (2_000, 1 << 20, 16 << 20)

    /// The texts by name; names are relative paths with `/`.
    public private(set) var texts: [String: String]

    /// Creates a set of files.
    ///
    /// - Throws: `invalid` for a name that leads elsewhere, too many files or too much text.
    public init(_ texts: [String: String]) throws(BotError) {
        var faults: [BotFault] = []
        for (name, text) in texts {
            if !Self.isName(name) { faults.append(BotFault(file: name, reason: "is no name of a file of the bot")) }
            if text.utf8.contains(0) { faults.append(BotFault(file: name, reason: "holds a NUL")) }
            if text.utf8.count > Self.mostBytes { faults.append(BotFault(file: name, reason: "is over 1 MiB")) }
        }
        if texts.count > Self.mostFiles { faults.append(BotFault(file: Self.script, reason: "has over 2,000 files")) }
        if texts.values.reduce(0, { $0 + $1.utf8.count }) > Self.mostBytesInAll {
            faults.append(BotFault(file: Self.script, reason: "is over 16 MiB with all its files"))
        }
        guard faults.isEmpty else { throw .invalid(faults.sorted { $0.file < $1.file }) }
        self.texts = texts
    }

    /// Reads the files of a configuration.
    ///
    /// - Parameters:
    ///   - rules: the rules file; `.yaml` and `.tsv` files in folders beside it belong to it.
    ///   - articles: the folder of the articles.
    /// - Returns: the files under the names that they have in a version.
    /// - Throws: `unreadable` when a file or folder cannot be read.
    public static func read(rules: URL, articles: URL) throws(BotError) -> BotFiles {
        var texts = [script: try TextFile.read(rules).text]
        let folder = rules.deletingLastPathComponent()
        for name in try names(in: folder, within: articles) {
            texts[name] = try TextFile.read(folder.appendingPathComponent(name)).text
        }
        for file in try TextFile.read(folder: articles) {
            texts[Self.articles + (file.name as NSString).lastPathComponent] = file.text
        }
        return try BotFiles(texts)
    }

    /// The files in folders below, by relative name.
    private static func names(in folder: URL, within articles: URL) throws(BotError) -> [String] {
        guard let folders = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else { return [] }
        var names: [String] = []
        for name in folders.sorted() {
            let place = folder.appendingPathComponent(name, isDirectory: true)
            guard place.standardizedFileURL.path != articles.standardizedFileURL.path,
                let files = try? FileManager.default.contentsOfDirectory(atPath: place.path)
            else { continue }
            names += files.sorted().filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".tsv") }.map { name + "/" + $0 }
        }
        return names
    }

    /// A file's text; nil when there is none of that name.
    public subscript(name: String) -> String? { texts[name] }

    /// The names in order.
    public var names: [String] { texts.keys.sorted() }

    /// These files with some of them changed; nil takes a file away.
    ///
    /// - Throws: as `init`.
    public func changed(by changes: [String: String?]) throws(BotError) -> BotFiles {
        var texts = texts
        for (name, text) in changes { texts[name] = text }
        return try BotFiles(texts)
    }

    /// Names of letters, digits, `-`, `_` and `.`, at most one folder deep.
    private static func isName(_ name: String) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return (1...2).contains(parts.count)
            && parts.allSatisfy { part in
                !part.isEmpty && part.utf8.count <= 100 && part.first != "."
                    && part.unicodeScalars.allSatisfy { scalar in
                        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                            || "-_.".unicodeScalars.contains(scalar)
                    }
            }
    }
}
