import Foundation

/// The chance that something is right, as the logistic function of one number.
struct LogisticCurve: Sendable, Hashable {
    /// The chance is the logistic function of `slope` × the number + `offset`.
    var slope: Double
    /// See `slope`.
    var offset: Double

    /// The chance at a number.
    func chance(_ number: Double) -> Double { 1 / (1 + exp(-(slope * number + offset))) }

    /// Fits a curve to what was right and what was not, with targets that keep a little doubt.
    ///
    /// The numbers are brought to mean 0 and deviation 1 first, where a weak prior holds the curve near slope 1 and
    /// offset 1, so that few examples give no steps, and the curve always rises.
    /// - Source: J. Platt, "Probabilistic outputs for support vector machines" (1999); Newton's method with shorter
    ///   steps where one leads uphill, from Lin, Lin, Weng, "A note on Platt's probabilistic outputs" (2007).
    init(_ samples: [(number: Double, isRight: Bool)]) {
        let mean = samples.reduce(0) { $0 + $1.number } / Double(samples.count)
        let spread = max(samples.map(\.number).deviation, 1e-6)
        let right = Double(samples.count(where: \.isRight))
        let wrong = Double(samples.count) - right
        let points = samples.map { sample in
            ((sample.number - mean) / spread, sample.isRight ? (right + 1) / (right + 2) : 1 / (wrong + 2))
        }
        self.init(slope: 1, offset: 1)
        var steps = 0
        while steps < 100, improve(points) { steps += 1 }
        slope = max(slope, 0.1) / spread
        offset -= slope * mean
    }

    /// Creates a curve.
    init(slope: Double, offset: Double) {
        self.slope = slope
        self.offset = offset
    }

    private typealias Points = [(number: Double, target: Double)]

    /// Makes a step that fits the points better; false when there is none.
    private mutating func improve(_ points: Points) -> Bool {
        var gradient = (slope: 1 - slope, offset: 1 - offset)
        var curve = (slope: 1.0, both: 0.0, offset: 1.0)
        for (number, target) in points {
            let chance = chance(number)
            gradient.slope += (target - chance) * number
            gradient.offset += target - chance
            let weight = chance * (1 - chance)
            curve.slope += weight * number * number
            curve.both += weight * number
            curve.offset += weight
        }
        let determinant = curve.slope * curve.offset - curve.both * curve.both
        let step = (
            slope: (gradient.slope * curve.offset - gradient.offset * curve.both) / determinant,
            offset: (gradient.offset * curve.slope - gradient.slope * curve.both) / determinant
        )
        let before = loss(points)
        for halving in 0..<12 {
            let share = 1 / Double(1 << halving)
            let next = LogisticCurve(slope: slope + share * step.slope, offset: offset + share * step.offset)
            guard next.loss(points) < before - 1e-9 else { continue }
            self = next
            return true
        }
        return false
    }

    private func loss(_ points: Points) -> Double {
        points.reduce(((slope - 1) * (slope - 1) + (offset - 1) * (offset - 1)) / 2) { sum, point in
            let power = slope * point.number + offset
            // The logarithm of 1 + e^power, which must not overflow.
            return sum + max(power, 0) + log1p(exp(-abs(power))) - point.target * power
        }
    }
}

extension [Double] {
    /// The standard deviation.
    var deviation: Double {
        let mean = reduce(0, +) / Double(count)
        return (reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)).squareRoot()
    }
}
