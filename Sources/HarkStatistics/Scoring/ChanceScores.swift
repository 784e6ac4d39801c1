/// How well chances agree with what happened.
public enum ChanceScores {
    /// The mean squared distance of chances from what happened (0 or 1).
    /// - Source: G. W. Brier, "Verification of Forecasts Expressed in Terms of Probability" (1950).
    public static func brier(_ chances: [Double], _ happened: [Bool]) -> Double {
        zip(chances, happened).map { ($0 - ($1 ? 1 : 0)) * ($0 - ($1 ? 1 : 0)) }.mean
    }

    /// How far chances are from the share that happened, in the mean over bins of equal width.
    /// - Source: Naeini, Cooper, Hauskrecht, "Obtaining Well Calibrated Probabilities Using Bayesian Binning" (2015),
    ///   with 10 bins.
    public static func calibrationError(_ chances: [Double], _ happened: [Bool], bins: Int = 10) -> Double {
        precondition(chances.count == happened.count, "there is not one chance for each outcome")
        var differences = [Double](repeating: 0, count: bins)
        for (chance, happened) in zip(chances, happened) {
            let bin = min(bins - 1, max(0, Int(chance * Double(bins))))
            differences[bin] += chance - (happened ? 1 : 0)
        }
        return differences.map(abs).sum / Double(max(1, chances.count))
    }
}
