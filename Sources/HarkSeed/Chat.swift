import Foundation
import HarkDomain

/// One conversation as those who have it know it, beside what the floor knows.
final class Chat {
    let id: ConversationID
    let person: Int
    let visitor: VisitorID
    let author: Author
    let isChinese: Bool
    let temper: Double
    let topic: Topic
    var facts: TextFacts
    /// Whether it is about the product with the fault, in its month.
    var hasFault = false
    /// Whether its customer wrote about the same before.
    var isComeback = false
    /// Whether its customer was here before, about whatever.
    var isReturning = false

    /// What was put in last for it; older steps are void.
    var ticket = 0
    /// Messages with a key, of all parties.
    var keys = 0
    /// The customer's first and last message.
    var opening = FilledText()
    var lastText = ""
    /// Goes up with each answer about the topic, so that none is given twice in a row.
    var answers = 0
    var misses = 0
    var repeats = 0
    var transfers = 0
    /// Since when it waits for a person.
    var waitsSince: Timestamp?
    var waitedMilliseconds: Int64 = 0
    /// How often it came to a line; a step for one wait is void in the next.
    var waits = 0
    /// Who has it, by place among the agents.
    var agent: Int?
    var turnsLeft = 0
    var hadPerson = false
    var isGone = false
    var wasSetAside = false
    var wasReopened = false
    var isPleased = false
    var solved: Solved?
    /// What a rating would be, before it is rounded; nil while nobody was asked for one, or the survey was called off.
    var worth: Double?
    var isRated = false
    var lastMood = 0.0

    init(_ id: ConversationID, _ person: (index: Int, who: Person), _ topic: Topic, _ facts: TextFacts) {
        (self.id, self.person, visitor) = (id, person.index, person.who.visitor)
        author = .visitor(person.who.visitor, name: person.who.name)
        (isChinese, temper) = (person.who.isChinese, person.who.temper)
        (self.topic, self.facts) = (topic, facts)
    }

    /// A key that no other message of the conversation has.
    func nextKey() -> String {
        keys += 1
        return "seed-\(keys)"
    }

    /// What the customer has had to bear until now.
    func grief(at now: Timestamp) -> Double {
        let waiting = waitsSince.map { (now - $0).wholeMilliseconds } ?? 0
        let minutes = min(Double(waitedMilliseconds + waiting) / 60_000, Planted.mostMinutes)
        return Planted.costOfMinute * minutes + Planted.costOfRepeat * Double(repeats)
            + Planted.costOfTransfer * Double(transfers) + Planted.costOfMiss * Double(misses)
            + (hasFault ? Planted.faultCost : 0) + (isComeback ? 0.5 : 0)
    }
}

/// A customer who will write again about a matter that is not settled.
struct Comeback {
    let person: Int
    let visitor: VisitorID
    let topic: Topic
    let hasFault: Bool
    let facts: TextFacts

    init(_ chat: Chat) {
        (person, visitor, topic, hasFault, facts) = (chat.person, chat.visitor, chat.topic, chat.hasFault, chat.facts)
    }
}

/// How a message sounds.
enum Tone {
    case calm, worried, annoyed, angry, pleased

    init(grief: Double) {
        self = grief < 0.55 ? .calm : grief < 1.1 ? .worried : grief < 1.9 ? .annoyed : .angry
    }

    /// The mood that is read out of it, −1…1, and how angry it is, 0…1.
    var mood: (score: Double, anger: Double) {
        switch self {
        case .calm: (0.02, 0.02)
        case .worried: (-0.28, 0.06)
        case .annoyed: (-0.58, 0.35)
        case .angry: (-0.82, 0.82)
        case .pleased: (0.72, 0.0)
        }
    }

    var role: TextBook.Role {
        switch self {
        case .calm: .calm
        case .worried: .worried
        case .annoyed: .annoyed
        case .angry: .angry
        case .pleased: .thanks
        }
    }
}

extension SatisfactionEstimate {
    /// What could be known of a rating by what was borne until now.
    init(grief: Double, hadPerson: Bool) {
        let expected = (hadPerson ? Planted.base : Planted.botBase) - Planted.usualCost - grief
        let bad = 1 / (1 + exp(1.7 * (expected - 2.5) / Planted.spread))
        func thousandths(_ rating: Double) -> Int { Int((min(max(rating, 1), 5) * 1000).rounded()) }
        self.init(
            probabilityBad: Degree(bad),
            rating: thousandths(expected),
            low: thousandths(expected - 1.6 * Planted.spread),
            high: thousandths(expected + 1.6 * Planted.spread),
            reasons: []
        )
    }
}

extension MessageSentiment {
    /// What is read out of a message of a tone, a little off as reading is.
    init(score: Double, anger: Double) {
        let label: SentimentLabel =
            switch score {
            case ..<(-0.65): .veryNegative
            case ..<(-0.2): .negative
            case ..<0.2: .neutral
            case ..<0.65: .positive
            default: .veryPositive
            }
        self.init(score: Degree(score), label: label, anger: Degree(min(max(anger, 0), 1)))
    }
}
