import Foundation
import HarkLanguage
import HarkProtocol
import HarkTransport

/// The words of the pages that the server makes itself, read once from where all pages keep theirs.
struct PageWords: Sendable {
    private let words: [Language: [String: String]]

    /// Reads `i18n/SURFACE.LOCALE.json` of each surface in both languages.
    init(root: String, surfaces: [String]) throws(TransportError) {
        var words: [Language: [String: String]] = [:]
        for language in [Language.english, .chinese] {
            for surface in surfaces {
                let path = "\(root)/i18n/\(surface).\(language.locale).json"
                words[language, default: [:]].merge(try Self.read(path)) { first, _ in first }
            }
        }
        self.words = words
    }

    private static func read(_ path: String) throws(TransportError) -> [String: String] {
        guard let bytes = FileManager.default.contents(atPath: path),
            case .object(let object) = try? JSONReader.read(Array(bytes))
        else { throw .folder(path) }
        var words: [String: String] = [:]
        for member in object.members {
            if case .string(let text) = member.value { words[member.name] = text }
        }
        return words
    }

    /// Returns the words of a key with their values put in; the key itself when there are none.
    func callAsFunction(_ key: String, in language: Language, _ values: [String: String] = [:]) -> String {
        values.reduce(words[language]?[key] ?? key) { $0.replacing("{\($1.key)}", with: $1.value) }
    }
}

extension Language {
    /// The name under which pages keep their words.
    var locale: String { self == .chinese ? "zh-CN" : "en" }

    /// Returns the first language of a request that Hark speaks, English when there is none.
    ///
    /// - Source: RFC 9110, section 12.5.4.
    static func wanted(by request: HTTPRequest) -> Language {
        let wishes = (request.headers["accept-language"] ?? "").split(separator: ",").prefix(20)
            .compactMap { wish -> (language: Language, quality: Double)? in
                let parts = wish.split(separator: ";").map { $0.filter { $0 != " " } }
                guard let tag = parts.first, let language = Language(tag: tag) else { return nil }
                let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
                return quality > 0 ? (language, quality) : nil
            }
        let best = wishes.map(\.quality).max()
        return wishes.first { $0.quality == best }?.language ?? .english
    }
}
