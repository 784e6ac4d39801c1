public import HarkBot

/// How the bot's flows ask other servers, off the loop.
public struct LookupPort: Sendable {
    /// Makes a call and answers once, from any thread.
    ///
    /// `key` names the making of this call among all conversations, for the `Idempotency-Key` of what is no question.
    public typealias Calling =
        @Sendable (_ call: BotCall, _ key: String, _ done: @escaping @Sendable (BotCallResult) -> Void) -> Void

    let call: Calling

    /// Creates a port.
    public init(call: @escaping Calling) { self.call = call }

    /// Allows no call.
    public static let none = LookupPort { _, _, done in done(.failed(.refused)) }
}
