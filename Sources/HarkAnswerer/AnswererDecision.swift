internal import HarkFetch

/// What became of a question to the answerer.
public struct AnswererDecision: Sendable, Hashable {
    /// An answer that may be shown, or why there is none.
    public enum Outcome: Sendable, Hashable {
        /// An answer that has passed every check.
        case answer(AnswererAnswer)
        /// None; the bot goes on as if there were no answerer.
        case refusal(AnswererRefusal)
    }

    /// How long it took, from the question on.
    public struct Timings: Sendable, Hashable {
        /// Until the first word; nil when none came.
        public var firstWord: Duration?
        /// Until the decision.
        public var total = Duration.zero
    }

    /// What it cost.
    public struct Tokens: Sendable, Hashable {
        /// Tokens of the request.
        public var request = 0
        /// Tokens of the answer, as far as it came.
        public var answer = 0
        /// Whether the server has not said, so that these are estimates.
        public var isEstimate = true
    }

    /// The outcome.
    public let outcome: Outcome
    /// How long it took.
    public let timings: Timings
    /// What it cost.
    public let tokens: Tokens

    /// The answer, if there is one.
    public var answer: AnswererAnswer? {
        if case .answer(let answer) = outcome { answer } else { nil }
    }

    /// Why there is none.
    public var refusal: AnswererRefusal? {
        if case .refusal(let refusal) = outcome { refusal } else { nil }
    }
}

/// A text that rests on passages.
public struct AnswererAnswer: Sendable, Hashable {
    /// The text, without the marks of its citations.
    public let text: String
    /// The passages that it cites, in the order of the first mark of each.
    public let citations: [AnswererPassage]
    /// The least share of a sentence's content that the cited passages hold, 0…1.
    public let support: Double
}

/// Why the answerer gives no answer.
public enum AnswererRefusal: Error, Sendable, Hashable {
    /// There is no answerer.
    case off
    /// No passage that everybody may read was found.
    case noPassages
    /// The questions of this minute, or the tokens of this day, are used up.
    case overBudget
    /// The connection has failed.
    case failed(FetchFailure)
    /// The server has answered with another status than 200.
    case status(Int)
    /// What came is no stream of answers.
    case malformed
    /// The first word, or the end, did not come in time.
    case timedOut
    /// The stream has ended before the answer.
    case brokenOff
    /// The answer is longer than allowed.
    case tooLong
    /// The conversation has a new owner, or the server ends.
    case cancelled
    /// The model says that the passages hold no answer.
    case notFound
    /// The model wants to call a tool; none is ever offered.
    case toolCall
    /// The server itself has held the answer back.
    case filtered
    /// No passage is cited.
    case uncited
    /// A passage is cited that was not given.
    case unknownCitation
    /// A sentence is not held by the cited passages.
    case unsupported
    /// A clause denies what the cited passages say, or the other way round.
    case contradicted
    /// The answer speaks as a person who has done or will do something.
    case promise
    /// A number is in no cited passage, nor in the question.
    case foreignNumber
    /// A link or an address is not one of the passages'.
    case foreignLink
    /// The answer holds words of the instructions, or of the fences around the data.
    case leak
    /// The answer is in another language than asked for.
    case wrongLanguage
    /// The answer speaks of something that was masked.
    case masked

    /// The reason as a word, for measures and logs.
    public var slug: String {
        switch self {
        case .failed(let failure): "failed-\(failure.rawValue)"
        case .status: "status"
        default: Self.word("\(self)")
        }
    }

    /// `foreignLink` as `foreign-link`.
    private static func word(_ name: String) -> String {
        name.reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
    }
}

/// How a connection has failed, without words of the other side.
public enum FetchFailure: String, Sendable, Hashable {
    /// The address is not allowed, or no address.
    case refused
    /// Nobody answers.
    case unreachable
    /// The connection is not safe.
    case tls
    /// Too many questions at once.
    case busy
    /// The secret is not set.
    case secret

    init(_ error: FetchError) {
        self =
            switch error {
            case .tooBusy: .busy
            case .tls: .tls
            case .missingSecret: .secret
            case .refusedOrigin, .privateAddress, .badRequest, .redirected: .refused
            case .timedOut, .tooLarge, .unreachable, .cancelled: .unreachable
            }
    }
}
