import HarkAnalytics
import HarkDomain
import HarkFloor
import HarkTesting
import Testing

/// What the facts of a conversation tell of its rating.
struct ChatFactsSurveyTests {
    @Test func `the last rating counts, with its answers by question and the likelihood to recommend`() {
        var scene = FloorScene(staff: [.tom])
        let plan = """
            surveys:
              - name: all
                language: en
                questions: [{id: speed, kind: stars, text: How fast?}, {id: again, kind: nps, text: Would you?}]
            """
        scene.send(.publishSurveys(plan: plan, note: "", base: 0, by: .sue))
        let id = scene.open()
        scene.say("And?", .maya, in: id)
        scene.send(.endConversation(conversation: id, by: .maya))
        func rate(_ key: String, _ answers: [SurveyAnswer]) {
            let rating = SubmitSurvey(
                conversation: id,
                by: .maya,
                clientID: key,
                contentHash: UInt64(answers.count),
                score: 4,
                answers: answers
            )
            scene.send(.submitSurvey(rating))
        }

        rate("a", [SurveyAnswer(question: "again", value: .number(2))])
        rate(
            "b",
            [SurveyAnswer(question: "speed", value: .number(5)), SurveyAnswer(question: "again", value: .number(9))]
        )
        let facts = ChatFacts(id, scene.log.filter { $0.conversation == id })

        #expect(facts.wasAsked && facts.score == 4 && facts.recommends == 9)
        #expect(facts.answers.map(\.question) == ["speed", "again"])
        #expect(facts.questions.map(\.kind) == [.stars, .nps])
    }
}
