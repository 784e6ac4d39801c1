import HarkDomain
import HarkFloor
import HarkTesting
import Testing

/// Picking up, assigning, taking over.
struct OwnershipTests {
    @Test func `an agent picks up what waits, once`() {
        var scene = FloorScene()
        let id = scene.openForPeople()

        scene.send(.pickUp(conversation: id, by: .tom))

        #expect(scene.owner(of: id) == .tom)
        #expect(scene.send(.pickUp(conversation: id, by: .tom)) == .done(seq: 5))
        #expect(scene.last.events.isEmpty)
        #expect(
            scene.send(.pickUp(conversation: id, by: .ada))
                == .refused(.conflict("Somebody owns the conversation already"))
        )
    }

    @Test func `the bot's conversations cannot be picked up`() {
        var scene = FloorScene()
        let id = scene.open()

        #expect(
            scene.send(.pickUp(conversation: id, by: .tom))
                == .refused(.conflict("Somebody owns the conversation already"))
        )
    }

    @Test func `capacity binds everybody`() {
        var scene = FloorScene()
        let ids = [VisitorID.maya, .leo].map { scene.openForPeople($0) }
        scene.send(.takeOver(conversation: ids[0], by: .sue))

        #expect(scene.send(.takeOver(conversation: ids[1], by: .sue)) == .refused(.conflict("The capacity is used up")))
        #expect(scene.send(.pickUp(conversation: ids[1], by: .sue)) == .refused(.conflict("The capacity is used up")))
        let assigned = scene.send(.assign(conversation: ids[1], by: .sue, agent: .sue, reason: ""))
        #expect(assigned == .refused(.conflict("The capacity is used up")))
    }

    @Test func `a supervisor takes over from an agent and from the bot`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let held = scene.openForPeople()

        scene.send(.takeOver(conversation: held, by: .sue))

        #expect(scene.lastTypes == [.assignmentEnded, .assignmentMade])
        #expect(scene.owner(of: held) == .sue)
        #expect(scene.send(.takeOver(conversation: held, by: .sue)) == .done(seq: scene[held]?.head ?? 0))
        scene.send(.resolve(ResolveConversation(conversation: held, by: .sue)))
        let withBot = scene.open(.leo)
        scene.send(.takeOver(conversation: withBot, by: .sue))
        #expect(scene.lastTypes == [.assignmentMade])
    }

    @Test func `a supervisor assigns to somebody who is not at work, for a minute`() {
        var scene = FloorScene()
        let id = scene.open()

        scene.send(.assign(conversation: id, by: .sue, agent: .tom, reason: "knows it"))
        #expect(scene.owner(of: id) == .tom)

        scene.pass(.seconds(60))
        #expect(scene[id]?.status == .queued)
    }

    @Test func `nobody inactive gets anything`() {
        var scene = FloorScene()
        let id = scene.openForPeople()
        var tom = AgentProfile.tom
        tom.isActive = false
        scene.send(.changeAgent(tom, by: .system))

        #expect(scene.send(.pickUp(conversation: id, by: .tom)) == .refused(.forbidden))
        let assigned = scene.send(.assign(conversation: id, by: .sue, agent: .tom, reason: ""))
        #expect(assigned == .refused(.conflict("This person can't take conversations now")))
    }

    @Test func `what is over cannot be taken`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.send(.endConversation(conversation: id, by: .maya))

        #expect(scene.send(.takeOver(conversation: id, by: .sue)) == .refused(.closed))
        #expect(scene.send(.pickUp(conversation: id, by: .tom)) == .refused(.closed))
    }
}

/// Handing on.
struct TransferTests {
    private func held() -> (FloorScene, ConversationID) {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let id = scene.openForPeople()
        return (scene, id)
    }

    @Test func `to a queue it waits at its normal place, away from who gave it`() {
        var (scene, id) = held()
        scene.bringOnline(.ada)
        var ada = AgentProfile.ada
        (ada.queues, ada.capacity) = ([.billing, .shipping], 0)
        scene.send(.changeAgent(ada, by: .system))

        scene.send(
            .transfer(conversation: id, by: .tom, to: .queue(QueueProfile.shipping.reference), reason: "parcel")
        )

        #expect(scene.lastTypes.prefix(3) == [.conversationTransferred, .assignmentEnded, .conversationQueued])
        #expect(scene[id]?.queue.id == .shipping)
        #expect(scene[id]?.rank == scene.now.milliseconds)
    }

    @Test func `a colleague gets it before the one who handed it on`() {
        var (scene, id) = held()
        scene.bringOnline(.ada)
        scene.send(.transfer(conversation: id, by: .tom, to: .queue(QueueProfile.billing.reference), reason: "busy"))

        #expect(scene.owner(of: id) == .ada)
    }

    @Test func `to an agent who is free`() {
        var (scene, id) = held()
        let ada = TransferTarget.agent(AgentProfile.ada.reference)
        let early = scene.send(.transfer(conversation: id, by: .tom, to: ada, reason: "billing"))
        #expect(early == .refused(.conflict("This person can't take conversations now")))
        scene.bringOnline(.ada)

        scene.send(.transfer(conversation: id, by: .tom, to: ada, reason: "billing"))

        #expect(scene.lastTypes == [.conversationTransferred, .assignmentEnded, .assignmentMade])
        #expect(scene.owner(of: id) == .ada)
    }

    @Test func `not to an agent whose hands are full`() {
        var (scene, id) = held()
        var ada = AgentProfile.ada
        ada.capacity = 0
        scene.send(.changeAgent(ada, by: .system))
        scene.bringOnline(.ada)

        let full = scene.send(.transfer(conversation: id, by: .tom, to: .agent(ada.reference), reason: ""))

        #expect(full == .refused(.conflict("The capacity is used up")))
    }

    @Test func `to the bot under a new epoch`() {
        var (scene, id) = held()
        let epoch = scene[id]?.epoch ?? 0

        scene.send(.transfer(conversation: id, by: .tom, to: .bot, reason: "simple"))

        #expect(scene[id]?.status == .bot)
        #expect(scene[id]?.epoch == epoch + 1)
        #expect(scene.botSays("Back again", in: id) == .done(seq: 8))
    }

    @Test func `not to a bot that is not there, nor to an unknown queue`() {
        var scene = FloorScene()
        let id = scene.open(at: .office)
        let nowhere = TransferTarget.queue(QueueReference(id: QueueID(rawValue: 9), name: "?"))

        let bot = scene.send(.transfer(conversation: id, by: .tom, to: .bot, reason: ""))
        let queue = scene.send(.transfer(conversation: id, by: .tom, to: nowhere, reason: ""))

        #expect(bot == .refused(.invalid(field: "to", reason: "the site has no bot")))
        #expect(queue == .refused(.invalid(field: "to", reason: "unknown queue")))
    }
}
