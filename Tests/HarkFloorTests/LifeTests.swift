import HarkDomain
import HarkFloor
import HarkTesting
import Testing

/// From the first word to the rating.
struct LifeTests {
    @Test func `the bot answers first and is asked under its epoch`() {
        var scene = FloorScene()

        let id = scene.open()

        #expect(scene.lastTypes == [.conversationStarted, .messagePosted])
        #expect(scene.last.outcome == .done(seq: 2))
        #expect(scene.last.effects == [.askBot(conversation: id, epoch: 1, inReplyTo: 2)])
        #expect(scene[id]?.status == .bot)
    }

    @Test func `a conversation goes from bot to person to rating`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let id = scene.open()
        scene.botSays("It left yesterday.", in: id)

        scene.send(.requestHuman(conversation: id, by: .maya))
        #expect(scene.lastTypes == [.handoffRequested, .conversationQueued, .assignmentMade])
        #expect(scene.last.effects.contains(.assigned(conversation: id, to: .tom)))
        scene.say("I look into it.", .tom, in: id)
        scene.say("Thank you", .maya, in: id)
        scene.send(.resolve(ResolveConversation(conversation: id, by: .tom, disposition: "solved", labels: ["parcel"])))
        #expect(
            scene.lastTypes == [.conversationLabelled, .conversationResolved, .surveyRequested, .assignmentEnded]
        )
        scene.send(
            .submitSurvey(
                SubmitSurvey(conversation: id, by: .maya, clientID: "s", contentHash: 1, score: 5, comment: "Thanks")
            )
        )

        #expect(scene[id]?.status == .resolved)
        #expect(scene[id]?.survey?.score == 5)
        #expect(scene.floor.load(of: .tom) == 0)
    }
}
