import HarkLanguage

/// A condition whose patterns are compiled and whose phrases are stemmed.
struct CompiledCondition: Sendable {
    private let condition: BotCondition
    private let pattern: LinearPattern?
    private let pages: [LinearPattern]
    private let all: [Phrase]
    private let any: [Phrase]
    private let none: [Phrase]

    init(_ condition: BotCondition, _ synonyms: Synonyms) throws(LinearPattern.Invalid) {
        self.condition = condition
        pattern = if let source = condition.pattern { try LinearPattern(source) } else { nil }
        var pages: [LinearPattern] = []
        for page in condition.page { pages.append(try LinearPattern(PageForm.pattern(of: page))) }
        self.pages = pages
        all = condition.all.map { Phrase($0, synonyms) }
        any = condition.any.map { Phrase($0, synonyms) }
        none = condition.none.map { Phrase($0, synonyms) }
    }

    /// The words that make the condition hold, or nil when it does not.
    func words(in message: Message) -> [String]? {
        guard condition.language == nil || condition.language == message.language else { return nil }
        guard fitsAround(message), let things = things(in: message), let words = phrases(in: message) else {
            return nil
        }
        guard let pattern else { return things + words }
        return pattern.firstMatch(in: message.folded).map { things + words + [$0] }
    }

    /// Whether page, hours, attributes and mood are as they must be.
    private func fitsAround(_ message: Message) -> Bool {
        if let hours = condition.hours, (hours == .open) != message.facts.isOpen { return false }
        if !pages.isEmpty {
            guard let page = message.page, pages.contains(where: { $0.firstMatch(in: page) != nil }) else {
                return false
            }
        }
        for (name, values) in condition.attribute {
            guard let value = message.attributes[name]?.folded else { return false }
            guard values.contains(where: { $0.folded == value }) else { return false }
        }
        return condition.sentiment.isEmpty || condition.sentiment.contains(where: message.shows)
    }

    /// The intent and the entity that the message must have.
    private func things(in message: Message) -> [String]? {
        var words: [String] = []
        if !condition.intent.isEmpty {
            guard let intent = message.intent, condition.intent.contains(intent) else { return nil }
            words.append(intent)
        }
        if !condition.entity.isEmpty {
            guard let entity = message.entities.first(where: { condition.entity.contains($0.kind) }) else { return nil }
            words.append(entity.text)
        }
        return words
    }

    private func phrases(in message: Message) -> [String]? {
        guard all.allSatisfy(message.contains), !none.contains(where: message.contains) else { return nil }
        let words = all.map(\.source)
        guard !any.isEmpty else { return words }
        return any.first(where: message.contains).map { words + [$0.source] }
    }
}

/// A page as conditions name it: the beginning of a path, or a form in which `*` stands for anything.
enum PageForm {
    static func pattern(of form: String) -> String {
        let parts = form.split(separator: "*", omittingEmptySubsequences: false).map(quoted)
        return parts.count == 1 ? "^\(parts[0])" : "^\(parts.joined(separator: ".*"))$"
    }

    /// The path of an address, which is what forms that begin with `/` are held against.
    static func path(of page: String) -> String {
        guard let scheme = page.range(of: "://") else { return page }
        let rest = page[scheme.upperBound...]
        return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? "/"
    }

    private static func quoted(_ text: Substring) -> String {
        text.unicodeScalars.reduce(into: "") { quoted, scalar in
            let isPlain = scalar.value >= 0x80 || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            quoted += isPlain ? String(scalar) : "\\x{\(String(scalar.value, radix: 16))}"
        }
    }
}
