import HarkDomain

/// Puts a cause together with the conversations to look at.
struct CauseNaming {
    let measure: CauseMeasure
    let isRise: Bool
    let most: Int

    /// The cause that one value of a dimension is.
    func cause(
        _ tally: CauseTally,
        _ place: Int,
        pValue: Double,
        change: Double,
        now: CauseWindow,
        before: CauseWindow
    ) -> Cause {
        let value = tally.values[place]
        // Of fewer conversations than before, those that are missing are shown by what they were.
        let window = measure == .count && !isRise ? before : now
        let rows = sorted(
            window.rows.filter { row in
                row.values[tally.dimension] == value.name && (measure == .count || row.score != nil)
            }
        )
        return Cause(
            value: value.name,
            before: value.measureBefore,
            now: value.measureNow,
            contribution: value.contribution,
            within: value.within,
            explains: value.contribution / change,
            surprise: value.surprise,
            pValue: pValue,
            conversations: rows.prefix(most).map(\.id),
            conversationCount: rows.count
        )
    }

    private func sorted(_ rows: [CauseRow]) -> [CauseRow] {
        guard measure == .mean else { return rows.sorted { $0.id < $1.id } }
        let sign: Double = isRise ? -1 : 1
        return rows.sorted { (sign * ($0.score ?? 0), $0.id) < (sign * ($1.score ?? 0), $1.id) }
    }
}
