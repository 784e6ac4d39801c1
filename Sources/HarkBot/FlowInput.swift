import Foundation
import HarkLanguage

/// What a flow looks at in one message.
struct FlowInput {
    /// The longest message that an answer is read from.
    static let mostCharacters = 2_000

    let text: String
    /// The id of the choice that the customer tapped.
    let choice: String?
    /// The things that the message names.
    let entities: [TextEntity]
    /// What is known of the contact.
    let attributes: [String: String]
    let moment: Date?
    /// The text without marks, to compare.
    let bare: String

    init(
        text: String,
        choice: String? = nil,
        entities: [TextEntity] = [],
        attributes: [String: String] = [:],
        moment: Date? = nil
    ) {
        let isLong = text.utf8.count > Self.mostCharacters && text.count > Self.mostCharacters
        self.text = isLong ? String(text.prefix(Self.mostCharacters)) : text
        self.choice = choice
        self.entities = entities
        self.attributes = attributes
        self.moment = moment
        bare = FlowWords.bare(self.text)
    }

    /// Takes what a flow needs out of a turn; without an analysis the usual forms are looked for.
    init(_ turn: BotTurn) {
        let moment = turn.moment ?? Date(timeIntervalSince1970: 0)
        let found =
            turn.analysis?.entities
            ?? ExactRecognizer.standard.entities(in: turn.text, at: moment, zone: turn.zone ?? .gmt)
        self.init(
            text: turn.text,
            choice: turn.choice,
            entities: turn.moment == nil ? found.filter { $0.kind != .date && $0.kind != .time } : found,
            attributes: turn.facts.attributes.merging(turn.state.attributes) { _, own in own },
            moment: turn.moment
        )
    }

    /// The language of the words around what the message names; nil when they are too few to tell.
    var language: Language? {
        var scalars = Array(text.unicodeScalars)
        for entity in entities where entity.range.upperBound <= scalars.count {
            for index in entity.range { scalars[index] = " " }
        }
        var rest = String.UnicodeScalarView()
        rest.append(contentsOf: scalars)
        switch Language.detect(String(rest)) {
        case .chinese: return .chinese
        case .english: return String(rest).split(whereSeparator: { !$0.isLetter }).count > 2 ? .english : nil
        case .other: return nil
        }
    }
}
