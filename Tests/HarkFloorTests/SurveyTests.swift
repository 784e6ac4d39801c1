import HarkDomain
import HarkFloor
import HarkTesting
import Testing

/// Who is asked for a rating, what, and what becomes of the answers.
struct SurveyPlanTests {
    static let plan = """
        rules: {minimumMessages: 2, againAfterDays: 7, lowScore: 2}
        surveys:
          - name: Everywhere
            language: en
            questions:
              - {id: speed, kind: stars, text: How fast were we?}
              - {id: nps, kind: nps, text: How likely are you to recommend us?}
              - id: why
                kind: choice
                text: Why?
                choices: [{id: price, label: The price}, {id: people, label: The people}]
              - {id: more, kind: text, text: What could we do better?}
          - {name: Chinese, language: zh-CN, questions: [{id: speed, kind: stars, text: 速度如何？}]}
          - {name: No survey of shipping, queue: \(QueueProfile.shipping.id.text), language: en, asks: false}
        """

    private func scene(_ plan: String = plan) -> FloorScene {
        var scene = FloorScene()
        scene.send(.publishSurveys(plan: plan, note: "", base: 0, by: .sue))
        return scene
    }

    /// A conversation that ended after two messages of its customer.
    private func ended(_ scene: inout FloorScene, _ visitor: VisitorID = .maya) -> ConversationID {
        let id = scene.open(visitor)
        scene.say("And?", .visitor(visitor), in: id)
        scene.send(.endConversation(conversation: id, by: .visitor(visitor)))
        return id
    }

    private func rate(
        _ id: ConversationID,
        _ answers: [SurveyAnswer],
        key: String = "s",
        score: Int = 4,
        solved: Solved? = nil
    ) -> Command {
        .submitSurvey(
            SubmitSurvey(
                conversation: id,
                by: .maya,
                clientID: key,
                contentHash: UInt64(key.utf8.first ?? 0),
                score: score,
                solved: solved,
                answers: answers
            )
        )
    }

    @Test func `the questions in force are asked, and stay when the plan changes`() {
        var scene = scene()
        let id = ended(&scene)
        scene.send(.publishSurveys(plan: "{}", note: "", base: 1, by: .sue))

        #expect(scene[id]?.ask?.survey.name == "Everywhere")
        #expect(scene[id]?.ask?.survey.version == 1)
        #expect(scene[id]?.ask?.survey.questions.map(\.id) == ["speed", "nps", "why", "more"])
        let outcome = scene.send(rate(id, [SurveyAnswer(question: "nps", value: .number(10))]))
        #expect(outcome == .done(seq: scene[id]?.head ?? 0))
        #expect(scene[id]?.survey?.answers == [SurveyAnswer(question: "nps", value: .number(10))])
    }

    @Test(arguments: [
        (SurveyAnswer(question: "speed", value: .number(6)), "answers.speed", "must be 1 to 5"),
        (SurveyAnswer(question: "speed", value: .text("fast")), "answers.speed", "must be a whole number"),
        (SurveyAnswer(question: "nps", value: .number(-1)), "answers.nps", "must be 0 to 10"),
        (SurveyAnswer(question: "why", value: .text("weather")), "answers.why", "must be one of price, people"),
        (SurveyAnswer(question: "why", value: .number(1)), "answers.why", "must be one of price, people"),
        (SurveyAnswer(question: "more", value: .number(1)), "answers.more", "must be a text"),
        (SurveyAnswer(question: "colour", value: .number(1)), "answers.colour", "was not asked"),
    ])
    func `an answer to no question, of another kind or out of range is refused and changes nothing`(
        answer: SurveyAnswer,
        field: String,
        reason: String
    ) {
        var scene = scene()
        let id = ended(&scene)
        let before = scene.floor

        #expect(scene.send(rate(id, [answer])) == .refused(.invalid(field: field, reason: reason)))
        #expect(scene.floor == before)
    }

    @Test func `an answer is given once and is not too long`() {
        var scene = scene()
        let id = ended(&scene)
        let nine = SurveyAnswer(question: "nps", value: .number(9))
        let long = SurveyAnswer(question: "more", value: .text(String(repeating: "x", count: 501)))

        #expect(
            scene.send(rate(id, [nine, nine])) == .refused(.invalid(field: "answers.nps", reason: "is there twice"))
        )
        #expect(scene.send(rate(id, [long])) == .refused(.tooLarge(field: "answers.more")))
    }

    @Test func `a client that knows nothing of questions rates as ever`() {
        var scene = scene()
        let id = ended(&scene)

        #expect(scene.send(rate(id, [])) == .done(seq: scene[id]?.head ?? 0))
        #expect(scene[id]?.survey?.score == 4)
    }

    @Test func `nobody is asked after one message, and who rates unasked is heard`() {
        var scene = scene()
        let id = scene.open()
        scene.send(.endConversation(conversation: id, by: .maya))

        #expect(scene[id]?.ask == nil)
        #expect(scene.send(rate(id, [])) == .done(seq: scene[id]?.head ?? 0))
    }

    @Test func `nobody is asked twice in seven days, as visitor`() {
        var scene = scene()
        _ = ended(&scene)
        scene.pass(.seconds(86_400 * 6))
        let soon = ended(&scene)
        scene.pass(.seconds(86_400 * 1))
        let later = ended(&scene)

        #expect(scene[soon]?.ask == nil)
        #expect(scene[later]?.ask != nil)
        let other = ended(&scene, .leo)
        #expect(scene[other]?.ask != nil)
    }

    @Test func `nobody is asked twice in seven days after a start either`() {
        var scene = scene()
        let first = ended(&scene)
        let image = scene.floor.projection
        var floor = Floor(policy: scene.floor.policy)
        floor.load(
            position: image.position,
            floorSeq: image.floorSeq,
            queues: Array(image.queues.values),
            sites: Array(image.sites.values),
            agents: Array(image.agents.values),
            surveys: image.surveys,
            acknowledgements: [:]
        )
        if let ask = scene[first]?.ask { floor.load(asked: .maya, nil, at: ask.at) }
        scene.floor = floor

        let second = ended(&scene)

        #expect(scene[second]?.ask == nil)
        #expect(scene[second]?.customerMessages == 2)
    }

    @Test func `whoever writes again before rating is asked again at the next end`() throws {
        var scene = scene()
        let id = ended(&scene)
        let first = try #require(scene[id]?.ask)

        scene.say("One more thing", .maya, in: id)
        #expect(scene[id]?.ask == nil)
        scene.pass(.seconds(1))
        scene.send(.endConversation(conversation: id, by: .maya))

        let second = try #require(scene[id]?.ask)
        #expect(second.at > first.at)
    }

    @Test func `whoever has rated and writes again keeps the survey and is not asked again`() throws {
        var scene = scene()
        let id = ended(&scene)
        scene.send(rate(id, []))
        let ask = try #require(scene[id]?.ask)

        scene.say("One more thing", .maya, in: id)
        scene.send(.endConversation(conversation: id, by: .maya))

        #expect(scene[id]?.ask == ask)
        #expect(scene.lastTypes == [.conversationResolved])
        #expect(
            scene.send(rate(id, [SurveyAnswer(question: "speed", value: .number(1))], key: "t")) != .refused(.closed)
        )
        #expect(scene[id]?.survey?.answers.first?.value == .number(1))
    }

    @Test func `a queue's own survey comes before that of all queues`() throws {
        let (plan, faults) = SurveyPlan.read(Self.plan) { QueueID($0) }
        #expect(faults.isEmpty)
        let read = try #require(plan)

        #expect(read.survey(in: .shipping, language: .english)?.asks == false)
        #expect(read.survey(in: .shipping, language: .chinese)?.name == "Chinese")
        #expect(read.survey(in: .billing, language: .english)?.name == "Everywhere")
        #expect(SurveyPlan().survey(in: .billing, language: .english) == nil)
        #expect(SurveyLanguage(locale: "zh-Hant-TW") == .chinese)
        #expect(SurveyLanguage(locale: nil) == .english)
        #expect(SurveyPlan.read(read.json(name: \.text)) { QueueID($0) }.plan == read)
    }

    @Test func `low is a low score, or that nothing was solved`() {
        var rules = SurveyRules()
        func low(_ score: Int, _ solved: Solved? = nil) -> Bool {
            rules.isLow(SurveyResult(score: score, solved: solved, comment: nil, at: Timestamp(milliseconds: 0)))
        }

        #expect(low(2) && !low(3) && low(5, .no) && !low(4, .partly))
        rules.lowScore = 3
        #expect(low(3))
        rules.lowScore = 0
        #expect(!low(1, .no))
    }

    @Test func `a good score of what was not solved is on the list, and says so`() throws {
        var scene = scene()
        let id = ended(&scene)
        scene.send(rate(id, [], score: 5, solved: .no))

        let item = try #require(scene.floor.attention(at: scene.now).first)
        #expect(item.kind == .lowRating && item.reason == "5" && item.solved == .no)
    }

    @Test func `a low rating is on the list until somebody reopens the conversation`() {
        var scene = scene()
        let id = ended(&scene)
        scene.send(rate(id, [], score: 1))
        #expect(scene.floor.attention(at: scene.now).map(\.kind) == [.lowRating])

        scene.send(.reopen(conversation: id, by: .sue))

        #expect(!scene.floor.attention(at: scene.now).contains { $0.kind == .lowRating })
        #expect(scene[id]?.status.isOpen == true)
    }
}

/// What is wrong with a survey plan is told with its place.
struct SurveyPlanFaultTests {
    @Test(arguments: [
        ("surveys: [{name: a, language: fr}]", "surveys[0].language", "must be one of en, zh-CN"),
        ("surveys: [{name: a, queue: Nowhere, language: en}]", "surveys[0].queue", "is not the name of a queue"),
        (
            "surveys: [{name: a, language: en}, {name: b, language: en}]", "surveys[1]",
            "is the second survey of this queue in this language"
        ),
        ("surveys: [{name: a, language: en}, {name: a, language: zh-CN}]", "surveys[1].name", "a is there twice"),
        ("rules: {againAfterDays: 31}", "rules.againAfterDays", "must be 0 to 30"),
        ("rules: {lowScore: 5}", "rules.lowScore", "must be 0 to 4"),
        (
            "surveys: [{name: a, language: en, questions: [{id: q, kind: choice, text: Which?}]}]",
            "surveys[0].questions[0]", "must have at least two choices"
        ),
        (
            "surveys: [{name: a, language: en, questions: [{id: q, kind: stars, text: T, choices: [{id: x, label: X}]}]}]",
            "surveys[0].questions[0].choices", "is only for questions of the kind choice"
        ),
        (
            "surveys: [{name: a, language: en, questions: [{id: a b, kind: stars, text: T}]}]",
            "surveys[0].questions[0].id", "must be letters, digits, - and _ only"
        ),
        (
            "surveys: [{name: a, language: en, questions: [{id: q, kind: stars, text: T}, {id: q, kind: nps, text: T}]}]",
            "surveys[0].questions[1].id", "q is there twice"
        ),
        (
            "surveys: [{name: a, language: en, questions: [1, 2, 3, 4, 5, 6]}]", "surveys[0].questions",
            "must be at most 5 items"
        ),
    ])
    func `a fault names its place`(yaml: String, at: String, message: String) {
        let (plan, faults) = SurveyPlan.read(yaml) { _ in nil }

        #expect(plan == nil)
        #expect(faults.map(\.at) == [at])
        #expect(faults.map(\.message) == [message])
    }

    @Test func `a plan with faults, or on another base, is not published`() {
        var scene = FloorScene()
        let bad = Command.publishSurveys(plan: "surveys: 3", note: "", base: 0, by: .sue)
        #expect(scene.send(bad) == .refused(.invalid(field: "plan", reason: "surveys: must be a list")))
        let late = Command.publishSurveys(plan: "{}", note: "", base: 4, by: .sue)
        #expect(scene.send(late) == .refused(.conflict("Version 0 was published meanwhile")))
        #expect(scene.floor.surveys == nil)
    }
}
