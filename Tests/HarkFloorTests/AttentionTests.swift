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
