import HarkStatistics

/// The shares of a surprise that level, slope and season take, and how fast the slope fades.
struct SmoothingWeights {
    var level: Double
    var slope = 0.0
    var season = 0.0
    var damping = 1.0

    /// The weights that make a series most likely.
    static func best(for shape: SmoothingShape, _ logLikelihood: (Self) -> Double) -> Self {
        var (bounds, start) = ([0.0001...0.9999], [0.3])
        func add(_ range: ClosedRange<Double>, _ first: Double, if isUsed: Bool) {
            guard isUsed else { return }
            bounds.append(range)
            start.append(first)
        }
        add(0...1, 0.1, if: shape.trend != .none)
        add(0...1, 0.1, if: shape.season != .none)
        add(0.8...0.98, 0.95, if: shape.trend == .damped)
        let search = Minimizer(bounds: bounds, tolerance: 1e-3, mostValues: 300)
        let found = search.minimum(from: start) { -logLikelihood(Self(shape, Array($0))) }
        return Self(shape, found.point)
    }

    /// Slope and season may take what the level leaves of its own share, and of the rest.
    private init(_ shape: SmoothingShape, _ point: [Double]) {
        var rest = point[...]
        level = rest.removeFirst()
        if shape.trend != .none { slope = level * rest.removeFirst() }
        if shape.season != .none { season = (1 - level) * rest.removeFirst() }
        if shape.trend == .damped { damping = rest.removeFirst() }
    }
}
