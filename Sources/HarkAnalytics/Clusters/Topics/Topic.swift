/// What some conversations are about.
public struct Topic: Equatable, Sendable {
    /// A word that a topic has and others have less.
    public struct Term: Equatable, Sendable {
        /// The term as it came in.
        public let text: String
        /// How distinctive it is of the topic, only to be compared within it; above 0.
        public let score: Double
        /// The share of the topic's documents that have it.
        public let share: Double
    }

    /// The most distinctive terms, the first one most.
    public let terms: [Term]
    /// How many documents the topic has.
    public let size: Int
    /// The documents that are most like the topic as a whole, by their place in the input.
    public let representatives: [Int]
}

/// What conversations are about, the largest topic first.
public struct TopicSummary: Equatable, Sendable {
    /// The topics.
    public let topics: [Topic]
    /// The topic of each document; nil for one that has no term that counts.
    public let labels: [Int?]
    /// How alike documents of one topic are, beside the next one, as a mean silhouette; nil for one topic.
    public let silhouette: Double?

    /// Nothing to say.
    static func none(of documents: Int) -> TopicSummary {
        TopicSummary(topics: [], labels: Array(repeating: nil, count: documents), silhouette: nil)
    }
}
