import HarkDomain
import HarkStatistics
import Testing

@testable import HarkAnalytics

struct ChatDiagnosisTests {
    @Test func `drivers are told by their features`() {
        var random = SeededRandom(seed: 1)

        let found = DriverSearch.drivers(of: ChatRow.invented(1_200, &random))

        let names = found.drivers.filter { $0.pValue < 0.001 }.map(\.feature)
        #expect(Set(names).isSuperset(of: ["wait", "transfers", "lowestMood"]))
        #expect(found.drivers.first { $0.feature == "wait" }.map { $0.effect.low > 0.5 && $0.badMean > 200 } == true)
        #expect(found.unclear.contains("agentLoad") && found.unclear.contains("customerMessages"))
        #expect(!(names + found.unclear).contains("wasUnsolved"))
    }

    @Test func `a fall of the score leads to the matter that explains it`() throws {
        var random = SeededRandom(seed: 2)
        let dimensions: [ChatDimension] = [.intent, .queue, .label, .weekday]
        func window(_ rows: [ChatRow]) -> CauseWindow {
            CauseWindow(
                rows: rows.map {
                    CauseRow($0, dimensions, at: LocalMoment(day: Int($0.id.rawValue) % 7, minute: 0))
                }
            )
        }

        let summary = CauseSearch(dimensions, measure: .mean).causes(
            now: window(ChatRow.invented(2_000, badBilling: 0.7, &random)),
            before: window(ChatRow.invented(2_000, badBilling: 0.1, &random))
        )

        let group = try #require(summary.groups.first { $0.dimension == "intent" })
        #expect(group.causes.map(\.value) == ["billing"] && group.explains > 0.67)
        // What fell on all days alike surprises less.
        #expect(summary.groups.prefix(2).map(\.dimension) == ["intent", "label"])
    }

    @Test func `what comes together is found among items`() throws {
        var random = SeededRandom(seed: 3)

        let set = TransactionSet(of: ChatRow.invented(1_000, &random))
        let rules = try RuleSearch(support: 0.1, confidence: 0.7).rules(in: set)

        #expect(
            set.items.contains("queue:Main") && set.items.contains("label:invoice") && set.items.contains("rated:bad")
        )
        #expect(
            rules.contains { $0.condition == ["intent:billing"] && $0.outcome == ["transferred"] && $0.pValue < 0.001 }
        )
    }

    @Test func `conversations and customers are grouped by how it went`() throws {
        var random = SeededRandom(seed: 4)
        let rows = ChatRow.invented(160, &random)

        let groups = try ChatClusters(of: rows, seed: 1)
        let (customers, names) = try ChatClusters.customers(of: rows, clusters: 2, seed: 1)

        let isBilling = rows.map { $0.intent == "billing" }
        #expect(groups.clustering.count >= 2 && (groups.silhouette ?? 0) > 0.5)
        #expect(
            Set(zip(groups.clustering.labels, isBilling).filter(\.1).map(\.0)).isDisjoint(
                with: zip(groups.clustering.labels, isBilling).filter { !$0.1 }.map(\.0)
            )
        )
        let small = try #require(groups.traits.last)
        #expect(!small.isEmpty && small.allSatisfy { $0.difference != 0 })
        #expect(names == (1...40).map { Int64($0) } && customers.clustering.labels.count == 40)
        #expect(customers.columns.first == "conversations")
    }

    @Test func `dimensions name what a conversation is`() {
        var facts = ChatFacts(ConversationID(rawValue: 1))
        (facts.labels, facts.isReturning, facts.reason) = (["vip", "late"], true, .agent)
        let row = ChatRow(facts)
        let moment = LocalMoment(day: 0, minute: 545)

        #expect(ChatDimension.label.value(of: row) == "late, vip" && ChatDimension.segment.value(of: row) == nil)
        #expect(ChatDimension.hour.value(of: row, at: moment) == "09" && ChatDimension.hour.value(of: row) == nil)
        #expect(ChatDimension.weekday.value(of: row, at: moment) == "4")
        #expect(ChatDimension.returning.value(of: row) == "yes" && ChatDimension.reason.value(of: row) == "agent")
        #expect(TransactionSet(of: [row]).items == ["label:late", "label:vip", "reason:agent"])
    }
}
