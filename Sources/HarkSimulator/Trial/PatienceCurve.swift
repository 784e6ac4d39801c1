import Foundation

/// How likely customers give up at each length of wait, as far as a log tells.
///
/// Those who were answered only tell that they would have waited longer (they are censored). The maximum likelihood
/// estimate for a rate that is constant between some bounds is, in each part, those who gave up ÷ the time waited there.
/// With one part that is the exponential estimate; with many it comes near to Kaplan and Meier's. Unlike theirs it goes
/// on beyond the longest wait, and what is drawn can be made to exceed what a customer waited in fact.
///
/// - Source: M. Friedman, "Piecewise Exponential Models for Survival Data with Covariates", Annals of Statistics 10(1),
///   1982; that patience is not exponential in call centres: Brown et al., "Statistical Analysis of a Telephone Call
///   Center", JASA 100(469), 2005, section 5.
struct PatienceCurve: Sendable {
    /// A wait that ended.
    struct Wait {
        let seconds: Double
        let gaveUp: Bool
    }

    /// Parts have at least so many who gave up.
    private static let leastInPart = 25
    private static let mostParts = 24
    /// A queue of which little is known is held to be like all queues; they count as so many who gave up.
    private static let prior = 5.0

    /// Where each part begins, the first at 0.
    private let starts: [Double]
    /// Those who give up in a second, of one who waits.
    private let rates: [Double]
    /// How many each rate is known by.
    private let counts: [Double]
    /// Mean time until giving up when nobody is answered, without the parts; nil: nobody gives up.
    let meanSeconds: Double?

    /// Estimates a queue's curve.
    ///
    /// - Parameters:
    ///   - waits: the queue's waits.
    ///   - all: the rate in all queues together.
    init(_ waits: [Wait], all: Double) {
        let gone = waits.filter(\.gaveUp).map(\.seconds).sorted()
        let waited = waits.reduce(0) { $0 + $1.seconds }
        let rate = all > 0 ? (Double(gone.count) + Self.prior) / (waited + Self.prior / all) : 0
        meanSeconds = rate > 0 ? 1 / rate : nil
        let parts = min(Self.mostParts, gone.count / Self.leastInPart)
        guard parts > 1 else {
            (starts, rates, counts) = ([0], [rate], [rate > 0 ? Double(gone.count) + Self.prior : 0])
            return
        }
        let cuts = Set((1..<parts).map { gone[$0 * gone.count / parts] }).filter { $0 > 0 && $0 < gone[gone.count - 1] }
        let bounds = [0] + cuts.sorted()
        let estimates = bounds.indices.map { part in
            let (from, to) = (bounds[part], part + 1 < bounds.count ? bounds[part + 1] : .infinity)
            let count = gone.count { (part == 0 || $0 > from) && $0 <= to }
            let exposure = waits.reduce(0) { $0 + max(0, min($1.seconds, to) - from) }
            return (count: Double(count), rate: Self.rate(count, exposure))
        }
        (starts, rates, counts) = (bounds, estimates.map(\.rate), estimates.map(\.count))
    }

    private init(starts: [Double], rates: [Double], counts: [Double], meanSeconds: Double?) {
        (self.starts, self.rates, self.counts) = (starts, rates, counts)
        self.meanSeconds = meanSeconds
    }

    /// A curve that could as well be the true one, since so many who gave up tell no more.
    ///
    /// The logarithm of a rate is about normal with variance 1 ÷ those who gave up.
    /// - Source: that what is not known has to vary with its estimate too: D. B. Rubin, "Multiple Imputation for
    ///   Nonresponse in Surveys" (1987), chapter 4.
    func varied(_ random: inout RandomStream) -> Self {
        let rates = zip(rates, counts).map { rate, count in
            let normal = random.normal()
            return count > 0 ? rate * exp(normal / count.squareRoot()) : rate
        }
        return Self(starts: starts, rates: rates, counts: counts, meanSeconds: meanSeconds)
    }

    /// Those who gave up ÷ the time waited, by those of all queues.
    static func rate(_ waits: some Sequence<Wait>) -> Double {
        let sums = waits.reduce((0, 0.0)) { ($0.0 + ($1.gaveUp ? 1 : 0), $0.1 + $1.seconds) }
        return rate(sums.0, sums.1)
    }

    /// Time is at least a millisecond for each, so that who left at once gives a number too.
    private static func rate(_ count: Int, _ exposure: Double) -> Double {
        count > 0 ? Double(count) / max(exposure, Double(count) / 1000) : 0
    }

    /// A patience longer than `waited`, by a number of the exponential distribution with mean 1; nil: for ever.
    func draw(after waited: Double, exponential: Double) -> Double? {
        var (time, left) = (max(0, waited), exponential)
        for part in starts.indices {
            let end = part + 1 < starts.count ? starts[part + 1] : .infinity
            guard time < end else { continue }
            if rates[part] > 0, left <= rates[part] * (end - time) { return time + left / rates[part] }
            left -= rates[part] > 0 ? rates[part] * (end - time) : 0
            time = end
        }
        return nil
    }
}
