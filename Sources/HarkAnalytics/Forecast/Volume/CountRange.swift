import Foundation

/// The ranges of a count by its mean and by how sure the mean is: quantiles of the negative binomial distribution.
///
/// - Source: Greenwood, Yule, "An Inquiry into the Nature of Frequency Distributions" (1920): a Poisson count whose mean
///   varies by the gamma distribution.
struct CountRange {
    /// What is expected.
    let mean: Double
    /// The variance of the mean over its square; 0 leaves independent customers (Poisson).
    let relativeVariance: Double

    /// What is expected with both ranges, which hold the mean.
    var point: ForecastPoint {
        guard mean > 0 else { return ForecastPoint(mean: 0, low80: 0, high80: 0, low95: 0, high95: 0) }
        let counts = quantiles([0.025, 0.1, 0.9, 0.975])
        return ForecastPoint(
            mean: mean,
            low80: min(counts[1], mean.rounded(.down)),
            high80: max(counts[2], mean.rounded(.up)),
            low95: min(counts[0], mean.rounded(.down)),
            high95: max(counts[3], mean.rounded(.up))
        )
    }

    /// The least counts that are not exceeded with chances, which rise.
    private func quantiles(_ chances: [Double]) -> [Double] {
        let size = 1 / max(relativeVariance, 1e-9)
        let share = mean / (size + mean)
        let most = mean + 40 * (mean + mean * mean * relativeVariance).squareRoot() + 40
        // In logarithms, as the chance of nothing may be below the least number.
        var (count, logChance, sum) = (0.0, -size * log1p(mean / size), 0.0)
        return chances.map { chance in
            while sum + exp(logChance) < chance, count < most {
                sum += exp(logChance)
                logChance += log((count + size) / (count + 1) * share)
                count += 1
            }
            return count
        }
    }
}
