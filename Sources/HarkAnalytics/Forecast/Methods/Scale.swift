import Foundation
import HarkStatistics

/// The scale on which a series is forecast: as it is, or its logarithms.
struct Scale {
    private let isLogarithmic: Bool
    /// What is added before the logarithm is taken, so that counts of 0 have one.
    private let shift: Double

    /// The scale for a series; nil where a logarithm is wanted of what is below 0, or 0 all along.
    init?(_ series: [Double], isLogarithmic: Bool) {
        self.isLogarithmic = isLogarithmic
        let least = series.min() ?? 0
        let mean = series.mean
        guard !isLogarithmic || (least >= 0 && mean > 0) else { return nil }
        shift = isLogarithmic && least < 0.01 * mean ? 0.1 * mean : 0
    }

    /// The series on the scale.
    func apply(_ series: [Double]) -> [Double] {
        isLogarithmic ? series.map { log($0 + shift) } : series
    }

    /// The way back; nil when it leads to what is no number.
    func restore(_ series: [Double]) -> [Double]? {
        let restored = isLogarithmic ? series.map { exp($0) - shift } : series
        return restored.allSatisfy(\.isFinite) ? restored : nil
    }
}
