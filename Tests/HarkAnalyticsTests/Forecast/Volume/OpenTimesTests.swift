import Testing

@testable import HarkAnalytics

struct OpenTimesTests {
    /// Five weeks from Monday on: hours from 9 to 12, Saturdays from 9 to 10 only.
    private let values = (0..<(5 * 168)).map { hour -> Double in
        let (day, hour) = (hour / 24 % 7, hour % 24)
        return day < 5 && (9..<12).contains(hour) || day == 5 && hour == 9 ? 4 : 0
    }

    @Test func `nights and Sundays at which nothing comes are left out`() {
        let open = OpenTimes(values, .hour)

        #expect(open.day == 3 && open.week == 6)
        #expect(open.row(of: 9) == 0 && open.row(of: 11) == 2 && open.row(of: 24 + 9) == 3)
        #expect(open.row(of: 168 + 10) == 19)
        #expect(open.row(of: 8) == nil && open.row(of: 6 * 24 + 9) == nil)
        #expect(open.openDays(8) == [0, 1, 2, 3, 4, 5, 7, 8])
    }

    @Test func `an open time of a day at which nothing comes stays empty`() {
        let open = OpenTimes(values, .hour)

        #expect(open.row(of: 5 * 24 + 10) == 16)
        #expect(open.isEmpty(5 * 24 + 10) && open.isEmpty(12 * 24 + 10) && !open.isEmpty(5 * 24 + 9))
    }

    @Test func `three weeks are too few to call anything closed`() {
        let open = OpenTimes(Array(values.prefix(3 * 168)), .hour)

        #expect(open.day == 24 && open.week == 7 && !open.isEmpty(0))
    }

    @Test func `weeks are always open`() {
        let open = OpenTimes([0, 0, 3, 1, 0, 0, 2, 0, 0], .week)

        #expect(open.day == 1 && open.week == 1 && open.row(of: 8) == 8 && !open.isEmpty(0))
    }
}
