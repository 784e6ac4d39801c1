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

    /// A conversation that has ended, of which its customer is asked how it was.
    private func asked() -> (scene: FloorScene, id: ConversationID) {
        var scene = FloorScene(staff: [.tom])
        let id = scene.open()
        scene.say("And?", .maya, in: id)
        scene.send(.endConversation(conversation: id, by: .maya))
        return (scene, id)
    }

    private func rating(of id: ConversationID, _ score: Int) -> Command {
        .submitSurvey(
            SubmitSurvey(conversation: id, by: .maya, clientID: "r\(score)", contentHash: UInt64(score), score: score)
        )
    }

    private func facts(_ scene: FloorScene, _ id: ConversationID) -> ChatFacts {
        ChatFacts(id, scene.log.filter { $0.conversation == id })
    }

    @Test func `a survey that was called off was not asked, until the next end asks anew`() {
        var (scene, id) = asked()
        #expect(facts(scene, id).wasAsked)

        scene.say("One more thing", .maya, in: id)
        #expect(!facts(scene, id).wasAsked && !facts(scene, id).flags.contains(.asked))

        scene.send(.endConversation(conversation: id, by: .maya))
        #expect(facts(scene, id).wasAsked)
    }

    @Test func `what was rated before it went on stays asked and rated`() {
        var (scene, id) = asked()
        scene.send(rating(of: id, 4))
        scene.say("One more thing", .maya, in: id)
        scene.send(.endConversation(conversation: id, by: .maya))

        #expect(facts(scene, id).flags.isSuperset(of: [.asked, .rated, .answered]))
    }

    @Test func `a rating that nobody asked for is one, and nobody was asked`() {
        var scene = FloorScene(staff: [.tom])
        let id = scene.open()
        scene.send(.endConversation(conversation: id, by: .maya))
        scene.send(rating(of: id, 2))

        let row = ChatRow(facts(scene, id))
        #expect(row.score == 2 && row.flags.contains(.rated) && !row.flags.contains(.asked))
        #expect(!SurveyRow(row).wasAsked && SurveyRow(row).score == 2)
    }

    @Test func `a rating that came before it was asked for is no answer`() {
        var scene = FloorScene(staff: [.tom])
        let id = scene.open()
        scene.send(.endConversation(conversation: id, by: .maya))
        scene.send(rating(of: id, 2))
        scene.say("And?", .maya, in: id)
        scene.send(.endConversation(conversation: id, by: .maya))

        let row = ChatRow(facts(scene, id))
        #expect(row.flags.isSuperset(of: [.asked, .rated]) && !row.flags.contains(.answered))
        #expect(SurveyRow(row).wasAsked && SurveyRow(row).score == nil && row.score == 2)

        scene.send(rating(of: id, 5))
        #expect(SurveyRow(ChatRow(facts(scene, id))).score == 5)
    }
}
