import HarkDomain
import HarkFloor
import HarkTesting
import Testing

/// Who gets a conversation, and when.
struct RoutingTests {
    @Test func `the longest idle agent gets it and then waits longest no more`() {
        var scene = FloorScene()
        var tom = AgentProfile.tom
        tom.queues = [.billing]
        scene.send(.changeAgent(tom, by: .system))
        scene.bringOnline(.tom, .ada)

        let first = scene.openForPeople(.maya)
        let second = scene.openForPeople(.leo)

        #expect(scene.owner(of: first) == .tom)
        #expect(scene.owner(of: second) == .ada)
    }

    @Test func `who has more room goes before who waits longer for work`() {
        var scene = FloorScene()
        var ada = AgentProfile.ada
        ada.capacity = 4
        scene.send(.changeAgent(ada, by: .system))
        scene.bringOnline(.tom, .ada)

        let owners = [VisitorID.maya, .leo, .lin].map { scene.openForPeople($0) }.map { scene.owner(of: $0) }

        #expect(owners == [.ada, .ada, .ada])
    }

    @Test func `who serves fewer queues goes first`() {
        var scene = FloorScene()
        scene.bringOnline(.tom, .ada)

        let id = scene.openForPeople()

        #expect(scene.owner(of: id) == .ada)
    }

    @Test func `nobody gets more than the capacity`() {
        var scene = FloorScene(staff: [.ada])
        scene.bringOnline(.ada)
        let ids = [VisitorID.maya, .leo, .lin].map { scene.openForPeople($0) }

        #expect(ids.map { scene[$0]?.status } == [.active, .active, .queued])

        scene.send(.resolve(ResolveConversation(conversation: ids[0], by: .ada)))
        #expect(scene.owner(of: ids[2]) == .ada)
    }

    @Test func `who comes online gets those who wait, by priority and age`() {
        var scene = FloorScene(staff: [.ada])
        let ids = [VisitorID.maya, .leo, .lin].map { scene.openForPeople($0) }
        scene.send(.prioritise(conversation: ids[2], by: .sue, priority: 5, reason: "VIP"))
        #expect(scene.floor.waiting(in: .billing) == [ids[2], ids[0], ids[1]])

        scene.bringOnline(.ada)

        #expect(scene.floor.held(by: .ada) == [ids[0], ids[2]])
        #expect(scene.floor.waiting() == [ids[1]])
    }

    @Test func `busy, offline and unconnected agents get nothing`() {
        var scene = FloorScene(staff: [.ada])
        scene.send(.setAvailability(agent: .ada, by: .ada, availability: .online))
        let id = scene.openForPeople()
        #expect(scene[id]?.status == .queued)

        scene.send(.setAvailability(agent: .ada, by: .ada, availability: .busy))
        scene.send(.staffConnected(.ada))
        #expect(scene[id]?.status == .queued)

        scene.send(.setAvailability(agent: .ada, by: .ada, availability: .online))
        #expect(scene[id]?.status == .active)
    }

    @Test func `a supervisor who serves no queue gets nothing`() {
        var scene = FloorScene()
        scene.bringOnline(.sue)

        let id = scene.openForPeople()

        #expect(scene[id]?.status == .queued)
    }

    @Test func `idle conversations weigh nothing and count again beyond capacity`() {
        var scene = FloorScene(staff: [.ada])
        scene.bringOnline(.ada)
        let ids = [VisitorID.maya, .leo].map { scene.openForPeople($0) }
        let third = scene.openForPeople(.lin)

        scene.pass(.seconds(901))
        #expect(scene.owner(of: third) == .ada)

        scene.say("I am back", .maya, in: ids[0])
        #expect(scene.owner(of: ids[0]) == .ada)
        scene.say("Me too", .leo, in: ids[1])
        #expect(scene.floor.load(of: .ada) == 300)
    }

    @Test func `more capacity lets those who wait through`() {
        var scene = FloorScene(staff: [.ada])
        scene.bringOnline(.ada)
        let ids = [VisitorID.maya, .leo, .lin].map { scene.openForPeople($0) }
        var ada = AgentProfile.ada
        ada.capacity = 3

        scene.send(.changeAgent(ada, by: .system))

        #expect(scene.owner(of: ids[2]) == .ada)
        #expect(scene.last.effects.contains(.staffChanged(.ada)))
    }

    @Test func `the explanation names who could have had it`() {
        var scene = FloorScene()
        scene.bringOnline(.tom, .ada)
        _ = scene.openForPeople()

        guard case .assignmentMade(let data)? = scene.last.events.last?.body else {
            Issue.record("no assignment")
            return
        }
        #expect(data.explained.rule == .longestIdle)
        #expect(data.explained.candidates.map(\.agent.id) == [.ada, .tom])
        #expect(data.explained.candidates.map(\.capacity) == [200, 200])
        #expect(data.explained.excluded.map(\.agent.id) == [.sue])
        #expect(data.explained.excluded.first?.because == .offline)
        #expect(data.explained.waitedSeconds == 0)
    }

    @Test func `positions count from one and move`() {
        var scene = FloorScene(staff: [.ada])
        let first = scene.openForPeople(.maya)
        let second = scene.openForPeople(.leo)
        #expect(scene.floor.position(of: second)?.position == 2)

        scene.send(.endConversation(conversation: first, by: .maya))

        #expect(scene.floor.position(of: second)?.position == 1)
        #expect(scene.floor.position(of: first) == nil)
        #expect(scene.last.effects.contains(.queueMoved(.billing)))
    }
}
