import HarkDomain
import HarkFloor
import HarkTesting
import Testing

struct MoodTests {
    @Test func `a message is read once, and never before one that was read`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.say("Hello?", .maya, in: id)
        let last = scene[id]?.lastCustomerSeq ?? 0

        #expect(scene.feels(last, 100, in: id) == .done(seq: last + 1))
        for seq in [last, last - 1, last + 2] {
            #expect(scene.feels(seq, 100, in: id) == .refused(.conflict("The message was read already")))
        }
        #expect(scene[id]?.moods.map(\.seq) == [last])
    }

    @Test func `what is read is for the staff alone and moves nothing`() throws {
        var scene = FloorScene()
        scene.bringOnline(.tom)
        let id = scene.openForPeople()
        scene.say("Hello", .tom, in: id)
        scene.say("Where is it?", .maya, in: id)
        scene.pass(.seconds(1000))
        let before = try #require(scene[id])
        #expect(before.isIdle)

        scene.feels(before.lastCustomerSeq, -900, in: id)

        var after = try #require(scene[id])
        #expect(scene.last.events.allSatisfy { $0.customerPrev == nil && $0.by == .system })
        #expect(scene.last.effects.isEmpty)
        (after.head, after.moods, after.flag) = (before.head, before.moods, before.flag)
        #expect(after == before)
        #expect(scene.floor.load(of: .tom) == 0)
        #expect(scene.say("Here", .tom, in: id, seen: before.lastCustomerSeq) == .done(seq: scene.head(id)))
    }

    @Test func `a mood that goes down is flagged once, by the words that decided it`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.speaks(-600, words: ["Late"], in: id)
        #expect(scene.flags.isEmpty)

        scene.speaks(-700, words: ["late", "useless"], in: id)
        scene.speaks(-500, words: ["useless"], in: id)

        let words = [MoodReason.Word(text: "late", count: 2), MoodReason.Word(text: "useless", count: 1)]
        let reason = MoodReason(messages: 2, of: 2, words: words)
        #expect(scene.flags == [SentimentFlagged(level: .negative, reason: reason)])
        #expect(scene.flags[0].sentence == "negative in 2 of the last 2 messages: \"late\" (2×), \"useless\"")
    }

    @Test func `a mood at the border is not told again and again`() {
        var scene = FloorScene()
        let id = scene.open()
        for score in [-600, -500, -150, -500, -200, -450] { scene.speaks(score, in: id) }
        #expect(scene.flags.map(\.level) == [.negative])

        for score in [300, 400, 300] { scene.speaks(score, in: id) }

        #expect(scene.flags.map(\.level) == [.negative, .calm])
        #expect(scene[id]?.flag == nil)
    }

    @Test func `one outraged message is enough, and calms down slowly`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.speaks(-900, anger: 900, in: id)
        #expect(scene.flags.map(\.level) == [.angry])

        scene.speaks(100, in: id)
        #expect(scene[id]?.flag?.level == .angry)
        for _ in 0..<3 { scene.speaks(300, in: id) }
        #expect(scene.flags.map(\.level) == [.angry, .calm])
    }

    @Test func `a correction counts as the message's mood, and the last one wins`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.speaks(-600, in: id)
        scene.speaks(-700, in: id)
        let seqs = scene[id]?.moods.map(\.seq) ?? []
        #expect(scene[id]?.flag?.level == .negative)

        scene.correct(seqs[0], .positive, in: id)
        scene.correct(seqs[1], .neutral, in: id)

        #expect(scene.flags.map(\.level) == [.negative, .calm])
        #expect(scene[id]?.moods.map(\.label) == [.positive, .neutral])
        let head = scene.head(id)
        #expect(scene.correct(seqs[1], .neutral, in: id) == .done(seq: head))
        #expect(scene.head(id) == head)
        scene.correct(seqs[1], .veryNegative, in: id)
        #expect(scene[id]?.moods.last?.label == .veryNegative)
    }

    @Test func `a message that was never read can be corrected`() {
        var scene = FloorScene()
        let id = scene.open()

        #expect(scene.correct(2, .negative, in: id) == .done(seq: scene.head(id)))
        #expect(scene[id]?.moods.isEmpty == true)
    }

    @Test func `only the last messages make the mood`() {
        var scene = FloorScene()
        let id = scene.open()
        for _ in 0..<20 { scene.speaks(200, in: id) }

        #expect(scene[id]?.moods.count == MoodMark.most)
        #expect(scene[id]?.analysedSeq == scene[id]?.lastCustomerSeq)
    }

    @Test func `a bad mood calls supervisors until it is over`() throws {
        var scene = FloorScene()
        let id = scene.open()
        scene.speaks(-900, anger: 900, words: ["scam"], in: id)
        let item = try #require(scene.floor.attention(at: scene.now).first)

        #expect(item.kind == .negativeMood)
        #expect(item.reason == "angry in the last message: \"scam\"")
        #expect(item.mood?.level == .angry)
        scene.send(.acknowledgeAttention(item: item.id, by: .sue))
        #expect(scene.floor.attentionItem(item.id, at: scene.now)?.acknowledgedBy?.id == .sue)
        #expect(scene.floor.flagged == [id])

        scene.send(.endConversation(conversation: id, by: .maya))
        #expect(scene.floor.attention(at: scene.now).isEmpty)
        #expect(scene.floor.acknowledgements.isEmpty && scene.floor.flagged.isEmpty)
    }

    @Test func `what is over is read and flags nothing`() {
        var scene = FloorScene()
        let id = scene.open()
        scene.send(.endConversation(conversation: id, by: .maya))

        scene.feels(2, -900, anger: 900, in: id)

        #expect(scene.flags.isEmpty)
        #expect(scene[id]?.moods.count == 1)
    }
}

extension FloorScene {
    fileprivate var flags: [SentimentFlagged] {
        log.compactMap { if case .sentimentFlagged(let data) = $0.body { data } else { nil } }
    }

    fileprivate func head(_ id: ConversationID) -> Int { self[id]?.head ?? 0 }

    /// The customer says something, which is read as feeling so.
    fileprivate mutating func speaks(_ score: Int, anger: Int = 0, words: [String] = [], in id: ConversationID) {
        say("Words", .maya, in: id)
        feels(self[id]?.lastCustomerSeq ?? 0, score, anger: anger, words: words, in: id)
    }

    @discardableResult
    fileprivate mutating func feels(
        _ seq: Int,
        _ score: Int,
        anger: Int = 0,
        words: [String] = [],
        in id: ConversationID
    ) -> Outcome {
        let sentiment = MessageSentiment(
            score: Degree(thousandths: score),
            label: score < -100 ? .negative : score > 100 ? .positive : .neutral,
            anger: Degree(thousandths: anger),
            words: words
        )
        return send(.annotate(conversation: id, MessageAnalysed(seq: seq, language: "en", sentiment: sentiment)))
    }

    @discardableResult
    fileprivate mutating func correct(_ seq: Int, _ label: SentimentLabel, in id: ConversationID) -> Outcome {
        send(.correctSentiment(conversation: id, by: .tom, SentimentCorrected(seq: seq, label: label)))
    }
}
