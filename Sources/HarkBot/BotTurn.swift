public import Foundation
public import HarkLanguage

/// Everything the bot is told about one message of a customer.
public struct BotTurn: Sendable, Hashable {
    /// Who said a line.
    public enum Speaker: String, Sendable, Codable {
        /// The customer.
        case visitor
        /// The bot.
        case bot
    }

    /// One line of the talk so far.
    public struct Line: Sendable, Hashable, Codable {
        /// Who said it.
        public let by: Speaker
        /// What was said.
        public let text: String

        /// Creates a line.
        public init(by: Speaker, text: String) {
            self.by = by
            self.text = text
        }
    }

    /// The message.
    public let text: String
    /// The id of the choice that the customer tapped.
    public let choice: String?
    /// The language of the page or browser, such as `zh-CN`; the language of the text wins over it.
    public let languageHint: String?
    /// What the bot remembered after its last reply.
    public let state: BotState
    /// The talk before this message, oldest first; for the summary of a hand-off, and for the optional answerer.
    public let history: [Line]
    /// What is known around the message.
    public let facts: BotFacts
    /// What the language stack read out of the message; nil lets the engine's analyzer read it.
    public var analysis: TextAnalysis?
    /// When the message was written; nil leaves "tomorrow" and time-outs not understood.
    public let moment: Date?
    /// The zone of dates that the customer names.
    public let zone: TimeZone?

    /// Creates a turn.
    public init(
        text: String,
        choice: String? = nil,
        languageHint: String? = nil,
        state: BotState = BotState(),
        history: [Line] = [],
        facts: BotFacts = BotFacts(),
        analysis: TextAnalysis? = nil,
        moment: Date? = nil,
        zone: TimeZone? = nil
    ) {
        self.text = text
        self.choice = choice
        self.languageHint = languageHint
        self.state = state
        self.history = history
        self.facts = facts
        self.analysis = analysis
        self.moment = moment
        self.zone = zone
    }
}

extension BotTurn: Codable {
    /// The analysis is left out, since the engine can make it again.
    private enum CodingKeys: String, CodingKey {
        case text, choice, languageHint, state, history, facts, moment, zone
    }
}
