import HarkDomain

/// The conversations to look at for one value of a dimension.
struct CauseBehind {
    /// Those to look at first, the worst first.
    var first: [ConversationID] = []
    /// How many there are.
    var count = 0
}

/// Finds the conversations to look at in the rows of both spans.
struct CauseNaming {
    let measure: CauseMeasure
    let most: Int
    let now: CauseWindow
    let before: CauseWindow

    /// The conversations behind one value.
    func behind(_ dimension: Int, _ value: String?, isRise: Bool) -> CauseBehind {
        // Of fewer conversations than before, those that are missing are shown by what they were.
        let window = measure == .count && !isRise ? before : now
        let rows = sorted(
            window.rows.filter { $0.values[dimension] == value && (measure == .count || $0.score != nil) },
            isRise: isRise
        )
        return CauseBehind(first: rows.prefix(most).map(\.id), count: rows.count)
    }

    private func sorted(_ rows: [CauseRow], isRise: Bool) -> [CauseRow] {
        guard measure == .mean else { return rows.sorted { $0.id < $1.id } }
        let sign: Double = isRise ? -1 : 1
        return rows.sorted { (sign * ($0.score ?? 0), $0.id) < (sign * ($1.score ?? 0), $1.id) }
    }
}
