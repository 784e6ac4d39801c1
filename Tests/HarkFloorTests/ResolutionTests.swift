import HarkDomain
import HarkFloor
import HarkTesting
import Testing

/// How conversations end, and begin again.
struct ResolutionTests {
    private func resolve(_ id: ConversationID, by author: Author = .tom, note: String? = nil) -> Command {
        .resolve(
            ResolveConversation(
                conversation: id,
                by: author,
                disposition: "solved",
                labels: ["b", "a"],
                note: note
            )
        )
    }

    private func wrapping() -> (FloorScene, ConversationID) {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let id = scene.open(at: .office)
        scene.send(.acceptOffer(offer: scene[id]?.offer?.id ?? OfferID(rawValue: 0), by: .tom))
        scene.send(resolve(id))
        return (scene, id)
    }

    @Test func `labels and a note come before the end`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.say("And my parcel?", .maya, in: id)

        let outcome = scene.send(resolve(id, note: "Called back"))

        #expect(scene.lastTypes == [.conversationLabelled, .noteAdded, .conversationResolved, .surveyRequested])
        #expect(outcome == .done(seq: 6))
        #expect(scene[id]?.labels == ["a", "b"])
        #expect(scene[id]?.disposition == "solved")
    }

    @Test func `resolving twice is resolving once`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.send(resolve(id))

        #expect(scene.send(resolve(id)) == .done(seq: 4))
        #expect(scene.send(.endConversation(conversation: id, by: .maya)) == .done(seq: 4))
        #expect(scene.last.events.isEmpty)
    }

    @Test func `wrap-up keeps the slot until its time is over`() {
        var (scene, id) = wrapping()
        #expect(scene[id]?.status == .wrapUp)
        #expect(scene.floor.load(of: .tom) == 100)

        scene.pass(.seconds(60))

        #expect(scene.log.last?.body.type == .assignmentEnded)
        #expect(scene[id]?.status == .resolved)
        #expect(scene.floor.load(of: .tom) == 0)
    }

    @Test func `a customer's message in wrap-up brings it back to its agent`() {
        var (scene, id) = wrapping()

        scene.say("One more thing", .maya, in: id)

        #expect(
            scene.lastTypes == [.assignmentEnded, .conversationReopened, .messagePosted, .assignmentMade]
        )
        #expect(scene.owner(of: id) == .tom)
        #expect(scene.floor.load(of: .tom) == 100)
    }

    @Test func `a customer's message reopens it at the head when the agent is away`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let id = scene.openForPeople()
        scene.send(resolve(id))
        scene.send(.setAvailability(agent: .tom, by: .tom, availability: .offline))
        let other = scene.openForPeople(.leo)

        scene.say("One more thing", .maya, in: id)

        #expect(scene.lastTypes == [.conversationReopened, .messagePosted, .conversationQueued])
        #expect(scene.floor.waiting() == [id, other])
    }

    @Test func `what only the bot had goes back to the bot`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.botSays("Here", in: id)
        scene.send(.endConversation(conversation: id, by: .maya))

        scene.say("But still", .maya, in: id)

        #expect(scene.lastTypes == [.conversationReopened, .messagePosted])
        #expect(scene.last.effects.contains(.askBot(conversation: id, epoch: 2, inReplyTo: 6)))
    }

    @Test func `after a day it is closed`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.send(resolve(id))

        scene.pass(.seconds(86_401))

        #expect(scene.say("Hello again", .maya, in: id) == .refused(.closed))
    }

    @Test func `an old one stays closed while another is open`() {
        var scene = FloorScene()
        let old = scene.open()
        scene.send(resolve(old))
        let new = scene.open()

        #expect(new != old)
        #expect(scene.say("Hello", .maya, in: old) == .refused(.closed))
        #expect(
            scene.send(.reopen(conversation: old, by: .tom))
                == .refused(.conflict("The customer has another open conversation"))
        )
    }

    @Test func `staff reopen to the last agent`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let id = scene.openForPeople()
        scene.send(resolve(id))

        scene.send(.reopen(conversation: id, by: .sue))

        #expect(scene.lastTypes == [.conversationReopened, .assignmentMade])
        #expect(scene.owner(of: id) == .tom)
        #expect(scene.send(.reopen(conversation: id, by: .sue)) == .done(seq: scene[id]?.head ?? 0))
    }

    @Test func `labels that change nothing make no event`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.send(.label(conversation: id, by: .tom, add: ["x"], remove: []))

        #expect(scene.send(.label(conversation: id, by: .tom, add: ["x"], remove: ["y"])) == .done(seq: 3))
        #expect(scene.last.events.isEmpty)
    }
}

/// What the customer says afterwards.
struct SurveyTests {
    private func survey(_ id: ConversationID, _ key: String, score: Int) -> Command {
        .submitSurvey(
            SubmitSurvey(conversation: id, by: .maya, clientID: key, contentHash: UInt64(score), score: score)
        )
    }

    @Test func `only after the end, and the last answer counts`() {
        var scene = FloorScene()
        let id = scene.open()
        #expect(scene.send(survey(id, "a", score: 4)) == .refused(.conflict("The conversation can't be rated now")))
        scene.send(.endConversation(conversation: id, by: .maya))

        #expect(scene.send(survey(id, "a", score: 4)) == .done(seq: 4))
        #expect(scene.send(survey(id, "a", score: 4)) == .duplicate(seq: 4, at: scene.now))
        #expect(scene.send(survey(id, "a", score: 1)) == .refused(.conflict("The clientID was used for other content")))
        scene.send(survey(id, "b", score: 2))

        #expect(scene[id]?.survey?.score == 2)
    }

    @Test func `a score is one to five`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.send(.endConversation(conversation: id, by: .maya))

        #expect(scene.send(survey(id, "a", score: 6)) == .refused(.invalid(field: "score", reason: "must be 1…5")))
    }

    @Test func `a day later it is too late`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.send(.endConversation(conversation: id, by: .maya))

        scene.pass(.seconds(86_401))

        #expect(scene.send(survey(id, "a", score: 5)) == .refused(.conflict("The conversation can't be rated now")))
    }
}
