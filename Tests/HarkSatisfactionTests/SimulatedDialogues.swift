import HarkStatistics

@testable import HarkSatisfaction

/// Dialogues with ratings from a random generator over events: no ratings of people, but a known truth.
///
/// Each answer goes well, asks, fails, or repeats itself, and the customer reacts. Trouble adds up and fades; a rating
/// is 3 less the trouble plus noise, cut to 1 … 5, and the mean of three raters for the whole.
struct SimulatedDialogues {
    private var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    mutating func dialogues(_ count: Int, rateTurns: Bool = true, rateWhole: Bool = true) -> [Dialogue] {
        (0..<count).map { _ in dialogue(rateTurns, rateWhole) }
    }

    private mutating func dialogue(_ rateTurns: Bool, _ rateWhole: Bool) -> Dialogue {
        let temper = random.normal() * 0.3
        var trouble = 0.0
        var sum = 0.0
        var turns = [DialogueTurn(author: .customer, text: pick(Self.openings), score: rateTurns ? 3 : nil)]
        let exchanges = 3 + random.below(3)
        for _ in 0..<exchanges {
            let event = Event.allCases[random.below(Event.allCases.count)]
            trouble = 0.5 * trouble + event.trouble
            let rating = rated(3.1 - trouble + temper + random.normal() * 0.4)
            sum += trouble
            turns.append(DialogueTurn(author: .agent, text: pick(event.answers)))
            turns.append(
                DialogueTurn(author: .customer, text: pick(event.reactions), score: rateTurns ? rating : nil)
            )
        }
        let mean = 3.5 - sum / Double(exchanges) + temper
        let whole = (0..<3).map { _ in rated(mean + random.normal() * 0.5) }.mean
        return Dialogue(turns: turns, score: rateWhole ? whole : nil)
    }

    private func rated(_ value: Double) -> Double { min(max(value.rounded(), 1), 5) }

    private mutating func pick(_ texts: [String]) -> String { texts[random.below(texts.count)] }

    private static let openings = [
        "Hello, I want to book a table for two tonight.", "Can you find me a cheap hotel in the north?",
        "I need a train to Cambridge on Friday.", "Where is my order 4711?",
    ]

    private enum Event: CaseIterable {
        case well, asks, notes, fails, repeats

        var trouble: Double {
            switch self {
            case .well: -0.5
            case .asks, .notes: 0
            case .fails: 0.7
            case .repeats: 0.9
            }
        }

        var answers: [String] {
            switch self {
            case .well: ["Your table has been booked, the reference number is 8H2.", "I found three places for you."]
            case .asks: ["What time would you like?", "Which part of town do you prefer?"]
            case .notes: ["I have noted that down.", "Let me look at the list of places."]
            case .fails: ["I am sorry, there are no places that match.", "Unfortunately I cannot do that."]
            case .repeats: ["What day did you say?", "Could you tell me the day again?"]
            }
        }

        var reactions: [String] {
            switch self {
            case .well: ["Great, thank you!", "Perfect, that works.", "Thanks, and the address?"]
            case .asks: ["At seven please.", "The centre, please.", "Any time after six."]
            case .notes: ["And is there parking?", "Please go on.", "I also need breakfast."]
            case .fails: ["That is not what I asked for.", "Are you sure? Try again.", "What about another place?"]
            case .repeats: ["I already said Friday.", "Friday, as I told you.", "No, Friday, I said that."]
            }
        }
    }
}

extension Dialogue {
    /// A dialogue of turns that take turns, the customer first.
    static func fixture(_ texts: String..., score: Double? = nil) -> Dialogue {
        let turns = texts.enumerated().map { number, text in
            DialogueTurn(author: number.isMultiple(of: 2) ? .customer : .agent, text: text)
        }
        return Dialogue(turns: turns, score: score)
    }
}
