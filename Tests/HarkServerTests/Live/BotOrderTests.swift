import HarkProtocol
import Testing

@testable import HarkServer

/// Messages that come faster than the bot answers.
@Suite(.liveServers) struct BotOrderTests {
    @Test(arguments: [2, 8, 40])
    func `of many messages at once the last is answered, and the bot does not fail`(count: Int) async throws {
        let live = try await LiveHark.start(bot: Self.rules)
        let visitor = try await live.visitor("shop")
        let id = try await visitor.begin("hi")
        let texts = (0..<count - 1).map { "hi \($0)" } + ["do you ship to norway"]

        _ = try await visitor.answers(
            texts.enumerated().map { index, text in
                (
                    method: "message.send",
                    params: ["conversation": .string(id), "text": .string(text), "clientID": .string("m\(index)")]
                )
            }
        )

        try await visitor.event("message.posted") { $0["data"]["text"] == "We ship there." }
        #expect(await visitor.events(of: id).allSatisfy { $0["type"] != "handoff.requested" })
    }

    private static let rules = """
        greeting: {en: Hi, zh: 你好}
        starters: {en: [], zh: []}
        rules:
          - id: hello
            title: Hello
            smallTalk: true
            when: [{any: [hi]}]
            say: {en: Hello., zh: 你好。}
          - id: norway
            title: Norway
            when: [{any: [norway]}]
            say: {en: We ship there., zh: 我们可以寄到那里。}
        """
}
