internal import HarkFetch

/// Where the optional answerer is, and how much it may cost; without an address there is none.
public struct AnswererSettings: Sendable, Hashable {
    /// The address of an OpenAI-compatible API up to and with `/v1`; nil switches the answerer off.
    public var url: String?
    /// The model's name as the server knows it.
    public var model = "default"
    /// The name of the secret that is sent as a bearer token; nil sends none.
    public var secret: String?
    /// From the question to the whole answer.
    public var total = Duration.seconds(12)
    /// From the question to the first word.
    public var firstWord = Duration.seconds(6)
    /// Tokens that an answer may have.
    public var answerTokens = 300
    /// Characters that an answer may have.
    public var answerCharacters = 1200
    /// Bytes that the whole stream may have, its wrapping included.
    public var streamBytes = 512 * 1024
    /// Questions in any 60 seconds.
    public var callsPerMinute = 30
    /// Tokens a day (UTC), of requests and answers together.
    public var tokensPerDay = 500_000
    /// The least share of a sentence's content that the cited passages must hold, 0…1.
    public var leastSupport = GroundingCheck.standardSupport

    /// Makes settings of an answerer that is switched off.
    public init() {}
}
