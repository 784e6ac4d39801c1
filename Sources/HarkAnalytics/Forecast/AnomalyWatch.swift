import HarkStatistics

/// A stretch of a series that is out of the ordinary.
public struct Anomaly: Hashable, Sendable {
    /// The places that stand out, from the first to the last.
    public let places: ClosedRange<Int>
    /// The place that stands out most.
    public let peak: Int
    /// How many robust deviations its value lies from what is usual: below 0 when it is low.
    public let score: Double
    /// What is usual there.
    public let usual: Double
}

/// Flags what is out of the ordinary as it comes, by values before it alone.
///
/// Counts are compared by their square roots, whose spread does not grow with the count. A value's score is its distance
/// from the median of a window before it, in robust deviations. Where a season is strong (over the whole series), what was
/// at the same place of the last seasons is taken off first. As thousands of values are looked at, some lie far out by
/// chance: only those are flagged that are also too unlikely for that (`CountChance`).
/// - Source: median and median absolute deviation as in Leys and others, "Detecting Outliers: Do Not Use Standard
///   Deviation Around the Mean" (2013); square roots of counts after Anscombe (1948).
public struct AnomalyWatch: Hashable, Sendable {
    /// How many values before a value say what is usual.
    public var window = 1_008
    /// How many values have to be known before any is flagged.
    public var fewest = 288
    /// From which score on a value is flagged, up or down.
    public var bound = 5.0
    /// Of what is flagged, so much is chance alone, on average and at the most.
    public var falseShare = 0.05
    /// Flagged values that are at most this far apart are one anomaly.
    public var gap = 24
    /// How many values make a season; 1 for none.
    public var season = 1
    /// How many values on each side of the same place of the last seasons tell of it too.
    public var around = 2

    /// Creates a watch.
    public init() {}

    /// The anomalies of a series of counts or other values from 0 on, in order.
    public func anomalies(in series: [Double]) -> [Anomaly] {
        let roots = series.map { max(0, $0).squareRoot() }
        let expected = expected(roots)
        let scores = scores(zip(roots, expected).map { $0 - $1 })
        let isUnlikely = unlikely(series)
        var found: [Anomaly] = []
        for (place, score) in scores.enumerated() where abs(score.value) >= bound && isUnlikely[place] {
            let root = max(0, expected[place] + score.median)
            let next = Anomaly(places: place...place, peak: place, score: score.value, usual: root * root)
            if let last = found.last, place - last.places.upperBound <= gap {
                found[found.count - 1] = last.joined(to: next)
            } else {
                found.append(next)
            }
        }
        return found
    }

    /// Which values are too unlikely to be chance, though so many are looked at.
    private func unlikely(_ series: [Double]) -> [Bool] {
        let chances = CountChance(series.map { max(0, $0) }, season: season, seasons: Self.seasons, window: window)
            .values
        let bound = FalseDiscovery.bound(Array(chances.dropFirst(fewest)), share: falseShare)
        return chances.map { $0 <= bound }
    }

    /// How much of what varies must be the season before it is taken off.
    private static let strongSeason = 0.64
    /// How many seasons back say what the season brings.
    private static let seasons = 7

    /// The median of what was around the same place of the last seasons; 0 where the season is weak.
    private func expected(_ roots: [Double]) -> [Double] {
        guard season > 1, roots.count > 2 * season,
            DifferenceTests.seasonalStrength(roots, season: season) > Self.strongSeason
        else { return Array(repeating: 0, count: roots.count) }
        return roots.indices.map { place in
            let near = (1...Self.seasons).flatMap { back in
                (-around...around).map { place - back * season + $0 }.filter { $0 >= 0 }
            }
            return near.isEmpty ? roots[place] : near.map { roots[$0] }.median
        }
    }

    /// The distance of each value from the median of the window before it, in robust deviations.
    private func scores(_ values: [Double]) -> [(value: Double, median: Double)] {
        var sorted: [Double] = []
        return values.indices.map { place in
            if place > window { sorted.remove(at: sorted.firstPlace(of: values[place - window - 1])) }
            defer { sorted.insert(values[place], at: sorted.firstPlace(of: values[place])) }
            guard sorted.count >= fewest else { return (0, 0) }
            let median = sorted[sorted.count / 2]
            let deviation = 1.4826 * Self.deviation(sorted, around: median)
            return deviation > 0 ? ((values[place] - median) / deviation, median) : (0, median)
        }
    }

    /// The median distance from the median: the middle is met by walking outwards from it.
    private static func deviation(_ sorted: [Double], around median: Double) -> Double {
        var (low, high, distance) = (sorted.count / 2 - 1, sorted.count / 2, 0.0)
        for _ in 0...(sorted.count / 2) {
            let below = low >= 0 ? median - sorted[low] : .infinity
            let above = high < sorted.count ? sorted[high] - median : .infinity
            distance = min(below, above)
            if below < above { low -= 1 } else { high += 1 }
        }
        return distance
    }
}

extension Anomaly {
    /// This stretch and a later one as one, with the peak of the two that stands out more.
    fileprivate func joined(to later: Anomaly) -> Anomaly {
        let peak = abs(later.score) > abs(score) ? later : self
        let places = self.places.lowerBound...later.places.upperBound
        return Anomaly(places: places, peak: peak.peak, score: peak.score, usual: peak.usual)
    }
}

extension [Double] {
    /// The first place of a rising list whose number is not below a value.
    fileprivate func firstPlace(of value: Double) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
