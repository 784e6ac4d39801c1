/// The methods that are tried on a series, by the seasons that it has.
enum MethodPool {
    /// The methods that suit a shape, without ARIMA of the whole series.
    static func methods(for shape: SeasonalShape) -> [any ForecastMethod] {
        guard shape.season > 1 else { return plain }
        guard let day = shape.day, let week = shape.week else { return seasonal(shape.season) }
        return seasonal(day) + nested(day: day, week: week)
    }

    /// What seasonal smoothing takes at the most; longer seasons are taken out first.
    private static let longestSmoothed = 52

    private static var plain: [any ForecastMethod] {
        [SeasonalNaive(season: 1), AutomaticSmoothing(season: 1), Theta()]
    }

    private static func seasonal(_ season: Int) -> [any ForecastMethod] {
        let smoothing: any ForecastMethod =
            season <= longestSmoothed
            ? AutomaticSmoothing(season: season) : Adjusted(AutomaticSmoothing(season: 1), seasons: [season])
        let weekdays: [any ForecastMethod] = (5...7).contains(season) ? [DayProfile(day: 1, week: season)] : []
        return weekdays + [
            SeasonalNaive(season: season), smoothing,
            Adjusted(Theta(), seasons: [season]), Adjusted(Theta(), seasons: [season], inLogarithms: true),
            Adjusted(Theta(), seasons: [season], inLogarithms: true, fading: 0.7),
        ]
    }

    private static func nested(day: Int, week: Int) -> [any ForecastMethod] {
        let both = [day, day * week]
        let arima = AutomaticARIMA(ARIMAChoice(season: 1, most: 3, tries: 12, longest: 1_000))
        return [
            SeasonalNaive(season: day * week), DayProfile(day: day, week: week),
            Adjusted(Theta(), seasons: both, inLogarithms: true),
            Adjusted(Theta(), seasons: both, inLogarithms: true, fading: 0.8),
            Adjusted(arima, seasons: both), Adjusted(arima, seasons: both, inLogarithms: true),
            Adjusted(arima, seasons: both, inLogarithms: true, fading: 0.8),
            DoubleSeasonal(short: day, long: day * week),
            DoubleSeasonal(short: day, long: day * week, inLogarithms: true),
            SeasonalRegression(seasons: both), SeasonalRegression(seasons: both, inLogarithms: true),
        ]
    }
}
