import HarkAnalytics
import HarkDomain
import Testing

/// What explains a change, from the columns of all conversations.
struct ChatCausesTests {
    private static func rows(
        _ day: String,
        from first: Int64,
        _ queues: [String: Int],
        scores: [Double] = []
    ) -> [ChatRow] {
        let named = queues.sorted { $0.key < $1.key }.flatMap { Array(repeating: $0.key, count: $0.value) }
        return named.enumerated().map { place, queue in
            Chats.row(first + Int64(place), "\(day)T10:00:00.000Z") { row in
                row.queue = ChatRow.Named(key: "id-\(queue)", name: queue)
                row.language = place % 2 == 0 ? "en" : "zh"
                row[.score] = scores.isEmpty ? nil : scores[place % scores.count]
            }
        }
    }

    @Test func `more conversations are explained by the queue that they came to, with the newest behind it`() throws {
        let before = Self.rows("2026-11-02", from: 1, ["Orders": 100, "Billing": 100])
        let now = Self.rows("2026-11-03", from: 1_000, ["Orders": 104, "Billing": 190])
        let columns = Chats.columns(before + now)

        let causes = columns.causes(Chats.query("2026-11-03", "2026-11-04"), .count)

        #expect(causes.summary.before == 200 && causes.summary.now == 294)
        #expect(causes.counted == 494 && causes.of == 494)
        let group = try #require(causes.summary.groups.first)
        let cause = try #require(group.causes.first)
        #expect(group.dimension == "queue" && group.causes.count == 1)
        #expect(causes.name(of: cause.value, in: "queue") == "Billing" && cause.value == "id-Billing")
        #expect(cause.before == 100 && cause.now == 190 && cause.contribution == 90 && cause.pValue < 0.05)
        #expect(cause.conversationCount == 190 && cause.conversations.count == 50)
        #expect(cause.conversations.allSatisfy { $0.rawValue >= 1_000 })
        #expect(causes.daysBefore.upperBound == causes.days.lowerBound)
    }

    @Test func `worse ratings lead to the worst rated conversations, and those without a rating don't count`() throws {
        let good = Self.rows("2026-11-02", from: 1, ["Orders": 60, "Billing": 60], scores: [4, 5])
        let bad = Self.rows("2026-11-03", from: 1_000, ["Billing": 60], scores: [1, 2])
        let same = Self.rows("2026-11-03", from: 2_000, ["Orders": 60], scores: [4, 5])
        let silent = Self.rows("2026-11-03", from: 3_000, ["Sales": 40])

        let causes = Chats.columns(good + bad + same + silent)
            .causes(Chats.query("2026-11-03", "2026-11-04"), .mean)

        #expect(causes.summary.before == 4.5 && causes.summary.now == 3)
        #expect(causes.counted == 240 && causes.of == 280)
        let cause = try #require(causes.summary.groups.first?.causes.first)
        #expect(cause.value == "id-Billing" && cause.contribution == -1.5 && cause.conversationCount == 60)
        #expect(cause.conversations.prefix(30).allSatisfy { $0.rawValue % 2 == 0 })
        // What fell in all languages alike, and at the one site, explains nothing.
        #expect(causes.summary.groups.map(\.dimension) == ["queue"])
    }

    @Test func `hours that are still to come are no fall`() {
        let before = (0..<24).map { hour in
            Chats.row(Int64(hour + 1), "2026-11-02T\(hour < 10 ? "0" : "")\(hour):30:00.000Z")
        }
        let now = (0..<9).map { Chats.row(Int64(100 + $0), "2026-11-03T0\($0):30:00.000Z") }
        let columns = Chats.columns(before + now, zone: .gmt)

        let query = Chats.query("2026-11-03", "2026-11-04", now: "2026-11-03T08:45:00.000Z")
        let causes = columns.causes(query, .count)
        let early = Chats.query("2026-11-03", "2026-11-04", now: "2026-11-03T08:29:59.999Z")

        #expect(causes.summary.before == 9 && causes.summary.now == 9 && causes.summary.groups.isEmpty)
        // Minutes that are still to come are none either.
        #expect(columns.causes(early, .count).summary.before == 8 && columns.causes(early, .count).summary.now == 8)
    }

    @Test func `days before the first conversation are left out, and the others brought to the same length`() {
        let days = (1...8).flatMap { day in Self.rows("2026-11-0\(day)", from: Int64(day * 1_000), ["Orders": 50]) }
        let columns = Chats.columns(days)

        let few = columns.causes(Chats.query("2026-11-05", "2026-11-09"), .count)
        let half = columns.causes(Chats.query("2026-11-03", "2026-11-09"), .count)
        let none = columns.causes(Chats.query("2026-11-01", "2026-11-09"), .count)

        #expect(few.summary.before == 200 && few.summary.now == 200 && few.daysBefore.count == 4)
        #expect(half.summary.before == 300 && half.summary.now == 300 && half.daysBefore.count == 1)
        #expect(half.summary.groups.isEmpty && half.of == 350)
        #expect(none.summary.before == nil && none.summary.now == 400 && none.daysBefore.isEmpty)
        #expect(none.summary.groups.isEmpty)
    }

    @Test func `weekdays explain a change only where both periods have each as often`() {
        let rows = Self.rows("2026-11-02", from: 1, ["Orders": 30]) + Self.rows("2026-11-10", from: 100, ["Orders": 90])
        let columns = Chats.columns(rows)
        func dimensions(_ from: String, _ to: String) -> [String] {
            columns.causes(Chats.query(from, to), .count).summary.groups.map(\.dimension)
        }

        #expect(dimensions("2026-11-09", "2026-11-16") == ["weekday"])
        #expect(dimensions("2026-11-08", "2026-11-14").isEmpty)
    }

    @Test func `what nobody may see explains nothing`() {
        let rows = Self.rows("2026-11-02", from: 1, ["Orders": 10, "Billing": 10])
        var query = Chats.query("2026-11-02", "2026-11-03")
        query.queues = ["id-Orders"]

        #expect(Chats.columns(rows).causes(query, .count).of == 10)
    }
}
