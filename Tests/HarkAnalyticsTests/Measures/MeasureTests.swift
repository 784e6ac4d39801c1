import HarkAnalytics
import HarkDomain
import HarkStatistics
import Testing

/// What each measure counts.
struct MeasureTests {
    private let day = "2027-01-01T12:00:00.000Z"

    private func values(_ rows: [ChatRow], cost: Double? = nil) -> [Measure: MeasureValue] {
        var query = Chats.query("2026-12-01", "2027-02-01")
        query.costPerHour = cost
        return Chats.columns(rows).report(query).total.values
    }

    private func value(_ measure: Measure, _ rows: [ChatRow]) -> MeasureValue? { values(rows)[measure] }

    @Test func `each has a name and a definition of its own`() {
        let cards = Measure.allCases.map(\.card)

        #expect(Set(cards.map(\.name)).count == cards.count && Set(cards.map(\.definition)).count == cards.count)
        #expect(cards.allSatisfy { $0.definition.hasSuffix(".") && !$0.definition.contains("\n") })
    }

    @Test func `none of some reach exactly from 0, and all of them exactly to 1`() {
        for count in 1...2_000 {
            let (none, all) = (MeasureValue.share(0, of: count), MeasureValue.share(count, of: count))
            #expect(none.low == 0 && none.value == 0 && (none.high ?? 0) > 0)
            #expect(all.high == 1 && all.value == 1 && (all.low ?? 1) < 1)
        }
    }

    @Test func `of nothing there is no value`() {
        for (measure, value) in values([]) where measure.card.unit != .count {
            #expect(value.value == nil && value.n == 0 && value.p50 == nil && value.low == nil, "\(measure)")
        }
        #expect(values([])[.chats]?.value == 0)
    }

    @Test(arguments: [
        (Measure.abandonment, ChatFlags.offered, ChatFlags.abandoned), (.containment, .botEnded, .contained),
        (.resolutionRate, .ended, .solved), (.reopeningRate, .endedOnce, .reopened),
        (.transferRate, .hadPerson, .transferred), (.slaBreachRate, .offered, .breached),
        (.afterHours, .offered, .afterHours), (.csatShare, .rated, .satisfied), (.responseRate, .asked, .answered),
    ])
    func `a share is of those that could`(measure: Measure, base: ChatFlags, hit: ChatFlags) throws {
        let rows = (0..<20).map { number in
            Chats.row(number + 1, day, flags: number < 4 ? base.union(hit) : number < 10 ? base : [])
        }

        let value = try #require(self.value(measure, rows))

        #expect(value.n == 10 && value.value == 0.4)
        // Wilson's interval of 4 of 10, as statsmodels' proportion_confint gives it.
        let (low, high) = (try #require(value.low), try #require(value.high))
        #expect(abs(low - 0.1681803) < 1e-6 && abs(high - 0.6873262) < 1e-6)
    }

    @Test func `times have exact percentiles, whatever their order`() throws {
        var random = SeededRandom(seed: 7)
        for count in [1, 2, 3, 10, 101, 4_000] {
            let times = (0..<count).map { _ in Double(Int.random(in: 0...50, using: &random) * 1_000) }
            let rows = times.enumerated().map { place, time in
                Chats.row(Int64(place) + 1, day, flags: [.offered, .handled, .hadPerson]) { $0[.firstResponse] = time }
            }

            let value = try #require(self.value(.firstResponse, rows))

            #expect(value.n == count && abs((value.value ?? 0) - times.mean) < 1e-6)
            #expect(abs((value.p50 ?? 0) - times.quantile(0.5)) < 1e-6)
            #expect(abs((value.p90 ?? 0) - times.quantile(0.9)) < 1e-6)
        }
    }

    @Test func `what nobody answered has no first response`() {
        let rows = [
            Chats.row(1, day, flags: [.offered, .handled]) { ($0[.firstResponse], $0[.firstWait]) = (1_000, 500) },
            Chats.row(2, day, flags: [.offered, .abandoned]) { $0[.firstWait] = 60_000 },
        ]

        #expect(value(.firstResponse, rows)?.n == 1 && value(.firstResponse, rows)?.value == 1_000)
        #expect(value(.wait, rows)?.n == 2 && value(.wait, rows)?.value == 30_250)
    }

    @Test func `a mean rating has Student's interval`() throws {
        let rows = [5, 4, 4, 1].enumerated().map { place, score in
            Chats.row(Int64(place) + 1, day, flags: [.rated]) { $0[.score] = Double(score) }
        }

        let value = try #require(self.value(.csat, rows))

        // scipy.stats.t.interval(0.95, 3, 3.5, sem([5, 4, 4, 1])) is 0.744 … 6.256, of which 5 is the most.
        #expect(value.value == 3.5 && value.n == 4)
        #expect(abs((value.low ?? 0) - 1) < 1e-9 && value.high == 5)
    }

    @Test func `promoters less detractors, in hundredths`() {
        let rows = [10, 9, 8, 7, 6, 0, 10, 9].enumerated().map { place, answer in
            Chats.row(Int64(place) + 1, day) { $0[.recommends] = Double(answer) }
        }

        #expect(value(.nps, rows)?.value == 25 && value(.nps, rows)?.n == 8)
    }

    @Test func `who came back in time was kept, and what is too young does not count`() {
        let satisfied: ChatFlags = [.ended, .endedOnce, .rated, .satisfied]
        let columns = Chats.columns([
            Chats.row(1, "2027-01-01T12:00:00.000Z", customer: 1, flags: satisfied),
            Chats.row(2, "2027-01-02T12:00:00.000Z", customer: 2, flags: satisfied),
            Chats.row(3, "2027-01-05T12:00:00.000Z", customer: 1, flags: .endedOnce),
            Chats.row(4, "2027-02-10T12:00:00.000Z", customer: 2, flags: .endedOnce),
            Chats.row(5, "2027-02-20T12:00:00.000Z", customer: 3, flags: satisfied),
        ])
        let query = Chats.query("2027-01-01", "2027-03-01", now: "2027-02-28T12:00:00.000Z")

        let values = columns.report(query).total.values

        #expect(values[.retention]?.value == 0.5 && values[.retention]?.n == 2)
        #expect(values[.repeatRate]?.value == 0.2 && values[.repeatRate]?.n == 5)
    }

    @Test func `how soon is soon can be set`() {
        let satisfied: ChatFlags = [.ended, .endedOnce, .rated, .satisfied]
        let columns = Chats.columns([
            Chats.row(1, "2027-01-01T12:00:00.000Z", customer: 1, flags: satisfied),
            Chats.row(2, "2027-01-05T12:00:00.000Z", customer: 1, flags: .endedOnce),
            Chats.row(3, "2027-01-24T12:00:00.000Z", customer: 2, flags: satisfied),
        ])
        var query = Chats.query("2027-01-01", "2027-02-01", now: "2027-01-31T12:00:00.000Z")
        (query.returns.repeatDays, query.returns.retentionDays) = (3, 5)

        let values = columns.report(query).total.values

        #expect(values[.repeatRate]?.value == 0 && values[.repeatRate]?.n == 3)
        #expect(values[.retention]?.value == 0.5 && values[.retention]?.n == 2)
        #expect(columns.page(query, measure: .repeatRate).items.count == 3)
    }

    @Test func `a conversation that comes out of its order still finds the next one`() {
        let rows = [
            Chats.row(9, "2027-01-09T12:00:00.000Z", customer: 1, flags: .endedOnce),
            Chats.row(1, "2027-01-01T12:00:00.000Z", customer: 1, flags: .endedOnce),
            Chats.row(5, "2027-01-05T12:00:00.000Z", customer: 1, flags: .endedOnce),
        ]

        #expect(value(.repeatRate, rows)?.n == 3 && abs((value(.repeatRate, rows)?.value ?? 0) - 2.0 / 3) < 1e-9)
    }

    @Test func `the cost is the handling's, and unknown without a rate`() {
        let rows = [
            Chats.row(1, day, flags: .hadPerson) { $0[.handling] = 1_800_000 },
            Chats.row(2, day, flags: .hadPerson) { $0[.handling] = 600_000 }, Chats.row(3, day) { $0[.handling] = 0 },
        ]

        #expect(values(rows, cost: 30)[.costPerContact]?.value == 10 && values(rows, cost: 30)[.costPerContact]?.n == 2)
        #expect(values(rows)[.costPerContact]?.value == nil)
    }

    @Test func `a page shows the worst first and goes on where it ended`() throws {
        let rows = (1...120).map { number in
            Chats.row(number, day, flags: [.offered, .handled]) { $0[.firstResponse] = Double(number % 40) }
        }
        let columns = Chats.columns(rows + [Chats.row(500, day)])
        let query = Chats.query("2027-01-01", "2027-01-02")
        var (seen, cursor) = ([ChatPage.Item](), ChatPage.Cursor?.none)
        repeat {
            let page = columns.page(query, measure: .firstResponse, after: cursor)
            seen += page.items
            cursor = try page.next.map { try #require(ChatPage.Cursor($0.text)) }
        } while cursor != nil

        #expect(seen.count == 120 && Set(seen.map(\.id)).count == 120)
        #expect(seen.map { $0.firstResponse ?? -1 } == seen.map { $0.firstResponse ?? -1 }.sorted(by: >))
        #expect(seen.prefix(3).map(\.id.rawValue) == [119, 79, 39])
        #expect(columns.page(query).items.first?.id.rawValue == 500 && columns.page(query).items.count == 50)
        #expect(ChatPage.Cursor("x") == nil && ChatPage.Cursor("1.2.3") == nil && ChatPage.Cursor("") == nil)
    }
}
