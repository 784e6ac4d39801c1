import Foundation
import HarkDomain
import Testing

@testable import HarkHub

struct OfficeHoursTests {
    /// Monday, 9 November 2026, 00:00 UTC.
    private static let monday: Int64 = 1_794_182_400_000

    private func holds(
        _ lines: [String],
        day: Int64,
        _ hour: Int64,
        _ minute: Int64 = 0,
        _ zone: String = "UTC"
    ) throws -> Bool {
        let moment = Timestamp(milliseconds: Self.monday + ((day * 24 + hour) * 60 + minute) * 60_000)
        return try #require(OfficeHours(lines)).hold(at: moment, in: #require(TimeZone(identifier: zone)))
    }

    @Test func `days and times say when people are there`() throws {
        let hours = ["Mo-Fr 09:00-18:00", "Sa,Su 10:00-14:30"]

        #expect(try holds(hours, day: 0, 9) && holds(hours, day: 4, 17, 59) && holds(hours, day: 6, 14, 29))
        #expect(try !holds(hours, day: 0, 8, 59) && !holds(hours, day: 4, 18) && !holds(hours, day: 5, 9, 30))
        #expect(try holds(["Sa-Mo 00:00-24:00"], day: 0, 23, 59) && !holds(["Sa-Mo 00:00-24:00"], day: 1, 0))
    }

    @Test func `the zone's clocks count, summer time too`() throws {
        #expect(try holds(["Mo 09:00-10:00"], day: 0, 8, 30, "Europe/Berlin"))
        #expect(try !holds(["Mo 09:00-10:00"], day: 0, 9, 30, "Europe/Berlin"))
        // 240 days on, in July, the clocks there are two hours ahead.
        #expect(try holds(["Mo-Su 09:00-10:00"], day: 240, 7, 30, "Europe/Berlin"))
    }

    @Test(arguments: [
        "", "Mo", "Mo-Fr", "Mo-Fr 9-18", "Xx 09:00-18:00", "Mo 18:00-09:00", "Mo 09:00-24:01", "Mo 09:60-10:00",
        "Mo- 09:00-10:00", "Mo,,Tu 9:00-10:00", "Mo 09:00-10:00 UTC", "Mo-Tu-We 09:00-10:00",
    ])
    func `another form is none`(line: String) {
        #expect(OfficeHours([line]) == nil)
        #expect(OfficeHours(["Mo 09:00-10:00", line]) == nil)
    }
}
