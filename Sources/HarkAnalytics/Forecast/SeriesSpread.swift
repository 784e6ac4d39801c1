import HarkStatistics

/// How far a series may stray where nothing that was tried tells: ranges are never without width.
///
/// A forecast that was right to the last digit each time it was tried, such as after a jump, is no promise that it stays so.
/// Then the ranges are those of repeating the last season, by how far the whole series lay from that.
/// - Source: Hyndman, Athanasopoulos, "Forecasting: Principles and Practice" (2021), section 5.5: the seasonal naive rule.
struct SeriesSpread {
    private let series: [Double]
    private let season: Int
    private let range: Double

    init(_ series: [Double], season: Int) {
        (self.series, self.season) = (series, season)
        range = (series.max() ?? 0) - (series.min() ?? 0)
    }

    /// Half widths as they are where any of them says something, else those of the seasonal naive rule.
    func widened(_ own: [(eighty: Double, ninetyFive: Double)]) -> [(eighty: Double, ninetyFive: Double)] {
        guard own.allSatisfy({ $0.eighty <= 1e-6 * range }) else { return own }
        let deviation = deviation
        return own.enumerated().map { step, half in
            let size = deviation * Double(step / season + 1).squareRoot()
            return (max(half.eighty, 1.2816 * size), max(half.ninetyFive, 1.96 * size))
        }
    }

    /// The root mean square of what lies between values a season apart; between neighbours where seasons repeat exactly.
    private var deviation: Double {
        let seasonal = distance(season)
        return seasonal > 1e-6 * range ? seasonal : distance(1)
    }

    private func distance(_ lag: Int) -> Double {
        zip(series.dropFirst(lag), series).map { ($0 - $1) * ($0 - $1) }.mean.squareRoot()
    }

    /// Half widths around a value that never changed in so many: counts vary at least as those of independent customers, of
    /// anything else so many tell that hardly more than three in as many will differ.
    /// - Source: the rule of three, Hanley, Lippman-Hand, "If Nothing Goes Wrong, Is Everything All Right?" (1983).
    static func unchanging(_ value: Double, count: Int) -> (eighty: Double, ninetyFive: Double) {
        let isCount = value >= 0 && value == value.rounded()
        let rare = (isCount ? 1 : abs(value)) / Double(count)
        let random = isCount ? value.squareRoot() : 0
        return (max(1.2816 * random, 1.61 * rare), max(1.96 * random, 3 * rare))
    }
}
