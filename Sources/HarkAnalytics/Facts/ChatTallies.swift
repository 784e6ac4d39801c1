/// How often something took time, and how long.
public struct GapTally: Hashable, Sendable {
    /// How often.
    public private(set) var count = 0
    /// All together, in milliseconds.
    public private(set) var sum: Int64 = 0
    /// The longest, in milliseconds.
    public private(set) var longest: Int64 = 0

    /// The mean, in milliseconds; nil when there was none.
    public var mean: Double? { count == 0 ? nil : Double(sum) / Double(count) }

    mutating func add(_ gap: Int64) {
        (count, sum, longest) = (count + 1, sum + gap, max(longest, gap))
    }
}

/// How many texts, and how long.
public struct TextTally: Hashable, Sendable {
    /// How many.
    public private(set) var count = 0
    /// Their Unicode scalars together.
    public private(set) var letters = 0

    mutating func add(_ text: String) {
        count += 1
        letters += text.unicodeScalars.count
    }
}

/// How a customer felt from message to message, −1…1.
public struct MoodTally: Hashable, Sendable {
    /// How many messages were read.
    public private(set) var count = 0
    /// With the first.
    public private(set) var first: Double?
    /// With the last.
    public private(set) var last: Double?
    /// At the lowest.
    public private(set) var lowest: Double?
    /// The anger of the angriest, 0…1.
    public private(set) var anger = 0.0
    private var sum = 0.0
    private var weighted = 0.0

    /// The mean; nil when nothing was read.
    public var mean: Double? { count == 0 ? nil : sum / Double(count) }

    /// How much the mood rises from one message to the next: the slope of the least-squares line; nil below two.
    public var trend: Double? {
        guard count >= 2 else { return nil }
        let messages = Double(count)
        let middle = (messages - 1) / 2
        return (weighted - middle * sum) / (messages * (messages * messages - 1) / 12)
    }

    mutating func add(score: Double, anger: Double) {
        weighted += Double(count) * score
        sum += score
        count += 1
        first = first ?? score
        last = score
        lowest = min(lowest ?? score, score)
        self.anger = max(self.anger, anger)
    }
}
