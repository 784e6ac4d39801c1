public import HarkBot

/// How the bot has an answer worded elsewhere where it is not sure itself; switched off unless somebody gives one.
public struct AnswererPort: Sendable {
    /// Asks for an answer, from the hub's loop, and tells once what became of it, from any thread.
    ///
    /// - Returns: The way to call it off, which may be used at any time; what is told after that is not heard.
    public typealias Asking =
        @Sendable (_ evidence: BotEvidence, _ done: @escaping @Sendable (BotWording) -> Void) -> @Sendable () -> Void

    let ask: Asking?

    /// Creates a port.
    public init(ask: @escaping Asking) { self.ask = ask }

    private init() { ask = nil }

    /// Words nothing.
    public static let none = AnswererPort()

    var isOn: Bool { ask != nil }
}
