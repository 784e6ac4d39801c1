public import HarkDomain
import HarkRouting

/// What customers are asked when a conversation has ended, and when they are: the document over all surveys.
///
/// Every survey asks how it was, one to five, and whether it was solved; what stands here comes after that.
public struct SurveyPlan: Hashable, Sendable {
    /// When customers are asked.
    public var rules = SurveyRules()
    /// The surveys, each for a queue or for all, and for a language.
    public var surveys: [PlannedSurvey] = []

    /// Creates the plan that holds before the first publication: the standard survey.
    public init() {}

    /// The survey of a conversation: that of its queue, else that of all queues; nil for the standard survey.
    public func survey(in queue: QueueID, language: SurveyLanguage) -> PlannedSurvey? {
        let inLanguage = surveys.filter { $0.language == language }
        return inLanguage.first { $0.queue == queue } ?? inLanguage.first { $0.queue == nil }
    }
}

/// When customers are asked for a rating.
public struct SurveyRules: Hashable, Sendable {
    /// How many messages a customer must have written at least.
    ///
    /// - Units: messages, 0…20.
    public var minimumMessages = 2
    /// For how long nobody is asked who was asked before, by this conversation or another one.
    ///
    /// - Units: days, 0…30.
    public var againAfterDays = 7
    /// The highest score that a supervisor should look at; with 0 there is none.
    ///
    /// - Units: 0…4.
    public var lowScore = 2

    /// Creates the rules that hold before the first publication.
    public init() {}

    /// The longest that ``againAfterDays`` can be.
    public static let mostDays = 30

    /// True for a rating that a supervisor should look at: a low one, and one that says that nothing was solved.
    public func isLow(_ survey: SurveyResult) -> Bool {
        lowScore > 0 && (survey.score <= lowScore || survey.solved == .no)
    }
}

/// What is asked in one queue, or all of them, in one language.
public struct PlannedSurvey: Hashable, Sendable {
    /// What the staff call it.
    public var name: String
    /// Its queue; nil for all queues that have none of their own in this language.
    public var queue: QueueID?
    /// Its language.
    public var language: SurveyLanguage
    /// False where nobody is asked.
    public var asks = true
    /// What is asked beyond how it was and whether it was solved, at most five.
    public var questions: [SurveyQuestion] = []

    /// Creates a survey that asks nothing further.
    public init(name: String, queue: QueueID? = nil, language: SurveyLanguage) {
        (self.name, self.queue, self.language) = (name, queue, language)
    }
}

/// The languages that surveys can be asked in.
public enum SurveyLanguage: String, CaseIterable, Sendable {
    case english = "en"
    case chinese = "zh-CN"

    /// The language in which a customer is asked whose locale this is.
    public init(locale: String?) {
        self = locale?.lowercased().hasPrefix("zh") == true ? .chinese : .english
    }
}

extension SurveyPlan {
    /// The plan in the one JSON that says the same; queues by what `name` calls them.
    public func json(name: (QueueID) -> String) -> String {
        let rules: [String: PlanJSON?] = [
            "againAfterDays": .whole(rules.againAfterDays), "lowScore": .whole(rules.lowScore),
            "minimumMessages": .whole(rules.minimumMessages),
        ]
        return PlanJSON.object(["rules": .object(rules), "surveys": .list(surveys.map { Self.json($0, name) })]).written
    }

    private static func json(_ survey: PlannedSurvey, _ name: (QueueID) -> String) -> PlanJSON {
        .object([
            "asks": .bool(survey.asks), "language": .text(survey.language.rawValue), "name": .text(survey.name),
            "questions": .list(survey.questions.map(json)), "queue": survey.queue.map { .text(name($0)) },
        ])
    }

    private static func json(_ question: SurveyQuestion) -> PlanJSON {
        let choices = question.choices.map { PlanJSON.object(["id": .text($0.id), "label": .text($0.label)]) }
        return .object([
            "choices": PlanJSON.list(choices, orNil: true), "id": .text(question.id),
            "kind": .text(question.kind.rawValue), "text": .text(question.text),
        ])
    }
}
