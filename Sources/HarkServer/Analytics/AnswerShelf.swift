import HarkDomain

/// Answers that hold for a while, the last ones only.
struct AnswerShelf<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    /// The most that are kept.
    let most: Int
    /// How long each holds.
    let keep: Duration
    private var kept: [Key: (value: Value, at: Timestamp)] = [:]

    /// Creates an empty shelf.
    init(most: Int, keep: Duration) { (self.most, self.keep) = (most, keep) }

    /// How many are kept.
    var count: Int { kept.count }

    /// The answer that still holds; nil when there is none.
    func value(of key: Key, at now: Timestamp) -> Value? {
        guard let known = kept[key], holds(known.at, now) else { return nil }
        return known.value
    }

    /// The answer that holds for at least half of its time yet; nil when it had better be made anew.
    func fresh(_ key: Key, at now: Timestamp) -> Value? {
        guard let known = kept[key], known.at <= now, now - known.at < keep / 2 else { return nil }
        return known.value
    }

    /// Keeps an answer; what no longer holds makes room, and then the oldest.
    mutating func keep(_ value: Value, for key: Key, at now: Timestamp) {
        kept[key] = nil
        kept = kept.filter { holds($0.value.at, now) }
        while kept.count >= most, let oldest = kept.min(by: { $0.value.at < $1.value.at }) { kept[oldest.key] = nil }
        kept[key] = (value, now)
    }

    private func holds(_ at: Timestamp, _ now: Timestamp) -> Bool {
        let age = now.milliseconds - at.milliseconds
        return age >= 0 && Duration.milliseconds(age) < keep
    }
}
