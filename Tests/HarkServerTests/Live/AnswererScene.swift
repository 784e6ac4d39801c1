import Foundation
import HarkProtocol
import HarkTesting
import Testing

@testable import HarkBot
@testable import HarkServer

extension LiveHark {
    /// Starts one whose answerer asks a stand-in for a model.
    static func start(
        with model: StandInServer,
        _ change: (inout Configuration) -> Void = { _ in }
    ) async throws -> LiveHark {
        try await start { configuration in
            configuration.bot.answerer.url = model.url("/v1")
            configuration.bot.answerer.isPrivate = true
            configuration.bot.answerer.model = "tiny"
            (configuration.bot.answerer.total, configuration.bot.answerer.firstWord) = (.seconds(20), .seconds(20))
            change(&configuration)
        }
    }

    /// What staff are told of why the bot said its last words in a conversation.
    func explanation(of id: String) async throws -> JSONValue {
        let sue = try await staff("Sue")
        let here: LiveClient.Params = ["conversation": .string(id)]
        _ = try await sue.result("conversation.open", here)
        let events = try await sue.result("conversation.sync", here.merging(["after": 0]) { $1 })["events"].items
        let said = try #require(events.last { $0["type"] == "message.posted" && $0["by"]["kind"] == "bot" })
        return said["data"]["explained"]
    }

    /// Waits until something holds, 15 s at most, by asking the server again and again.
    func until(_ what: String, _ holds: () -> Bool) async throws {
        let client = try await connect(token: try await token(of: "Ada"))
        _ = try await client.result("agent.hello")
        for _ in 0..<3000 where !holds() {
            _ = try await client.result("session.ping")
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(holds(), "\(what)")
    }

    /// Every sentence that only agents may read, as the demo has it.
    var agentTexts: [String] {
        get throws {
            let configuration = Configuration()
            let documents = try BotDocuments.load(rules: configuration.botRules, articles: configuration.botArticles)
            return documents.agentArticles.flatMap { article in
                [article.title] + Markdown.paragraphs(of: article.markdown).flatMap(\.sentences)
            }
        }
    }
}

extension LiveClient {
    /// Waits for the first words of the bot.
    func answer() async throws -> JSONValue {
        try await event("message.posted") { $0["by"]["kind"] == "bot" }["data"]
    }
}

extension StandInServer.Peer {
    func begin() { send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n") }

    func word(_ text: String) { send(#"data: {"choices":[{"index":0,"delta":{"content":"\#(text)"}}]}"# + "\n\n") }

    /// Streams words with a citation of the first passage, and what they cost.
    func words(_ text: String) {
        begin()
        for part in text.split(separator: " ", omittingEmptySubsequences: false) { word(part + " ") }
        word("[1].")
        send(#"data: {"choices":[{"delta":{},"finish_reason":"stop"}]}"# + "\n\n")
        send(#"data: {"choices":[],"usage":{"prompt_tokens":321,"completion_tokens":12}}"# + "\n\n")
        send("data: [DONE]\n\n")
    }
}
