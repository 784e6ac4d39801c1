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
        #expect(BotAnswerKey(explained: nil) == nil)
        #expect(BotAnswerKey(explained: "[1]") == nil)
        #expect(BotAnswerKey(explained: #"{"id":"x"}"#) == nil)
        #expect(BotAnswerKey(explained: #"{"kind":"none"}"#) == BotAnswerKey(kind: "none", id: ""))
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
        outcome: BotOutcome = .answered,
        in conversation: ConversationID
    ) {
        let record = self[conversation]
        send(
            .botReply(
                PostBotReply(
                    conversation: conversation,
                    epoch: record?.epoch ?? 0,
                    inReplyTo: record?.lastCustomerSeq ?? 0,
                    message: MessagePosted(
                        text: "An answer",
                        asksFeedback: true,
                        explained: #"{"kind":"\#(kind)","id":"\#(id)"}"#,
                        bot: BotTurnRecord(outcome: outcome, state: "{}")
                    )
                )
            )
        )
    }
}
