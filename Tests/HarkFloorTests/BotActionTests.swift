import HarkDomain
import HarkFloor
import HarkTesting
import Testing

/// What the bot does to a conversation beside speaking.
struct BotActionTests {
    @Test func `labels and a priority come with the reply`() {
        var scene = FloorScene()
        let id = scene.open()
        var actions = BotActions()
        (actions.labels, actions.priority) = (["returns"], 3)

        scene.botSays("I will see to it.", in: id, actions: actions)

        #expect(scene.lastTypes == [.messagePosted, .conversationLabelled, .conversationPrioritised])
        #expect(scene[id]?.labels == ["returns"])
        #expect(scene[id]?.priority == 3)
        #expect(scene[id]?.status == .bot)
    }

    @Test func `what is so already is not said again`() {
        var scene = FloorScene()
        let id = scene.open()
        var actions = BotActions()
        (actions.labels, actions.priority) = (["returns"], 3)
        scene.botSays("I will see to it.", in: id, actions: actions)

        scene.botSays("Still seeing to it.", in: id, actions: actions)

        #expect(scene.lastTypes == [.messagePosted])
    }

    @Test func `a priority beyond the scale is brought back to its end`() {
        var scene = FloorScene()
        let id = scene.open()
        var actions = BotActions()
        actions.priority = 99

        scene.botSays("At once.", in: id, actions: actions)

        #expect(scene[id]?.priority == 10)
    }

    @Test func `a hand-off goes to the queue that the bot picks, with the new priority`() throws {
        var scene = FloorScene()
        let id = scene.open()
        var actions = BotActions()
        (actions.queue, actions.priority) = (.billing, 2)
        let handoff = HandoffRequested(reason: .anger, summary: "Charged twice", brief: #"{"asked":"refund"}"#)

        scene.botSays("A colleague will help.", in: id, outcome: .handoff, handoff: handoff, actions: actions)

        #expect(
            scene.lastTypes == [.messagePosted, .conversationPrioritised, .handoffRequested, .conversationQueued]
        )
        #expect(scene[id]?.queue.id == .billing)
        #expect(scene[id]?.priority == 2)
        guard case .conversationQueued(let queued) = try #require(scene.last.events.last).body else {
            Issue.record("the last event is no queueing")
            return
        }
        #expect(queued.priority == 2)
    }

    @Test func `a queue that is gone sends a hand-off home`() {
        var scene = FloorScene()
        let id = scene.open()
        let home = scene[id]?.queue.id
        var actions = BotActions()
        actions.queue = QueueID(rawValue: 987_654)

        scene.botSays(
            "A colleague will help.",
            in: id,
            outcome: .handoff,
            handoff: HandoffRequested(reason: .rule, summary: ""),
            actions: actions
        )

        #expect(scene[id]?.queue.id == home)
        #expect(scene[id]?.status == .queued)
    }

    @Test func `the bot may close what it has dealt with`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.say("Thanks", .maya, in: id)
        var actions = BotActions()
        (actions.resolves, actions.disposition) = (true, "answered")

        scene.botSays("Glad to help. Goodbye.", in: id, actions: actions)

        #expect(scene.lastTypes == [.messagePosted, .conversationResolved, .surveyRequested])
        #expect(scene[id]?.status == .resolved)
    }

    @Test func `a turn that hands over closes nothing`() {
        var scene = FloorScene()
        let id = scene.open()
        var actions = BotActions()
        actions.resolves = true

        scene.botSays(
            "A colleague will help.",
            in: id,
            outcome: .handoff,
            handoff: HandoffRequested(reason: .flow, summary: ""),
            actions: actions
        )

        #expect(scene[id]?.status == .queued)
    }
}
