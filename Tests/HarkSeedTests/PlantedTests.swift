import HarkAnalytics
import HarkDomain
import HarkHub
import HarkSeed
import HarkStore
import Testing

/// What docs/seed.md says is planted can be found in the facts.
struct PlantedTests {
    private static let made = Result { try facts(request) }
    private static let request = SeedRequest.days(140, conversations: 6000)
    /// A shorter time with more who write in each day.
    private static let busy = SeedRequest.days(28, conversations: 6000)

    /// The facts of all conversations of one floor.
    private static func facts(_ request: SeedRequest) throws -> (facts: [ChatFacts], report: SeedReport) {
        let directory = SeededDirectory()
        let store = try directory.open()
        defer { store.close() }
        let report = try Seeding(request, in: store).run()
        var facts: [ConversationID: ChatFacts] = [:]
        for event in try store.log().map(Event.init) {
            guard let id = event.conversation else { continue }
            facts[id, default: ChatFacts(id)].take(event)
        }
        return (facts.values.sorted { $0.startedAt < $1.startedAt }, report)
    }

    private let facts: [ChatFacts]
    private let report: SeedReport

    init() throws { (facts, report) = try Self.made.get() }

    private func share(_ some: [ChatFacts], _ holds: (ChatFacts) -> Bool) -> Double {
        Double(some.count(where: holds)) / Double(max(1, some.count))
    }

    private func mean(_ some: [ChatFacts], _ value: (ChatFacts) -> Double?) -> Double {
        let values = some.compactMap(value)
        return values.reduce(0, +) / Double(max(1, values.count))
    }

    private func day(_ chat: ChatFacts) -> Int {
        Int((chat.startedAt - Self.request.from).wholeMilliseconds / 86_400_000)
    }

    @Test func `a floor has all that a floor has`() {
        #expect((0.35...0.65).contains(share(facts) { $0.queuedAt != nil }))
        #expect((0.2...0.6).contains(share(facts) { $0.isContained }))
        #expect((0.01...0.2).contains(share(facts) { $0.isAbandoned }))
        #expect(facts.contains { $0.transfers > 0 } && facts.contains { $0.reopenings > 0 })
        #expect(facts.contains { $0.breaches > 0 } && facts.contains { $0.solved == .partly })
        #expect((0.1...0.35).contains(share(facts) { $0.language == "zh-Hans" }))
        #expect((0.2...0.5).contains(share(facts) { $0.isReturning }))
        #expect(Set(facts.compactMap(\.intent)).count == 12)
    }

    @Test func `in one month the tent's zips split`() {
        let inMonth = facts.filter { (77..<107).contains(day($0)) }
        let others = facts.filter { !(77..<107).contains(day($0)) }
        let tents = { (chat: ChatFacts) in chat.labels.contains("ridge-tent") }

        #expect(share(inMonth, { $0.intent == "damaged" }) > 2 * share(others) { $0.intent == "damaged" })
        #expect(share(inMonth, tents) > 0.03 && share(others, tents) < 0.01)
        let rated = mean(inMonth.filter(tents)) { $0.score.map(Double.init) }
        #expect(rated < mean(others) { $0.score.map(Double.init) } - 0.8)
    }

    @Test func `one agent is weak in refunds`() {
        let refunds = facts.filter { $0.intent == "refund" && $0.disposition != nil && $0.disposition != "no-reply" }
        let weak = refunds.filter { $0.agent?.name == "Dana Voss" }
        let others = refunds.filter { $0.agent?.name != "Dana Voss" }

        #expect(weak.count > 10)
        #expect(share(weak) { $0.disposition == "solved" } < share(others) { $0.disposition == "solved" } - 0.15)
    }

    @Test func `nobody plans for Monday mornings`() throws {
        let mornings = try Self.facts(Self.busy).facts.filter { chat in
            (8..<12).contains(Int(chat.startedAt.milliseconds / 3_600_000 % 24)) && chat.firstWait != nil
        }
        // The first of July 2025 is a Tuesday.
        let mondays = mornings.filter { day($0) % 7 == 6 }
        let others = mornings.filter { (0...3).contains(day($0) % 7) }
        #expect(mean(mondays) { $0.firstWait.map(Double.init) } > 1.3 * mean(others) { $0.firstWait.map(Double.init) })
    }

    @Test func `the bot knows nothing of the warranty`() {
        let warranty = facts.filter { $0.intent == "warranty" }
        let shipping = facts.filter { $0.intent == "shipping" }
        #expect(share(warranty) { $0.isContained } < 0.3 * share(shipping) { $0.isContained })
    }

    @Test func `who is angry answers the survey more often, so that the mean of the answers is too low`() throws {
        let asked = facts.filter(\.wasAsked)
        let bad = asked.filter { ($0.mood.last ?? 0) < -0.2 }
        let good = asked.filter { ($0.mood.last ?? 0) >= -0.2 }

        #expect(share(bad) { $0.score != nil } > share(good) { $0.score != nil } + 0.1)
        #expect(try #require(report.meanRating) < #require(report.trueMean) - 0.1)
    }

    @Test func `only who is asked rates, and the correction finds what all of them would have said`() throws {
        let rated = facts.filter { $0.score != nil }
        let score = CorrectedScore(facts.map { SurveyRow(ChatRow($0)) })
        let (raw, weighted) = (try #require(score.raw), try #require(score.weighted))
        let (imputed, truth) = (try #require(score.imputed), try #require(report.trueMean))

        #expect(rated.allSatisfy { $0.wasAsked })
        #expect(report.asked == score.asked && report.ratings == rated.count && score.answered == rated.count)
        #expect(facts.count { !$0.wasAsked && $0.endedAt != nil } > facts.count / 5)
        #expect(raw.high < truth)
        #expect(abs(weighted.value - truth) < abs(raw.value - truth) / 2 && weighted.high >= truth)
        #expect(abs(imputed.value - truth) < abs(raw.value - truth) / 2 && imputed.high >= truth)
    }
}
