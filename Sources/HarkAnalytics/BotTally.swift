public import HarkDomain

/// What the bot did in some span of time, as sums that can be added.
public struct BotTally: Hashable, Sendable {
    /// What came of one rule, intent, flow or article.
    public struct Answer: Hashable, Sendable {
        /// How often the bot answered by it; of a flow, how often it ran.
        public var count = 0
        /// How often a customer said that it helped.
        public var helped = 0
        /// How often a customer said that it did not.
        public var notHelped = 0
        /// How often it was the bot's last word before people were asked for.
        public var handedOver = 0

        /// Nothing yet.
        public init() {}

        /// Adds two.
        static func += (left: inout Self, right: Self) {
            left.count += right.count
            left.helped += right.helped
            left.notHelped += right.notHelped
            left.handedOver += right.handedOver
        }
    }

    /// What customers said of answers from articles, at one confidence.
    public struct Verdict: Hashable, Sendable {
        /// How often one helped.
        public var helped = 0
        /// How often one did not.
        public var notHelped = 0

        /// Nothing yet.
        public init() {}
    }

    /// Conversations in which the bot spoke and that were resolved.
    public var resolved = 0
    /// Those of them that no person was asked into and none had.
    public var contained = 0
    /// Messages of the bot that answered.
    public var answered = 0
    /// Messages in which it said that it is not sure.
    public var missed = 0
    /// Greetings, thanks and the like.
    public var smallTalk = 0
    /// Times that it did not answer at all.
    public var failed = 0
    /// Answers that a customer said helped.
    public var helped = 0
    /// Answers that a customer said did not.
    public var notHelped = 0
    /// Hand-offs, by reason.
    public var handoffs: [HandoffReason: Int] = [:]
    /// What became of each rule, intent, flow and article.
    public var answers: [BotAnswerKey: Answer] = [:]
    /// What customers said of answers from articles, by the confidence with which the bot gave them.
    ///
    /// - Units: hundredths, 0…100.
    public var judged: [Int: Verdict] = [:]
    /// How long people took from taking a conversation to resolving it.
    public var handling = DurationHistogram()

    /// Nothing yet.
    public init() {}

    /// The share of resolved conversations that the bot dealt with alone; nil without any.
    public var containment: Double? { Self.share(contained, of: resolved) }
    /// The share of questions that it was not sure of; nil without any.
    public var missRate: Double? { Self.share(missed, of: answered + missed) }
    /// The share of judged answers that helped; nil without any.
    public var helpedRate: Double? { Self.share(helped, of: helped + notHelped) }
    /// The time that people would have taken for what the bot contained, at their own median.
    ///
    /// - Units: seconds; nil when people have resolved nothing to compare with.
    public var secondsSaved: Double? { handling.quantile(0.5).map { $0 * Double(contained) } }

    /// What became of each article, whether the bot found it or the customer tapped it.
    public var articles: [String: Answer] {
        answers.reduce(into: [:]) { articles, entry in
            if let article = entry.key.article { articles[article, default: Answer()] += entry.value }
        }
    }

    private static func share(_ part: Int, of whole: Int) -> Double? {
        whole > 0 ? Double(part) / Double(whole) : nil
    }

    /// Adds two spans.
    public static func += (left: inout Self, right: Self) {
        left.resolved += right.resolved
        left.contained += right.contained
        left.answered += right.answered
        left.missed += right.missed
        left.smallTalk += right.smallTalk
        left.failed += right.failed
        left.helped += right.helped
        left.notHelped += right.notHelped
        left.handoffs.merge(right.handoffs, uniquingKeysWith: +)
        for (key, answer) in right.answers { left.answers[key, default: Answer()] += answer }
        for (percent, verdict) in right.judged {
            left.judged[percent, default: Verdict()].helped += verdict.helped
            left.judged[percent, default: Verdict()].notHelped += verdict.notHelped
        }
        left.handling += right.handling
    }
}
