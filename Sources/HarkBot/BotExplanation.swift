/// Why the bot said what it said: data for staff, never for customers.
public struct BotExplanation: Sendable, Codable, Hashable {
    /// What decided.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// A rule whose condition held.
        case rule
        /// A tapped choice, or its label typed.
        case choice
        /// An intent of the message.
        case intent
        /// An article.
        case article
        /// A running flow.
        case flow
        /// Words that ask for a person.
        case human
        /// The customer leaves a message, since nobody is there.
        case message
        /// The hand-off policy; the id is its reason.
        case policy
        /// A model elsewhere worded an answer from articles; the id is the first of them.
        case answerer
        /// Nothing was sure enough.
        case none
    }

    /// What decided.
    public var kind: Kind
    /// The id of the rule, choice, intent, article or flow.
    public var id: String?
    /// The words of the message that decided.
    public var matched: [String] = []
    /// The score of the winning article.
    ///
    /// - Units: BM25 sum, 0 and up, rounded to hundredths.
    public var score: Double?
    /// The share of the question's topical weight that the article covers.
    ///
    /// - Units: 0…1, rounded to hundredths.
    public var coverage: Double?
    /// How sure the bot is: 1 for a rule or a tap, the probability of an intent, the fit of an article.
    ///
    /// - Units: 0…1, rounded to hundredths; nil where nothing was weighed.
    public var confidence: Double?
    /// The flow that had its say in the reply.
    public var flow: String?
    /// What lost, best first, at most five.
    public var losers: [Loser] = []
    /// The stages that the message passed, in order; the last that decided made the reply.
    public var stages: [Stage] = []
    /// The rules that only had things done.
    public var quiet: [String] = []
    /// How a model was asked for an answer; nil when none was.
    public var worded: Wording?

    /// Creates an explanation.
    init(
        kind: Kind,
        id: String? = nil,
        matched: [String] = [],
        score: Double? = nil,
        coverage: Double? = nil,
        confidence: Double? = nil,
        losers: [Loser] = []
    ) {
        self.kind = kind
        self.id = id
        self.matched = matched
        self.score = score
        self.coverage = coverage
        self.confidence = confidence
        self.losers = losers
    }
}

extension BotExplanation {
    /// A rule, intent, article or flow that was weighed and lost.
    public struct Loser: Sendable, Codable, Hashable {
        /// What it is.
        public let kind: Kind
        /// Its id.
        public let id: String
        /// Its score: a BM25 sum for articles, a probability for intents.
        public let score: Double?
        /// Why it lost.
        public let reason: Reason
    }

    /// Why something lost; the raw value is the slug in explanations.
    public enum Reason: String, Sendable, Codable, CaseIterable {
        /// A rule further up held too.
        case laterRule
        /// A rule had already decided.
        case ruleWon
        /// An intent had already decided.
        case intentWon
        /// Another of its kind fits better.
        case lowerScore
        /// It fits, but not well enough to answer.
        case belowThreshold
        /// The intent only serves conditions: it says nothing by itself.
        case saysNothing
        /// The model takes the message for out of scope.
        case outOfScope
        /// It was answered in passing, and the flow's question asked again.
        case digression
        /// The policy handed off instead.
        case handsOff
        /// The flow ended before: it was cancelled or silent for too long.
        case ended
    }

    /// A stage that a message passed, and what came of it.
    public struct Stage: Sendable, Codable, Hashable {
        /// The name of the stage.
        public let name: Name
        /// What came of it.
        public let verdict: Verdict
        /// Creates a stage.
        init(_ name: Name, _ verdict: Verdict) {
            self.name = name
            self.verdict = verdict
        }
    }
}

extension BotExplanation.Stage {
    /// The stages in their order; the raw value is the slug in explanations.
    public enum Name: String, Sendable, Codable, CaseIterable {
        /// The message that is left when nobody is there.
        case message
        /// Words that ask for a person.
        case person
        /// The running flow.
        case flow
        /// The choices of the last reply.
        case choice
        /// Yes or no to the offer of a person.
        case offer
        /// The rules.
        case rules
        /// The intents.
        case intents
        /// The articles.
        case knowledge
        /// "I'm not sure".
        case unsure
        /// The hand-off policy.
        case policy
        /// The optional answerer, asked when all of this led to "I'm not sure".
        case answerer
    }

    /// What came of a stage; the raw value is the slug in explanations.
    public enum Verdict: String, Sendable, Codable, CaseIterable {
        /// It decided the reply.
        case decided
        /// Nothing in it held.
        case passed
        /// Something held, but not surely enough.
        case unsure
        /// There is nothing of it here: no flow runs, no choices were offered, no intents are known.
        case absent
        /// It turned the reply into a hand-off.
        case handsOff
    }
}
