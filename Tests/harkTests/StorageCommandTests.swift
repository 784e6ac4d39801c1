import Foundation
import HarkTesting
import Testing

#if canImport(Glibc)
import Glibc
#endif

/// What an operator sees of storage at the command line.
@Suite(.serialized) final class StorageCommandTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hark-cli-\(UUID().uuidString)")
    private var data: URL { folder.appendingPathComponent("data") }
    private var file: URL { folder.appendingPathComponent("hark.backup") }

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    @Test func `backup works with and without a server, restore only without, and a second server is refused`() throws {
        let server = try #require(try HarkProcess.serve(data))
        #expect(try add("kim").status == 0)
        let pid = server.process.processIdentifier

        let second = try HarkProcess.run("serve", "--data", data.path, "--listen", "127.0.0.1:0")
        #expect(second.status == 70)
        #expect(second.complaint.contains("in use by another process (pid \(pid))"))
        let live = try HarkProcess.run("backup", "--data", data.path, file.path)
        #expect(live.status == 0 && live.output.contains("checked"), "\(live)")
        let again = try HarkProcess.run("backup", "--data", data.path, file.path)
        #expect(again.status == 1 && again.complaint.contains("--force"), "\(again)")
        let early = try HarkProcess.run("restore", "--data", data.path, file.path)
        #expect(early.status == 70 && early.complaint.contains("pid \(pid)"), "\(early)")
        #expect(try add("lea").status == 0)
        server.process.terminate()
        #expect(try server.outcome().status == 0)

        let restored = try HarkProcess.run("restore", "--data", data.path, file.path)
        #expect(restored.status == 0 && restored.output.contains("replaced-"), "\(restored)")
        #expect(try HarkProcess.run("check", "--data", data.path).output == "No faults found.\n")
        #expect(try HarkProcess.run("token", "create", "--data", data.path, "--user", "kim@hark.example").status == 0)
        #expect(try HarkProcess.run("token", "create", "--data", data.path, "--user", "lea@hark.example").status == 1)
        let offline = try HarkProcess.run("backup", "--data", data.path, file.path, "--force")
        #expect(offline.status == 0, "\(offline)")
        let wrong = try HarkProcess.run("restore", "--data", data.path, Self.text)
        #expect(wrong.status == 1 && wrong.complaint.contains("is not a database"), "\(wrong)")
        #expect(try names() == ["data", "hark.backup"])
    }

    @Test func `an interrupt leaves no draft, and the older file`() throws {
        try HarkProcess.run("site", "add", "--data", data.path, "--key", "shop", "--name", "Shop")
        try HarkProcess.run("backup", "--data", data.path, file.path)
        let older = try Data(contentsOf: file)
        let draft = file.path + ".draft"
        var given = 0

        for _ in 0..<20 where given == 0 {
            let backup = try HarkProcess(["backup", "--data", data.path, file.path, "--force"])
            while backup.process.isRunning, access(draft, F_OK) != 0 {}
            backup.process.interrupt()
            let outcome = try backup.outcome()
            #expect(try names() == ["data", "hark.backup"])
            if outcome.status != 0 {
                given += 1
                #expect(outcome.status == 1 && outcome.complaint.contains("given up"), "\(outcome)")
                #expect(try Data(contentsOf: file) == older)
            }
        }
        #expect(given > 0)
    }

    @Test func `a write that fails ends the server with 70, and the next start recovers`() throws {
        // A file that may grow no further makes each write past that point an I/O error.
        let server = try #require(try HarkProcess.serve(data, shell: "trap '' XFSZ"))
        #expect(try add("kim").status == 0)
        let limit = ["--pid", "\(server.process.processIdentifier)", "--fsize=1000"]
        try ChildProcess("/usr/bin/prlimit", limit).waitUntilExit()

        #expect(try add("lea").status != 0)
        let end = try server.outcome()
        #expect(end.status == 70)
        #expect(end.complaint.contains("Storage failed for good"), "\(end.complaint)")

        #expect(try HarkProcess.run("check", "--data", data.path).output == "No faults found.\n")
        let next = try #require(try HarkProcess.serve(data))
        #expect(try HarkProcess.run("token", "create", "--data", data.path, "--user", "kim@hark.example").status == 0)
        _ = try add("lea")
        next.process.terminate()
        #expect(try next.outcome().status == 0)
        #expect(try HarkProcess.run("check", "--data", data.path).status == 0)
    }

    @Test func `a start that refuses exits with 70, says what to do, and makes no new file`() throws {
        try HarkProcess.run("site", "add", "--data", data.path, "--key", "shop", "--name", "Shop")
        try FileManager.default.removeItem(at: data.appendingPathComponent("hark.db"))

        let start = try HarkProcess.run("serve", "--data", data.path, "--listen", "127.0.0.1:0")

        #expect(start.status == 70 && start.complaint.contains("hark restore"), "\(start)")
        #expect(access(data.appendingPathComponent("hark.db").path, F_OK) != 0)
    }

    @Test func `a start that cannot go on closes the store in order`() throws {
        try HarkProcess.run("site", "add", "--data", data.path, "--key", "shop", "--name", "Shop")

        // An address for examples, which no machine has.
        let start = try HarkProcess.run("serve", "--data", data.path, "--listen", "203.0.113.1:1")

        #expect(start.status != 0 && !start.output.contains("ready"), "\(start)")
        let log = try? FileManager.default.attributesOfItem(atPath: data.appendingPathComponent("hark.db-wal").path)
        #expect((log?[.size] as? Int ?? 0) == 0)
    }

    private static let text = #filePath

    private func add(_ name: String) throws -> HarkProcess.Outcome {
        let words = ["user", "add", "--data", data.path, "--email", "\(name)@hark.example", "--name", name]
        let command = words + ["--role", "agent", "--password-stdin"]
        return try HarkProcess(command, input: "a long password\n").outcome()
    }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }
}
