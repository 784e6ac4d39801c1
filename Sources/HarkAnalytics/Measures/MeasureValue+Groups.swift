extension MeasureValue {
    /// The share over groups whose members resemble one another, such as the half hours of a day.
    ///
    /// The interval is Wilson's of as many independent ones as would vary as much as the groups do; where all or none are
    /// hits nothing varies, and each group counts as one.
    /// - Source: Korn, Graubard, "Confidence Intervals for Proportions with Small Expected Number of Positive Counts
    ///   Estimated from Survey Data" (1998): the effective sample size.
    static func share(ofGroups groups: [(part: Int, whole: Int)]) -> MeasureValue {
        let groups = groups.filter { $0.whole > 0 }
        let (part, whole) = groups.reduce((0, 0)) { ($0.0 + $1.part, $0.1 + $1.whole) }
        guard whole > 0 else { return MeasureValue(nil, n: 0) }
        let (share, count) = (Double(part) / Double(whole), Double(groups.count))
        var independent = count
        if part > 0, part < whole, count > 1 {
            let squares = groups.reduce(0.0) { sum, group in
                let distance = Double(group.part) - share * Double(group.whole)
                return sum + distance * distance
            }
            let variance = squares / (Double(whole) * Double(whole)) * count / (count - 1)
            independent = variance > 0 ? share * (1 - share) / variance + 1 : Double(whole)
        }
        var value = MeasureValue(share, n: whole)
        (value.low, value.high) = interval(of: share, n: min(max(1, independent), Double(whole)))
        return value
    }
}
