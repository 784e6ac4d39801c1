/// The measures of the score table, as BASELINES.md of the data defines them.
package enum MoodMeasures {
    /// Pearson's correlation; 0 where one side does not vary.
    package static func correlation(_ first: [Double], _ second: [Double]) -> Double {
        let count = Double(first.count)
        let (meanFirst, meanSecond) = (first.reduce(0, +) / count, second.reduce(0, +) / count)
        var (both, squaresFirst, squaresSecond) = (0.0, 0.0, 0.0)
        for (a, b) in zip(first, second) {
            both += (a - meanFirst) * (b - meanSecond)
            squaresFirst += (a - meanFirst) * (a - meanFirst)
            squaresSecond += (b - meanSecond) * (b - meanSecond)
        }
        let scale = (squaresFirst * squaresSecond).squareRoot()
        return scale > 0 ? both / scale : 0
    }

    /// The mean of the F1 of each class, weighed by how often readers gave it.
    package static func weightedF1(gold: [Int], found: [Int]) -> Double {
        var sum = 0.0
        for label in Set(gold) {
            let hits = Double(zip(gold, found).count { $0 == label && $1 == label })
            let (wanted, given) = (Double(gold.count { $0 == label }), Double(found.count { $0 == label }))
            sum += wanted * 2 * hits / (wanted + given)
        }
        return sum / Double(gold.count)
    }

    /// −1, 0 or 1: the side of 0 on which a number stands, ±0.05 taken as 0.
    package static func side(_ number: Double) -> Int { number >= 0.05 ? 1 : number <= -0.05 ? -1 : 0 }

    /// The chance that a text of the class scores above another one; ties count half.
    package static func areaUnderCurve(_ scores: [Double], _ isMember: [Bool]) -> Double {
        let order = scores.indices.sorted { scores[$0] < scores[$1] }
        var (rankSum, members) = (0.0, 0.0)
        var start = 0
        while start < order.count {
            var end = start
            while end < order.count, scores[order[end]] == scores[order[start]] { end += 1 }
            let hits = Double(order[start..<end].count { isMember[$0] })
            rankSum += hits * Double(start + end + 1) / 2
            members += hits
            start = end
        }
        let others = Double(scores.count) - members
        return members * others > 0 ? (rankSum - members * (members + 1) / 2) / (members * others) : 0.5
    }

    /// The threshold from which on a flag has the best F1, and that F1.
    package static func bestThreshold(_ scores: [Double], _ isMember: [Bool]) -> (threshold: Double, f1: Double) {
        let order = scores.indices.sorted { scores[$0] > scores[$1] }
        let members = Double(isMember.count { $0 })
        var best = (threshold: 0.0, f1: 0.0)
        var hits = 0.0
        for (place, index) in order.enumerated() {
            if isMember[index] { hits += 1 }
            let f1 = 2 * hits / (Double(place + 1) + members)
            if f1 > best.f1 { best = (scores[index], f1) }
        }
        return best
    }
}
