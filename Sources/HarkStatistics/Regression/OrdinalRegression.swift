import Foundation

/// The chances of ordered classes: how likely a class up to each is, by one set of slopes.
///
/// log-odds of "at most class k" = threshold k − slopes · columns: the proportional odds model.
/// - Source: P. McCullagh, "Regression Models for Ordinal Data" (1980); the loss is convex by J. Pratt, "Concavity of
///   the Log Likelihood" (1981), so Newton's method finds its minimum.
public struct OrdinalRegression: Sendable, Equatable, Codable {
    /// The thresholds between the classes, in rising order, one fewer than classes.
    public let thresholds: [Double]
    /// The slope of each column: how much higher the answer is in log-odds when it grows by 1.
    public let slopes: [Double]
    /// The covariance of thresholds and slopes, in that order; as in `LogisticRegression`.
    public let covariance: Matrix

    /// Fits to rows.
    ///
    /// - Parameters:
    ///   - matrix: the columns.
    ///   - labels: the class of each row, from 0 in rising order.
    ///   - classes: how many classes there are, each with a row.
    ///   - weights: how much each row counts; 1 each when nil.
    ///   - prior: what is believed of the slopes; its first entry, for the constant, is not used.
    /// - Throws: `StatisticsError.notConverged` or `singular` when there is no best fit.
    public init(
        _ matrix: Matrix,
        labels: [Int],
        classes: Int,
        weights: [Double]? = nil,
        prior: CoefficientPrior
    ) throws(StatisticsError) {
        precondition(classes >= 2 && matrix.rows == labels.count, "there is not one class for each row")
        let likelihood = OrdinalLikelihood(
            rows: matrix,
            labels: labels,
            cuts: classes - 1,
            weights: weights ?? [Double](repeating: 1, count: labels.count),
            prior: CoefficientPrior(
                means: Array(prior.means.dropFirst()),
                precisions: Array(prior.precisions.dropFirst())
            )
        )
        let start = likelihood.start + [Double](repeating: 0, count: matrix.columns)
        let (place, point) = try NewtonSearch.minimum(from: start) { likelihood.point($0) }
        thresholds = Array(place.prefix(classes - 1))
        slopes = Array(place.dropFirst(classes - 1))
        let inverse = try point.curvature.cholesky().inverse
        covariance = inverse.times(likelihood.information(from: point.curvature)).times(inverse)
    }

    /// How high the row stands, in log-odds.
    public func height(at row: some Collection<Double>) -> Double { dot(row, slopes) }

    /// The thresholds and the slopes with Wald tests and intervals.
    ///
    /// - Parameters:
    ///   - names: the names of the thresholds.
    ///   - columns: the names of the columns.
    ///   - scale: the scale that the columns were brought to before; the answer is for unscaled ones.
    ///   - level: the share of intervals that hold the true value.
    /// - Returns: the thresholds, then the slopes.
    public func estimates(
        thresholds names: [String],
        columns: [String],
        unscaling scale: ColumnScale? = nil,
        level: Double = 0.95
    ) -> [CoefficientEstimate] {
        [CoefficientEstimate](
            names: names + columns,
            coefficients: thresholds + slopes,
            covariance: covariance,
            turnedBy: scale.map { unscaling($0) },
            by: NormalDistribution(),
            level: level
        )
    }

    /// A threshold is crossed by the slopes' sum, so that it moves by what the means add to that.
    private func unscaling(_ scale: ColumnScale) -> Matrix {
        let cuts = thresholds.count
        var turn = Matrix(rows: cuts + slopes.count, columns: cuts + slopes.count)
        for cut in 0..<cuts {
            turn[cut, cut] = 1
            for column in slopes.indices { turn[cut, cuts + column] = scale.means[column] / scale.deviations[column] }
        }
        for column in slopes.indices { turn[cuts + column, cuts + column] = 1 / scale.deviations[column] }
        return turn
    }

    /// The chance of each class.
    public func chances(at row: some Collection<Double>) -> [Double] {
        let height = height(at: row)
        let atMost = thresholds.map { logistic($0 - height) } + [1]
        return zip(atMost, [0] + atMost.dropLast()).map { max(0, $0 - $1) }
    }
}

/// How badly thresholds and slopes explain rows, with the first and second derivatives.
private struct OrdinalLikelihood {
    let rows: Matrix
    let labels: [Int]
    let cuts: Int
    let weights: [Double]
    let prior: CoefficientPrior

    /// The thresholds that explain the shares of the classes, with no column.
    var start: [Double] {
        let sum = weights.sum
        return (0..<cuts).map { cut in
            logOdds(zip(labels, weights).reduce(0) { $0 + ($1.0 <= cut ? $1.1 : 0) } / sum)
        }
    }

    func point(_ place: [Double]) -> NewtonPoint {
        guard zip(place.prefix(cuts), place.prefix(cuts).dropFirst()).allSatisfy({ $0 < $1 }) else { return .outside }
        let width = cuts + rows.columns
        var point = NewtonPoint(
            loss: 0,
            gradient: [Double](repeating: 0, count: width),
            curvature: Matrix(rows: width, columns: width)
        )
        for row in 0..<rows.rows { add(row, place, to: &point) }
        point.curvature.mirrorUpper()
        prior.add(to: &point, at: place, from: cuts)
        return point
    }

    func information(from curvature: Matrix) -> Matrix {
        var information = curvature
        for (index, precision) in prior.precisions.enumerated() { information[cuts + index, cuts + index] -= precision }
        return information
    }

    /// Adds one row: the chance of its class is F(above) − F(below), F being the logistic function.
    private func add(_ row: Int, _ place: [Double], to point: inout NewtonPoint) {
        let numbers = rows[row: row]
        let height = dot(numbers, place.dropFirst(cuts))
        let label = labels[row]
        let above = label < cuts ? LogisticEdge(place[label] - height) : .highest
        let below = label > 0 ? LogisticEdge(place[label - 1] - height) : .lowest
        let chance = max(above.chance - below.chance, .leastNormalMagnitude)
        let weight = weights[row]
        point.loss -= weight * log(chance)
        // Derivatives of −log(chance) by the two edges.
        let first = (above: -above.density / chance, below: below.density / chance)
        let second = (
            above: first.above * first.above - above.bend / chance,
            below: first.below * first.below + below.bend / chance,
            both: first.above * first.below
        )
        var spans: [(place: Int, change: (above: Double, below: Double))] = []
        if label > 0 { spans.append((label - 1, (0, 1))) }
        if label < cuts { spans.append((label, (1, 0))) }
        for (column, number) in numbers.enumerated() { spans.append((cuts + column, (-number, -number))) }
        for (index, one) in spans.enumerated() {
            point.gradient[one.place] += weight * (first.above * one.change.above + first.below * one.change.below)
            let above = second.above * one.change.above + second.both * one.change.below
            let below = second.both * one.change.above + second.below * one.change.below
            for other in spans[index...] {
                point.curvature[one.place, other.place] +=
                    weight * (above * other.change.above + below * other.change.below)
            }
        }
    }
}

/// The logistic function at one edge of a class, with its first and second derivative.
private struct LogisticEdge {
    let chance: Double
    let density: Double
    let bend: Double

    static let highest = LogisticEdge(chance: 1)
    static let lowest = LogisticEdge(chance: 0)

    init(_ logOdds: Double) {
        chance = logistic(logOdds)
        density = chance * (1 - chance)
        bend = density * (1 - 2 * chance)
    }

    private init(chance: Double) {
        self.chance = chance
        density = 0
        bend = 0
    }
}
