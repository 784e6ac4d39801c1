import HarkDomain
import HarkFloor
import HarkTesting
import Testing

/// What time alone brings about.
struct TimerTests {
    @Test func `waiting without a socket for five minutes is abandoned`() {
        var scene = FloorScene()
        let id = scene.openForPeople()
        scene.pass(.seconds(1000))
        #expect(scene[id]?.status == .queued)

        scene.send(.visitorDisconnected(.maya))
        scene.pass(.seconds(299))
        #expect(scene[id]?.status == .queued)
        scene.pass(.seconds(1))

        #expect(scene[id]?.reason == .abandoned)
        #expect(!scene.types(of: id).contains(.surveyRequested))
    }

    @Test func `coming back in time keeps the place`() {
        var scene = FloorScene()
        let id = scene.openForPeople()
        scene.send(.visitorDisconnected(.maya))
        scene.pass(.seconds(200))

        scene.send(.visitorConnected(.maya))
        scene.pass(.seconds(1000))

        #expect(scene[id]?.status == .queued)
    }

    @Test(arguments: [
        (BotOutcome.answered, ResolutionReason.contained), (.smallTalk, .contained), (.missed, .abandoned),
    ])
    func `half an hour of silence ends the bot's conversation`(outcome: BotOutcome, reason: ResolutionReason) {
        var scene = FloorScene()
        let id = scene.open()
        scene.say("Where is it?", .maya, in: id)
        scene.botSays("Here", in: id, outcome: outcome)

        scene.pass(.seconds(1800))

        #expect(scene[id]?.reason == reason)
        #expect(scene.types(of: id).contains(.surveyRequested) == (reason == .contained))
    }

    @Test func `the bot's silence counts from the last message`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.pass(.seconds(1700))
        scene.say("Still here", .maya, in: id)

        scene.pass(.seconds(1700))

        #expect(scene[id]?.status == .bot)
    }

    @Test func `a quarter of an hour of silence makes it idle, a day ends it`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let id = scene.openForPeople()

        scene.pass(.seconds(900))
        #expect(scene.log.last?.body == .conversationIdled(ConversationIdled(conversation: id)))
        #expect(scene.log.last?.stream == .floor)
        #expect(scene.log.last?.touchedConversation == id)
        #expect(scene.floor.load(of: .tom) == 0)

        scene.pass(.seconds(86_400))
        #expect(scene[id]?.reason == .idle)
        #expect(scene.floor.held(by: .tom).isEmpty)
    }

    @Test(arguments: [Author.maya, .tom])
    func `a message ends idleness`(author: Author) {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let id = scene.openForPeople()
        scene.pass(.seconds(900))

        scene.say("Back", author, in: id)

        #expect(scene[id]?.isIdle == false)
        #expect(scene.floor.load(of: .tom) == 100)
        scene.pass(.seconds(900))
        #expect(scene[id]?.isIdle == true)
    }

    @Test func `an agent gone for a minute gives all back to the head, oldest first`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let ids = [VisitorID.maya, .leo].map { scene.openForPeople($0) }
        let waiting = scene.openForPeople(.lin)

        scene.send(.staffDisconnected(.tom))
        scene.pass(.seconds(59))
        #expect(scene.owner(of: ids[0]) == .tom)
        scene.pass(.seconds(1))

        #expect(scene.floor.waiting() == [ids[0], ids[1], waiting])
        #expect(scene[ids[0]]?.lastAgent?.id == .tom)
    }

    @Test func `an agent who comes back in time keeps all`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let id = scene.openForPeople()
        scene.send(.staffDisconnected(.tom))
        scene.pass(.seconds(59))

        scene.send(.staffConnected(.tom))
        scene.pass(.seconds(120))

        #expect(scene.owner(of: id) == .tom)
    }

    @Test func `an empty floor has nothing due`() {
        #expect(FloorScene().floor.nextDeadline == nil)
    }

    @Test func `who leaves an address and goes keeps the place`() {
        var scene = FloorScene()
        let id = scene.openForPeople()
        scene.say("Write to me@shop.example", .maya, in: id)
        let seq = scene[id]?.lastCustomerSeq ?? 0
        let sentiment = MessageSentiment(score: Degree(0), label: .neutral, anger: Degree(0))
        let address = MessageEntity(type: "email", text: "me@shop.example", start: 9, end: 24, value: nil)
        let read = MessageAnalysed(seq: seq, language: "en", sentiment: sentiment, entities: [address])
        scene.send(.annotate(conversation: id, read))
        scene.send(.visitorDisconnected(.maya))

        scene.pass(.seconds(600))
        #expect(scene[id]?.status == .queued)

        scene.pass(.seconds(72 * 3600))
        #expect(scene[id]?.reason == .abandoned)
    }
}
