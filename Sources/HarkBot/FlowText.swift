import HarkLanguage

/// What a flow says in both languages, with places; a question may have several wordings, asked in turn.
struct FlowText: Sendable, Hashable, Codable {
    let en: [FlowTemplate]
    let zh: [FlowTemplate]

    init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: "en", "zh")
        en = try Self.wordings("en", strict)
        zh = try Self.wordings("zh", strict)
    }

    /// The wordings for a reader of `language`; English for every language but Chinese.
    subscript(language: Language) -> [FlowTemplate] {
        language == .chinese ? zh : en
    }

    /// The wording for the `round`th time, the last one from then on.
    func wording(_ round: Int, in language: Language) -> FlowTemplate? {
        let wordings = self[language]
        return wordings.isEmpty ? nil : wordings[min(max(round, 0), wordings.count - 1)]
    }

    /// Each wording with where it stands.
    var places: [(path: [String], template: FlowTemplate)] {
        en.enumerated().map { (["en", "\($0.offset)"], $0.element) }
            + zh.enumerated().map { (["zh", "\($0.offset)"], $0.element) }
    }

    private static func wordings(_ key: String, _ strict: StrictContainer) throws -> [FlowTemplate] {
        guard strict.has(key) else { throw strict.fault("is missing", at: key) }
        if let one: FlowTemplate = try? strict.required(key) { return [one] }
        let wordings: [FlowTemplate]
        do {
            wordings = try strict.required(key)
        } catch DecodingError.typeMismatch {
            // Neither a list nor a template: tell what is wrong with the text.
            let _: FlowTemplate = try strict.required(key)
            return []
        }
        guard (1...6).contains(wordings.count) else { throw strict.fault("must hold one to six wordings", at: key) }
        return wordings
    }
}
