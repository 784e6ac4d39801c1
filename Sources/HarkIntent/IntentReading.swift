/// How likely a text has one intent.
public struct IntentGuess: Sendable, Hashable, Codable {
    /// The id of the intent.
    public let intent: String
    /// How likely.
    ///
    /// - Units: a calibrated probability, 0…1.
    public let probability: Double

    /// Creates a guess.
    public init(intent: String, probability: Double) {
        self.intent = intent
        self.probability = probability
    }
}

/// What a model reads out of one text.
public struct IntentReading: Sendable, Hashable, Codable {
    /// The likeliest intents, best first, at most five; empty only for a model without intents.
    public let top: [IntentGuess]
    /// Whether the text is in scope: false means that the bot should refuse to guess.
    public let isAccepted: Bool

    /// Creates a reading.
    public init(top: [IntentGuess], isAccepted: Bool) {
        self.top = top
        self.isAccepted = isAccepted
    }
}
