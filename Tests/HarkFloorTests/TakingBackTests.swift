import HarkDomain
import HarkFloor
import HarkTesting
import Testing

/// A rule takes a conversation back from people who have not come yet.
struct TakingBackTests {
    @Test func `what waits goes back to the bot under a new epoch, and the bot is asked`() throws {
        var scene = FloorScene()
        let id = scene.openForPeople()
        scene.say("It has arrived, never mind", .visitor(.maya), in: id)
        let epoch = try #require(scene[id]?.epoch)

        let seq = try #require(scene[id]?.lastCustomerSeq)
        #expect(scene.last.effects.last == .askWhetherBotTakesBack(conversation: id, inReplyTo: seq))
        scene.send(.takeBack(conversation: id, epoch: epoch, reason: "It has arrived"))

        let record = try #require(scene[id])
        #expect(record.status == .bot)
        #expect(record.epoch > epoch)
        let asked = Effect.askBot(conversation: id, epoch: record.epoch, inReplyTo: record.lastCustomerSeq)
        #expect(scene.last.effects.contains(asked))
        #expect(scene.log.last { $0.conversation == id }?.by == .bot)
    }

    @Test func `a person who comes first keeps it`() throws {
        var scene = FloorScene()
        let id = scene.openForPeople()
        let epoch = try #require(scene[id]?.epoch)
        scene.bringOnline(.tom)
        scene.send(.pickUp(conversation: id, by: .tom))
        let before = scene.log

        guard case .refused(.conflict) = scene.send(.takeBack(conversation: id, epoch: epoch, reason: "late")) else {
            Issue.record("a rule took a conversation from a person")
            return
        }
        #expect(scene.log == before)
        #expect(scene.owner(of: id) == AgentID.tom)
    }

    @Test func `a decision of an earlier epoch does nothing`() throws {
        var scene = FloorScene()
        let id = scene.openForPeople()
        let epoch = try #require(scene[id]?.epoch)
        scene.send(.takeBack(conversation: id, epoch: epoch, reason: "first"))
        scene.send(.requestHuman(conversation: id, by: .visitor(.maya)))

        guard case .refused(.conflict) = scene.send(.takeBack(conversation: id, epoch: epoch, reason: "again")) else {
            Issue.record("an old decision was carried out")
            return
        }
        #expect(scene[id]?.status == .queued)
    }
}
