import HarkBot
import HarkDomain
import HarkTesting
import Testing

@testable import HarkServer

/// What the learning loop reads of the log.
struct TalkShelfTests {
    @Test func `only what customer, bot and staff said to each other in resolved conversations is read`() async throws {
        let scene = try await ServerScene()
        try await scene.play(
            1,
            [
                .customer("Do you ship to Norway?"), .bot(#""kind":"none""#, .handoff), .note("He is a friend of mine"),
                .agent("Yes, we ship to Norway for nine euros."), .survey(.yes),
            ]
        )
        try await scene.play(2, [.customer("Is anybody there?"), .bot(#""kind":"none""#, .missed)], ends: false)

        let talks = try await scene.talks()

        let talk = try #require(talks.first)
        #expect(talks.count == 1 && talk.id == ConversationID(rawValue: 90_001).text)
        #expect(talk.turns.map(\.by) == [.customer, .bot, .agent])
        #expect(talk.turns.first?.text == "Do you ship to Norway?")
        #expect(talk.turns[1].bot == LearningTalk.BotMark(.handoff))
        #expect(talk.handoff == .botUnsure && talk.isSolved == true && talk.language == .english)
    }

    @Test func `the mark tells what answered, what lost, and whether it helped`() async throws {
        let scene = try await ServerScene()
        let explained = #""kind":"rule","id":"a","losers":[{"kind":"rule","id":"b","reason":"laterRule"},"#
        try await scene.play(
            1,
            [
                .customer("How can I send it back?"),
                .bot(explained + #"{"kind":"article","id":"c","reason":"ruleWon"}]"#, asks: true), .helped(false),
                .tap("article:returns"), .bot(#""kind":"choice","id":"article:returns""#, asks: true), .helped(true),
            ]
        )

        let talk = try #require(try await scene.talks().first)

        #expect(talk.turns.map(\.by) == [.customer, .bot, .bot])
        #expect(
            talk.turns[1].bot == LearningTalk.BotMark(.answered, rule: "a", laterRules: ["b"], helped: false)
        )
        #expect(talk.turns[2].bot == LearningTalk.BotMark(.answered, article: "returns", helped: true))
    }

    @Test func `a flow that comes to its end confirms the intent that began it`() async throws {
        let scene = try await ServerScene()
        try await scene.play(
            1,
            [
                .customer("Where is my stuff?"), .bot(#""kind":"intent","id":"where","flow":"status""#),
                .customer("What does it cost?"), .bot(#""kind":"intent","id":"price","flow":"status""#),
                .customer("HK-1"), .bot(#""kind":"flow","id":"status""#, asks: true),
            ]
        )
        try await scene.play(
            2,
            [
                .customer("Where is my stuff?"), .bot(#""kind":"intent","id":"where","flow":"status""#),
                .customer("never mind"), .bot(#""kind":"flow","id":"status""#),
            ]
        )

        let talks = try await scene.talks().sorted { $0.id < $1.id }

        #expect(talks[0].turns.last?.bot?.completed == "where")
        #expect(talks[1].turns.last?.bot?.completed == nil)
    }

    @Test func `what was resolved long ago is not read`() async throws {
        let scene = try await ServerScene()
        try await scene.play(1, [.customer("Do you ship to Norway?"), .bot(#""kind":"none""#, .missed)])
        await scene.pass(TalkShelf.window + .seconds(60))
        try await scene.play(2, [.customer("Do you ship to Iceland?"), .bot(#""kind":"none""#, .missed)])

        #expect(try await scene.talks().map(\.id) == [ConversationID(rawValue: 90_002).text])
    }

    @Test func `more than a page is read, the youngest first`() async throws {
        let scene = try await ServerScene()
        for number in 1...130 as ClosedRange<Int64> {
            try await scene.play(number, [.customer("Do you ship to Norway?"), .bot(#""kind":"none""#, .missed)])
        }

        let talks = try await scene.talks()

        #expect(talks.count == 130 && talks.first?.id == ConversationID(rawValue: 90_130).text)
    }
}

extension ServerScene {
    fileprivate func talks() async throws -> [LearningTalk] {
        try await TalkShelf(store, services.workshop.live.build.documents).talks(before: services.now())
    }
}
