import HarkDomain
import HarkStatistics
import Testing

@testable import HarkAnalytics

struct CauseSearchTests {
    private static let queues = ["billing", "orders", "help"]
    private static let languages = ["en", "zh"]

    /// Invented conversations, spread evenly over queues and languages.
    private static func rows(_ count: Int, from first: Int = 1, score: (Int) -> Double? = { _ in nil }) -> [CauseRow] {
        (0..<count).map { number in
            CauseRow(
                id: ConversationID(rawValue: Int64(first + number)),
                values: [queues[number % 3], number % 7 == 0 ? nil : languages[number % 2]],
                score: score(number)
            )
        }
    }

    private static func spike(_ count: Int, in queue: String) -> [CauseRow] {
        (0..<count).map { number in
            let language = number % 7 == 0 ? nil : languages[number % 2]
            return CauseRow(id: ConversationID(rawValue: Int64(5_000 + number)), values: [queue, language])
        }
    }

    private let counts = CauseSearch(dimensions: ["queue", "language"], measure: .count)
    private let means = CauseSearch(dimensions: ["queue", "language"], measure: .mean)

    @Test func `a spike in one queue is found there and nowhere else`() throws {
        let before = CauseWindow(rows: Self.rows(1_200), length: 4)
        let now = CauseWindow(rows: Self.rows(300, from: 2_000) + Self.spike(100, in: "billing"))

        let found = counts.causes(now: now, before: before)

        #expect(found.before == 300 && found.now == 400)
        let group = try #require(found.groups.first)
        #expect(found.groups.count == 1 && group.dimension == "queue" && group.causes.count == 1)
        let cause = group.causes[0]
        #expect(cause.value == "billing" && cause.contribution == 100 && cause.explains == 1 && cause.within == nil)
        #expect(cause.pValue < 1e-4 && cause.conversationCount == 200 && cause.conversations.count == 50)
    }

    @Test func `a change that is spread over all has no cause`() {
        let before = CauseWindow(rows: Self.rows(420))

        #expect(counts.causes(now: CauseWindow(rows: Self.rows(840)), before: before).groups.isEmpty)
        #expect(counts.causes(now: before, before: before).groups.isEmpty)
        #expect(counts.causes(now: CauseWindow(rows: []), before: CauseWindow(rows: [])).groups.isEmpty)
    }

    @Test func `conversations that no longer come are shown by what they were`() throws {
        let before = CauseWindow(rows: Self.rows(300) + Self.spike(120, in: "orders"))

        let found = counts.causes(now: CauseWindow(rows: Self.rows(300, from: 9_000)), before: before)

        let cause = try #require(found.groups.first?.causes.first)
        #expect(cause.value == "orders" && cause.contribution == -120 && cause.explains == 1)
        #expect(cause.conversationCount == 220 && cause.conversations[0] == ConversationID(rawValue: 2))
    }

    @Test func `a fall of ratings in one queue is found within it, the worst first`() throws {
        let before = CauseWindow(rows: Self.rows(600) { 4 + Double($0 % 2) })
        let now = CauseWindow(
            rows: Self.rows(600, from: 3_000) { $0 % 3 == 1 ? ($0 % 2 == 0 ? 1 : 3) : 4 + Double($0 % 2) }
        )

        let found = means.causes(now: now, before: before)

        let group = try #require(found.groups.first)
        let cause = group.causes[0]
        #expect(group.dimension == "queue" && group.causes.count == 1 && cause.value == "orders")
        #expect(abs(cause.explains - 1) < 1e-9 && abs((cause.within ?? 0) - cause.contribution) < 1e-9)
        #expect(cause.conversations[0] == ConversationID(rawValue: 3_004) && cause.conversationCount == 200)
    }

    @Test func `of few ratings that are all the same nothing is made`() {
        let dimensions = CauseSearch(dimensions: ["hour"], measure: .mean)
        func row(_ number: Int, _ hour: Int, _ score: Double) -> CauseRow {
            CauseRow(id: ConversationID(rawValue: Int64(number + 1)), values: ["\(hour)"], score: score)
        }
        let usual = (0..<80).map { row($0, $0 % 8, [5, 4, 3, 5, 2, 4, 5, 4][$0 / 8 % 8]) }
        let before = CauseWindow(rows: usual + (0..<4).map { row(200 + $0, 15, 5) })
        let now = CauseWindow(rows: usual + (0..<4).map { row(300 + $0, 15, 3) })

        #expect(dimensions.causes(now: now, before: before).groups.isEmpty)
    }

    @Test func `where nothing changed a cause is named no more often than chance has it`() {
        let search = CauseSearch(dimensions: ["hour"], measure: .mean)
        var random = SeededRandom(seed: 11)
        // Most are content, few are not, as ratings are.
        let scores: [Double] = [5, 5, 5, 5, 5, 5, 4, 4, 3, 1]
        var named = 0
        for _ in 0..<400 {
            let spans = (0..<2).map { span in
                CauseWindow(
                    rows: (0..<85).map { number in
                        CauseRow(
                            id: ConversationID(rawValue: Int64(span * 1_000 + number + 1)),
                            values: ["\(Int.random(in: 0..<12, using: &random))"],
                            score: scores.randomElement(using: &random)
                        )
                    }
                )
            }
            if !search.causes(now: spans[1], before: spans[0]).groups.isEmpty { named += 1 }
        }
        #expect(named <= 20)
    }

    @Test func `ratings that lie far apart are no cause by themselves`() {
        let search = CauseSearch(dimensions: ["queue"], measure: .mean)
        var random = SeededRandom(seed: 12)
        let usual: [Double] = [5, 5, 5, 5, 5, 5, 5, 4, 4, 2]
        let torn: [Double] = [5, 5, 5, 1, 1]
        var named = 0
        func row(_ number: Int) -> CauseRow {
            let (id, queue) = (ConversationID(rawValue: Int64(number + 1)), number % 8)
            let score = (queue < 3 ? torn : usual).randomElement(using: &random)
            return CauseRow(id: id, values: ["\(queue)"], score: score)
        }
        for _ in 0..<300 {
            let before = CauseWindow(rows: (0..<300).map(row))
            let now = CauseWindow(rows: (1_000..<1_300).map(row))
            if !search.causes(now: now, before: before).groups.isEmpty { named += 1 }
        }
        #expect(named <= 15)
    }

    @Test func `a fall by more of a queue that was always worse is its share, not its ratings`() throws {
        let score: (Int) -> Double = { $0 % 3 == 0 ? 1 + Double($0 % 2) : 4 + Double($0 % 2) }
        let before = Self.rows(600, score: score)
        let more = Self.rows(900, from: 4_000, score: score).filter { $0.values[0] == "billing" }

        let found = means.causes(now: CauseWindow(rows: before + more), before: CauseWindow(rows: before))

        let cause = try #require(found.groups.first?.causes.first { $0.value == "billing" })
        #expect(cause.explains > 0.4 && abs(cause.within ?? 1) < 0.01)
    }

    @Test func `contributions add up to the change`() {
        var random = SeededRandom(seed: 1)
        let before = CauseWindow(rows: Self.rows(200) { _ in 1 + Double(random.below(5)) }, length: 2)
        let now = CauseWindow(rows: Self.rows(150, from: 900) { $0 % 9 == 0 ? nil : 1 + Double(random.below(5)) })

        for measure in CauseMeasure.allCases {
            for dimension in 0..<2 {
                let tally = CauseTally(dimension: dimension, now: now, before: before, measure)
                let sum = tally.values.map(\.contribution).sum
                #expect(abs(sum - (tally.change ?? .nan)) < 1e-9)
            }
        }
    }
}
