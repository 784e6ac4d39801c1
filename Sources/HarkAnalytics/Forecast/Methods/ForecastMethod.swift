/// A way to say from a series how it goes on.
public protocol ForecastMethod: Sendable {
    /// What the method is called in reports.
    var name: String { get }

    /// What is expected of the values to come.
    /// - Returns: `horizon` finite numbers; nil when the history is too short or does not suit the method.
    func forecast(_ history: [Double], horizon: Int) -> [Double]?

    /// The method with a history's shape and coefficients, so that it answers of longer histories without a search.
    /// - Returns: the method itself when it searches for nothing that takes long.
    func settled(on history: [Double]) -> any ForecastMethod
}

extension ForecastMethod {
    /// Returns itself.
    public func settled(on history: [Double]) -> any ForecastMethod { self }
}

/// The value a season before, again and again: what every other method has to beat.
public struct SeasonalNaive: ForecastMethod {
    /// How many values make a season; 1 repeats the last value.
    public let season: Int

    /// Creates the method.
    public init(season: Int) { self.season = season }

    /// `seasonal naive [24]`.
    public var name: String { season > 1 ? "seasonal naive [\(season)]" : "naive" }

    /// The last season, repeated.
    public func forecast(_ history: [Double], horizon: Int) -> [Double]? {
        guard history.count >= season else { return nil }
        return (0..<horizon).map { history[history.count - season + $0 % season] }
    }
}

/// A method for what is left of a series when its seasons, and on demand its exponential growth, are taken out.
public struct Adjusted: ForecastMethod {
    /// The method for what is left.
    public let base: any ForecastMethod
    /// The seasons, the shortest first.
    public let seasons: [Int]
    /// Whether logarithms are forecast, so that seasons multiply; only of series above 0.
    public let inLogarithms: Bool
    /// How much less a season counts than the one after it: 1 counts all alike.
    public let fading: Double

    /// Creates the method.
    public init(_ base: any ForecastMethod, seasons: [Int], inLogarithms: Bool = false, fading: Double = 1) {
        (self.base, self.seasons, self.inLogarithms, self.fading) = (base, seasons, inLogarithms, fading)
    }

    /// Such as `theta, adjusted [24, 168] in logarithms`.
    public var name: String {
        let seasons = seasons.map(String.init).joined(separator: ", ")
        let scale = (inLogarithms ? " in logarithms" : "") + (fading < 1 ? " fading" : "")
        return "\(base.name), adjusted [\(seasons)]\(scale)"
    }

    /// The forecast of the base with the seasons put back.
    public func forecast(_ history: [Double], horizon: Int) -> [Double]? {
        guard let (scale, adjustment) = adjustment(history),
            let rest = base.forecast(adjustment.adjusted, horizon: horizon)
        else { return nil }
        return scale.restore(zip(rest, adjustment.next(horizon)).map { $0 + $1 })
    }

    /// The method with its base settled on what is left of a history.
    public func settled(on history: [Double]) -> any ForecastMethod {
        guard let (_, adjustment) = adjustment(history) else { return self }
        let base = base.settled(on: adjustment.adjusted)
        return Self(base, seasons: seasons, inLogarithms: inLogarithms, fading: fading)
    }

    private func adjustment(_ history: [Double]) -> (Scale, SeasonalAdjustment)? {
        guard let longest = seasons.last, history.count >= 2 * longest,
            let scale = Scale(history, isLogarithmic: inLogarithms)
        else { return nil }
        return (scale, SeasonalAdjustment(scale.apply(history), seasons: seasons, fading: fading))
    }
}
