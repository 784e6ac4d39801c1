/// How much a ``Fetcher`` may take; what is over a limit fails and changes nothing.
public struct FetchLimits: Sendable, Hashable {
    /// Requests at once.
    public var concurrent = 16
    /// Further requests that may wait for one of those to end.
    public var waiting = 64
    /// Bytes of a request's body.
    public var requestBytes = 256 * 1024
    /// Bytes of an answer's header, all lines of all its parts together.
    public var headerBytes = 16 * 1024
    /// Bytes of an answer's body, unpacked; a request may ask for less.
    public var responseBytes = 1024 * 1024
    /// From the call to the whole answer, waiting included; a request may ask for less.
    public var total = Duration.seconds(10)
    /// For looking the name up, connecting and the TLS handshake.
    public var connect = Duration.seconds(3)
    /// How many seconds no byte may come, whole seconds; nil lets an answer pause as long as it likes.
    public var silenceSeconds: Int? = 5

    /// Makes the limits of the bot's lookups.
    public init() {}
}
