/// The time limits the floor runs by, set once at start from the configuration.
public struct FloorPolicy: Hashable, Sendable {
    /// Queued and without a socket this long: resolved as abandoned.
    ///
    /// Default 5 min.
    public var queuedAbandonAfter: Duration = .seconds(300)
    /// The same for a customer who left an e-mail address or a telephone number, and so keeps the place.
    ///
    /// Default 72 h.
    public var reachableAbandonAfter: Duration = .seconds(259_200)
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
    /// So many offers in a row that an agent lets lapse without a sign of life make the agent busy; 0: never.
    ///
    /// Default 3.
    public var missedOffersUntilAway = 3
    /// An agent with an unanswered customer, who has done nothing for so long, becomes busy; zero: never.
    ///
    /// Default 30 min.
    public var inactiveAwayAfter: Duration = .seconds(1800)
    /// How long a conversation may be put aside.
    public var longestSnooze: Duration = .seconds(90 * 86_400)
    /// When a customer's mood is told to supervisors.
    public var mood = MoodPolicy()

    /// Creates the default policy.
    public init() {}
}

/// When a customer's mood is flagged, and when it has recovered.
///
/// The mood is the mean of the customer's last messages, in which each counts 0.7 of the one after it. The way back is
/// longer than the way there, so that a mood at the border is not told again and again.
public struct MoodPolicy: Hashable, Sendable {
    /// A mean score at or below this is negative, −1…0.
    ///
    /// Default −0.35.
    public var negativeAt = -0.35
    /// A negative mood has recovered once the mean score is above this, −1…1.
    ///
    /// Default −0.1.
    public var recoveredAbove = -0.1
    /// A mean anger at or above this is angry, 0…1.
    ///
    /// Default 0.55.
    public var angryAt = 0.55
    /// An angry mood has recovered once the mean anger is below this, 0…1.
    ///
    /// Default 0.25.
    public var calmBelow = 0.25
    /// One message as angry as this is enough, 0…1.
    ///
    /// Default 0.85.
    public var outrageAt = 0.85
    /// Messages that a mean must rest on, 1…8.
    ///
    /// Default 2.
    public var leastMessages = 2

    /// Creates the default policy.
    public init() {}
}
