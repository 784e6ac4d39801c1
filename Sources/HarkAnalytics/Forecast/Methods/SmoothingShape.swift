/// The shape of an exponential smoothing: what it follows beside the level.
public struct SmoothingShape: Hashable, Sendable, CustomStringConvertible {
    /// How a trend goes on.
    public enum Trend: String, Hashable, Sendable, CaseIterable {
        /// There is none.
        case none = "N"
        /// As a straight line.
        case straight = "A"
        /// Ever weaker.
        case damped = "Ad"
    }

    /// How a season acts.
    public enum Season: String, Hashable, Sendable, CaseIterable {
        /// There is none.
        case none = "N"
        /// It is added.
        case added = "A"
        /// It is a factor, and surprises are relative.
        case multiplied = "M"
    }

    /// How the trend goes on.
    public let trend: Trend
    /// How the season acts.
    public let season: Season

    /// Creates a shape.
    public init(_ trend: Trend, _ season: Season) { (self.trend, self.season) = (trend, season) }

    /// Such as `ETS(A,Ad,M)`: error, trend, season.
    public var description: String { "ETS(\(season == .multiplied ? "M" : "A"),\(trend.rawValue),\(season.rawValue))" }

    /// How many numbers are fitted: the smoothing weights, the first level, slope and season, and the variance.
    func parameters(season: Int) -> Int {
        let own = [trend == .none ? 0 : 2, trend == .damped ? 1 : 0, self.season == .none ? 0 : season]
        return 3 + own.reduce(0, +)
    }
}
