import HarkDomain
import HarkRouting
import Testing

struct BusinessHoursTests {
    private static let office = ["Mo-Fr 09:00-18:00", "Sa 10:00-14:00"]

    private func hours(
        _ week: [String] = office,
        _ zone: String = "Europe/Madrid",
        _ holidays: [BusinessHours.Holiday] = []
    ) throws -> BusinessHours {
        try BusinessHours(name: "office", zone: zone, week: week, holidays: holidays)
    }

    @Test func `the week's hours hold by the zone's clock`() throws {
        let office = try hours()

        // Madrid is an hour ahead in November, two in July.
        #expect(office.isOpen(at: .utc("2026-11-09T08:00")) && !office.isOpen(at: .utc("2026-11-09T07:59")))
        #expect(office.isOpen(at: .utc("2026-11-09T16:59")) && !office.isOpen(at: .utc("2026-11-09T17:00")))
        #expect(office.isOpen(at: .utc("2026-07-06T07:00")) && !office.isOpen(at: .utc("2026-07-06T16:00")))
        #expect(office.isOpen(at: .utc("2026-11-14T12:59")) && !office.isOpen(at: .utc("2026-11-15T12:00")))
        #expect(!office.isOpen(at: Timestamp(milliseconds: Timestamp.utc("2026-11-09T08:00").milliseconds - 1)))
    }

    @Test func `a night and a weekend lie between closing and opening`() throws {
        let office = try hours(["Mo-Fr 09:00-18:00"])

        #expect(office.nextChange(after: .utc("2026-11-09T10:00")) == .utc("2026-11-09T17:00"))
        #expect(office.nextChange(after: .utc("2026-11-09T17:00")) == .utc("2026-11-10T08:00"))
        #expect(office.nextChange(after: .utc("2026-11-13T17:00")) == .utc("2026-11-16T08:00"))
        #expect(office.moment(after: .seconds(3600), from: .utc("2026-11-13T16:30")) == .utc("2026-11-16T08:30"))
        #expect(office.moment(after: .seconds(1800), from: .utc("2026-11-13T16:30")) == .utc("2026-11-13T17:00"))
        let week = office.openTime(from: .utc("2026-11-09T00:00"), to: .utc("2026-11-16T00:00"))
        #expect(week == .seconds(45 * 3600))
        #expect(office.openTime(from: .utc("2026-11-16T00:00"), to: .utc("2026-11-09T00:00")) == .zero)
    }

    @Test func `holidays are closed or have hours of their own`() throws {
        let office = try hours(
            Self.office,
            "Europe/Madrid",
            [
                .init(date: "2026-12-25", name: "Christmas"),
                .init(date: "2026-12-24", name: "Eve", open: ["11:00-13:00", "09:00-10:00"]),
                .init(date: "2026-12-27", name: "Sale", open: ["00:00-24:00"]),
            ]
        )

        #expect(office.isOpen(at: .utc("2026-12-24T08:30")) && !office.isOpen(at: .utc("2026-12-24T09:30")))
        #expect(office.nextChange(after: .utc("2026-12-24T12:00")) == .utc("2026-12-26T09:00"))
        #expect(!office.isOpen(at: .utc("2026-12-25T10:00")) && office.isOpen(at: .utc("2026-12-27T22:59")))
        let days = office.openTime(from: .utc("2026-12-23T23:00"), to: .utc("2026-12-27T23:00"))
        #expect(days == .seconds((3 + 0 + 4 + 24) * 3600))
    }

    @Test func `hours that begin in the hour that summer time leaves out begin with the jump`() throws {
        // On 29 March 2026 clocks in Madrid go from 02:00 to 03:00, on 25 October from 03:00 to 02:00.
        let early = try hours(["Mo-Su 02:30-04:00"])
        let within = try hours(["Mo-Su 02:15-02:45"])

        #expect(early.nextChange(after: .utc("2026-03-28T23:00")) == .utc("2026-03-29T01:00"))
        #expect(early.openTime(from: .utc("2026-03-29T00:00"), to: .utc("2026-03-30T00:00")) == .seconds(3600))
        #expect(early.openTime(from: .utc("2026-10-25T00:00"), to: .utc("2026-10-26T00:00")) == .seconds(7200))
        #expect(within.openTime(from: .utc("2026-03-29T00:00"), to: .utc("2026-03-29T20:00")) == .zero)
        #expect(within.openTime(from: .utc("2026-10-25T00:00"), to: .utc("2026-10-25T20:00")) == .seconds(3600))
    }

    @Test func `days of 23 and 25 hours count as what they are`() throws {
        let sundays = try hours(["Su 00:00-24:00"])

        #expect(sundays.openTime(from: .utc("2026-03-28T00:00"), to: .utc("2026-03-31T00:00")) == .seconds(23 * 3600))
        #expect(sundays.openTime(from: .utc("2026-10-24T00:00"), to: .utc("2026-10-27T00:00")) == .seconds(25 * 3600))
        #expect(sundays.nextChange(after: .utc("2026-10-24T12:00")) == .utc("2026-10-24T22:00"))
        #expect(sundays.nextChange(after: .utc("2026-10-24T22:00")) == .utc("2026-10-25T23:00"))
    }

    @Test func `spans past midnight are two lines and one opening`() throws {
        let bar = try hours(["Fr 20:00-24:00", "Sa 00:00-03:00"], "UTC")
        let always = try hours(["Mo-Su 00:00-24:00"])

        #expect(bar.nextChange(after: .utc("2026-11-13T21:00")) == .utc("2026-11-14T03:00"))
        #expect(always.nextChange(after: .utc("2026-11-13T21:00")) == nil)
        let weeks = always.moment(after: .seconds(14 * 86_400), from: .utc("2026-10-20T00:00"))
        #expect(weeks == .utc("2026-11-03T00:00"))
    }

    @Test func `lines that overlap count once`() throws {
        let office = try hours(["Mo-Fr 09:00-18:00", "Mo 12:00-20:00", "Fr-Mo 10:00-11:00"], "UTC")

        let monday = office.openTime(from: .utc("2026-11-09T00:00"), to: .utc("2026-11-10T00:00"))
        #expect(monday == .seconds(11 * 3600))
        #expect(office.isOpen(at: .utc("2026-11-15T10:30")))
    }

    @Test func `moments far away have answers too`() throws {
        let office = try hours()
        let ends = [Int64.min, -1, 0, 1, Int64.max].map(Timestamp.init(milliseconds:))

        for end in ends {
            _ = office.isOpen(at: end)
            _ = office.nextChange(after: end)
            _ = office.moment(after: .seconds(Int64.max), from: end)
            _ = office.moment(after: .seconds(3600), from: end)
        }
        #expect(office.openTime(from: ends[0], to: ends[4]) > .seconds(86_400 * 365))
        #expect(office.moment(after: .seconds(-5), from: ends[2]) == ends[2])
        #expect(office.moment(after: .seconds(3000 * 3600), from: ends[2]) == nil)
    }

    @Test(arguments: [
        "", "Mo", "Mo-Fr", "Mo-Fr 9-18", "Xx 09:00-18:00", "Mo 09:00-24:01", "Mo 09:60-10:00", "Mo- 09:00-10:00",
        "Mo,,Tu 09:00-10:00", "Mo 09:00-10:00 UTC", "Mo-Tu-We 09:00-10:00", "Mo 09:00-10:00-11:00", "Mo é9:00-10:00",
    ])
    func `another form of a line is a fault at its place`(line: String) {
        let faults = BusinessHours.faults(zone: "UTC", week: ["Mo 09:00-10:00", line])

        #expect(faults.map(\.at) == ["week[1]"])
        #expect(faults[0].message.contains("is not of the form Mo-Fr 09:00-18:00"))
    }

    @Test func `faults say what would be right, all at once`() {
        let faults = BusinessHours.faults(
            zone: "Europe/Atlantis",
            week: ["Fr 22:00-02:00", "Mo 09:00-09:00"],
            holidays: [
                .init(date: "2026-02-29", name: "None"), .init(date: "2026-12-25", name: "Christmas"),
                .init(date: "2026-12-25", name: "Again", open: ["9-12"]),
            ]
        )

        let places = ["zone", "week[0]", "week[1]", "holidays[0].date", "holidays[2].open[0]", "holidays[2].date"]
        #expect(faults.map(\.at) == places)
        #expect(faults[1].message.contains("two lines, up to 24:00 and from 00:00"))
        #expect(BusinessHours.faults(zone: "UTC", week: []).map(\.at) == ["week"])
        #expect(throws: faults[0]) {
            try BusinessHours(name: "office", zone: "Europe/Atlantis", week: ["Mo 09:00-10:00"])
        }
    }

    @Test func `equal writing is equal`() throws {
        #expect(try hours() == hours())
        #expect(try hours() != hours(Self.office, "Europe/Paris"))
    }
}

extension Timestamp {
    /// A minute such as `2026-11-09T08:00`.
    static func utc(_ minute: String) -> Timestamp {
        Timestamp(iso8601: minute + ":00.000Z") ?? Timestamp(milliseconds: 0)
    }
}
