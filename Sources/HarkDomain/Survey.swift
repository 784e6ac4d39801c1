/// A question of a survey beyond how it was and whether it was solved.
public struct SurveyQuestion: Hashable, Sendable {
    /// How a question is answered.
    public enum Kind: String, CaseIterable, Sendable {
        /// One to five stars.
        case stars
        /// One of the question's choices.
        case choice
        /// The customer's own words.
        case text
        /// How likely the customer is to recommend, zero to ten.
        case nps

        /// The whole numbers that answer it; nil when it is answered by a text.
        public var range: ClosedRange<Int>? {
            switch self {
            case .stars: 1...5
            case .nps: 0...10
            case .choice, .text: nil
            }
        }
    }

    /// How many further questions a survey has at most.
    public static let most = 5

    /// What answers name it by.
    public let id: String
    /// How it is answered.
    public let kind: Kind
    /// What is asked.
    public let text: String
    /// What can be chosen; none unless it is a choice.
    public let choices: [Choice]

    /// Creates the value from its parts.
    public init(id: String, kind: Kind, text: String, choices: [Choice] = []) {
        (self.id, self.kind, self.text, self.choices) = (id, kind, text, choices)
    }

    /// Why a value is no answer to it; nil when it is one.
    public func fault(of value: SurveyAnswer.Value) -> String? {
        switch (kind, value) {
        case (.stars, .number(let number)), (.nps, .number(let number)):
            guard let range = kind.range, !range.contains(number) else { return nil }
            return "must be \(range.lowerBound) to \(range.upperBound)"
        case (.stars, _), (.nps, _): return "must be a whole number"
        case (.choice, .text(let id)) where choices.contains { $0.id == id }: return nil
        case (.choice, _): return "must be one of \(choices.map(\.id).joined(separator: ", "))"
        case (.text, .text): return nil
        case (.text, .number): return "must be a text"
        }
    }
}

/// What a customer answered to a further question of a survey.
public struct SurveyAnswer: Hashable, Sendable {
    /// A number for stars and likelihood, else a choice's id or words.
    public enum Value: Hashable, Sendable {
        case number(Int)
        case text(String)

        /// The number; nil when it is none.
        public var number: Int? { if case .number(let number) = self { number } else { nil } }
        /// The text; nil when it is none.
        public var text: String? { if case .text(let text) = self { text } else { nil } }
    }

    /// The question's id.
    public let question: String
    /// The answer.
    public let value: Value

    /// Creates the value from its parts.
    public init(question: String, value: Value) { (self.question, self.value) = (question, value) }
}

/// That a customer was asked for a rating, and by which questions.
public struct SurveyAsk: Hashable, Sendable {
    /// When.
    public let at: Timestamp
    /// What was asked.
    public let survey: SurveyRequested

    /// Creates the value from its parts.
    public init(at: Timestamp, survey: SurveyRequested) { (self.at, self.survey) = (at, survey) }
}
