import Foundation
import HarkBot
import HarkProtocol
import Testing

@testable import HarkServer

/// What the bot's documents bring about in a running server.
@Suite(.liveServers) struct BotTurnTests {
    @Test func `a rule gives a waiting conversation back to the bot, and the bot answers`() async throws {
        let live = try await LiveHark.start(bot: Self.rules)
        let visitor = try await live.visitor("shop")
        let id = try await visitor.begin("lawyer")
        try await visitor.event("conversation.queued")

        _ = try await visitor.say("Where do I sit in the queue?", in: id, key: "b")
        let sent = try await visitor.say("Never mind, it has arrived", in: id, key: "c")

        try await visitor.event("conversation.transferred")
        let answer = try await visitor.event("message.posted") { $0["data"]["text"] == "Glad to hear it." }
        #expect((answer["seq"].int ?? 0) > sent)
        let bot = await visitor.events(of: id).filter {
            $0["by"]["kind"] == "bot" && $0["type"] == "message.posted"
        }
        #expect(bot.count == 2, "the bot spoke while the conversation waited")
    }

    @Test func `the bot reads moods before it answers, and says why to the staff alone`() async throws {
        let live = try await LiveHark.start(bot: Self.rules) { $0.language.analysis = true }
        let sue = try await live.staff("Sue")
        let visitor = try await live.visitor("shop")

        let id = try await visitor.begin("This is a disgrace, you are all liars and I hate you!!!")
        let asked = try await visitor.event("handoff.requested")

        #expect(asked["data"]["brief"] == .null)
        let page = try await sue.result("conversation.sync", ["conversation": .string(id), "after": 0])
        let handoff = try #require(page["events"].items.first { $0["type"] == "handoff.requested" })
        #expect(handoff["data"]["reason"] == "anger" && handoff["data"]["brief"] != .null)
        let message = try #require(page["events"].items.last { $0["type"] == "message.posted" })
        #expect(message["data"]["explained"]["kind"] == "policy")
    }

    @Test func `what customers want is told to the staff with the reading`() async throws {
        let live = try await LiveHark.start(bot: Self.rules) { $0.language.analysis = true }
        let sue = try await live.staff("Sue")
        let visitor = try await live.visitor("shop")
        let id = try await visitor.begin("hello")
        _ = try await sue.result("conversation.open", ["conversation": .string(id)])

        let sent = try await visitor.say("is my refund on its way please", in: id, key: "b")
        let read = try await sue.event("message.analysed") { $0["data"]["seq"].int == sent }

        #expect(read["data"]["intent"] == "refund")
    }

    @Test func `outside the hours the bot asks for a message, and within them it hands off`() async throws {
        let rules = Self.rules.replacing("handoff: {takeMessages: false}\n", with: "")
        let closed = try await LiveHark.start(bot: rules) { $0.bot.hours = [Self.otherDay] }
        let visitor = try await closed.visitor("shop")

        let id = try await visitor.begin("lawyer")
        try await visitor.event("message.posted") { $0["data"]["text"].text?.contains("Leave a message") == true }
        _ = try await visitor.say("My tent is torn, write to ann@example.com", in: id, key: "b")
        try await visitor.event("handoff.requested")

        let open = try await LiveHark.start(bot: rules) { $0.bot.hours = ["Mo-Su 00:00-24:00"] }
        let other = try await open.visitor("shop")
        _ = try await other.begin("lawyer")
        try await other.event("handoff.requested")
    }

    /// The hours of a day that is neither this one nor one beside it.
    private static var otherDay: String {
        let days = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
        let today = (Calendar(identifier: .gregorian).component(.weekday, from: Date()) + 5) % 7
        return days[(today + 3) % 7] + " 00:00-24:00"
    }

    private static let rules = """
        greeting: {en: Hi, zh: 你好}
        starters: {en: [], zh: []}
        intents:
          - id: refund
            title: Refunds
            examples: {en: [where is my refund, refund please, when do I get my refund, my refund is late, is the refund on its way, no refund yet]}
            say: {en: Soon., zh: 很快。}
          - id: opening
            title: Opening hours
            examples: {en: [when do you open, are you open today, opening hours please, do you open on Sunday, what time do you open, open tomorrow]}
            say: {en: At nine., zh: 九点。}
        handoff: {takeMessages: false}
        rules:
          - id: lawyer
            title: Legal threats
            when: [{any: [lawyer]}]
            handoff: true
          - id: arrived
            title: It has arrived
            when: [{any: [it has arrived]}]
            giveBack: true
          - id: glad
            title: Glad
            when: [{any: [arrived]}]
            say: {en: Glad to hear it., zh: 太好了。}
        """
}
