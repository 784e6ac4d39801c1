import HarkAnalytics
import HarkDomain
import HarkFloor
import HarkRouting
import HarkTesting
import Testing

/// What the facts of a conversation count, told by conversations on a floor.
struct ChatFactsTests {
    /// Each thing that is said and each person who comes to work takes a millisecond.
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
        #expect(facts.firstResponse == 40_002)
        #expect(facts.nextResponses.count == 1 && facts.nextResponses.longest == 40_002)
        #expect(facts.handling == 115_005)
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
        scene.send(.takeOver(conversation: id, by: .sue))
        scene.pass(.seconds(15))
        scene.say("Here I am", .sue, in: id)

        let facts = facts(id)

        #expect(facts.transfers == 1 && facts.queue?.id == .shipping)
        #expect(facts.firstWait == 0 && facts.wait == 50_000)
        #expect(facts.agents == [.tom, .sue] && facts.agent?.id == .sue)
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

    @Test mutating func `who leaves and comes back has waited both times`() {
        let id = scene.openForPeople()
        scene.pass(.seconds(40))
        scene.send(.endConversation(conversation: id, by: .maya))
        scene.pass(.seconds(3600))
        scene.say("Is anybody there now?", .maya, in: id)
        scene.send(.requestHuman(conversation: id, by: .visitor(.maya)))
        scene.pass(.seconds(30))
        scene.bringOnline(.tom)

        #expect(facts(id).hadPerson && facts(id).firstWait == 70_000 && facts(id).wait == 70_000)

        scene.send(.resolve(ResolveConversation(conversation: id, by: .tom)))
        #expect(facts(id).firstWait == 70_000)
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

    @Test mutating func `who ends the chat before a person has written has abandoned it`() {
        let id = scene.openForPeople()
        scene.pass(.seconds(5))
        scene.send(.endConversation(conversation: id, by: .maya))
        #expect(facts(id).flags.isSuperset(of: [.ended, .offered, .abandoned]))

        scene.bringOnline(.tom)
        let answered = scene.openForPeople(.leo)
        scene.say("Hello", .tom, in: answered)
        scene.send(.endConversation(conversation: answered, by: .leo))
        #expect(!facts(answered).isAbandoned && facts(answered).isSolved)
    }

    @Test mutating func `what the bot dealt with alone is contained, until a person is asked into it`() {
        let id = scene.open()
        scene.botSays("Here is how", in: id)
        scene.send(.endConversation(conversation: id, by: .maya))
        #expect(facts(id).flags.isSuperset(of: [.botEnded, .contained, .solved]))
        #expect(facts(id).botAnswers == 1 && facts(id).botMisses == 0)

        scene.say("A person, please", .maya, in: id)
        scene.send(.requestHuman(conversation: id, by: .maya))
        scene.bringOnline(.tom)
        scene.say("Hello", .tom, in: id)
        scene.send(.resolve(ResolveConversation(conversation: id, by: .tom)))
        let flags = facts(id).flags
        #expect(flags.isSuperset(of: [.botEnded, .reopened, .handled]) && !flags.contains(.contained))
    }

    @Test mutating func `a bot that knew nothing has not solved what its customer ended`() {
        let id = scene.open()
        scene.botSays("I am not sure", in: id, outcome: .missed)
        scene.send(.endConversation(conversation: id, by: .maya))

        #expect(facts(id).isContained && !facts(id).isSolved && facts(id).botMisses == 1)
    }

    @Test mutating func `what the bot answered is no wait for a person's next answer`() {
        scene.bringOnline(.tom)
        let id = scene.openForPeople()
        scene.say("Hello", .tom, in: id)
        scene.send(.transfer(conversation: id, by: .tom, to: .bot, reason: "returns"))
        scene.say("How do I return it?", .maya, in: id)
        scene.botSays("Like this", in: id)
        scene.pass(.seconds(600))
        scene.send(.requestHuman(conversation: id, by: .maya))
        scene.pass(.seconds(20))
        scene.say("Here I am again", .tom, in: id)

        #expect(facts(id).nextResponses.count == 1 && facts(id).nextResponses.longest == 20_001)
    }

    @Test mutating func `the work after the talk is handling, and the end is the end`() {
        scene.bringOnline(.tom)
        let id = scene.open(.leo, at: .office)
        if let offer = scene[id]?.offer { scene.send(.acceptOffer(offer: offer.id, by: .tom)) }
        scene.pass(.seconds(100))
        scene.send(.resolve(ResolveConversation(conversation: id, by: .tom)))
        let resolution = facts(id).resolution
        scene.pass(.seconds(600))

        #expect((160_000...161_000).contains(facts(id).handling))
        #expect(facts(id).resolution == resolution)
    }

    @Test mutating func `business hours leave the night out of a first response`() throws {
        let night = try BusinessHours(name: "day", zone: "UTC", week: ["Mo-Su 08:30-18:00"])
        let hours = QueueHours([.billing: night])
        // 08:00:00.001 in UTC.
        let id = scene.openForPeople()
        scene.pass(.seconds(3_000))
        scene.bringOnline(.tom)
        scene.say("Good morning", .tom, in: id)

        let facts = ChatFacts(id, scene.log.filter { $0.conversation == id }, hours)

        #expect(facts.isAfterHours && facts.firstResponse == 3_000_002)
        #expect(facts.firstResponseOpen == 1_200_003)
        #expect(ChatFacts(id, scene.log.filter { $0.conversation == id }).firstResponseOpen == 3_000_002)
    }
}
