import HarkDomain
import HarkFloor
import HarkSimulator
import HarkTesting
import Testing

@testable import HarkServer

/// What of a floor's events becomes a wait of a trial.
struct TrialBookTests {
    private func book(of scene: FloorScene) -> TrialBook {
        var book = TrialBook(sites: [.shop, .office])
        for event in scene.log { book.take(event) }
        book.finish()
        return book
    }

    private func seconds(_ wait: TrialConversation?) -> Int? { (wait?.handlingSeconds).map { Int($0.rounded()) } }

    @Test func `a wait ends with the answer, and the talk with the agent's work`() {
        var scene = FloorScene()
        let id = scene.openForPeople()
        scene.pass(.seconds(30))
        scene.bringOnline(.tom)
        scene.pass(.seconds(90))
        scene.send(.resolve(ResolveConversation(conversation: id, by: .sue)))

        let waits = book(of: scene).waits

        #expect(waits.count == 1 && waits[0].agent == .tom && waits[0].demand.queue == .billing)
        #expect((waits[0].assignedAt ?? scene.now) - waits[0].queuedAt >= .seconds(30))
        #expect(seconds(waits[0]) == 90)
    }

    @Test func `wrap-up is the agent's work, too`() {
        var scene = FloorScene()
        var queue = QueueProfile.billing
        queue.wrapUpSeconds = 60
        scene.send(.changeQueue(queue, by: .system))
        scene.bringOnline(.tom)
        let id = scene.openForPeople()
        scene.pass(.seconds(40))
        scene.send(.resolve(ResolveConversation(conversation: id, by: .sue)))
        scene.pass(.seconds(100))

        #expect(seconds(book(of: scene).waits.first) == 100)
    }

    @Test func `who is sent to another queue waits anew, and the wait that nobody answered is left out`() {
        var scene = FloorScene()
        let id = scene.openForPeople()
        scene.pass(.seconds(20))
        let shipping = TransferTarget.queue(QueueProfile.shipping.reference)
        scene.send(.transfer(conversation: id, by: .sue, to: shipping, reason: "parcel"))
        scene.pass(.seconds(10))

        let book = book(of: scene)

        #expect(book.waits.map(\.demand.queue) == [.shipping])
        #expect(book.waits.allSatisfy { $0.assignedAt == nil && $0.endedAt == nil })
        #expect(book.entries.isEmpty)
    }

    @Test func `a transfer ends the talk in one queue, and a take-over goes on with it`() {
        var scene = FloorScene()
        scene.bringOnline(.tom, .ada)
        let id = scene.openForPeople()
        scene.pass(.seconds(10))
        let first = scene.floor.conversations[id]?.assignee?.id
        let second: AgentID = first == .tom ? .ada : .tom
        scene.send(.assign(conversation: id, by: .sue, agent: second, reason: "knows it"))
        scene.pass(.seconds(20))
        scene.send(
            .transfer(conversation: id, by: .sue, to: .queue(QueueProfile.shipping.reference), reason: "parcel")
        )

        let waits = book(of: scene).waits.sorted { $0.queuedAt < $1.queuedAt }

        #expect(waits.map(\.demand.queue) == [.billing, .shipping])
        #expect(seconds(waits.first) == 30 && waits.first?.agent == first && waits.last?.lastAgent == second)
    }

    @Test func `who gives up has no agent, and whom a supervisor resolves in the queue is left out`() {
        var scene = FloorScene()
        let (patient, impatient) = (scene.openForPeople(.maya), scene.openForPeople(.leo))
        scene.pass(.seconds(25))
        scene.send(.endConversation(conversation: impatient, by: .visitor(.leo)))
        scene.send(.resolve(ResolveConversation(conversation: patient, by: .sue)))

        let waits = book(of: scene).waits

        #expect(waits.map(\.id) == [impatient] && waits[0].endedAt != nil && waits[0].agent == nil)
    }

    @Test func `who chose a queue is not asked about again by rules`() {
        var scene = FloorScene()
        let id = scene.open(queue: .shipping)
        scene.send(.requestHuman(conversation: id, by: .visitor(.maya)))

        let book = book(of: scene)

        #expect(book.waits.map(\.demand.queue) == [.shipping] && book.entries.isEmpty)
    }

    @Test func `agents were there while online and connected`() {
        var scene = FloorScene()
        let start = scene.now
        scene.pass(.seconds(100))
        scene.bringOnline(.tom)
        scene.pass(.seconds(50))
        scene.send(.setAvailability(agent: .tom, by: .system, availability: .busy))
        scene.pass(.seconds(50))
        scene.send(.setAvailability(agent: .tom, by: .system, availability: .online))
        scene.pass(.seconds(50))
        var duty = TrialDuty()
        for event in scene.log { duty.take(event) }

        let agents = [AgentID.tom, .ada].compactMap { scene.floor.agents[$0] }
            .map { duty.agent($0, from: start, to: scene.now) }

        let spans = agents[0].available.map { Int(($0.to - $0.from) / .seconds(1)) }
        #expect(spans == [50, 50] && agents[1].available.isEmpty)
        #expect(agents[0].available.last?.to == scene.now)
    }

    @Test func `who was busy first was there before only when an older event says so`() throws {
        var scene = FloorScene()
        scene.bringOnline(.tom, .ada)
        scene.pass(.seconds(100))
        let (older, start) = (scene.log, scene.now)
        scene.send(.setAvailability(agent: .ada, by: .system, availability: .offline))
        scene.pass(.seconds(50))
        scene.send(.setAvailability(agent: .tom, by: .system, availability: .busy))
        var duty = TrialDuty()
        for event in scene.log.dropFirst(older.count) { duty.take(event) }
        let tom = try #require(scene.floor.agents[.tom])
        let unknown = duty.agent(tom, from: start, to: scene.now)

        let asks = duty.asksWhatWasBefore
        for event in older.reversed() { duty.recall(event) }

        #expect(unknown.available.isEmpty && asks && !duty.asksWhatWasBefore)
        let spans = duty.agent(tom, from: start, to: scene.now).available
        #expect(spans.map { Int(($0.to - $0.from) / .seconds(1)) } == [50])
    }

    @Test func `what is over for long is let go, and what is not stays`() {
        var scene = FloorScene()
        let (resolved, waiting) = (scene.openForPeople(.maya), scene.openForPeople(.leo))
        scene.send(.endConversation(conversation: resolved, by: .visitor(.maya)))
        scene.pass(.seconds(1))
        var book = TrialBook(sites: [.shop, .office])
        for event in scene.log { book.take(event) }
        #expect(book.size == 2)

        book.forget(resolvedBefore: scene.now)

        #expect(book.size == 1)
        book.finish()
        #expect(Set(book.waits.map(\.id)) == [resolved, waiting])
    }
}
