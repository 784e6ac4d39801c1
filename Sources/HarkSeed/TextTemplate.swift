import HarkDomain

/// What a template leaves open.
enum TextSlot: String, Sendable {
    case order, product, amount, date, soon, city, email, agent

    /// The kind of entity that stands there; nil for what is none.
    var entity: String? {
        switch self {
        case .order, .date, .email: rawValue
        case .soon: "date"
        case .amount: "money"
        case .city: "place"
        case .product, .agent: nil
        }
    }
}

/// One way to say something, with slots for what it is about.
struct TextTemplate: Sendable {
    enum Piece: Sendable {
        case words(String, scalars: Int)
        case slot(TextSlot)
    }

    let pieces: [Piece]

    init(_ text: Substring) {
        var pieces: [Piece] = []
        for (index, part) in text.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            var words = part
            if index > 0, let end = part.firstIndex(of: "}"), let slot = TextSlot(rawValue: String(part[..<end])) {
                pieces.append(.slot(slot))
                words = part[part.index(after: end)...]
            }
            if !words.isEmpty { pieces.append(.words(String(words), scalars: words.unicodeScalars.count)) }
        }
        self.pieces = pieces
    }
}

/// What stands in the slots of one conversation's texts.
struct TextFacts: Sendable {
    var order: String
    var product: String
    var amount: String
    /// A day gone by, and one to come.
    var date: String
    var soon: String
    var city: String
    var email: String
    var agent = ""

    subscript(slot: TextSlot) -> String {
        switch slot {
        case .order: order
        case .product: product
        case .amount: amount
        case .date: date
        case .soon: soon
        case .city: city
        case .email: email
        case .agent: agent
        }
    }
}

/// A text that is put together of templates, with what it names.
struct FilledText {
    private(set) var text = ""
    private(set) var entities: [MessageEntity] = []
    private var scalars = 0

    mutating func add(_ template: TextTemplate, _ facts: TextFacts) {
        for piece in template.pieces {
            switch piece {
            case .words(let words, let count): add(words, count)
            case .slot(let slot): add(slot, facts[slot])
            }
        }
    }

    /// Puts a blank between two sentences, where the language has one.
    mutating func space() { if !text.isEmpty { add(" ", 1) } }

    private mutating func add(_ words: String, _ count: Int) {
        text += words
        scalars += count
    }

    private mutating func add(_ slot: TextSlot, _ value: String) {
        let start = scalars
        add(value, value.unicodeScalars.count)
        guard let type = slot.entity else { return }
        entities.append(MessageEntity(type: type, text: value, start: start, end: scalars))
    }
}
