import HarkLanguage

/// Least squares over the 32 numbers of a text with a penalty on the squares of the weights, solved exactly.
struct DenseRidge {
    private var matrix = [Double](repeating: 0, count: 33 * 33)
    private var right = [Double](repeating: 0, count: 33)

    /// Adds a text with its target.
    mutating func add(_ signals: MoodSignals, target: Double, weight: Double) {
        var row = [Double](repeating: 1, count: 33)
        for lane in 0..<32 { row[lane] = Double(signals[lane]) }
        for first in 0..<33 where row[first] != 0 {
            right[first] += weight * row[first] * target
            for second in 0...first { matrix[first * 33 + second] += weight * row[first] * row[second] }
        }
    }

    /// The weights; the bias carries no penalty to speak of.
    func solved(penalty: Double) -> LinearMood {
        var lower = matrix
        for lane in 0..<33 { lower[lane * 33 + lane] += lane < 32 ? penalty : 1e-6 }
        Self.factorise(&lower)
        let solution = Self.solve(lower, right)
        var sum = LinearMood(bias: Float(solution[32]))
        for lane in 0..<32 { sum.weights[lane] = Float(solution[lane]) }
        return sum
    }

    /// The factor of Cholesky, in place.
    private static func factorise(_ lower: inout [Double]) {
        for row in 0..<33 {
            for column in 0...row {
                var sum = lower[row * 33 + column]
                for inner in 0..<column { sum -= lower[row * 33 + inner] * lower[column * 33 + inner] }
                lower[row * 33 + column] =
                    row == column ? max(sum, 1e-12).squareRoot() : sum / lower[column * 33 + column]
            }
        }
    }

    private static func solve(_ lower: [Double], _ right: [Double]) -> [Double] {
        var values = right
        for row in 0..<33 {
            for inner in 0..<row { values[row] -= lower[row * 33 + inner] * values[inner] }
            values[row] /= lower[row * 33 + row]
        }
        for row in (0..<33).reversed() {
            for inner in row + 1..<33 { values[row] -= lower[inner * 33 + row] * values[inner] }
            values[row] /= lower[row * 33 + row]
        }
        return values
    }
}
