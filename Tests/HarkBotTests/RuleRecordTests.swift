import HarkLanguage
import Testing

@testable import HarkBot

struct RuleRecordTests {
    private let learning: Learning

    init() throws {
        learning = try Learning(LearningContext(.fixture()))
    }

    private func talk(_ id: Int, _ turns: [LearningTalk.Turn]) -> LearningTalk {
        LearningTalk(id: "t\(id)", language: .english, turns: turns)
    }

    private func asked(_ text: String = "where is my parcel") -> LearningTalk.Turn { .init(by: .customer, text: text) }

    private func said(
        _ rule: String?,
        _ outcome: BotReply.Outcome = .answered,
        later: [String] = [],
        helped: Bool? = nil
    ) -> LearningTalk.Turn {
        .init(by: .bot, text: "…", bot: .init(outcome, rule: rule, laterRules: later, helped: helped))
    }

    @Test func `what the policy did, and what held beside, says nothing against a rule`() {
        let records = learning.records(from: [talk(1, [asked(), said(nil, .handoff, later: ["parcel", "sizes"])])])

        #expect(records.values.allSatisfy { $0.overtaken.isEmpty })
    }

    @Test func `a vote, a hand-off and the same question within two turns count against a rule`() {
        let talks = [
            talk(1, [asked(), said("parcel", helped: false)]),
            talk(2, [asked(), said("parcel"), asked("a person please"), said(nil, .handoff)]),
            talk(
                3,
                [
                    asked(), said("parcel"), asked("no"), said(nil, .missed), asked("so where is my parcel"),
                    said("sizes"),
                ]
            ),
            talk(4, [asked(), said("parcel", helped: true), asked("thanks"), said("hello", .smallTalk)]),
            talk(
                5,
                [
                    asked(), said("parcel"), asked("one"), said("hello", .smallTalk), asked("two"),
                    said("hello", .smallTalk), asked("person please"), said(nil, .handoff),
                ]
            ),
        ]

        let record = learning.records(from: talks)["parcel"]

        #expect(record?.fired == 5 && record?.bad == 3)
        #expect(record?.unhelpful == 1 && record?.handedOff == 1 && record?.repeated == 1)
    }

    @Test func `a rule whose answers mostly fail is proposed, with a lower bound as confidence`() throws {
        let bad = (0..<12).map { talk($0, [asked(), said("parcel", helped: $0 < 3)]) }

        let found = learning.rules(from: bad)

        let proposal = try #require(found.first)
        #expect(found.count == 1 && proposal.kind == .misleadingRule)
        #expect(proposal.edit == .removeRule(id: "parcel"))
        #expect(proposal.evidence.counts["fired"] == 12 && proposal.evidence.counts["bad"] == 9)
        #expect(abs(proposal.confidence - 0.47) < 0.01)
    }

    @Test func `few bad answers, or good ones, are no proposal`() {
        let few = (0..<6).map { talk($0, [asked(), said("parcel", helped: false)]) }
        let good = (0..<40).map { talk($0, [asked(), said("parcel", helped: $0 % 5 > 0)]) }

        #expect(learning.rules(from: few).isEmpty)
        #expect(learning.rules(from: good).isEmpty)
    }

    @Test func `a rule that another one always overtakes is to be moved before it`() throws {
        let talks = (0..<6).map { talk($0, [asked(), said("parcel", later: ["sizes"])]) }

        let proposal = try #require(learning.rules(from: talks).first { $0.kind == .shadowedRule })

        #expect(proposal.edit == .moveRule(id: "sizes", before: "parcel"))
        #expect(proposal.evidence.counts == ["overtaken": 6])
        let once = talks + [talk(9, [asked(), said("sizes")])]
        #expect(learning.rules(from: once).isEmpty)
    }

    @Test func `a rule that never fires is named after many messages, but no hand-off and no rule behind a choice`() {
        let talks = (0..<600).map { talk($0, [asked(), said("parcel")]) }

        let idle = learning.rules(from: talks).filter { $0.kind == .idleRule }

        #expect(idle.map(\.edit) == [.removeRule(id: "hello"), .removeRule(id: "sizes")])
        #expect(learning.rules(from: Array(talks.prefix(100))).isEmpty)
    }

    @Test(arguments: [(0, 0, 0.0, 1.0), (0, 10, 0.0, 0.278), (9, 12, 0.468, 0.911), (10, 10, 0.722, 1.0)])
    func `the interval is Wilson's`(count: Int, total: Int, low: Double, high: Double) {
        let interval = Wilson(count, of: total)

        #expect(abs(interval.low - low) < 0.001 && abs(interval.high - high) < 0.001)
    }
}
