import Foundation
import HarkStatistics

/// An exponential smoothing fitted to a series.
///
/// - Source: the innovations state space of Hyndman, Koehler, Ord, Snyder, "Forecasting with Exponential Smoothing"
///   (2008), tables 2.2 and 2.3: errors add, but are relative where the season is a factor. Smoothing weights are fitted
///   by maximum likelihood; the first level, slope and season come from a decomposition and count as fitted.
public struct ExponentialSmoothing: Sendable {
    /// The shape.
    public let shape: SmoothingShape
    /// The logarithm of the likelihood, to the base e.
    public let logLikelihood: Double
    /// Akaike's criterion, corrected for few values.
    public let aicc: Double
    private let state: SmoothingState

    /// Fits a shape, unless the series is too short for it, or not above 0 where the season is a factor.
    public init?(_ shape: SmoothingShape, to series: [Double], season: Int) {
        let season = shape.season == .none ? 1 : season
        guard series.count >= max(2 * season, 5), series.isTelling,
            shape.season != .multiplied || series.allSatisfy({ $0 > 0 })
        else { return nil }
        let start = SmoothingState(shape, series, season: season)
        let weights = SmoothingWeights.best(for: shape) { weights in
            var state = start
            return state.run(over: series, weights)
        }
        var state = start
        logLikelihood = state.run(over: series, weights)
        guard logLikelihood.isFinite else { return nil }
        aicc = Akaike.corrected(logLikelihood, parameters: shape.parameters(season: season), count: series.count)
        self.shape = shape
        self.state = state
    }

    /// What is expected of the values to come.
    public func means(_ horizon: Int) -> [Double] { state.next(horizon) }

    /// The shape with the least `aicc` of all that fit, fitted to a series.
    public static func best(for series: [Double], season: Int) -> Self? {
        var best: Self?
        for trend in SmoothingShape.Trend.allCases {
            for kind in SmoothingShape.Season.allCases where season > 1 || kind == .none {
                guard let next = Self(SmoothingShape(trend, kind), to: series, season: season) else { continue }
                if next.aicc < best?.aicc ?? .infinity { best = next }
            }
        }
        return best
    }
}

/// Exponential smoothing of the shape that Akaike's criterion prefers.
public struct AutomaticSmoothing: ForecastMethod {
    /// How many values make a season; 1 when there is none.
    public let season: Int

    /// Creates the method.
    public init(season: Int) { self.season = season }

    /// `exponential smoothing`.
    public var name: String { season > 1 ? "exponential smoothing [\(season)]" : "exponential smoothing" }

    /// How many of the last values are looked at; smoothing has forgotten what lies before.
    private static let longest = 4_000

    /// The forecast of the best shape.
    public func forecast(_ history: [Double], horizon: Int) -> [Double]? {
        let recent = Array(history.suffix(Self.longest))
        guard let means = ExponentialSmoothing.best(for: recent, season: season)?.means(horizon),
            means.allSatisfy(\.isFinite)
        else { return nil }
        return means
    }
}
