import Foundation
import HarkBot
import HarkDomain
import HarkStore
import HarkTesting
import Logging
import Testing

@testable import HarkServer

/// Which version speaks after a start, when the files of the configuration change.
struct BotWorkshopTests {
    @Test func `changed files speak at the next start, and so do the old ones when they come back`() async throws {
        let scene = try await ServerScene()
        let first = scene.services.workshop.live.build
        let second = try first.remarked("second")

        #expect(try scene.restarted(first).live.version == 1)
        #expect(try scene.restarted(second).live.version == 2)
        #expect(try scene.restarted(second).live.version == 2)
        #expect(try scene.restarted(first).live.version == 3)
        #expect(try scene.restarted(first).live.build.digest == first.digest)
        #expect(
            try scene.store.botPublications().map(\.publishedBy) == ["configuration", "configuration", "configuration"]
        )
    }

    @Test func `changed files wait when a person has published since`() async throws {
        let scene = try await ServerScene()
        let first = scene.services.workshop.live.build
        _ = await scene.send("PATCH", "/api/v1/bot/draft", as: .ann, json: #"{"changes":{"notes/a.tsv":"a\tb"}}"#)
        _ = await scene.send("POST", "/api/v1/bot/draft/publish", as: .ann, json: #"{"note":"By hand"}"#)
        let second = try first.remarked("second")

        #expect(try scene.restarted(first).live.version == 2)
        #expect(try scene.restarted(second).live.version == 2)
        #expect(try scene.restarted(second).live.version == 2)
        #expect(try scene.store.botVersions().map(\.madeBy) == ["configuration", "Ann", "configuration"])
    }

    @Test func `the version of the demo's files holds flows and dialogues, and speaks from the flows`() async throws {
        let scene = try await ServerScene()

        let version = try #require(try scene.store.liveBotVersion())
        let files = try BotFiles(json: version.files)

        for name in ["flows/order-status.yaml", "flows/refund.yaml", "tests/flows.yaml", "articles/returns.md"] {
            #expect(files[name] != nil, "\(name)")
        }
        let script = try BotScriptFile(name: "tests/flows.yaml", text: files["tests/flows.yaml"] ?? "")
        let reply = try BotBuild(files).engine.reply(to: BotTurn(text: "I want to return something"))
        #expect(script.count >= 10)
        #expect(reply.state.flow?.flow == "return-request")
    }
}

extension BotBuild {
    /// The same bot with another remark in its rules file.
    fileprivate func remarked(_ text: String) throws -> BotBuild {
        let script = try #require(files[BotFiles.script])
        return try BotBuild(try files.changed(by: [BotFiles.script: script + "\n# \(text)\n"]))
    }
}

extension ServerScene {
    /// The workshop as a start makes it of these files of the configuration.
    fileprivate func restarted(_ configured: BotBuild) throws -> BotWorkshop {
        try BotWorkshop(store, configured: configured, at: Self.start, logger: Logger(label: "test"))
    }
}
