import HarkStatistics

/// Centres that move to the means of the points nearest to them until they rest.
///
/// Of most points it need not ask which centre is nearest: the distance to their own is known to be at most `upper`,
/// that to all others at least `lower`, and both bounds change by no more than the centres move.
/// - Source: Hamerly, "Making k-means Even Faster" (2010).
struct CentreSearch: Sendable {
    let points: Matrix
    /// The numbers of all centres, one after the other.
    private(set) var centres: [Double]
    /// The nearest centre of each point.
    private(set) var labels: [Int]
    /// The sum of squared distances to the nearest centres.
    private(set) var inertia = Double.infinity
    private var upper: [Double]
    private var lower: [Double]

    /// How many centres there are.
    var count: Int { centres.count / points.columns }

    /// Starts at some centres.
    init(_ points: Matrix, centres: [Double]) {
        self.points = points
        self.centres = centres
        labels = Array(repeating: 0, count: points.rows)
        upper = labels.map(Double.init)
        lower = upper
    }

    /// Moves the centres until they move less than `rest`, the sum of the squares of all moves, or for long enough.
    ///
    /// Afterwards each point has the label of its nearest centre, and `inertia` is that of these labels.
    mutating func run(rest: Double, rounds: Int = KMeans.mostRounds) {
        assignAll()
        for _ in 0..<rounds {
            let moves = moveCentres()
            if moves.reduce(0, { $0 + $1 * $1 }) <= rest { break }
            loosen(by: moves)
            assignWhereNeeded()
        }
        assignAll()
    }

    /// Moves the centres until no point changes its label, so that each centre is exactly the mean of its points.
    mutating func settle() {
        assignAll()
        for _ in 0..<KMeans.mostRounds {
            let before = labels
            moveCentres()
            assignAll()
            if labels == before { return }
        }
        moveCentres()
    }

    /// The clusters as they are.
    var clustering: Clustering {
        let middles = Matrix(rows: count, columns: points.columns, values: centres)
        return Clustering(labels: labels, centres: middles, inertia: inertia)
    }

    /// The numbers of one centre.
    func centre(_ number: Int) -> ArraySlice<Double> {
        centres[number * points.columns..<(number + 1) * points.columns]
    }

    /// How far each centre is from each.
    var gaps: [[Double]] {
        (0..<count).map { one in (0..<count).map { squaredGap(one, $0).squareRoot() } }
    }

    /// Of each centre: the inertia of its points, and what it would grow by without the centre.
    ///
    /// - Precondition: `run` or `settle` came before, and there are two centres or more.
    var worth: [(inertia: Double, loss: Double)] {
        var worth = Array(repeating: (inertia: 0.0, loss: 0.0), count: count)
        for (row, label) in labels.enumerated() {
            let own = upper[row] * upper[row]
            worth[label].inertia += own
            worth[label].loss += lower[row] * lower[row] - own
        }
        return worth
    }
}

extension CentreSearch {
    /// Finds the nearest centre of each point, and how far it and the second nearest are.
    private mutating func assignAll() {
        let lanes = CentreLanes(centres, dimensions: points.columns)
        inertia = 0
        for row in 0..<points.rows {
            assign(row, by: lanes)
            inertia += upper[row] * upper[row]
        }
    }

    private mutating func assignWhereNeeded() {
        let lanes = CentreLanes(centres, dimensions: points.columns)
        let gaps = halfGaps()
        for row in 0..<points.rows {
            let bound = max(gaps[labels[row]], lower[row])
            guard upper[row] > bound else { continue }
            upper[row] = squaredDistance(row, labels[row]).squareRoot()
            if upper[row] > bound { assign(row, by: lanes) }
        }
    }

    @inline(__always)
    private mutating func assign(_ row: Int, by lanes: CentreLanes) {
        let nearest = points.values.withUnsafeBufferPointer { values in
            values.baseAddress.map { lanes.nearest(to: $0 + row * points.columns) } ?? CentreLanes.Nearest()
        }
        labels[row] = nearest.label
        upper[row] = nearest.distance.squareRoot()
        lower[row] = nearest.second.squareRoot()
    }

    /// Of each centre: half the way to the nearest other one.
    ///
    /// No point closer than that can belong to another.
    private func halfGaps() -> [Double] {
        (0..<count).map { one in
            (0..<count).reduce(Double.infinity) { least, other in
                other == one ? least : min(least, squaredGap(one, other))
            }.squareRoot() / 2
        }
    }

    private mutating func loosen(by moves: [Double]) {
        let farthest = moves.indices.max { moves[$0] < moves[$1] } ?? 0
        let second = moves.indices.reduce(0) { $1 == farthest ? $0 : max($0, moves[$1]) }
        for row in 0..<points.rows {
            upper[row] += moves[labels[row]]
            lower[row] -= labels[row] == farthest ? second : moves[farthest]
        }
    }

    /// Moves each centre to the mean of its points, and one without points to the worst served point.
    ///
    /// - Returns: how far each centre moved.
    @discardableResult
    private mutating func moveCentres() -> [Double] {
        let dimensions = points.columns
        var sums = Array(repeating: 0.0, count: centres.count)
        var sizes = Array(repeating: 0, count: count)
        addUp(into: &sums, &sizes)
        var taken: Set<Int> = []
        let old = centres
        for centre in 0..<count where sizes[centre] == 0 {
            let row = worstServed(except: taken)
            taken.insert(row)
            for (column, value) in points[row: row].enumerated() { sums[centre * dimensions + column] = value }
        }
        for index in centres.indices { centres[index] = sums[index] / Double(max(1, sizes[index / dimensions])) }
        return (0..<count).map { centre in
            (centre * dimensions..<(centre + 1) * dimensions).reduce(0) { sum, index in
                sum + (centres[index] - old[index]) * (centres[index] - old[index])
            }.squareRoot()
        }
    }

    private func worstServed(except taken: Set<Int>) -> Int {
        var worst = (row: 0, distance: -1.0)
        for row in 0..<points.rows where !taken.contains(row) {
            let distance = squaredDistance(row, labels[row])
            if distance > worst.distance { worst = (row, distance) }
        }
        return worst.row
    }

    private func addUp(into sums: inout [Double], _ sizes: inout [Int]) {
        let dimensions = points.columns
        points.values.withUnsafeBufferPointer { values in
            sums.withUnsafeMutableBufferPointer { sums in
                for (row, label) in labels.enumerated() {
                    sizes[label] += 1
                    for column in 0..<dimensions {
                        sums[label * dimensions + column] += values[row * dimensions + column]
                    }
                }
            }
        }
    }

    @inline(__always)
    private func squaredDistance(_ row: Int, _ centre: Int) -> Double {
        let dimensions = points.columns
        return points.values.withUnsafeBufferPointer { values in
            centres.withUnsafeBufferPointer { centres in
                var sum = 0.0
                for column in 0..<dimensions {
                    let difference = values[row * dimensions + column] - centres[centre * dimensions + column]
                    sum += difference * difference
                }
                return sum
            }
        }
    }

    private func squaredGap(_ one: Int, _ other: Int) -> Double {
        let dimensions = points.columns
        return (0..<dimensions).reduce(0) { sum, column in
            let difference = centres[one * dimensions + column] - centres[other * dimensions + column]
            return sum + difference * difference
        }
    }
}
