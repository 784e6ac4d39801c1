import Foundation
import Testing

/// What an operator sees of `hark seed`.
@Suite(.serialized) final class SeedCommandTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hark-seed-\(UUID().uuidString)")
    private var data: String { folder.appendingPathComponent("data").path }

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func seed(_ arguments: String...) throws -> HarkProcess.Outcome {
        let process = try HarkProcess(["seed", "--data", data] + arguments)
        return try process.outcome()
    }

    @Test func `a directory is filled once, and the second time left as it is`() throws {
        let first = try seed("--conversations", "60", "--from", "2025-03-01", "--to", "2025-03-20")
        #expect(first.status == 0 && first.output.hasPrefix("60 conversations, "), "\(first)")
        #expect(try HarkProcess.run("check", "--data", data).output == "No faults found.\n")

        let again = try seed("--conversations", "60")
        #expect(again.status == 1 && again.complaint.contains("has conversations already"), "\(again)")
        #expect(again.output.isEmpty)
    }

    @Test(arguments: [
        ["--conversations", "0"], ["--conversations", "10", "--to", "2999-01-01"],
        ["--conversations", "10", "--from", "2025-02-30"], ["--conversations", "10", "--config", "/no/such/file"],
        ["--conversations", "10", "--from", "2025-03-01", "--to", "2025-03-02"],
    ])
    func `what can not be made leaves no directory`(arguments: [String]) throws {
        let outcome = try HarkProcess(["seed", "--data", data] + arguments).outcome()
        #expect(outcome.status == 1 && outcome.complaint.hasPrefix("hark: "), "\(outcome)")
        #expect(!FileManager.default.fileExists(atPath: data))
    }
}
