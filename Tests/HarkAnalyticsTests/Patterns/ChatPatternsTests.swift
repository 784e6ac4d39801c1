import HarkDomain
import HarkStatistics
import Testing

@testable import HarkAnalytics

/// What conversations have in common.
struct ChatPatternsTests {
    private func patterns(_ rows: [ChatRow], until: Int64 = 0) -> ChatPatterns {
        let ids = rows.map(\.id)
        let until = Timestamp(milliseconds: until)
        return ChatPatterns(rows, PatternPick(of: 2 * rows.count, sample: ids, ended: ids, related: ids, until: until))
    }

    @Test func `kinds, rules and drivers are told of conversations that have them`() throws {
        var random = SeededRandom(seed: 7)

        let found = patterns(ChatRow.invented(600, &random))

        #expect(found.counted == 600 && found.of == 1_200)
        let kinds = try #require(found.conversations)
        #expect(kinds.groups.count >= 2 && kinds.groups.reduce(0) { $0 + $1.size } == 600)
        let slow = try #require(
            kinds.groups.first { group in group.traits.contains { $0.feature == "wait" && $0.direction == .higher } }
        )
        let others = try #require(
            kinds.groups.first { group in !group.traits.contains { $0.feature == "wait" && $0.direction == .higher } }
        )
        #expect(try #require(slow.score) < (try #require(others.score)))
        #expect(found.customers == nil || found.customers?.counted == 40)
        #expect(found.rules.contains { $0.rule.condition == ["intent:billing"] && $0.rule.outcome == ["transferred"] })
        #expect(found.rules.allSatisfy { $0.rule.outcome.count == 1 && $0.rule.pValue < 0.05 && $0.count >= 10 })
        #expect(found.drivers.first { $0.feature == "wait" }.map { $0.effect.low > 0 } == true)
        #expect(found.drivers.allSatisfy { $0.pValue < 0.05 })
    }

    @Test func `a condition that adds nothing is left out of a rule`() {
        var random = SeededRandom(seed: 8)

        let rules = PatternRule.rules(in: ChatRow.invented(600, &random)).map(\.rule)

        // All of them are in the same queue, so naming it says no more.
        #expect(!rules.isEmpty && !rules.contains { $0.condition.contains("queue:Main") && $0.condition.count > 1 })
    }

    @Test func `too few conversations tell nothing, and that is said`() {
        var random = SeededRandom(seed: 9)
        for rows in [[], ChatRow.invented(12, &random)] {
            let found = patterns(rows)

            #expect(
                found.conversations == nil && found.customers == nil && found.rules.isEmpty && found.drivers.isEmpty
            )
            #expect(found.repeats.lack == .tooFew && found.repeats.candidates.isEmpty && found.repeats.report == nil)
        }
    }
}
