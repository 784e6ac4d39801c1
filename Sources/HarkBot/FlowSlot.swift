import HarkLanguage

/// Something that a flow needs to be told, and how it asks for it.
struct FlowSlot: Sendable, Hashable, Codable {
    /// What an answer must be.
    enum Kind: String, Sendable, Codable, CaseIterable {
        case order, tracking, email, phone, date, time, money, number, text, oneOf, yesNo, postalCode
    }

    let type: Kind
    /// The question; each further wording asks again in other words.
    let ask: FlowText
    /// What is said before asking again.
    let invalid: FlowText?
    /// How often it is asked again before a person is called.
    let retries: Int
    /// Whether the customer must say yes to what was understood.
    let confirm: Bool
    /// The form that an answer must have.
    let pattern: String?
    /// The attribute of the contact that fills it.
    let attribute: String?
    /// Whether the customer's first message, and answers to other questions, fill it.
    let prefill: Bool
    /// What may be chosen.
    let options: [FlowOption]
    /// The list of a call's answer that holds what may be chosen.
    let optionsFrom: String?
    /// The least and the greatest number, or the fewest and most characters of a text.
    let least: Double?
    let most: Double?
    /// The currency of an amount that names none.
    let currency: String?

    /// The most characters of a text that the shop does not limit itself.
    static let usualCharacters = 200.0
    static let mostCharacters = 300.0
    static let mostRetries = 5
    static let mostOptions = 10

    private static let keys = [
        "type", "ask", "invalid", "retries", "confirm", "pattern", "attribute", "prefill", "options", "optionsFrom",
        "least", "most", "currency",
    ]
    /// What a message names so exactly that it needs no question.
    private static let exact: Set<Kind> = [.order, .tracking, .email, .phone, .postalCode]

    init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: Self.keys)
        type = try strict.kind("type")
        ask = try strict.required("ask")
        invalid = try strict.optional("invalid")
        retries = try strict.whole("retries", in: 0...Self.mostRetries, or: 2)
        confirm = try strict.value("confirm", or: false)
        pattern = strict.has("pattern") ? try strict.text("pattern") : nil
        attribute = strict.has("attribute") ? try strict.text("attribute") : nil
        prefill = try strict.value("prefill", or: Self.exact.contains(type))
        options = try strict.value("options", or: [])
        optionsFrom = strict.has("optionsFrom") ? try strict.text("optionsFrom") : nil
        least = try strict.optional("least")
        most = try strict.optional("most")
        currency = strict.has("currency") ? try strict.text("currency") : nil
        try checkOptions(strict)
        try checkLimits(strict)
    }

    private func checkOptions(_ strict: StrictContainer) throws {
        guard type == .oneOf else {
            if !options.isEmpty { throw strict.fault("are for oneOf alone", at: "options") }
            if optionsFrom != nil { throw strict.fault("is for oneOf alone", at: "optionsFrom") }
            return
        }
        guard options.isEmpty != (optionsFrom == nil) else { throw strict.fault("needs options or optionsFrom") }
        guard optionsFrom != nil || (2...Self.mostOptions).contains(options.count) else {
            throw strict.fault("must be two to \(Self.mostOptions)", at: "options")
        }
        guard Set(options.map(\.id)).count == options.count else {
            throw strict.fault("hold an id twice", at: "options")
        }
    }

    private func checkLimits(_ strict: StrictContainer) throws {
        let counts = type == .number || type == .money || type == .text
        for key in ["least", "most"] where strict.has(key) && !counts {
            throw strict.fault("is for number, money and text alone", at: key)
        }
        guard (least ?? -.infinity) <= (most ?? .infinity) else { throw strict.fault("is over most", at: "least") }
        guard type != .text || (1...Self.mostCharacters).contains(most ?? 1) else {
            throw strict.fault("must be 1 to \(Int(Self.mostCharacters)) characters", at: "most")
        }
        guard pattern == nil || type != .oneOf && type != .yesNo else {
            throw strict.fault("is not for what is chosen", at: "pattern")
        }
        guard currency == nil || type == .money else { throw strict.fault("is for money alone", at: "currency") }
    }
}

/// One of the things that may be chosen.
struct FlowOption: Sendable, Hashable, Codable {
    let id: String
    let label: LocalizedText
    /// Words by which customers choose it.
    let words: WareNames

    init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: "id", "label", "words")
        id = try strict.text("id")
        label = try strict.required("label")
        words = try strict.value("words", or: WareNames())
        guard id.wholeMatch(ofName: false) else { throw strict.fault("must be letters and digits", at: "id") }
        guard !BotChoice.reserved.contains(id) else { throw strict.fault("is the bot's own", at: "id") }
    }

    /// All that is taken for this option, labels first.
    var phrases: [String] { [label.en, label.zh] + words.en + words.zh }
}

extension StrictContainer {
    func kind(_ key: String) throws -> FlowSlot.Kind {
        guard let kind = FlowSlot.Kind(rawValue: try text(key)) else {
            throw fault("must be one of \(FlowSlot.Kind.allCases.map(\.rawValue).joined(separator: ", "))", at: key)
        }
        return kind
    }

    /// A whole number within bounds.
    func whole(_ key: String, in bounds: ClosedRange<Int>, or usual: Int) throws -> Int {
        guard has(key) else { return usual }
        guard let number: Int = try? required(key), bounds.contains(number) else {
            throw fault("must be a whole number of \(bounds.lowerBound) to \(bounds.upperBound)", at: key)
        }
        return number
    }
}
