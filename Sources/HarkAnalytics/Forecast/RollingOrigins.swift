/// The places in a series from which forecasts are made again, to see how they would have done.
struct RollingOrigins: Equatable {
    /// Where each forecast starts, rising: what lies before is known to it.
    let starts: [Int]

    /// Takes places that are given; there may be less than the horizon behind them.
    init(starts: [Int]) { self.starts = starts }

    /// Chooses places in the later half of a series.
    /// - Returns: none when the series is too short to know two seasons before the first.
    init(count: Int, longestSeason: Int, season: Int, horizon: Int) {
        let least = max(count / 2, 2 * longestSeason, 8)
        let room = count - horizon - least
        guard room >= 0 else {
            starts = []
            return
        }
        let wanted = min(max(400 / horizon, 12, min(room / max(season, horizon), 20)), 40)
        let step = max(1, min(max(season, horizon / 2), room / max(1, wanted - 1)))
        let places = min(wanted, room / step + 1)
        starts = (0..<places).reversed().map { count - horizon - $0 * step }
    }
}
