import HarkAnalytics
import HarkDomain
import HarkTesting
import Testing

/// Where a report tells the time of people, and where it has nothing to tell.
struct DutyReportTests {
    private func shift() -> Shift {
        var shift = Shift("2027-01-15")
        for agent in [AgentProfile.tom, .ada] {
            shift.at("07:00", .agentChanged(agent))
            shift.online("08:00", agent)
            shift.socket("08:00", agent)
        }
        shift.given("10:00", 1)
        shift.ended("11:00", 1)
        shift.socket("12:00", opens: false)
        shift.socket("12:00", .ada, opens: false)
        return shift
    }

    private func query(_ by: ChatKey? = nil) -> ChatQuery { Chats.query("2027-01-11", "2027-01-18", by: by) }

    private let chat = Chats.row(1, "2027-01-14T12:00:00.000Z") {
        $0.agent = ChatRow.Named(key: AgentID.tom.text, name: "Tom")
    }

    @Test(arguments: [
        (ChatKey.day, "2027-01-15"), (.week, "2027-01-11"), (.month, "2027-01"), (.weekday, "5"),
    ])
    func `it stands on its day, whenever the conversation began`(key: ChatKey, name: String) {
        let report = shift().report(query(key), [chat])

        let known = report.rows.filter { $0.values[.occupancy]?.value != nil }
        #expect(known.map(\.key) == [name])
        #expect(known.first?.values[.occupancy] == report.total.values[.occupancy])
        #expect(report.total.values[.occupancy]?.value == 1.0 / 8 && report.total.values[.occupancy]?.n == 2)
    }

    @Test func `an agent who got nothing has a row`() {
        let rows = shift().report(query(.agent), [chat]).rows

        #expect(rows.map(\.name) == ["Tom", "Ada"] && rows.map(\.chats) == [1, 0])
        #expect(rows.map { $0.values[.occupancy]?.value } == [0.25, 0])
        #expect(rows.map { $0.values[.concurrency]?.value } == [1, nil])
        var plain = query(.agent)
        plain.measures = [.chats]
        #expect(shift().report(plain, [chat]).rows.map(\.name) == ["Tom"])
    }

    @Test func `by what it can't be told by there is no value`() {
        for key in [ChatKey.queue, .intent, .language, .label, .segment, .site, .disposition, .hour] {
            let report = shift().report(query(key), [chat])
            #expect(report.rows.allSatisfy { $0.values[.occupancy]?.value == nil }, "\(key)")
            #expect(report.total.values[.occupancy]?.value == 1.0 / 8)
        }
        var narrowed = query()
        narrowed.filters = [.agent: AgentID.tom.text]
        #expect(shift().report(narrowed).total.values[.occupancy]?.value == 0.25)
        narrowed.filters[.label] = "vip"
        #expect(shift().report(narrowed).total.values[.occupancy]?.value == nil)
        var some = query(.agent)
        some.queues = ["q"]
        #expect(shift().report(some, [chat]).total.values[.occupancy]?.value == nil)
        #expect(shift().report(some, [chat]).rows.isEmpty)
    }

    @Test func `the period before is held against it`() {
        var query = Chats.query("2027-01-16", "2027-01-17", by: .day)
        query.compares = true

        let report = shift().report(query)

        #expect(report.total.before?[.occupancy]?.value == 1.0 / 8)
        #expect(report.rows.first?.before?[.occupancy]?.value == 1.0 / 8)
    }
}
