/// What a replay found.
public struct ReplayReport: Sendable {
    /// Dialogues whose transcripts equal them.
    public internal(set) var equal = 0
    /// Dialogues that differ or did not come to their end.
    public internal(set) var different = 0
    /// Messages that people sent and the server promised to keep.
    public internal(set) var turns = 0
    /// Messages of the bot before a person took over.
    public internal(set) var botMessages = 0
    /// How often a socket had to come back.
    public internal(set) var returns = 0
    /// From sending a message to its arrival on the other side.
    public internal(set) var latency = LatencyHistogram()
    /// What was wrong, in words for people.
    public internal(set) var differences: [String] = []
    /// How long it took.
    public internal(set) var duration = Duration.zero

    /// The result on one line.
    public var summary: String {
        let seconds = (Double(duration.wholeMicroseconds) / 1_000_000).rounded(to: 1)
        let half = (Double(latency.percentile(0.5)) / 1000).rounded(to: 2)
        let most = (Double(latency.percentile(0.99)) / 1000).rounded(to: 2)
        return """
            replayed \(equal + different) dialogues with \(turns) turns in \(seconds) s: \(equal) equal, \
            \(different) different; \(botMessages) bot messages before the hand-over; \(returns) reconnects; \
            sent to seen p50 \(half) ms, p99 \(most) ms
            """
    }
}

extension Duration {
    /// The duration in microseconds, cut.
    var wholeMicroseconds: Int {
        let (seconds, attoseconds) = components
        return Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
    }
}

extension Double {
    /// The number with at most `digits` decimals.
    func rounded(to digits: Int) -> Double {
        var factor = 1.0
        for _ in 0..<digits { factor *= 10 }
        return (self * factor).rounded() / factor
    }
}
