import HarkAnalytics
import HarkDomain
import Testing

/// Which conversations a report counts, and in which row.
struct ChatColumnsTests {
    @Test func `days are of the site's clock, also those of 23 and 25 hours`() {
        let columns = Chats.columns([
            // The clock of Berlin jumps from 02:00 to 03:00 on 28 March 2027 at 01:00 UTC.
            Chats.row(1, "2027-03-27T22:59:59.999Z"), Chats.row(2, "2027-03-27T23:00:00.000Z"),
            Chats.row(3, "2027-03-28T00:59:59.999Z"), Chats.row(4, "2027-03-28T01:00:00.000Z"),
            Chats.row(5, "2027-03-28T21:59:59.999Z"), Chats.row(6, "2027-03-28T22:00:00.000Z"),
        ])

        let days = columns.report(Chats.query("2027-03-27", "2027-03-30", by: .day))
        let hours = columns.report(Chats.query("2027-03-28", "2027-03-29", by: .hour))

        #expect(days.rows.map(\.chats) == [1, 4, 1])
        #expect(hours.counts == ["0": 1, "1": 1, "3": 1, "23": 1])
        #expect(hours.rows.count == 24 && hours.total.chats == 4)
    }

    @Test func `an hour that the clock shows twice is one row`() {
        let columns = Chats.columns([
            Chats.row(1, "2026-10-25T00:30:00.000Z"), Chats.row(2, "2026-10-25T01:30:00.000Z"),
            Chats.row(3, "2026-10-25T22:59:59.999Z"), Chats.row(4, "2026-10-25T23:00:00.000Z"),
        ])

        let hours = columns.report(Chats.query("2026-10-25", "2026-10-26", by: .hour))

        #expect(hours.counts == ["2": 2, "23": 1])
    }

    @Test func `weeks begin on Monday, months on the first, and what is empty is a row too`() {
        let columns = Chats.columns([
            Chats.row(1, "2026-12-27T12:00:00.000Z"), Chats.row(2, "2026-12-28T12:00:00.000Z"),
            Chats.row(3, "2027-01-03T12:00:00.000Z"), Chats.row(4, "2027-02-01T12:00:00.000Z"),
        ])

        let weeks = columns.report(Chats.query("2026-12-24", "2027-01-12", by: .week))
        let months = columns.report(Chats.query("2026-12-24", "2027-02-02", by: .month))
        let weekdays = columns.report(Chats.query("2026-12-24", "2027-02-02", by: .weekday))

        #expect(weeks.rows.map(\.name) == ["2026-W52", "2026-W53", "2027-W01", "2027-W02"])
        #expect(weeks.rows.map(\.key) == ["2026-12-21", "2026-12-28", "2027-01-04", "2027-01-11"])
        #expect(weeks.rows.map(\.chats) == [1, 2, 0, 0])
        #expect(months.rows.map(\.key) == ["2026-12", "2027-01", "2027-02"] && months.rows.map(\.chats) == [2, 1, 1])
        #expect(weekdays.counts == ["1": 2, "7": 2] && weekdays.rows.count == 7)
    }

    @Test func `a conversation counts under each of its labels and once in all`() {
        let columns = Chats.columns([
            Chats.row(1, "2027-01-01T12:00:00.000Z") { $0.labels = ["vip", "refund"] },
            Chats.row(2, "2027-01-01T12:00:00.000Z") { $0.labels = ["refund"] },
            Chats.row(3, "2027-01-01T12:00:00.000Z"),
        ])

        let all = columns.report(Chats.query("2027-01-01", "2027-01-02", by: .label))
        var query = Chats.query("2027-01-01", "2027-01-02", by: .label)
        query.filters = [.label: "vip"]
        let vip = columns.report(query)

        #expect(all.rows.map(\.key) == ["refund", "-", "vip"] && all.rows.map(\.chats) == [2, 1, 1])
        #expect(all.total.chats == 3)
        #expect(vip.total.chats == 1 && vip.counts == ["vip": 1, "refund": 1])
    }

    @Test func `filters are taken together, and what is unknown finds nothing`() {
        let noon = "2027-01-01T12:00:00.000Z"
        let columns = Chats.columns([
            Chats.row(1, noon) { ($0.language, $0.queue) = ("en", .init(key: "q1", name: "Billing")) },
            Chats.row(2, noon) { ($0.language, $0.queue) = ("zh", .init(key: "q1", name: "Bills")) },
            Chats.row(3, noon) { $0.language = "en" },
        ])
        func count(_ filters: [ChatKey: String], queues: Set<String>? = nil) -> Int {
            var query = Chats.query("2027-01-01", "2027-01-02")
            (query.filters, query.queues) = (filters, queues)
            return columns.report(query).total.chats
        }

        #expect(count([.language: "en"]) == 2 && count([.language: "en", .queue: "q1"]) == 1)
        #expect(count([.language: "fr"]) == 0 && count([.queue: ChatKey.none]) == 1)
        #expect(count([:], queues: ["q1"]) == 2 && count([:], queues: []) == 0)
        let queues = columns.report(Chats.query("2027-01-01", "2027-01-02", by: .queue))
        #expect(queues.rows.map(\.name) == ["Bills", ""])
    }

    @Test func `what is told again takes the place of what was told before`() {
        var columns = Chats.columns([
            Chats.row(5, "2027-01-01T12:00:00.000Z", flags: .offered), Chats.row(9, "2027-01-01T13:00:00.000Z"),
        ])
        columns.put(Chats.row(5, "2027-01-01T12:00:00.000Z", flags: [.offered, .abandoned]))
        columns.put(Chats.row(7, "2027-01-01T12:30:00.000Z"))

        let report = columns.report(Chats.query("2027-01-01", "2027-01-02"))

        #expect(columns.count == 3 && report.total.chats == 3)
        #expect(report.total.values[.abandonment]?.value == 1)
        #expect(columns.page(Chats.query("2027-01-01", "2027-01-02")).items.map(\.id.rawValue) == [9, 7, 5])
    }

    @Test(arguments: [1, 2, 3, 7, 50, 1_000])
    func `pages of any size tell the same in the same order`(limit: Int) {
        let columns = Chats.columns(
            (1...120).map { number in
                Chats.row(number, "2027-01-01T12:00:00.000Z", flags: .rated) { $0[.score] = Double(number * 7 % 5 + 1) }
            }
        )
        let query = Chats.query("2027-01-01", "2027-01-02")
        for measure in [nil, Measure.csat] {
            var (ids, cursor) = ([Int64](), ChatPage.Cursor?.none)
            repeat {
                let page = columns.page(query, measure: measure, after: cursor, limit: limit)
                #expect(page.items.count <= limit)
                ids += page.items.map(\.id.rawValue)
                cursor = page.next
            } while cursor != nil

            let scores = ids.map { $0 * 7 % 5 }
            let wanted = (1...120).map(Int64.init).sorted { left, right in
                let (one, other) = measure == nil ? (0, 0) : (left * 7 % 5, right * 7 % 5)
                return one != other ? one < other : left > right
            }
            #expect(ids == wanted, "\(scores)")
        }
    }

    @Test func `the period before is as long, and days are held against days`() {
        let columns = Chats.columns([
            Chats.row(1, "2027-01-04T12:00:00.000Z") { $0.language = "en" },
            Chats.row(2, "2027-01-05T12:00:00.000Z") { $0.language = "zh" },
            Chats.row(3, "2027-01-05T12:00:00.000Z") { $0.language = "zh" },
            Chats.row(4, "2027-01-07T12:00:00.000Z") { $0.language = "en" },
        ])
        var query = Chats.query("2027-01-06", "2027-01-08", by: .day)
        query.compares = true
        let days = columns.report(query)
        query.by = .language
        let languages = columns.report(query)

        #expect(days.rows.map(\.chats) == [0, 1] && days.rows.map(\.chatsBefore) == [1, 2])
        #expect(languages.rows.map(\.key) == ["en", "zh"] && languages.rows.map(\.chatsBefore) == [1, 2])
        #expect(languages.total.chatsBefore == 3 && languages.total.before?[.chats]?.value == 3)
    }

    @Test func `days that do not exist are none`() {
        #expect(ReportDay.day("2027-02-29") == nil && ReportDay.day("2028-02-29") != nil)
        #expect(ReportDay.day("1969-12-31") == nil && ReportDay.day("2027-1-5") == nil && ReportDay.day("") == nil)
        #expect(ReportDay.text(ReportDay.day("2026-11-29") ?? 0) == "2026-11-29")
    }
}
