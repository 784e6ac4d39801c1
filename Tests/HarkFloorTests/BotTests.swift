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

    @Test(arguments: [-1, 0, 1, 2, 3, 9])
    func `feedback names a message that asks for it`(seq: Int) {
        var scene = FloorScene()
        let id = scene.open()
        scene.botSays("Hello", in: id)
        scene.botSays("Try again", in: id, asksFeedback: true)

        let wrong = scene.send(.giveBotFeedback(conversation: id, by: .maya, seq: seq, helped: true))

        #expect(wrong == .refused(.invalid(field: "seq", reason: "names no message that asks")))
        #expect(scene.send(.giveBotFeedback(conversation: id, by: .maya, seq: 4, helped: true)) == .done(seq: 5))
    }

    @Test func `feedback said again is the first one, and a changed mind another`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.botSays("Try again", in: id, asksFeedback: true)
        func feedback(_ helped: Bool) -> Command {
            .giveBotFeedback(conversation: id, by: .maya, seq: 3, helped: helped)
        }

        #expect(scene.send(feedback(true)) == .done(seq: 4))
        #expect(scene.send(feedback(true)) == .done(seq: 4))
        #expect(scene.last.events.isEmpty)
        #expect(scene.send(feedback(false)) == .done(seq: 5))
        #expect(scene.send(feedback(false)) == .done(seq: 5))
        #expect(scene.send(feedback(true)) == .done(seq: 6))
    }

    @Test func `the bot is asked again when it gets an open question back`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let id = scene.openForPeople()

        scene.send(.transfer(conversation: id, by: .tom, to: .bot, reason: "simple"))

        #expect(scene.last.effects.contains(.askBot(conversation: id, epoch: 4, inReplyTo: 2)))
    }
}
