import HarkStatistics

/// A matrix whose rows are points.
extension Matrix {
    /// How many rows differ, counted no further than to a number.
    func distinctRows(upTo most: Int) -> Int {
        var seen: Set<ArraySlice<Double>> = []
        for row in 0..<rows where seen.count < most { seen.insert(self[row: row]) }
        return seen.count
    }

    /// The mean of all rows.
    var meanRow: [Double] {
        var sums = [Double](repeating: 0, count: columns)
        for row in 0..<rows {
            for (column, value) in self[row: row].enumerated() { sums[column] += value }
        }
        return sums.map { $0 / Double(max(1, rows)) }
    }

    /// The sum of squared distances of all rows from their mean: the inertia of one cluster.
    var inertia: Double {
        let mean = meanRow
        return (0..<rows).reduce(0) { sum, row in
            sum + zip(self[row: row], mean).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        }
    }
}

extension SeededRandom {
    /// Some of so many, each at most once, in rising order; all of them when no more are there.
    mutating func pick(_ wanted: Int, of all: Int) -> [Int] {
        guard wanted < all else { return Array(0..<all) }
        var left = wanted
        return (0..<all).filter { number in
            let taken = unit() * Double(all - number) <= Double(left)
            if taken { left -= 1 }
            return taken
        }
    }
}
