/// A point of a function that is searched for its minimum.
struct NewtonPoint {
    /// The value; infinite where the function is not defined.
    var loss: Double
    /// The first derivatives.
    var gradient: [Double]
    /// The second derivatives.
    var curvature: Matrix

    /// A point outside of where the function is defined.
    static let outside = NewtonPoint(loss: .infinity, gradient: [], curvature: Matrix(rows: 0, columns: 0))
}

/// Newton's method for convex functions, with shorter steps where one leads uphill.
/// - Source: Boyd, Vandenberghe, "Convex Optimization", section 9.5.
enum NewtonSearch {
    private static let mostSteps = 100
    private static let mostHalvings = 40

    /// Finds the minimum.
    ///
    /// - Parameters:
    ///   - start: where to begin, a place where the function is defined.
    ///   - point: the function at a place.
    /// - Returns: the place and the point there.
    /// - Throws: `StatisticsError.notConverged` or `singular` when there is none.
    static func minimum(
        from start: [Double],
        of point: ([Double]) -> NewtonPoint
    ) throws(StatisticsError) -> (place: [Double], point: NewtonPoint) {
        var place = start
        var here = point(start)
        for _ in 0..<mostSteps {
            let step = try here.curvature.cholesky().solve(here.gradient)
            let decrement = dot(step, here.gradient)
            guard decrement > 1e-14 * (1 + abs(here.loss)) else {
                // So near, the last step doubles the number of right digits.
                let last = zip(place, step).map { $0 - $1 }
                return (last, point(last))
            }
            var share = 1.0
            var next = place
            var there = NewtonPoint.outside
            for _ in 0..<mostHalvings {
                next = zip(place, step).map { $0 - share * $1 }
                there = point(next)
                if there.loss <= here.loss - 1e-4 * share * decrement { break }
                share /= 2
            }
            // No step leads downhill any more: rounding is all that is left.
            guard there.loss < here.loss else { return (place, here) }
            (place, here) = (next, there)
        }
        throw .notConverged(steps: mostSteps)
    }
}
