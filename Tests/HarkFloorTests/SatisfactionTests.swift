import HarkDomain
import HarkFloor
import HarkTesting
import Testing

/// What is estimated of a conversation's rating, and when supervisors hear of it.
struct SatisfactionTests {
    private var scene = FloorScene(staff: [.tom, .ada, .sue])

    private mutating func read(_ id: ConversationID, _ chance: Double) {
        scene.say("Well", .maya, in: id)
        let data = MessageAnalysed(
            seq: scene[id]?.lastCustomerSeq ?? 0,
            language: "en",
            sentiment: MessageSentiment(score: Degree(0), label: .neutral, anger: Degree(0)),
            satisfaction: SatisfactionEstimate(
                probabilityBad: Degree(chance),
                rating: 3000,
                low: 1000,
                high: 5000,
                reasons: [
                    .init(feature: "thanks", contribution: -300), .init(feature: "repeatsTurn", contribution: 200),
                ]
            )
        )
        scene.send(.annotate(conversation: id, data))
    }

    private func items() -> [AttentionItem] {
        scene.floor.attention(at: scene.now).filter { $0.kind == .likelyDissatisfied }
    }

    @Test mutating func `supervisors hear once that a bad rating is likely, until it no longer is`() throws {
        scene.bringOnline(.tom)
        let id = scene.openForPeople()
        read(id, 0.49)
        #expect(items().isEmpty)

        read(id, 0.5)
        let item = try #require(items().first)
        #expect(item.conversation == id && item.reason == "repeatsTurn")

        read(id, 0.41)
        #expect(items().map(\.id) == [item.id])
        read(id, 0.39)
        #expect(items().isEmpty)
        #expect(scene[id]?.satisfaction?.estimate.probabilityBad == Degree(0.39))
    }

    @Test(arguments: [(0.9, 7), (0.2, 0)])
    mutating func `rules can put first whose rating is likely to be bad`(_ chance: Double, _ priority: Int) {
        let billing = QueueID.billing.text
        let plan = "rules: [{name: soon, when: {dissatisfied: true}, then: {queue: \(billing), priority: 7}}]"
        scene.send(.publishRouting(plan: plan, note: "", base: 0, by: .sue))
        let id = scene.open()
        read(id, chance)

        scene.send(.requestHuman(conversation: id, by: .maya))

        #expect(scene[id]?.status == .queued)
        #expect(scene[id]?.priority == priority)
    }

    @Test mutating func `what is over calls for nobody`() {
        scene.bringOnline(.tom)
        let id = scene.openForPeople()
        read(id, 0.9)

        scene.send(.resolve(ResolveConversation(conversation: id, by: .tom)))

        #expect(items().isEmpty)
    }
}
