import HarkStatistics

/// What a change brought, measured beside conversations that it did not touch.
///
/// The measure of the conversations that were to change is held against that of the control on the same day, so that what
/// moves both (a season, an outage, a sale) is not taken for an effect. The effect is the mean of these differences after
/// the change less that before; its error is that of the days, so that conversations of one day count as what they have in
/// common. Days that are all the same don't prove that no other ones come: the error is at least what it were if one more
/// conversation lay a step off.
/// - Source: difference in differences, Card, Krueger, "Minimum Wages and Employment" (1994); days as the unit after
///   Bertrand, Duflo, Mullainathan, "How Much Should We Trust Differences-in-Differences Estimates?" (2004); Welch (1947)
///   for the range.
public struct SuggestionOutcome: Hashable, Sendable, Codable {
    /// What was measured.
    public let measure: SuggestionMeasure
    /// The mean of the conversations that were to change, before.
    public let before: Double
    /// Their mean after.
    public let after: Double
    /// The mean of the control, before.
    public let controlBefore: Double
    /// Its mean after.
    public let controlAfter: Double
    /// What changed more than in the control.
    public let effect: Double
    /// The lower end of the range that holds the effect 19 times in 20.
    public let low: Double
    /// The upper end.
    public let high: Double
    /// How many conversations that were to change were measured, before and after.
    public let count: Int

    /// Each of both spans needs so many conversations that were to change.
    public static let fewest = 20

    /// Whether it got better beyond chance.
    public var isBetter: Bool { measure.isMoreBetter ? low > 0 : high < 0 }

    /// Measures what came of a suggestion; nil while there is not enough evidence.
    ///
    /// - Parameters:
    ///   - subject: which conversations were to change, and which are the control.
    ///   - measure: what was to get better.
    ///   - chats: conversations from before and after.
    ///   - day: the first local day on which it was so.
    public init?(
        of subject: SuggestionSubject,
        _ measure: SuggestionMeasure,
        in chats: some Sequence<SuggestionChat>,
        since day: Int
    ) {
        var days: [Int: DayPair] = [:]
        for chat in chats {
            guard let side = subject.side(of: chat), let value = measure.value(of: chat) else { continue }
            days[chat.moment.day, default: DayPair()].add(value, side)
        }
        let pairs = days.sorted { $0.key < $1.key }.filter { $0.value.weight > 0 }
        let before = Span(pairs.filter { $0.key < day }.map(\.value))
        let after = Span(pairs.filter { $0.key >= day }.map(\.value))
        let spans = [before, after]
        guard spans.allSatisfy({ $0.days >= subject.fewestDays && $0.count >= Self.fewest }) else { return nil }
        self.measure = measure
        (self.before, self.after) = (before.treated, after.treated)
        (controlBefore, controlAfter) = (before.control, after.control)
        effect = after.difference - before.difference
        let (one, other) = (before.variance, after.variance)
        let error = (one + other).squareRoot()
        let degrees =
            (one + other) * (one + other)
            / (one * one / Double(before.days - 1) + other * other / Double(after.days - 1))
        let reach = StudentDistribution(degrees: degrees).quantile(0.975) * error
        (low, high) = (effect - reach, effect + reach)
        count = before.count + after.count
    }

    /// Both sides of one day.
    private struct DayPair {
        var treated = CauseSums()
        var control = CauseSums()

        mutating func add(_ value: Double, _ side: SuggestionSubject.Side) {
            if side == .treated { treated.add(value) } else { control.add(value) }
        }

        /// What the day counts: as the difference of two means of so many; 0 without one of the sides.
        var weight: Double {
            let count = treated.count + control.count
            return count > 0 ? treated.count * control.count / count : 0
        }

        var difference: Double { (treated.mean ?? 0) - (control.mean ?? 0) }
    }

    /// The days before, or after.
    private struct Span {
        let treated: Double
        let control: Double
        let variance: Double
        let days: Int
        let count: Int

        init(_ pairs: [DayPair]) {
            let weight = pairs.map(\.weight).sum
            let treated = pairs.reduce(0) { $0 + $1.weight * ($1.treated.mean ?? 0) } / weight
            let control = pairs.reduce(0) { $0 + $1.weight * ($1.control.mean ?? 0) } / weight
            let squares = pairs.reduce(0.0) { sum, pair in
                let error = pair.weight * (pair.difference - (treated - control))
                return sum + error * error
            }
            let days = Double(pairs.count)
            (self.treated, self.control, self.days) = (treated, control, pairs.count)
            count = pairs.reduce(0) { $0 + Int($1.treated.count) }
            let least = 1 / Double(max(1, count) * (count + 1))
            variance = max(squares / (weight * weight) * days / max(1, days - 1), least)
        }

        var difference: Double { treated - control }
    }
}
