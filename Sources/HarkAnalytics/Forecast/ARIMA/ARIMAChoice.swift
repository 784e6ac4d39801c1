/// The choice of a shape for a series: differences by tests, the rest by Akaike's corrected criterion, step by step.
///
/// - Source: Hyndman, Khandakar, "Automatic Time Series Forecasting: the forecast Package for R" (2008), section 3.2.
public struct ARIMAChoice: Sendable {
    /// How many values make a season; 1 when there is none.
    public var season: Int
    /// Whether a series that was differenced may have a drift; one that was not always has a mean.
    public var allowsDrift: Bool
    /// The most of p and q; of P and Q it is `mostSeasonal`.
    public var most: Int
    /// The most of P and Q.
    public var mostSeasonal: Int
    /// How many shapes are tried at the most.
    public var tries: Int
    /// How many of the last values are looked at, at the most.
    public var longest: Int

    /// Creates a choice.
    public init(
        season: Int,
        allowsDrift: Bool = false,
        most: Int = 5,
        mostSeasonal: Int = 2,
        tries: Int = 60,
        longest: Int = .max
    ) {
        self.season = season
        self.allowsDrift = allowsDrift
        self.most = most
        self.mostSeasonal = mostSeasonal
        self.tries = tries
        self.longest = longest
    }

    /// The best shape for a series, fitted to it.
    /// - Returns: nil when no shape fits, as with a series that is the same all along, or once it is differenced as often as the
    ///   tests say.
    public func best(for series: [Double]) -> ARIMAModel? {
        let bounded = bounded(for: series.count)
        var steps = Steps(series: stretch(of: series, most: Self.searched), tries: tries)
        for start in bounded.starts(for: series) where bounded.isAllowed(start) { steps.attempt(start) }
        while let order = steps.best?.order, bounded.neighbours(of: order).contains(where: { steps.attempt($0) }) {}
        return steps.best.flatMap { ARIMAModel($0.order, to: stretch(of: series, most: Self.fitted)) ?? $0 }
    }

    /// The choice with no more coefficients than so many values can tell of.
    private func bounded(for count: Int) -> ARIMAChoice {
        var bounded = self
        bounded.most = min(most, count / 3)
        if season < 2 || count < 3 * season { bounded.mostSeasonal = 0 }
        return bounded
    }

    /// The most of values × states that shapes are compared on, and that the best one is fitted to.
    private static let searched = 600_000, fitted = 8_000_000

    /// The last values of a series, as many as can be worked on in seconds: all but for very long series and seasons.
    private func stretch(of series: [Double], most: Int) -> [Double] {
        let states = most == Self.fitted ? season + 2 : season * (1 + mostSeasonal) + 2
        return Array(series.suffix(min(max(most / states, 4 * season), longest)))
    }

    /// The four shapes that the search starts from.
    private func starts(for series: [Double]) -> [ARIMAOrder] {
        let seasonal = DifferenceTests.seasonalDifferences(series, season: season)
        let order = ARIMAOrder((0, 0, 0), (0, seasonal, 0), season: season)
        let differences = DifferenceTests.differences(order.differencing.apply(to: series))
        let hasConstant = differences + seasonal == 0 || (allowsDrift && differences + seasonal == 1)
        func shape(_ ar: Int, _ ma: Int, _ seasonalAR: Int, _ seasonalMA: Int) -> ARIMAOrder {
            ARIMAOrder(
                (ar, differences, ma),
                (min(seasonalAR, mostSeasonal), seasonal, min(seasonalMA, mostSeasonal)),
                season: season,
                hasConstant: hasConstant
            )
        }
        return [shape(2, 2, 1, 1), shape(0, 0, 0, 0), shape(1, 0, 1, 0), shape(0, 1, 0, 1)]
    }

    /// The shapes one step away.
    private func neighbours(of order: ARIMAOrder) -> [ARIMAOrder] {
        let moves: [(Int, Int, Int, Int)] = [
            (0, 0, -1, 0), (0, 0, 0, -1), (0, 0, 1, 0), (0, 0, 0, 1), (0, 0, -1, -1), (0, 0, 1, 1), (0, 0, -1, 1),
            (0, 0, 1, -1), (-1, 0, 0, 0), (0, -1, 0, 0), (1, 0, 0, 0), (0, 1, 0, 0), (-1, -1, 0, 0), (1, 1, 0, 0),
            (-1, 1, 0, 0), (1, -1, 0, 0),
        ]
        var neighbours = moves.map { move in
            var next = order
            next.ar += move.0
            next.ma += move.1
            next.seasonalAR += move.2
            next.seasonalMA += move.3
            return next
        }
        if allowsDrift, order.differences + order.seasonalDifferences == 1 {
            var other = order
            other.hasConstant.toggle()
            neighbours.append(other)
        }
        return neighbours.filter(isAllowed)
    }

    private func isAllowed(_ order: ARIMAOrder) -> Bool {
        let seasonalRange = 0...mostSeasonal
        return (0...most).contains(order.ar) && (0...most).contains(order.ma)
            && seasonalRange.contains(order.seasonalAR) && seasonalRange.contains(order.seasonalMA)
    }
}

/// What the search has tried so far.
private struct Steps {
    let series: [Double]
    var tries: Int
    private(set) var best: ARIMAModel?
    private var tried: Set<ARIMAOrder> = []
    /// Up to which product of values and states a shape is fitted to the end at once.
    private static let small = 20_000

    init(series: [Double], tries: Int) {
        self.series = series
        self.tries = tries
    }

    /// Fits a shape that was not tried yet and keeps it when it is the best; says whether it is.
    @discardableResult
    mutating func attempt(_ order: ARIMAOrder) -> Bool {
        guard tries > 0, tried.insert(order).inserted else { return false }
        tries -= 1
        let isSmall = series.count * order.reach < Self.small
        guard let model = ARIMAModel(order, to: series, tolerance: isSmall ? 1e-5 : 0.01),
            model.aicc < (best?.aicc ?? .infinity),
            best == nil || model.process.isClearOfTheUnitCircle
        else { return false }
        best = model
        return true
    }
}
