/// What the bot does next: it answers, or it first needs to know something from another server.
public enum BotStep: Sendable, Hashable {
    /// The bot answers.
    case reply(BotReply)
    /// The bot needs the answer to a call; it goes on with `BotEngine.resume(_:with:)`.
    case call(BotCall)
}

/// A call to another server that a flow needs.
///
/// The bot makes no call itself. Its keeper fills secrets in, checks the address against its allow-list, and makes it.
public struct BotCall: Sendable, Hashable {
    /// The methods that a flow may use.
    public enum Method: String, Sendable, Codable, CaseIterable {
        /// Asks.
        case get = "GET"
        /// Asks for something to be made or done.
        case post = "POST"
        /// Puts something in place of what is there.
        case put = "PUT"
        /// Changes parts.
        case patch = "PATCH"
        /// Takes away.
        case delete = "DELETE"
    }

    /// The method.
    public let method: Method
    /// The address, with what the customer said filled in and escaped.
    public let url: String
    /// The headers; values may hold `{secret.NAME}`, which the keeper fills in.
    public let headers: [String: String]
    /// What is sent, as JSON.
    public let body: BotJSON?
    /// How long the answer may take.
    ///
    /// - Units: seconds.
    public let timeoutSeconds: Double
    /// Tells two makings of the same call in one conversation apart from two calls; the keeper adds the conversation.
    public let idempotencyKey: String
    /// What to hand back with the result.
    public let pause: BotPause

    /// Creates a call.
    public init(
        method: Method,
        url: String,
        headers: [String: String] = [:],
        body: BotJSON? = nil,
        timeoutSeconds: Double,
        idempotencyKey: String,
        pause: BotPause
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeoutSeconds = timeoutSeconds
        self.idempotencyKey = idempotencyKey
        self.pause = pause
    }
}

/// What became of a call.
public enum BotCallResult: Sendable, Hashable {
    /// The server answered, whatever its status.
    case answered(status: Int, json: BotJSON)
    /// There is no answer.
    case failed(BotCallFailure)
}

/// Why a call has no answer; the raw value is the slug in explanations and scripts.
public enum BotCallFailure: String, Sendable, Codable, CaseIterable, Error {
    /// The address is not allowed.
    case refused
    /// It took too long.
    case timedOut
    /// The answer is too large.
    case tooLarge
    /// The server cannot be reached.
    case unreachable
    /// The answer is not JSON.
    case malformed
}
