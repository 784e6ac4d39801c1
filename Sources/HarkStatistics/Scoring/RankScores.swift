/// How well scores put what happened above what did not.
public enum RankScores {
    /// The chance that one that happened has a higher score than one that did not, ties counting half: the area under
    /// the ROC curve.
    ///
    /// - Source: Hanley, McNeil, "The Meaning and Use of the Area under a ROC Curve" (1982).
    /// - Returns: nil when all happened or none.
    /// - Precondition: there is a score for each outcome.
    public static func areaUnderCurve(_ scores: [Double], _ happened: [Bool]) -> Double? {
        precondition(scores.count == happened.count, "there is not one score for each outcome")
        let positives = happened.count { $0 }
        let negatives = happened.count - positives
        guard positives > 0, negatives > 0 else { return nil }
        let ranks = ranks(scores)
        let sum = zip(ranks, happened).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
        return (sum - Double(positives) * Double(positives + 1) / 2) / (Double(positives) * Double(negatives))
    }

    /// The rank of each number from 1, equal ones sharing the mean of theirs.
    public static func ranks(_ numbers: [Double]) -> [Double] {
        let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
        var ranks = [Double](repeating: 0, count: numbers.count)
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, numbers[order[end]] == numbers[order[start]] { end += 1 }
            for place in start..<end { ranks[order[place]] = Double(start + end + 1) / 2 }
            start = end
        }
        return ranks
    }
}
