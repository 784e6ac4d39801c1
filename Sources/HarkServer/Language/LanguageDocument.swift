import Foundation
import HarkBot
import HarkLanguage

/// The site's own words and number patterns, as a file or the admins have them.
struct LanguageDocument: Sendable, Equatable {
    /// Words that stand as one, such as names of products.
    var words: [String] = []
    /// The forms of the site's own numbers.
    var patterns: [SitePattern] = []

    static let mostWords = 2000
    static let longestWord = 64
    static let mostPatterns = 50

    /// Reads the file; without one there are none.
    ///
    /// - Throws: `BotError` with the file, line, key path and reason of a mistake.
    static func load(_ url: URL?) throws(BotError) -> LanguageDocument {
        guard let url else { return LanguageDocument() }
        let file = try TextFile.read(url)
        return try YAMLDocument(file.text, file: file.name).decode(LanguageDocument.self)
    }

    /// Both together, each word and pattern once.
    func with(_ more: LanguageDocument) -> LanguageDocument {
        var all = self
        all.words += more.words.filter { !words.contains($0) }
        all.patterns += more.patterns.filter { !patterns.contains($0) }
        return all
    }

    /// What is wrong with it, by member; nil when nothing is.
    var fault: (field: String, reason: String)? {
        if words.count > Self.mostWords { return ("words", "must be at most \(Self.mostWords)") }
        if patterns.count > Self.mostPatterns { return ("patterns", "must be at most \(Self.mostPatterns)") }
        for word in words where !(1...Self.longestWord).contains(word.unicodeScalars.count) || word.contains("\n") {
            return ("words", "must each have 1 to \(Self.longestWord) characters: \(word.prefix(80))")
        }
        for pattern in patterns {
            if let reason = pattern.fault { return ("patterns", "\(pattern.name): \(reason)") }
        }
        return nil
    }
}

/// The form of one of the site's own numbers: of orders, parcels, or something with a name of the site's.
struct SitePattern: Sendable, Hashable {
    /// `order`, `tracking`, or a name of the site's own.
    var name: String
    /// In the syntax of RE2; letters match whatever their case.
    var pattern: String

    /// The longest pattern, in characters.
    static let longest = 500

    /// Names that mean something already.
    private static let taken = Set(EntityKind.allCases.map(\.rawValue)).subtracting(["order", "tracking"])

    /// The pattern as the recogniser takes it; nil for a name of the site's own.
    var entity: EntityPattern? {
        let kind = EntityKind(rawValue: name)
        return kind.map { EntityPattern(kind: $0, pattern: pattern) }
    }

    /// The pattern as the redactor takes it; nil for orders and parcels.
    var secret: RedactionPattern? { entity == nil ? RedactionPattern(name: name, pattern: pattern) : nil }

    /// Why it can't be used; nil when it can.
    var fault: String? {
        guard !Self.taken.contains(name) else { return "names what Hark recognises by itself" }
        guard (1...Self.longest).contains(pattern.unicodeScalars.count) else {
            return "must have 1 to \(Self.longest) characters"
        }
        do throws(EntityPatternError) {
            if let entity { _ = try ExactRecognizer(patterns: [entity]) }
            if let secret { _ = try Redactor(policy: RedactionPolicy(patterns: [secret])) }
            return nil
        } catch {
            return error.description
        }
    }
}

extension LanguageDocument: Decodable {
    init(from decoder: any Decoder) throws {
        let container = try StrictContainer(decoder, keys: "words", "patterns")
        words = try container.texts("words")
        patterns = try container.value("patterns", or: [])
        if let fault { throw container.fault(fault.reason, at: fault.field) }
    }
}

extension SitePattern: Decodable {
    init(from decoder: any Decoder) throws {
        let container = try StrictContainer(decoder, keys: "name", "pattern")
        (name, pattern) = (try container.text("name"), try container.text("pattern"))
        if let fault { throw container.fault(fault, at: "pattern") }
    }
}
