import HarkIntent
import HarkLanguage
import Testing

@testable import HarkBot

struct LearningTests {
    private typealias Turn = LearningTalk.Turn
    private typealias Mark = LearningTalk.BotMark

    private let engine: BotEngine

    init() throws {
        engine = try .demo()
    }

    private func learning(
        examples: [IntentExample] = [IntentExample(text: "where is my parcel", intent: "order-status")],
        read: (@Sendable (String) -> IntentReading)? = nil
    ) throws -> Learning {
        try Learning(LearningContext(engine, examples: examples, read: read))
    }

    private func talk(
        _ id: String,
        _ turns: [Turn],
        language: Language = .english,
        handoff: BotHandoff.Reason? = nil,
        intent: String? = nil,
        isSolved: Bool? = nil
    ) -> LearningTalk {
        LearningTalk(id: id, language: language, turns: turns, handoff: handoff, intent: intent, isSolved: isSolved)
    }

    private func customer(_ text: String) -> Turn { Turn(by: .customer, text: text) }
    private func agent(_ text: String) -> Turn { Turn(by: .agent, text: text) }
    private func bot(_ mark: Mark, _ text: String = "…") -> Turn { Turn(by: .bot, text: text, bot: mark) }

    // Examples

    @Test func `a finished flow, a helpful article and an agent's label confirm an intent`() throws {
        let talks = [
            talk(
                "1",
                [
                    customer("what has become of my tent order"), bot(Mark(.answered, intent: "order-status")),
                    customer("KO-10293"), bot(Mark(.answered, completed: "order-status")),
                ]
            ),
            talk("2", [customer("钱什么时候退给我"), bot(Mark(.answered, article: "refunds-zh", helped: true))]),
            talk("3", [customer("hello"), customer("please let me send the boots back")], intent: "return-request"),
            talk("4", [customer("no idea what I want here"), bot(Mark(.answered, article: "refunds", helped: false))]),
        ]

        let found = try learning().examples(from: talks)

        #expect(
            Set(found.compactMap(\.edit)) == [
                .addExample(intent: "order-status", language: .english, text: "what has become of my tent order"),
                .addExample(intent: "refund", language: .chinese, text: "钱什么时候退给我"),
                .addExample(intent: "return-request", language: .english, text: "please let me send the boots back"),
            ]
        )
        #expect(found.allSatisfy { $0.evidence.conversations.count == 1 })
    }

    @Test func `what is known, surely read, said twice or confirmed for two intents is not proposed`() throws {
        let read: @Sendable (String) -> IntentReading = { text in
            let sure = text.contains("surely") ? 0.95 : 0.3
            return IntentReading(top: [IntentGuess(intent: "refund", probability: sure)], isAccepted: true)
        }
        func helped(_ id: String, _ text: String, _ article: String = "refunds") -> LearningTalk {
            talk(id, [customer(text), bot(Mark(.answered, article: article, helped: true))])
        }
        let talks = [
            helped("1", "Where is my money now?"), helped("2", "where is MY MONEY now"),
            helped("3", "surely I get my money back"), helped("4", "give money back today"),
            helped("5", "is it about money or parcels"), helped("6", "is it about money or parcels", "parcel-tracking"),
        ]
        let known = [IntentExample(text: "Give money back today!", intent: "refund")]

        let found = try learning(examples: known, read: read).examples(from: talks)

        #expect(found.map(\.title) == ["Where is my money now?"])
    }

    // Answers

    private var answeredTalks: [LearningTalk] {
        let english = [
            "Can I bring my dog into your store?", "are dogs allowed in the store",
            "may I bring a dog to the shop store",
            "is my dog allowed in your stores",
        ]
        let answers = [
            "Hi Anna, let me check. Dogs on a lead are welcome in all of our stores. Anything else?",
            "Dogs are welcome in all our stores as long as they are on a lead.",
            "One moment please.",
            "Sure! Dogs on a short lead are welcome in our stores; write to tom@example.com first.",
        ]
        let chinese = ["可以带狗进店吗", "能带狗进门店吗？", "门店让带狗进去吗"]
        let chineseAnswers = [
            "您好，请稍等。门店欢迎牵绳的狗狗进店。", "欢迎牵绳的狗狗进店，请放心。", "牵绳的狗狗可以进店，欢迎光临门店。",
        ]
        return zip(english, answers).enumerated().map { number, pair in
            talk(
                "e\(number)",
                [
                    customer("hello"), customer(pair.0), bot(Mark(.handoff)), customer("thanks"), agent(pair.1),
                    agent("Have a nice day!"),
                ],
                handoff: .botUnsure,
                isSolved: true
            )
        }
            + zip(chinese, chineseAnswers).enumerated().map { number, pair in
                talk(
                    "z\(number)",
                    [customer(pair.0), bot(Mark(.handoff)), agent(pair.1)],
                    language: .chinese,
                    handoff: .customerAsked
                )
            }
    }

    @Test func `what agents answered to the same question becomes one drafted article per language`() throws {
        let found = try learning().answers(from: answeredTalks)

        #expect(found.map(\.language) == [.english, .chinese])
        for proposal in found {
            guard case .addArticle(let draft) = proposal.edit else { continue }
            #expect(draft.title.contains(proposal.language == .english ? "dog" : "狗"))
            #expect(draft.text.contains(proposal.language == .english ? "lead" : "牵绳"))
            #expect(!draft.text.contains("Anna") && !draft.text.contains("@") && !draft.text.contains("nice day"))
            #expect(!draft.text.contains("check") && !draft.text.contains("稍等"))
            #expect(proposal.evidence.counts["conversations"] == 3)
        }
    }

    @Test func `a draft that is accepted is an article that then answers`() throws {
        for proposal in try learning().answers(from: answeredTalks) {
            let edit = try #require(proposal.edit)
            let rules = Fixture.head + "rules: []\n"
            let files = try BotFiles([BotFiles.script: rules])

            let documents = try BotDocuments(edit.applied(to: files))

            let reply = try BotEngine(documents: documents).reply(to: BotTurn(text: proposal.title))
            #expect(reply.outcome == .answered && reply.state.article == documents.articles.first?.id)
        }
    }

    @Test func `what an article answers already is not drafted again`() throws {
        let talks = (0..<4).map { number in
            talk(
                "\(number)",
                [
                    customer("How many days do I have to return an item?"), bot(Mark(.handoff)),
                    agent("You have sixty days after delivery to return unused items for free."),
                ]
            )
        }

        #expect(try learning().answers(from: talks).isEmpty)
    }

    @Test(arguments: [
        (
            "Hi Anna, we refund the delivery fee for late express parcels.",
            "we refund the delivery fee for late express parcels."
        ),
        ("Let me check that for you.", nil), ("What is your order number?", nil), ("Thanks!", nil),
        ("您好，延误的加急包裹我们会退还运费。", "延误的加急包裹我们会退还运费。"), ("请稍等，我帮您查一下。", nil), ("好的", nil),
        (
            "Your order KO-10293 goes to anna@example.com or +49 30 1234567 tomorrow morning.",
            "Your order [order] goes to [email] or [phone] tomorrow morning."
        ),
    ])
    func `only the substance of an answer is kept, without personal data`(said: String, kept: String?) throws {
        #expect(try LearningWords(analyzer: nil).answer(said) == kept)
    }

    @Test(arguments: [
        ("hello", nil), ("yes please", nil), ("ok thanks", nil), ("I want to talk to a person", nil), ("转人工", nil),
        ("好的", nil),
        ("Hi there, do you repair kayaks?", "do you repair kayaks?"), ("你好，能修皮划艇吗？", "能修皮划艇吗？"),
        ("order KO-10293 is late, my mail is a@b.example", "order [order] is late, my mail is [email]"),
    ])
    func `only real questions count as questions`(said: String, kept: String?) throws {
        #expect(try LearningWords(analyzer: nil).question(said) == kept)
    }

    // Gaps

    private var missedTalks: [LearningTalk] {
        let kayaks = [
            "do you rent kayaks", "can I rent a kayak for a week", "kayak rental prices", "renting kayaks in July",
        ]
        let engraving = [
            "can you engrave my name on the mug", "engrave a name on a bottle", "name engraving on knives",
        ]
        let chinese = ["可以租皮划艇吗", "皮划艇租一天多少钱", "租皮划艇要押金吗"]
        let gps = ["does the Garmin map work in Peru", "update my Garmin map please", "Garmin map for Japan"]
        let gpsChinese = ["Garmin 地图怎么更新", "Garmin 地图能在秘鲁用吗", "怎么装 Garmin 地图"]
        let sets: [([String], String)] = [
            (kayaks, "k"), (engraving, "n"), (chinese, "c"), (gps, "g"), (gpsChinese, "h"),
        ]
        return sets.flatMap { texts, name in
            texts.enumerated().map { number, text in
                let mark: Mark
                switch number % 3 {
                case 0: mark = Mark(.missed)
                case 1: mark = Mark(.answered, article: "returns", helped: false)
                default: mark = Mark(.handoff)
                }
                return talk(
                    name + "\(number)",
                    [customer("hi"), customer(text), bot(mark)],
                    handoff: number % 3 == 2 ? .botUnsure : nil
                )
            }
        }
    }

    @Test func `questions that nobody could answer are grouped, named and counted in both languages`() throws {
        let found = try learning().gaps(from: missedTalks)

        #expect(found.count == 5)
        let kayak = try #require(found.first { $0.title.contains("kayak") })
        #expect(kayak.evidence.conversations == ["k0", "k1", "k2", "k3"])
        #expect(kayak.evidence.counts["missed"] == 2 && kayak.evidence.counts["unsure"] == 1)
        #expect(found.contains { $0.language == .chinese && $0.title.contains("租") || $0.title.contains("划艇") })
        #expect(found.contains { $0.title.contains("engrav") && $0.evidence.counts["questions"] == 3 })
        #expect(found.allSatisfy { $0.edit == nil })
    }

    @Test func `gaps about the same name or intent are tied across the languages`() throws {
        let byName = try learning().gaps(from: missedTalks).filter { $0.title.lowercased().contains("garmin") }
        #expect(byName.count == 2)
        #expect(byName.map(\.linked) == byName.reversed().map { [$0.id] })

        let read: @Sendable (String) -> IntentReading = { text in
            let isRent = text.contains("kayak") || text.contains("皮划艇")
            return IntentReading(top: isRent ? [IntentGuess(intent: "rent", probability: 0.4)] : [], isAccepted: false)
        }
        let byIntent = try learning(read: read).gaps(from: missedTalks).filter { !$0.linked.isEmpty }
        #expect(byIntent.count == 4)
    }

    @Test func `what was answered, or asked by too few, is no gap`() throws {
        let fine = (0..<5).map {
            talk("\($0)", [customer("do you rent kayaks"), bot(Mark(.answered, article: "stock"))])
        }

        #expect(try learning().gaps(from: fine + missedTalks.filter { $0.id == "k0" || $0.id == "k1" }).isEmpty)
    }

    // All together

    @Test func `the order of the conversations changes nothing`() throws {
        let talks = answeredTalks + missedTalks
        let expected = try learning().proposals(from: talks)

        #expect(expected.count >= 7)
        for seed in 1...5 {
            var random = Shuffling(state: UInt64(seed))
            #expect(try learning().proposals(from: talks.shuffled(using: &random)) == expected)
        }
        #expect(Set(expected.map(\.id)).count == expected.count)
    }

    @Test func `quotes are short, few and without personal data`() throws {
        let long = String(repeating: "kayak rental ", count: 30)
        let talks = (0..<30).map { number in
            talk("\(number)", [customer("a\(number)@b.example wants \(number) " + long), bot(Mark(.missed))])
        }

        let found = try learning().gaps(from: talks)

        #expect(!found.isEmpty)
        for evidence in found.map(\.evidence) {
            #expect(evidence.conversations.count <= 20 && evidence.quotes.count <= 5)
            #expect(evidence.quotes.allSatisfy { $0.count <= 200 && !$0.contains("@") })
        }
    }

    @Test func `no conversations, or empty ones, teach nothing`() throws {
        #expect(try learning().proposals(from: []).isEmpty)
        #expect(try learning().proposals(from: [talk("1", []), talk("2", [agent("hello")])]).isEmpty)
    }
}

/// Chance that a test can repeat.
private struct Shuffling: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}
