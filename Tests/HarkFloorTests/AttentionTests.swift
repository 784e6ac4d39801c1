import HarkDomain
import HarkFloor
import HarkTesting
import Testing

/// What supervisors should look at.
struct AttentionTests {
    private func kinds(_ scene: FloorScene) -> [AttentionKind] {
        scene.floor.attention(at: scene.now).map(\.kind)
    }

    @Test func `who asked for a person and waits is on the list until the staff write`() {
        var scene = FloorScene()
        let id = scene.openForPeople()
        #expect(kinds(scene) == [.handoff])

        scene.pass(.seconds(60))
        #expect(kinds(scene) == [.waitingLong, .handoff])

        scene.say("One moment", .tom, in: id)
        #expect(kinds(scene) == [.waitingLong])
    }

    @Test func `a hand-off stays on the list, since the same moment, until its owner answers`() throws {
        var scene = FloorScene()
        let id = scene.openForPeople()
        let waiting = try #require(scene.floor.attention(at: scene.now).first)
        #expect(waiting.agent == nil)

        scene.pass(.seconds(20))
        scene.bringOnline(.tom)

        let held = try #require(scene.floor.attention(at: scene.now).first)
        #expect((held.id, held.kind, held.since) == (waiting.id, .handoff, waiting.since))
        #expect(held.agent?.id == .tom)
        scene.say("Hello?", .maya, in: id)
        #expect(scene.floor.attention(at: scene.now).map(\.since) == [waiting.since])
        scene.say("I am here", .tom, in: id)
        #expect(kinds(scene).isEmpty)
    }

    @Test func `a call for help adds one row and no other`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let id = scene.openForPeople()
        #expect(kinds(scene) == [.handoff])

        scene.send(.requestHelp(conversation: id, by: .tom, text: nil))
        #expect(kinds(scene) == [.helpRequested, .handoff])

        let whisper = AddNote(
            conversation: id,
            by: .sue,
            clientID: "w",
            contentHash: 1,
            text: "Offer a refund",
            isWhisper: true
        )
        scene.send(.addNote(whisper))
        #expect(kinds(scene) == [.handoff])
    }

    @Test(arguments: [true, false])
    func `a hand-off is no cause any more when it went back to the bot or ended`(isEnded: Bool) {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let id = scene.openForPeople()

        if isEnded {
            scene.send(.endConversation(conversation: id, by: .maya))
        } else {
            scene.send(.transfer(conversation: id, by: .tom, to: .bot, reason: "yours"))
        }

        #expect(kinds(scene).isEmpty)
    }

    @Test func `a start finds the hand-offs that nobody has answered`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let id = scene.openForPeople()

        var fresh = Floor(policy: scene.floor.policy)
        fresh.load(open: [scene[id]].compactMap(\.self), at: scene.now)

        #expect(fresh.attention(at: scene.now).map(\.kind) == [.handoff])
    }

    @Test func `a row tells what the bot passed on and who the customer is`() throws {
        var scene = FloorScene()
        let id = scene.open()
        scene.send(.requestHuman(conversation: id, by: .maya, summary: "Where is my parcel?"))

        let item = try #require(scene.floor.attention(at: scene.now).first)

        #expect(item.summary == "Where is my parcel?")
        #expect(item.contact == scene[id]?.contact)
    }

    @Test func `a call for help ends with a word of the staff`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let id = scene.openForPeople()
        scene.send(.requestHelp(conversation: id, by: .tom, text: "May I refund?"))

        let item = scene.floor.attention(at: scene.now).first
        #expect(item?.kind == .helpRequested)
        #expect(item?.reason == "May I refund?")
        #expect(item?.agent?.id == .tom)

        scene.say("I can help", .sue, in: id)
        #expect(kinds(scene).isEmpty)
    }

    @Test func `an agent who lost the line with conversations is on the list`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let id = scene.openForPeople()
        scene.say("Hello", .tom, in: id)

        scene.send(.staffDisconnected(.tom))

        let item = scene.floor.attention(at: scene.now).first
        #expect(item?.kind == .agentDisconnected)
        #expect(item?.conversation == id)
        scene.send(.staffConnected(.tom))
        #expect(kinds(scene).isEmpty)
    }

    @Test func `a low rating is on the list for a day, even when its conversation left memory`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.send(.endConversation(conversation: id, by: .maya))
        scene.send(
            .submitSurvey(SubmitSurvey(conversation: id, by: .maya, clientID: "s", contentHash: 1, score: 1))
        )
        scene.floor.evict(id)

        #expect(kinds(scene) == [.lowRating])
        scene.pass(.seconds(86_401))
        #expect(kinds(scene).isEmpty)
    }

    @Test func `an acknowledgement lasts as long as its cause`() throws {
        var scene = FloorScene()
        let id = scene.openForPeople()
        let item = try #require(scene.floor.attention(at: scene.now).first)

        scene.send(.acknowledgeAttention(item: item.id, by: .sue))
        #expect(scene.floor.attention(at: scene.now).first?.acknowledgedBy?.id == .sue)
        #expect(scene.send(.acknowledgeAttention(item: item.id, by: .sue)) == .done(seq: scene.floor.floorSeq))

        scene.send(.endConversation(conversation: id, by: .maya))
        #expect(scene.floor.acknowledgements.isEmpty)
        #expect(scene.send(.acknowledgeAttention(item: item.id, by: .sue)) == .refused(.notFound))
    }

    @Test func `a later cause is a new item`() throws {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let id = scene.openForPeople()
        scene.send(.requestHelp(conversation: id, by: .tom, text: nil))
        let first = try #require(scene.floor.attention(at: scene.now).first)
        scene.send(.acknowledgeAttention(item: first.id, by: .sue))
        scene.say("Here", .sue, in: id)
        scene.pass(.seconds(1))

        scene.send(.requestHelp(conversation: id, by: .tom, text: nil))

        let second = try #require(scene.floor.attention(at: scene.now).first)
        #expect(second.id != first.id)
        #expect(second.acknowledgedBy == nil)
    }

    @Test func `what somebody took on comes last`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let held = scene.openForPeople(.maya)
        scene.send(.requestHelp(conversation: held, by: .tom, text: nil))
        scene.send(.setAvailability(agent: .tom, by: .tom, availability: .busy))
        _ = scene.openForPeople(.leo)

        let help = scene.floor.attention(at: scene.now).first?.id ?? ""
        scene.send(.acknowledgeAttention(item: help, by: .sue))

        #expect(kinds(scene) == [.handoff, .handoff, .helpRequested])
    }

    @Test(arguments: ["", "handoff", "handoff:x:1", "a:b:c:d", "lowRating:0000000000001:1"])
    func `what is no item is not found`(item: String) {
        var scene = FloorScene()

        #expect(scene.send(.acknowledgeAttention(item: item, by: .sue)) == .refused(.notFound))
    }
}
