import HarkStatistics

/// How likely each value of a series of counts is, or one as far out, by what was before it.
///
/// What came at the same place of the last seasons (without seasons: in the window before) tells what to expect, and how
/// sure that is; counts that vary more than those of independent customers are taken to do so everywhere.
/// - Source: the negative binomial prediction of a Poisson count from earlier ones under Jeffreys' prior, as in Gelman and
///   others, "Bayesian Data Analysis" (2013), section 2.6; overdispersion as in McCullagh, Nelder, "Generalized Linear
///   Models" (1989), section 6.2.3.
struct CountChance {
    /// The chance of each value, up or down; 1 where fewer than two others tell of it.
    let values: [Double]

    /// How many earlier values have to tell of one.
    private static let fewest = 2.0
    /// A single value tells of the spread at most as much as one that is four deviations off.
    private static let mostSquare = 16.0

    /// Judges each value by those of the last `seasons` seasons, or by as many as the `window` has when there is none.
    init(_ series: [Double], season: Int, seasons: Int, window: Int) {
        let earlier = Self.earlier(series, step: season, count: season > 1 ? seasons : window)
        let spread = Self.spread(series, earlier)
        values = zip(series, earlier).map { value, earlier in
            earlier.count < Self.fewest ? 1 : Self.chance(value, earlier, spread)
        }
    }

    /// The sum and the number of values at the same place before.
    private static func earlier(_ series: [Double], step: Int, count: Int) -> [(sum: Double, count: Double)] {
        var found: [(sum: Double, count: Double)] = []
        for place in series.indices {
            guard place >= step else {
                found.append((0, 0))
                continue
            }
            var (sum, known) = found[place - step]
            sum += series[place - step]
            known += 1
            if known > Double(count) {
                sum -= series[place - step * (count + 1)]
                known -= 1
            }
            found.append((max(0, sum), known))
        }
        return found
    }

    /// How much more the values vary than independent customers would make them: 1 or more.
    private static func spread(_ series: [Double], _ earlier: [(sum: Double, count: Double)]) -> Double {
        let squares = zip(series, earlier).compactMap { value, earlier -> Double? in
            guard earlier.count >= fewest else { return nil }
            let mean = (earlier.sum + 0.5) / earlier.count
            let distance = value - mean
            return min(mostSquare, distance * distance / (mean * (1 + 1 / earlier.count)))
        }
        return squares.isEmpty ? 1 : max(1, squares.mean)
    }

    private static func chance(_ value: Double, _ earlier: (sum: Double, count: Double), _ spread: Double) -> Double {
        let (shape, share) = ((earlier.sum + 0.5) / spread, 1 / (earlier.count + 1))
        func atLeast(_ value: Double) -> Double {
            value > 0 ? SpecialFunction.incompleteBeta(value / spread, shape, at: share) : 1
        }
        return min(1, 2 * min(atLeast(value), 1 - atLeast(value + 1)))
    }
}
