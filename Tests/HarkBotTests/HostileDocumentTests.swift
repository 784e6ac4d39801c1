import Foundation
import Testing

@testable import HarkBot

/// What someone may put into the bot's documents to stall or crash whoever reads them.
@Suite(.timeLimit(.minutes(1)))
struct HostileDocumentTests {
    private func faults(_ rules: String, beside: [String: String] = [:]) -> [BotFault] {
        do throws(BotError) {
            _ = try BotDocuments(rules: TextFile(name: "bot.yaml", text: rules), articles: []) {
                path throws(BotError) in
                guard let text = beside[path] else { throw .unreadable(file: path, reason: "is missing") }
                return TextFile(name: path, text: text)
            }
            return []
        } catch {
            if case .invalid(let faults) = error { return faults }
            return [BotFault(file: "unreadable", reason: error.description)]
        }
    }

    @Test func `no edit expands aliases either`() {
        let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nrules:\n  - *c\n"
        #expect(YAMLLines(bomb) == nil)
    }

    @Test func `a text that grows by its anchors is refused`() {
        let levels = (1...40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]" }.joined(separator: "\n")

        #expect(!faults("a0: &a0 [x, x]\n\(levels)\n").isEmpty)
        #expect(!faults("json: {a0: &a0 [x, x], b: *a0}\n").isEmpty)
    }

    @Test(arguments: ["[", "{a: ", "- "])
    func `a text that is nested without end is refused`(opening: String) {
        #expect(!faults("rules: " + String(repeating: opening, count: 200_000)).isEmpty)
    }

    @Test func `a pattern that is too long or too large is refused with its line`() {
        for pattern in [String(repeating: "ab", count: 2_000), "(([a-z]{1,50}){1,9}x){20}", "x{1000}{1000}"] {
            let rules = Fixture.head + "rules:\n  - {id: a, title: A, when: [{pattern: '\(pattern)'}], handoff: true}\n"
            #expect(faults(rules).map(\.keyPath) == ["rules[0].when[0].pattern"], "\(pattern.prefix(30))")
            #expect(faults(rules).first?.line == 4)
        }
    }

    @Test func `too many patterns are refused, and quickly`() {
        let conditions = (0..<6_000).map { "{pattern: 'x\($0)'}" }.joined(separator: ", ")
        let found = faults(Fixture.head + "rules: [{id: a, title: A, when: [\(conditions)], handoff: true}]\n")

        #expect(found.first?.reason.contains("too many") == true)
        #expect(found.count == 1_000)
    }

    @Test func `patterns that are too large together are refused`() {
        let conditions = (0..<400).map { "{pattern: '\($0)(ab{1,3}c){250}'}" }.joined(separator: ", ")
        let found = faults(Fixture.head + "rules: [{id: a, title: A, when: [\(conditions)], handoff: true}]\n")

        #expect(found.first?.reason.contains("together") == true)
    }

    @Test(arguments: ["/etc/passwd", "../secret.tsv", "a/../../b", "a\\0b"])
    func `a file that is not beside the rules file is not read`(path: String) {
        let intents = "intents: [{id: a, title: A, file: \"\(path)\"}]\n"

        #expect(faults(Fixture.head + intents).map(\.keyPath) == ["intents[0].file"])
        #expect(faults(Fixture.head + "flowFiles: [\"\(path)\"]\n").map(\.keyPath) == ["flowFiles[0]"])
    }

    @Test func `an example that is too long is refused where it stands`() {
        let long = String(repeating: "x", count: 2_001)
        let intents = "intents:\n  - {id: a, title: A, file: a.tsv, examples: {en: [\(long)]}}\n"
        let found = faults(Fixture.head + intents, beside: ["a.tsv": "one\n\(long)\n"])

        #expect(found.map(\.file) == ["bot.yaml", "a.tsv"])
        #expect(found.map(\.line) == [4, 2])
    }

    @Test func `a file that is missing is told by its name`() {
        #expect(
            faults(Fixture.head + "flowFiles: [flows/none.yaml]\n").first?.reason.contains("flows/none.yaml") == true
        )
    }

    @Test func `a file of another sort of text is refused`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "bot-\(UUID()).yaml")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(repeating: 0x61, count: 9 << 20).write(to: file)
        #expect(throws: BotError.unreadable(file: file.relativePath, reason: "is over 8 MiB")) {
            try TextFile.read(file)
        }
        try Data([0xFF, 0xFE, 0x00]).write(to: file)
        #expect(throws: BotError.self) { try TextFile.read(file) }
    }
}
