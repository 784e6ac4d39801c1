import HarkDomain
import HarkFloor
import HarkTesting
import Testing

/// When the bot may speak, and how it hands over.
struct BotTests {
    @Test func `the bot never speaks after a person took over`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let id = scene.openForPeople()

        #expect(scene.botSays("Still me", in: id) == .refused(.conflict("The conversation has another owner by now")))
        #expect(
            scene.botSays("Still me", in: id, epoch: 1)
                == .refused(.conflict("The conversation has another owner by now"))
        )
    }

    @Test func `a late answer is refused after the conversation came back under a new epoch`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let id = scene.openForPeople()
        scene.send(.transfer(conversation: id, by: .tom, to: .bot, reason: "simple"))

        #expect(
            scene.botSays("Late", in: id, epoch: 1) == .refused(.conflict("The conversation has another owner by now"))
        )
        #expect(scene.botSays("Now", in: id) == .done(seq: 8))
    }

    @Test func `an answer with hand-off queues with its summary`() {
        var scene = FloorScene()
        let id = scene.open()
        let handoff = HandoffRequested(reason: .rule, summary: "Wants money back")

        scene.botSays("A colleague will help.", in: id, outcome: .handoff, handoff: handoff)

        #expect(scene.lastTypes == [.messagePosted, .handoffRequested, .conversationQueued])
        #expect(scene[id]?.summary == "Wants money back")
    }

    @Test func `a failing bot hands over`() {
        var scene = FloorScene()
        let id = scene.open()

        scene.send(.botFailed(conversation: id, epoch: 1, inReplyTo: 2, reason: "timeout"))

        #expect(scene.lastTypes == [.botFailed, .handoffRequested, .conversationQueued])
        #expect(scene[id]?.handoffReason == .botFailed)
    }

    @Test func `asking for a person twice is one hand-off`() {
        var scene = FloorScene()
        let id = scene.openForPeople()

        #expect(scene.send(.requestHuman(conversation: id, by: .maya)) == .done(seq: 4))
        #expect(scene.last.events.isEmpty)
        #expect(scene[id]?.customerHead == 4)
    }

    @Test func `feedback names a message that exists`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.botSays("Try again", in: id)

        let wrong = scene.send(.giveBotFeedback(conversation: id, by: .maya, seq: 9, helped: true))

        #expect(wrong == .refused(.invalid(field: "seq", reason: "no such message")))
        #expect(scene.send(.giveBotFeedback(conversation: id, by: .maya, seq: 3, helped: true)) == .done(seq: 4))
    }

    @Test func `the bot is asked again when it gets an open question back`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let id = scene.openForPeople()

        scene.send(.transfer(conversation: id, by: .tom, to: .bot, reason: "simple"))

        #expect(scene.last.effects.contains(.askBot(conversation: id, epoch: 4, inReplyTo: 2)))
    }
}
