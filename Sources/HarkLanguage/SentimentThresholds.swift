/// When the mood of a conversation is worth a person's attention.
public struct SentimentThresholds: Sendable, Hashable {
    /// Mood at which a message counts as negative; −1…0 (default −0.3).
    public var negativeScore: Double
    /// Anger at which a message counts as angry; 0…1 (default 0.5).
    public var angryLevel: Double
    /// Mood of one message that is enough alone, if it is as angry as `alarmingAnger`; −1…0 (default −0.7).
    public var alarmingScore: Double
    /// Anger of one message that is enough alone, if its mood is as bad as `alarmingScore`; 0…1 (default 0.8).
    public var alarmingAnger: Double
    /// How many negative messages raise the flag `negative`; 2…20 messages (default 3).
    public var negativeMessages: Int
    /// How many angry messages raise the flag `angry`; 2…20 messages (default 2).
    public var angryMessages: Int
    /// How much the past counts when a message comes: the share of the running mood that stays; 0…0.95 (default 0.6).
    public var memory: Double
    /// Running mood at which the flag `negative` may be raised; −1…0 (default −0.3).
    public var raiseAt: Double
    /// Running mood from which on the flag falls; above `raiseAt`, up to 1 (default −0.05).
    public var recoverAt: Double
    /// Length up to which an angry reply counts as short; 1…200 code points (default 24).
    public var shortReplyLength: Int
    /// How many messages with the same deciding word name it in the reason; 2…20 messages (default 2).
    public var repeatedWordMessages: Int

    /// Creates thresholds; what is left out has its default.
    public init(
        negativeScore: Double = -0.3,
        angryLevel: Double = 0.5,
        alarmingScore: Double = -0.7,
        alarmingAnger: Double = 0.8,
        negativeMessages: Int = 3,
        angryMessages: Int = 2,
        memory: Double = 0.6,
        raiseAt: Double = -0.3,
        recoverAt: Double = -0.05,
        shortReplyLength: Int = 24,
        repeatedWordMessages: Int = 2
    ) {
        self.negativeScore = negativeScore
        self.angryLevel = angryLevel
        self.alarmingScore = alarmingScore
        self.alarmingAnger = alarmingAnger
        self.negativeMessages = negativeMessages
        self.angryMessages = angryMessages
        self.memory = memory
        self.raiseAt = raiseAt
        self.recoverAt = recoverAt
        self.shortReplyLength = shortReplyLength
        self.repeatedWordMessages = repeatedWordMessages
    }
}
