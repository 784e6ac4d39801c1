/// The time limits the floor runs by, set once at start from the configuration.
public struct FloorPolicy: Hashable, Sendable {
    /// Queued and without a socket this long: resolved as abandoned.
    ///
    /// Default 5 min.
    public var queuedAbandonAfter: Duration = .seconds(300)
    /// With the bot and silent this long: resolved as contained or abandoned.
    ///
    /// Default 30 min.
    public var botSilenceAfter: Duration = .seconds(1800)
    /// Active and silent this long: idle, weighs nothing.
    ///
    /// Default 15 min.
    public var idleAfter: Duration = .seconds(900)
    /// Active and silent this long: resolved as idle.
    ///
    /// Default 24 h.
    public var idleResolveAfter: Duration = .seconds(86_400)
    /// An agent without a socket this long gives its conversations back.
    ///
    /// Default 60 s.
    public var agentGoneAfter: Duration = .seconds(60)
    /// A declined or lapsed offer keeps that agent from the same conversation this long.
    ///
    /// Default 60 s.
    public var declineMarkFor: Duration = .seconds(60)
    /// A customer's message within this time of `resolved` reopens the conversation.
    ///
    /// Default 24 h.
    public var reopenWithin: Duration = .seconds(86_400)
    /// A survey is taken within this time of `resolved`.
    ///
    /// Default 24 h.
    public var surveyWithin: Duration = .seconds(86_400)
    /// Waiting longer than this raises an attention item.
    ///
    /// Default 60 s.
    public var waitingLongAfter: Duration = .seconds(60)

    /// Creates the default policy.
    public init() {}
}
