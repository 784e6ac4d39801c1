import HarkDomain

/// A customer's mood over the last messages, and whether it is to be told.
struct MoodTrend {
    let marks: [MoodMark]
    let policy: MoodPolicy

    /// How much a message counts beside the one after it.
    private static let fading = 0.7
    /// From here on a message counts as angry.
    private static let angryMessage = Degree(thousandths: 500)
    /// The most words that a reason names.
    private static let mostWords = 3

    /// What the mood is to be called, where it was called `level` before.
    func level(after level: MoodLevel) -> MoodLevel {
        let anger = mean(\.anger)
        let score = mean(\.score)
        if isOutraged || isEnough && anger >= policy.angryAt { return .angry }
        switch level {
        case .angry where anger >= policy.calmBelow || score <= policy.recoveredAbove: return .angry
        case .negative where score <= policy.recoveredAbove: return .negative
        default: return isEnough && score <= policy.negativeAt ? .negative : .calm
        }
    }

    /// Why the mood is called so, by the words that decided each of the messages.
    func reason(_ level: MoodLevel, words: [Int: [String]]) -> MoodReason {
        guard level != .calm else { return MoodReason(messages: 0, of: marks.count) }
        let shown = marks.filter { level == .angry ? $0.anger >= Self.angryMessage : $0.label.isNegative }
        var counts: [String: Int] = [:]
        for mark in shown {
            for word in Set((words[mark.seq] ?? []).map { $0.lowercased() }) { counts[word, default: 0] += 1 }
        }
        let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.mostWords)
        return MoodReason(
            messages: shown.count,
            of: marks.count,
            words: ranked.map { MoodReason.Word(text: $0.key, count: $0.value) }
        )
    }

    private var isEnough: Bool { marks.count >= policy.leastMessages }

    private var isOutraged: Bool { marks.last.map { $0.anger.value >= policy.outrageAt } ?? false }

    private func mean(_ degree: KeyPath<MoodMark, Degree>) -> Double {
        var (sum, weights, weight) = (0.0, 0.0, 1.0)
        for mark in marks.reversed() {
            sum += weight * mark[keyPath: degree].value
            weights += weight
            weight *= Self.fading
        }
        return weights > 0 ? sum / weights : 0
    }
}
