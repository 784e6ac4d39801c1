import HarkDomain
import HarkFloor
import HarkTesting
import Testing

@testable import HarkAnalytics

/// What the ledger makes of whole conversations.
struct BotLedgerTests {
    @Test func `a conversation that the bot ends alone is contained, one that a person had is not`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let first = scene.open(.maya)
        scene.botAnswers("returns", kind: "rule", in: first)
        scene.send(.endConversation(conversation: first, by: .visitor(.maya)))
        let second = scene.open(.maya)
        scene.botAnswers("returns", kind: "rule", in: second)
        scene.send(.requestHuman(conversation: second, by: .visitor(.maya)))
        scene.send(.resolve(ResolveConversation(conversation: second, by: .tom)))

        let tally = BotLedger(scene.log).all

        #expect(tally.resolved == 2)
        #expect(tally.contained == 1)
        #expect(tally.containment == 0.5)
        #expect(tally.handoffs == [.customerAsked: 1])
        #expect(tally.answers[BotAnswerKey(kind: "rule", id: "returns")]?.count == 2)
        #expect(tally.answers[BotAnswerKey(kind: "rule", id: "returns")]?.handedOver == 1)
        #expect(tally.handling.total == 1)
    }

    @Test func `the last word on an answer counts, once`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.botAnswers("gift-cards", kind: "article", in: id)
        let seq = scene[id]?.head ?? 0
        scene.send(.giveBotFeedback(conversation: id, by: .visitor(.maya), seq: seq, helped: true))
        scene.send(.giveBotFeedback(conversation: id, by: .visitor(.maya), seq: seq, helped: false))

        let tally = BotLedger(scene.log).all

        #expect(tally.helped == 0)
        #expect(tally.notHelped == 1)
        #expect(tally.helpedRate == 0)
        #expect(tally.answers[BotAnswerKey(kind: "article", id: "gift-cards")]?.notHelped == 1)
    }

    @Test func `misses are counted against answers, small talk is not`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.botAnswers("hello", kind: "rule", outcome: .smallTalk, in: id)
        scene.botAnswers("", kind: "none", outcome: .missed, in: id)
        scene.botAnswers("returns", kind: "rule", in: id)

        let tally = BotLedger(scene.log).all

        #expect((tally.answered, tally.missed, tally.smallTalk) == (1, 1, 1))
        #expect(tally.missRate == 0.5)
    }

    @Test func `taking the log in pieces or twice gives the same sums`() {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        for _ in 0..<5 {
            let id = scene.open()
            scene.botAnswers("returns", kind: "rule", in: id)
            scene.send(.endConversation(conversation: id, by: .visitor(.maya)))
        }
        let whole = BotLedger(scene.log)

        var pieces = BotLedger()
        for event in scene.log { pieces.take(event) }
        for event in scene.log { pieces.take(event) }

        #expect(pieces.days == whole.days)
        #expect(pieces.position == whole.position)
    }

    @Test func `days add up to the span`() {
        var scene = FloorScene()
        for _ in 0..<3 {
            let id = scene.open()
            scene.botAnswers("returns", kind: "rule", in: id)
            scene.send(.endConversation(conversation: id, by: .visitor(.maya)))
            scene.now = scene.now + .seconds(86_400)
        }
        let ledger = BotLedger(scene.log)
        let days = ledger.days.keys.sorted()

        #expect(days.count == 3)
        #expect(ledger.tally(of: days[0]...days[1]).resolved == 2)
        #expect(ledger.all.resolved == 3)
    }

    @Test func `time saved is what people take, for each conversation contained`() throws {
        var tally = BotTally()
        tally.contained = 10
        #expect(tally.secondsSaved == nil)
        for seconds in [100.0, 300, 300, 300, 2_000] { tally.handling.add(seconds: seconds) }

        let saved = try #require(tally.secondsSaved)

        #expect(abs(saved - 3_000) < 3_000 / 12)
    }

    @Test func `an explanation that can't be read counts for nothing`() {
        #expect(AnswerReading(explained: nil) == nil)
        #expect(AnswerReading(explained: "[1]") == nil)
        #expect(AnswerReading(explained: #"{"id":"x"}"#) == nil)
        #expect(AnswerReading(explained: #"{"kind":"none"}"#)?.key == BotAnswerKey(kind: "none", id: ""))
    }

    @Test func `a flow counts once for each run, whatever it asks and whatever is answered in passing`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.botAnswers("return-it", kind: "intent", flow: "returns", in: id)
        scene.botAnswers("returns", kind: "flow", flow: "returns", in: id)
        scene.botAnswers("shipping", kind: "article", flow: "returns", in: id)
        scene.botAnswers("returns", kind: "flow", in: id)
        scene.botAnswers("return-it", kind: "intent", flow: "returns", in: id)
        scene.botAnswers("shipping", kind: "rule", in: id)

        let answers = BotLedger(scene.log).all.answers

        #expect(answers[BotAnswerKey(kind: "flow", id: "returns")]?.count == 2)
        #expect(answers[BotAnswerKey(kind: "intent", id: "return-it")]?.count == 2)
        #expect(answers[BotAnswerKey(kind: "article", id: "shipping")]?.count == 1)
        #expect(answers[BotAnswerKey(kind: "rule", id: "shipping")]?.count == 1)
    }

    @Test func `a flow that hands over is named for it, a rule or the policy that does is not`() {
        var scene = FloorScene()
        let (first, second) = (scene.open(.maya), scene.open(.leo))
        scene.botAnswers("return-it", kind: "intent", flow: "returns", in: first)
        scene.botHandsOff("returns", kind: "flow", .lookupFailed, in: first)
        scene.botAnswers("shipping", kind: "article", in: second)
        scene.botHandsOff("anger", kind: "policy", .anger, in: second)

        let tally = BotLedger(scene.log).all

        #expect(tally.handoffs == [.lookupFailed: 1, .anger: 1])
        #expect(tally.answers[BotAnswerKey(kind: "flow", id: "returns")]?.handedOver == 1)
        #expect(tally.answers[BotAnswerKey(kind: "intent", id: "return-it")]?.handedOver == 0)
        #expect(tally.answers[BotAnswerKey(kind: "article", id: "shipping")]?.handedOver == 1)
        #expect(tally.answers[BotAnswerKey(kind: "policy", id: "anger")]?.handedOver == 0)
    }

    @Test(arguments: HandoffReason.allCases)
    func `every reason of a hand-off counts under its own name`(reason: HandoffReason) {
        var scene = FloorScene()
        let id = scene.open()
        scene.botHandsOff(reason.rawValue, kind: "policy", reason, in: id)

        #expect(BotLedger(scene.log).all.handoffs == [reason: 1])
    }

    @Test func `what is said of an article counts at the confidence of the answer, a changed mind once`() throws {
        var scene = FloorScene()
        let id = scene.open()
        scene.botAnswers("gift-cards", kind: "article", confidence: 0.71, in: id)
        let seq = scene[id]?.head ?? 0
        scene.botAnswers("article:gift-cards", kind: "choice", confidence: 1, in: id)
        let tapped = scene[id]?.head ?? 0
        for helped in [true, false, true] {
            scene.send(.giveBotFeedback(conversation: id, by: .visitor(.maya), seq: seq, helped: helped))
        }
        scene.send(.giveBotFeedback(conversation: id, by: .visitor(.maya), seq: tapped, helped: false))

        let tally = BotLedger(scene.log).all

        #expect(tally.judged.keys.sorted() == [71])
        #expect(tally.judged[71]?.helped == 1 && tally.judged[71]?.notHelped == 0)
        let article = try #require(tally.articles["gift-cards"])
        #expect(tally.articles.count == 1)
        #expect((article.count, article.helped, article.notHelped) == (2, 1, 1))
        var twice = tally
        twice += tally
        #expect(twice.judged[71]?.helped == 2)
    }
}

extension BotLedger {
    /// The ledger of a whole log.
    fileprivate init(_ log: [Event]) {
        self.init()
        for event in log { take(event) }
    }

    fileprivate var all: BotTally { tally(of: .min ... .max) }
}

extension FloorScene {
    fileprivate mutating func botAnswers(
        _ id: String,
        kind: String,
        flow: String? = nil,
        confidence: Double? = nil,
        outcome: BotOutcome = .answered,
        handoff: HandoffReason? = nil,
        in conversation: ConversationID
    ) {
        let record = self[conversation]
        let more = [flow.map { #","flow":"\#($0)""# }, confidence.map { #","confidence":\#($0)"# }]
        let reply = PostBotReply(
            conversation: conversation,
            epoch: record?.epoch ?? 0,
            inReplyTo: record?.lastCustomerSeq ?? 0,
            message: MessagePosted(
                text: "An answer",
                asksFeedback: true,
                explained: #"{"kind":"\#(kind)","id":"\#(id)"\#(more.compactMap(\.self).joined())}"#,
                bot: BotTurnRecord(outcome: outcome, state: "{}")
            ),
            handoff: handoff.map { HandoffRequested(reason: $0, summary: "") }
        )
        send(.botReply(reply))
    }

    fileprivate mutating func botHandsOff(
        _ id: String,
        kind: String,
        _ reason: HandoffReason,
        in conversation: ConversationID
    ) {
        botAnswers(id, kind: kind, outcome: .handoff, handoff: reason, in: conversation)
    }
}
