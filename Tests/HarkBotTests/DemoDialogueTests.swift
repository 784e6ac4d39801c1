import Foundation
import Testing

@testable import HarkBot

/// The demo's scripted dialogues, which every version of its bot has to pass.
struct DemoDialogueTests {
    private static let names = ["flows", "flows-zh", "handoffs", "articles"]

    @Test func `all files of dialogues are played here`() throws {
        let found = try FileManager.default.contentsOfDirectory(atPath: URL.demo("bot/tests").path)

        #expect(found.sorted() == Self.names.map { $0 + ".yaml" }.sorted())
    }

    @Test(arguments: names)
    func `the demo's bot keeps its dialogues`(name: String) throws {
        let file = try BotScriptFile(.demo("bot/tests/\(name).yaml"))
        let results = DialogueRunner(try .demo()).run(file)

        #expect(results.count >= 10)
        for result in results { #expect(result.difference == nil, "\(result.difference?.description ?? "")") }
    }

    @Test func `the dialogues name the demo's rules file`() throws {
        for name in Self.names {
            let config = try BotScriptFile(.demo("bot/tests/\(name).yaml")).config

            #expect(config == "../demo.yaml")
        }
    }

    @Test func `the files of the demo hold its flows, dialogues and articles`() throws {
        let files = try BotFiles.read(rules: .demo("bot/demo.yaml"), articles: .demo("knowledge"))

        let flows = ["address-change", "order-status", "refund", "return-request"].map { "flows/\($0).yaml" }
        #expect(files.names.filter { $0.hasPrefix("flows/") } == flows)
        #expect(
            files.names.filter { $0.hasPrefix(BotFiles.tests) } == Self.names.map { "tests/\($0).yaml" }.sorted()
        )
        #expect(!files.names.contains { $0.hasSuffix(".json") })
        #expect(try BotDocuments(files).flows.count == 4)
    }
}
