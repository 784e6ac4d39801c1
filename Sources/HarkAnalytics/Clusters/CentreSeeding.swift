import Foundation
import HarkStatistics

/// Chooses points to begin with: far from each other, but where many are.
///
/// Each next centre is drawn with a chance that grows with the square of the distance to the centres before; of a few
/// that are drawn the one that leaves the least inertia is taken.
/// - Source: Arthur, Vassilvitskii, "k-means++: The Advantages of Careful Seeding" (2007), the greedy variant of
///   section 4, with 2 + ln *k* draws as in scikit-learn.
struct CentreSeeding {
    private let points: Matrix
    /// The squared distance of each point to the nearest centre so far.
    private var nearest: [Double]

    /// Prepares to choose among points.
    init(points: Matrix) {
        self.points = points
        nearest = Array(repeating: .infinity, count: points.rows)
    }

    /// Chooses so many different points.
    ///
    /// - Precondition: as many points differ.
    mutating func centres(_ count: Int, _ random: inout SeededRandom) -> [Double] {
        let draws = 2 + Int(log(Double(count)))
        var first = Int.random(in: 0..<points.rows, using: &random)
        nearest = distances(from: first).nearest
        var chosen = Array(points[row: first])
        for _ in 1..<count {
            var best = (sum: Double.infinity, nearest: nearest)
            for _ in 0..<draws {
                let candidate = draw(&random)
                let outcome = distances(from: candidate)
                if outcome.sum < best.sum {
                    best = outcome
                    first = candidate
                }
            }
            nearest = best.nearest
            chosen += points[row: first]
        }
        return chosen
    }

    /// Draws a point; never one that is a centre already.
    private func draw(_ random: inout SeededRandom) -> Int {
        var left = random.unit() * nearest.reduce(0, +)
        var last = 0
        for (row, weight) in nearest.enumerated() where weight > 0 {
            last = row
            left -= weight
            if left < 0 { break }
        }
        return last
    }

    /// What the squared distances were if a point became a centre, and their sum.
    private func distances(from centre: Int) -> (sum: Double, nearest: [Double]) {
        var sum = 0.0
        var result = nearest
        let dimensions = points.columns
        points.values.withUnsafeBufferPointer { values in
            for row in 0..<points.rows {
                var distance = 0.0
                for column in 0..<dimensions {
                    let difference = values[row * dimensions + column] - values[centre * dimensions + column]
                    distance += difference * difference
                }
                if distance < result[row] { result[row] = distance }
                sum += result[row]
            }
        }
        return (sum, result)
    }
}
