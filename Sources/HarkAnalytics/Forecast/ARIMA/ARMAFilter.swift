import Foundation

/// The Kalman filter of a stationary process over a series, in time that grows with the states and not their square.
///
/// The variance of the state is never held: from the stationary start it changes by a matrix of rank one, which
/// Chandrasekhar's recursions follow (`change` × its transpose × `weight`). When that change has died away, gain and
/// variance stand still and are not reckoned any more.
/// - Source: state space of Harvey, "Forecasting, Structural Time Series Models and the Kalman Filter" (1989), 3.3.3;
///   recursions of Morf, Sidhu, Kailath (1974) as in Herbst, "Using the Chandrasekhar Recursions for Likelihood
///   Evaluation of DSGE Models" (2015); Mélard's AS 197 (1984) is the same idea.
/// - Complexity: O(values × states).
struct ARMAFilter {
    /// The sum of the squared surprises, each over its variance (in units of the shocks' variance).
    private(set) var squares = 0.0
    /// The sum of the logarithms of those variances.
    private(set) var logVariances = 0.0
    /// The mean that makes the series most likely; 0 when it was not asked for.
    private(set) var mean = 0.0
    /// What is expected of the next value and, by later shocks, of those after: less the mean.
    private(set) var state: [Double] = []

    private let count: Int
    private let transition: [Double]
    private var gain: [Double]
    private var change: [Double]
    private var variance: Double

    /// Runs over a series.
    /// - Returns: nil when the process is too near to one that is not stationary.
    init?(_ process: ARMAProcess, over series: [Double], findsMean: Bool) {
        count = max(process.arPolynomial.degree, process.maPolynomial.degree + 1)
        let padding = [Double](repeating: 0, count: count - process.arPolynomial.degree)
        transition = process.arPolynomial.weights.map { -$0 } + padding
        guard let covariances = process.autocovariances(through: count) else { return nil }
        variance = covariances[0]
        gain = Self.firstGain(process, covariances, count)
        change = gain
        run(over: series, findsMean: findsMean)
        guard squares.isFinite, logVariances.isFinite else { return nil }
    }

    /// The covariance of the first value with the state that follows it.
    private static func firstGain(_ process: ARMAProcess, _ covariances: [Double], _ count: Int) -> [Double] {
        let responses = process.responses(count)
        return (1...count).map { place in
            let past = process.arPolynomial.terms.reduce(0) {
                $1.lag >= place ? $0 - $1.weight * covariances[$1.lag - place] : $0
            }
            return process.maPolynomial.terms.reduce(past) {
                $1.lag >= place ? $0 + $1.weight * responses[$1.lag - place] : $0
            }
        }
    }

    private mutating func run(over series: [Double], findsMean: Bool) {
        var (values, ones) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
        var (cross, weight) = (0.0, 0.0)
        var changeWeight = -1 / variance
        var isSteady = false
        for (index, value) in series.enumerated() {
            let surprise = value - values[0]
            squares += surprise * surprise / variance
            logVariances += log(variance)
            Self.advance(&values, transition, gain, by: surprise / variance)
            if findsMean {
                let part = 1 - ones[0]
                cross += surprise * part / variance
                weight += part * part / variance
                Self.advance(&ones, transition, gain, by: part / variance)
            }
            if !isSteady { changeWeight = learn(changeWeight) }
            if index % count == 0 { isSteady = isSteady || isQuiet(changeWeight) }
        }
        if findsMean, weight > 0 { mean = cross / weight }
        squares -= mean * cross
        state = zip(values, ones).map { $0 - mean * $1 }
    }

    /// state ← transition × state + gain × surprise.
    private static func advance(
        _ state: inout [Double],
        _ transition: [Double],
        _ gain: [Double],
        by surprise: Double
    ) {
        let (first, last) = (state[0], state.count - 1)
        state.withUnsafeMutableBufferPointer { state in
            transition.withUnsafeBufferPointer { transition in
                gain.withUnsafeBufferPointer { gain in
                    for place in 0..<last {
                        state[place] = transition[place] * first + state[place + 1] + gain[place] * surprise
                    }
                    state[last] = transition[last] * first + gain[last] * surprise
                }
            }
        }
    }

    /// One step of Chandrasekhar's recursions: variance, gain, and how they go on to change.
    private mutating func learn(_ weight: Double) -> Double {
        let (first, last) = (change[0], count - 1)
        let next = variance + weight * first * first
        let nextWeight = weight + weight * weight * first * first / variance
        let (toGain, toChange) = (weight * first, first / next)
        change.withUnsafeMutableBufferPointer { change in
            gain.withUnsafeMutableBufferPointer { gain in
                transition.withUnsafeBufferPointer { transition in
                    for place in 0...last {
                        let moved = transition[place] * first + (place < last ? change[place + 1] : 0)
                        gain[place] += moved * toGain
                        change[place] = moved - gain[place] * toChange
                    }
                }
            }
        }
        variance = next
        return nextWeight
    }

    /// Whether gain and variance will not change any more, to one in 10¹⁰.
    private func isQuiet(_ weight: Double) -> Bool {
        let largest = change.reduce(0) { max($0, abs($1)) }
        return abs(weight) * largest * largest < 1e-10 * variance
    }
}
