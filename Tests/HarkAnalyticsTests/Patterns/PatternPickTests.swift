import HarkDomain
import Testing

@testable import HarkAnalytics

/// Which conversations are looked at closely.
struct PatternPickTests {
    private let columns = Chats.columns(
        (1...3_000).map { number in
            Chats.row(
                Int64(number),
                "2026-11-\(number % 20 < 10 ? "02" : "19")T10:00:00.000Z",
                customer: Int64(number % 1_000)
            ) {
                $0.endedAt = Timestamp(milliseconds: $0.startedAt.milliseconds + 600_000)
            }
        }
    )

    @Test func `few conversations are all looked at`() {
        let pick = columns.pick(Chats.query("2026-11-01", "2026-11-21"))

        #expect(pick.of == 3_000 && pick.sample.count == 3_000)
        #expect(pick.sample == pick.ids)
    }

    @Test func `of many some customers are drawn, each with all conversations, and the same ones each time`() {
        let query = Chats.query("2026-11-01", "2026-11-21")
        let pick = columns.pick(query, most: 600)

        #expect(pick.of == 3_000 && (400...600).contains(pick.sample.count))
        let whose = Dictionary(grouping: pick.sample) { $0.rawValue % 1_000 }
        #expect(whose.values.count { $0.count == 3 } >= whose.count - 1)
        #expect(columns.pick(query, most: 600) == pick)
    }

    @Test func `what ended of late comes with the other conversations of its customers`() {
        let query = Chats.query("2026-11-01", "2026-11-21", now: "2026-11-20T00:00:00.000Z")
        let pick = columns.pick(query, most: 100)

        #expect(pick.until == query.now)
        #expect(pick.ended.count == 1_500 && pick.ended.allSatisfy { $0.rawValue % 20 >= 10 })
        #expect(Set(pick.related).isSuperset(of: pick.ended))
        let whose = Set(pick.ended.map { $0.rawValue % 1_000 })
        #expect(pick.related.count == (1...3_000).count { whose.contains(Int64($0) % 1_000) })
    }
}
