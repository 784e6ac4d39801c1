import CNLopt

/// A search for the least value of a function of several numbers within bounds, without its derivatives.
/// - Source: NLopt; several numbers by BOBYQA (Powell 2009), one by the simplex of Rowan's Subplex (1990).
public struct Minimizer: Sendable {
    /// The range of each number.
    public var bounds: [ClosedRange<Double>]
    /// The length of the first steps.
    public var firstStep: Double
    /// The search ends when a step gains less than this.
    public var tolerance: Double
    /// The search ends after so many values at the latest.
    public var mostValues: Int

    /// Creates a search.
    public init(bounds: [ClosedRange<Double>], firstStep: Double = 0.1, tolerance: Double, mostValues: Int = 1_000) {
        self.bounds = bounds
        self.firstStep = firstStep
        self.tolerance = tolerance
        self.mostValues = mostValues
    }

    /// Looks for the least value near a start.
    /// - Parameters:
    ///   - start: where the search begins; it is moved into the bounds.
    ///   - function: what shall be small; a value that is no number counts as very large.
    /// - Returns: the best point that was met, never worse than the start.
    public func minimum(
        from start: [Double],
        of function: (UnsafeBufferPointer<Double>) -> Double
    ) -> (point: [Double], value: Double) {
        let start = zip(start, bounds).map { min(max($0, $1.lowerBound), $1.upperBound) }
        return withoutActuallyEscaping(function) { function in
            let values = Values(function: function, best: start)
            if start.isEmpty {
                _ = values.take(UnsafeBufferPointer(start: nil, count: 0))
            } else {
                search(from: start, values)
            }
            return (values.best, values.least)
        }
    }

    private func search(from start: [Double], _ values: Values) {
        let count = UInt32(start.count)
        guard let search = nlopt_create(count == 1 ? NLOPT_LN_SBPLX : NLOPT_LN_BOBYQA, count) else { return }
        defer { nlopt_destroy(search) }
        nlopt_set_lower_bounds(search, bounds.map(\.lowerBound))
        nlopt_set_upper_bounds(search, bounds.map(\.upperBound))
        nlopt_set_initial_step1(search, firstStep)
        nlopt_set_ftol_abs(search, tolerance)
        nlopt_set_xtol_abs1(search, 1e-7)
        nlopt_set_maxeval(search, Int32(mostValues))
        nlopt_set_min_objective(
            search,
            { count, point, _, data in
                guard let data else { return .infinity }
                let values = Unmanaged<Values>.fromOpaque(data).takeUnretainedValue()
                return values.take(UnsafeBufferPointer(start: point, count: Int(count)))
            },
            Unmanaged.passUnretained(values).toOpaque()
        )
        var (point, least) = (start, 0.0)
        _ = withExtendedLifetime(values) { nlopt_optimize(search, &point, &least) }
    }
}

/// The function under search and the best that it gave.
private final class Values {
    let function: (UnsafeBufferPointer<Double>) -> Double
    var best: [Double]
    var least = Double.infinity

    init(function: @escaping (UnsafeBufferPointer<Double>) -> Double, best: [Double]) {
        self.function = function
        self.best = best
    }

    func take(_ point: UnsafeBufferPointer<Double>) -> Double {
        let value = function(point)
        guard value.isFinite else { return 1e300 }
        if value < least { (least, best) = (value, Array(point)) }
        return value
    }
}
