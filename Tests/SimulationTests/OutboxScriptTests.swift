import Foundation
import HarkProtocol
import Testing

/// The stories that the pages' client is told too, by `web/tests/outbox-scripts.test.mjs`.
struct OutboxScriptTests {
    @Test(arguments: try! Script.all())
    func `a client keeps what it was told to send`(script: Script) throws {
        let stage = ScriptStage()

        for (index, step) in script.steps.enumerated() {
            do {
                try stage.play(step)
            } catch {
                Issue.record("\(script.name), step \(index + 1): \(error)")
                return
            }
        }
    }
}

/// One file of Tests/Scripts/outbox.
struct Script: CustomTestStringConvertible, Sendable {
    let name: String
    let title: String
    let steps: [JSONObject]

    var testDescription: String { "\(title) (\(name))" }

    static func all() throws -> [Script] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Scripts/outbox")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try files.filter { $0.pathExtension == "json" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
            .map(Script.init)
    }

    private init(_ file: URL) throws {
        let content = try JSONReader.read(Array(Data(contentsOf: file)))
        guard case .object(let object) = content else { throw CocoaError(.fileReadCorruptFile) }
        (name, title) = (file.lastPathComponent, object.text("title") ?? "")
        steps = object.objects("steps")
    }
}

extension JSONObject {
    func text(_ name: String) -> String? {
        if case .string(let text) = self[name] { text } else { nil }
    }

    func int(_ name: String) -> Int? {
        if case .int(let number) = self[name] { Int(number) } else { nil }
    }

    func flag(_ name: String) -> Bool { self[name] == .bool(true) }

    func object(_ name: String) -> JSONObject? {
        if case .object(let object) = self[name] { object } else { nil }
    }

    func objects(_ name: String) -> [JSONObject] {
        array(name).compactMap { if case .object(let object) = $0 { object } else { nil } }
    }

    func texts(_ name: String) -> [String] {
        array(name).compactMap { if case .string(let text) = $0 { text } else { nil } }
    }

    func ints(_ name: String) -> [Int] {
        array(name).compactMap { if case .int(let number) = $0 { Int(number) } else { nil } }
    }

    private func array(_ name: String) -> [JSONValue] {
        if case .array(let values) = self[name] { values } else { [] }
    }
}
