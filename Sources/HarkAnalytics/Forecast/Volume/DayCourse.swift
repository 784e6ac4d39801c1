import HarkStatistics

/// How what comes on a day lies in it, by what the last days before some slot brought.
struct DayCourse {
    private let shares: [Double]
    private let open: OpenTimes

    /// So many of the last days tell.
    static let days = 56

    /// Learns from the values of whole days before a slot; slots count from the first value.
    ///
    /// All together the open times have one arrival more than came, so that none is taken for closed by chance.
    init(_ values: [Double], before slot: Int, perDay: Int, _ open: OpenTimes) {
        self.open = open
        var sums = [Double](repeating: 1 / Double(perDay), count: perDay)
        let known = slot - slot % perDay
        for place in max(0, known - Self.days * perDay)..<known { sums[place % perDay] += values[place] }
        shares = sums
    }

    /// Which share of its day's arrivals a slot brings; the open slots of a day share all of it.
    func share(of slot: Int) -> Double {
        guard !open.isEmpty(slot) else { return 0 }
        let first = slot - slot % shares.count
        let all = shares.indices.filter { !open.isEmpty(first + $0) }.map { shares[$0] }.sum
        return shares[slot % shares.count] / all
    }
}
