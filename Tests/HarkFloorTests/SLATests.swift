import HarkDomain
import HarkFloor
import HarkTesting
import Testing

/// What customers were promised, told at the very time.
struct SLATests {
    private var scene = FloorScene()

    init() {
        let plan = """
            sla:
              - name: soon
                warnAtPercent: 50
                targets:
                  - {priority: 5, firstResponseSeconds: 20}
                  - {firstResponseSeconds: 60, nextResponseSeconds: 120, resolutionSeconds: 3600}
            queues: [{queue: \(QueueID.billing.text), sla: soon}]
            tiers: [{queue: \(QueueID.billing.text), next: \(QueueID.shipping.text), afterBreach: true}]
            """
        scene.send(.publishRouting(plan: plan, note: "", base: 0, by: .sue))
    }

    private func told(_ type: EventType) -> [(kind: SLAKind, at: Timestamp)] {
        scene.log.compactMap { event in
            switch event.body {
            case .slaWarned(let data) where type == .slaWarned: (data.kind, event.at)
            case .slaBreached(let data) where type == .slaBreached: (data.kind, event.at)
            default: nil
            }
        }
    }

    @Test mutating func `a first response warns and breaches at the very time, and moves on to the next tier`() {
        let id = scene.openForPeople()
        let queued = scene.now
        scene.pass(.seconds(90))

        #expect(told(.slaWarned).map(\.at) == [queued + .seconds(30)])
        #expect(told(.slaBreached).map(\.at) == [queued + .seconds(60)])
        #expect(scene[id]?.queue.id == .shipping)
        #expect(scene[id]?.queuedAt == queued + .seconds(60))
        #expect(scene[id]?.rank == queued.milliseconds)
        #expect(scene.floor.attention(at: scene.now).contains { $0.kind == .slaBreached && $0.conversation == id })
    }

    @Test mutating func `an answer ends what is owed, and the next message owes the next`() {
        scene.bringOnline(.ada)
        let id = scene.openForPeople()
        scene.pass(.seconds(10))
        scene.say("Hello", .ada, in: id)
        scene.pass(.seconds(600))
        #expect(told(.slaWarned).isEmpty)

        scene.say("And now?", .maya, in: id)
        let asked = scene.now
        scene.pass(.seconds(130))

        #expect(told(.slaBreached).map(\.at) == [asked + .seconds(120)])
        #expect(told(.slaBreached).map(\.kind) == [.nextResponse])
        #expect(scene[id]?.breach?.kind == .nextResponse)
        scene.say("Sorry", .ada, in: id)
        #expect(scene[id]?.breach == nil)
    }

    @Test mutating func `another priority has another target, from when the clock began`() {
        let id = scene.openForPeople()
        let queued = scene.now
        scene.pass(.seconds(5))
        scene.send(.prioritise(conversation: id, by: .sue, priority: 5, reason: "VIP"))
        scene.pass(.seconds(20))

        #expect(told(.slaBreached).map(\.at) == [queued + .seconds(20)])
    }

    @Test mutating func `what is promised stands still with the customer and is over at the end`() {
        scene.bringOnline(.ada)
        let id = scene.openForPeople()
        scene.say("Which one?", .ada, in: id)
        scene.pass(.seconds(2 * 3600))
        #expect(told(.slaBreached).isEmpty)

        scene.send(.resolve(ResolveConversation(conversation: id, by: .ada)))
        #expect(scene.floor.clocks(of: id).allSatisfy { $0.dueAt == nil })
        scene.pass(.seconds(7200))
        #expect(told(.slaBreached).isEmpty)
    }

    @Test mutating func `what is put aside weighs nothing, promises nothing and comes back by itself`() {
        scene.bringOnline(.ada)
        let id = scene.openForPeople()
        scene.say("I will look", .ada, in: id)
        let until = scene.now + .seconds(7200)

        scene.send(.snooze(conversation: id, by: .ada, until: until))
        #expect(scene[id]?.status == .snoozed)
        #expect(scene.floor.load(of: .ada) == 0)
        scene.pass(.seconds(7199))
        #expect(scene[id]?.status == .snoozed)

        scene.pass(.seconds(1))
        #expect(scene[id]?.status == .active)
        #expect(scene.floor.load(of: .ada) == 100)
        #expect(told(.slaBreached).isEmpty)
    }

    @Test mutating func `a customer's message ends a snooze, and finds another agent when its own has left`() {
        scene.bringOnline(.ada)
        let id = scene.openForPeople()
        scene.send(.snooze(conversation: id, by: .ada, until: scene.now + .seconds(7200)))
        scene.send(.staffDisconnected(.ada))
        scene.pass(.seconds(600))
        #expect(scene[id]?.assignee?.id == .ada)
        scene.bringOnline(.tom)

        scene.say("Are you there?", .maya, in: id)

        #expect(scene.owner(of: id) == .tom)
    }

    @Test mutating func `only what a person holds can be put aside, and not into the past`() {
        let id = scene.openForPeople()
        let later = scene.now + .seconds(60)
        #expect(
            scene.send(.snooze(conversation: id, by: .ada, until: later))
                == .refused(.conflict("Only a conversation that a person holds can be put aside"))
        )
        scene.bringOnline(.ada)
        #expect(
            scene.send(.snooze(conversation: id, by: .ada, until: scene.now))
                == .refused(.invalid(field: "until", reason: "must lie within the next 90 days"))
        )
    }

    @Test mutating func `who comes back from the bot is owed the next response`() {
        scene.bringOnline(.ada)
        let id = scene.openForPeople()
        scene.say("Hello", .ada, in: id)
        scene.send(.transfer(conversation: id, by: .ada, to: .bot, reason: "simple"))
        scene.say("That doesn't help", .maya, in: id)
        scene.pass(.seconds(200))
        #expect(told(.slaBreached).isEmpty)

        scene.send(.requestHuman(conversation: id, by: .maya))
        let back = scene.now
        scene.pass(.seconds(130))

        #expect(told(.slaBreached).map(\.at) == [back + .seconds(120)])
    }

    @Test mutating func `clocks stand while a conversation is put aside`() {
        scene.bringOnline(.ada)
        let id = scene.openForPeople()
        scene.send(.snooze(conversation: id, by: .ada, until: scene.now + .seconds(1000)))

        scene.pass(.seconds(999))

        #expect(told(.slaWarned).isEmpty && told(.slaBreached).isEmpty)
    }

    @Test mutating func `escalating goes one step up, with a reason, or nowhere`() {
        scene.bringOnline(.ada)
        let id = scene.openForPeople()

        scene.send(.escalate(conversation: id, by: .ada, reason: "needs a specialist"))

        #expect(
            scene.lastTypes == [.escalationRaised, .conversationTransferred, .assignmentEnded, .conversationQueued]
        )
        #expect(scene[id]?.queue.id == .shipping)
        #expect(
            scene.send(.escalate(conversation: id, by: .tom, reason: "higher still"))
                == .refused(.conflict("Nobody stands behind this queue"))
        )
    }

    @Test mutating func `escalating again while it waits a step up changes nothing`() {
        scene.bringOnline(.ada)
        let id = scene.openForPeople()
        scene.send(.escalate(conversation: id, by: .ada, reason: "needs a specialist"))
        let head = scene[id]?.head

        let again = scene.send(.escalate(conversation: id, by: .ada, reason: "needs a specialist"))

        guard case .done = again else {
            Issue.record("refused: \(again)")
            return
        }
        #expect(scene[id]?.head == head)
    }

    @Test mutating func `while the bot has it people owe nothing`() {
        let id = scene.openForPeople()
        scene.pass(.seconds(20))
        scene.send(.transfer(conversation: id, by: .sue, to: .bot, reason: "simple"))
        scene.say("Another question", .maya, in: id)
        scene.pass(.seconds(300))
        #expect(told(.slaWarned).isEmpty && told(.slaBreached).isEmpty)

        scene.send(.requestHuman(conversation: id, by: .maya))
        let back = scene.now
        scene.pass(.seconds(50))

        #expect(told(.slaBreached).map(\.at) == [back + .seconds(40)])
    }
}
