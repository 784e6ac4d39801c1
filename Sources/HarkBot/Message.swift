import HarkIntent
import HarkLanguage

/// A customer's message with what is known around it, prepared once for all stages.
struct Message: Sendable {
    /// How much of a long message is looked at: its beginning and its end.
    static let headCharacters = 1_500
    static let tailCharacters = 500

    /// The part that is looked at.
    let text: String
    let folded: String
    let stems: [String]
    /// What retrieval compares.
    let question: KnowledgeQuestion
    let language: Language
    let facts: BotFacts
    let page: String?
    let entities: [TextEntity]
    let sentiment: Sentiment?
    let reading: IntentReading?
    /// The intent that the model is sure enough of, and how likely it is.
    let guess: IntentGuess?
    /// What the contact is known for, with what the bot has set in this talk.
    private(set) var attributes: [String: String]
    private let slots: [String: String]
    private let canonical: [String]
    private let stemSet: Set<String>
    private let canonicalSet: Set<String>
    private let isAngry: Bool

    init(_ turn: BotTurn, _ reader: MessageReader = MessageReader()) {
        text = Self.cut(turn.text)
        folded = text.folded
        stems = Tokenizer.stems(of: text)
        canonical = reader.synonyms.canonical(stems)
        stemSet = Set(stems)
        canonicalSet = reader.synonyms.isEmpty ? stemSet : Set(canonical)
        language = Self.language(of: text, turn)
        facts = turn.facts
        page = turn.facts.page.map { PageForm.path(of: String($0.prefix(Self.headCharacters))) }
        let analysis = reader.analysis(of: text, turn)
        entities = reader.entities(in: text, turn, analysis)
        sentiment = analysis?.sentiment
        isAngry = (analysis?.sentiment.anger ?? 0) >= reader.anger
        let plain = FlowWords.bare(text)
        // A mere yes or no means what was asked before it.
        let isReply = FlowWords.isYes(plain) || FlowWords.isNo(plain) || FlowWords.isCancel(plain)
        reading = stems.isEmpty || isReply ? nil : reader.intents?(text)
        guess = reader.sure(reading)
        question = KnowledgeQuestion(text, reading: reading)
        attributes = turn.facts.attributes.merging(turn.state.attributes) { $1 }
        slots = turn.state.slots
    }

    var intent: String? { guess?.intent }

    /// The folded text without punctuation and symbols.
    var bare: String {
        String(folded.filter { !$0.isPunctuation && !$0.isSymbol }.trimmingSpaces)
    }

    /// Whether the stems of a phrase occur side by side, as they stand or as synonyms.
    func contains(_ phrase: Phrase) -> Bool {
        Self.holds(phrase.stems, in: stems, stemSet)
            || phrase.canonical.map { Self.holds($0, in: canonical, canonicalSet) } ?? false
    }

    func shows(_ feeling: BotCondition.Feeling) -> Bool {
        switch (feeling, sentiment?.label) {
        case (.angry, _): isAngry
        case (.negative, .negative?), (.negative, .veryNegative?): true
        case (.positive, .positive?), (.positive, .veryPositive?): true
        default: false
        }
    }

    /// What a place of a text stands for: a slot, a thing that the message names, or an attribute.
    func value(_ name: String) -> String? {
        if let slot = slots[name] { return slot }
        if let kind = EntityKind(rawValue: name), let entity = entities.first(where: { $0.kind == kind }) {
            return entity.value ?? entity.text
        }
        return attributes[name]
    }

    /// The actions with their places filled, without those that set what is so already; remembers what they set.
    mutating func carriedOut(_ actions: [BotAction]) -> [BotAction] {
        var done: [BotAction] = []
        for action in actions {
            guard case .setAttribute(let name, let template) = action else {
                done.append(action)
                continue
            }
            let value = TextTemplate(template).squeezed(value)
            guard attributes[name] != value else { continue }
            attributes[name] = value
            done.append(.setAttribute(name: name, value: value))
        }
        return done
    }

    private static func holds(_ wanted: [String], in stems: [String], _ set: Set<String>) -> Bool {
        guard wanted.allSatisfy(set.contains) else { return false }
        guard wanted.count > 1 else { return true }
        return stems.indices.contains { stems[$0...].starts(with: wanted) }
    }

    private static func cut(_ text: String) -> String {
        guard text.utf8.count > headCharacters + tailCharacters,
            text.count > headCharacters + tailCharacters
        else { return text }
        return text.prefix(headCharacters) + " " + text.suffix(tailCharacters)
    }

    private static func language(of text: String, _ turn: BotTurn) -> Language {
        let detected = Language.detect(text)
        guard detected == .other else { return detected }
        return turn.languageHint.flatMap(Language.init(tag:)) ?? turn.state.language ?? .english
    }
}

/// A word or phrase of a rule, as stems.
struct Phrase: Sendable {
    let source: String
    let stems: [String]
    /// The stems with synonyms in the form of their group; nil when that is the same.
    let canonical: [String]?

    init(_ source: String, _ synonyms: Synonyms = Synonyms()) {
        self.source = source
        stems = Tokenizer.stems(of: source)
        canonical = synonyms.isEmpty ? nil : synonyms.canonical(stems)
    }
}
