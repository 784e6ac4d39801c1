import HarkAnalytics
import HarkDomain
import HarkFloor
import HarkTesting
import Testing

/// What the facts of a conversation count, told by conversations on a floor.
struct ChatFactsTests {
    private var scene = FloorScene(staff: [.tom, .ada, .sue])

    private func facts(_ id: ConversationID) -> ChatFacts {
        ChatFacts(id, scene.log.filter { $0.conversation == id })
    }

    @Test mutating func `waits, first and next responses and the handling are told apart`() {
        let id = scene.openForPeople()
        scene.pass(.seconds(30))
        scene.bringOnline(.tom)
        scene.pass(.seconds(10))
        scene.say("Hello, what is it?", .tom, in: id)
        scene.pass(.seconds(5))
        scene.say("My parcel", .maya, in: id)
        scene.pass(.seconds(20))
        scene.say("Where is it?", .maya, in: id)
        scene.pass(.seconds(20))
        scene.say("On its way", .tom, in: id)
        scene.pass(.seconds(60))
        scene.send(.resolve(ResolveConversation(conversation: id, by: .tom, disposition: "solved")))

        let facts = facts(id)

        #expect(facts.firstWait == 30_000 && facts.wait == 30_000)
        #expect(facts.firstResponse == 40_000)
        #expect(facts.nextResponses.count == 1 && facts.nextResponses.longest == 40_000)
        #expect(facts.handling == 115_000)
        #expect(facts.agent?.id == .tom && facts.agents == [.tom])
        #expect(facts.reason == .agent && facts.disposition == "solved" && !facts.isAbandoned)
        #expect(facts.customerMessages.count == 3 && facts.agentMessages.count == 2)
        #expect(facts.openQuestions == 0)
    }

    @Test mutating func `a transfer has a wait of its own, and the handling is everybody's`() {
        scene.bringOnline(.tom)
        let id = scene.openForPeople()
        scene.pass(.seconds(10))
        scene.send(.transfer(conversation: id, by: .tom, to: .queue(QueueProfile.shipping.reference), reason: "parcel"))
        scene.pass(.seconds(50))
        scene.bringOnline(.ada)
        scene.pass(.seconds(15))
        scene.say("Here I am", .ada, in: id)

        let facts = facts(id)

        #expect(facts.transfers == 1 && facts.queue?.id == .shipping)
        #expect(facts.firstWait == 0 && facts.wait == 50_000)
        #expect(facts.agents == [.tom, .ada] && facts.agent?.id == .ada)
        #expect(facts.handling == 10_000)
    }

    @Test mutating func `who leaves while waiting has abandoned`() {
        let id = scene.openForPeople()
        scene.send(.visitorDisconnected(.maya))
        scene.pass(.seconds(400))

        let facts = facts(id)

        #expect(facts.isAbandoned && !facts.isContained && !facts.hadPerson)
        #expect(facts.firstWait == 300_000 && facts.firstResponse == nil && facts.handling == 0)
    }

    @Test mutating func `time between an end and a reopening is nobody's`() {
        scene.bringOnline(.tom)
        let id = scene.openForPeople()
        scene.say("Hello", .tom, in: id)
        scene.pass(.seconds(100))
        scene.send(.resolve(ResolveConversation(conversation: id, by: .tom)))
        let first = facts(id).resolution
        scene.pass(.seconds(3600))
        scene.say("Still broken?", .maya, in: id)
        #expect(facts(id).resolution == nil && facts(id).reopenings == 1 && facts(id).openQuestions == 1)
        scene.pass(.seconds(50))
        scene.send(.resolve(ResolveConversation(conversation: id, by: .tom)))

        #expect(facts(id).resolution == (first ?? 0) + 50_000)
    }

    @Test mutating func `the same words again are a repeat`() {
        scene.bringOnline(.tom)
        let id = scene.openForPeople()
        scene.say("Where is my parcel?", .maya, in: id)
        scene.say("WHERE is my parcel???", .maya, in: id)
        scene.say("Where are my parcels?", .maya, in: id)

        #expect(facts(id).repeats == 1)
    }

    @Test mutating func `what is put aside is not handled`() {
        scene.bringOnline(.tom)
        let id = scene.openForPeople()
        scene.pass(.seconds(10))
        scene.send(.snooze(conversation: id, by: .tom, until: scene.now + .seconds(500)))
        scene.pass(.seconds(600))
        scene.send(.resolve(ResolveConversation(conversation: id, by: .tom)))

        #expect(facts(id).handling == 110_000)
    }
}
