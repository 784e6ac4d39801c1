import Testing

@testable import HarkAnalytics

struct SpecialDaysTests {
    private let day = 2

    /// Five weeks of two values a day; days 8 and 22 bring half, day 16 a quarter.
    private var history: [Double] {
        (0..<35).flatMap { index -> [Double] in
            let size = [8, 22].contains(index) ? 0.5 : index == 16 ? 0.25 : 1
            return [10 * size, 20 * size]
        }
    }

    private var special: SpecialDays {
        var kinds = [String?](repeating: nil, count: 37)
        for index in [8, 22, 35] { kinds[index] = "feast" }
        for index in [16, 36] { kinds[index] = "eve" }
        return SpecialDays(kinds: kinds, day: day)
    }

    @Test func `a kind is learnt from two examples, not from one`() {
        #expect(special.factors(in: history) == ["feast": 0.5])
    }

    @Test func `past special days don't spoil the history`() {
        #expect(special.ordinary(history) == (0..<35).flatMap { _ in [10.0, 20] })
    }

    @Test func `special days to come are scaled`() {
        let point = ForecastPoint(mean: 10, low80: 8, high80: 12, low95: 6, high95: 14)

        let scaled = special.scaled([point, point, point], after: history)

        #expect(scaled.map(\.mean) == [5, 5, 10])
        #expect(scaled[0].high95 == 7)
    }

    @Test func `a closed day brings nothing`() {
        var closed = history
        for index in [8, 22] { closed.replaceSubrange(index * day..<index * day + day, with: [0, 0]) }

        #expect(special.factors(in: closed) == ["feast": 0])
    }
}
