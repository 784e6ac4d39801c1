import HarkStatistics

/// Whether numbers agree with wanted ones to a share of their size.
func areNear(_ found: [Double], _ wanted: [Double], to share: Double = 1e-9) -> Bool {
    found.count == wanted.count && zip(found, wanted).allSatisfy { abs($0 - $1) <= share * max(1, abs($1)) }
}

/// Rows small enough to be reckoned again by hand or by another program.
enum Sample {
    static let rows = Matrix([
        [1, 2], [2, 1.5], [3, 3.5], [4, 2.5], [5, 5], [6, 3], [7, 6.5], [8, 4], [9, 7], [10, 5.5], [11, 8.5], [12, 6],
    ])
    static let numbers = [3.1, 2.9, 5.2, 4.1, 7.3, 5.9, 9.4, 7.2, 9.9, 9.1, 12.8, 9.7]
    static let halves = [0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 1]
    static let thirds = [0, 1, 0, 1, 2, 0, 2, 1, 2, 1, 2, 2]
}
