import Foundation
import Testing

/// What the command line says of what can't work.
struct CommandLineTests {
    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("hark-words-\(UUID().uuidString)")

    @Test func `a tool that finds no server says so`() throws {
        let load = try HarkProcess.run("load", "--url", "ws://127.0.0.1:1", "--site", "shop", "--token", "t")

        #expect(load.status == 1)
        #expect(load.complaint.contains("nobody takes connections there"), "\(load)")
        #expect(!load.complaint.utf8.contains(0))
    }

    @Test func `a capacity out of range is refused by its range`() throws {
        let words = ["user", "add", "--data", folder.path, "--email", "kim@hark.example", "--name", "Kim"]
        let more = ["--role", "agent", "--capacity", "-1", "--password-stdin"]

        let outcome = try HarkProcess(words + more, input: "a long password\n").outcome()

        #expect(outcome.status == 1)
        #expect(outcome.complaint.contains("capacity must be 0 to 100"), "\(outcome)")
        #expect(!FileManager.default.fileExists(atPath: folder.path))
    }

    @Test func `a trial of a plan needs a log and a plan, and takes no scenario`() throws {
        for words in [[], ["--plan", "p.yaml"], ["s.yaml", "--data", folder.path, "--plan", "p.yaml"]] {
            let outcome = try HarkProcess(["simulate", "--from-log"] + words).outcome()
            #expect(outcome.status == 64 && outcome.complaint.contains("--from-log"), "\(outcome)")
        }
        let nowhere = ["simulate", "--from-log", "--data", folder.path, "--plan", "/dev/null"]
        let outcome = try HarkProcess(nowhere).outcome()
        #expect(outcome.status == 70 && outcome.complaint.contains("hark: "), "\(outcome)")
        #expect(!FileManager.default.fileExists(atPath: folder.path))
    }

    @Test func `an empty file of dialogues is told before anybody connects`() throws {
        let words = ["replay", "/dev/null", "--url", "ws://127.0.0.1:1", "--site", "shop", "--token", "t"]

        let replay = try HarkProcess(words).outcome()

        #expect(replay.status == 64)
        #expect(replay.complaint.contains("holds no dialogue"), "\(replay)")
    }
}

/// What `hark explain` and `hark replay-floor` say of what is not there.
struct ExplainCommandTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hark-why-\(UUID().uuidString)")

    @Test func `an unknown conversation, a wrong language and a wrong time are told apart`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try HarkProcess.run("site", "add", "--data", folder.path, "--key", "shop", "--name", "Shop")

        let unknown = try HarkProcess.run("explain", "0cp938znqcm79", "--data", folder.path)
        #expect(unknown.status == 1 && unknown.complaint.contains("no conversation 0cp938znqcm79"), "\(unknown)")
        let language = try HarkProcess.run("explain", "x", "--data", folder.path, "--lang", "fr")
        #expect(language.status == 64 && language.complaint.contains("en or zh"), "\(language)")
        let time = try HarkProcess.run("replay-floor", "--data", folder.path, "--at", "2026-11-29 13:00")
        #expect(time.status == 64 && time.complaint.contains("ISO 8601"), "\(time)")
        let missing = try HarkProcess.run("replay-floor", "--data", folder.path + "-not", "--at", "now")
        #expect(missing.status == 70 && missing.complaint.contains("holds no store"), "\(missing)")
    }

    @Test func `the floor of a new directory is shown at any time, and is what its log makes of it`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try HarkProcess.run("site", "add", "--data", folder.path, "--key", "shop", "--name", "Shop")

        for time in ["now", "2100-01-01T00:00:00+02:00", "2000-01-01T00:00:00.250Z"] {
            let words = try HarkProcess.run("replay-floor", "--data", folder.path, "--at", time, "--check")
            #expect(words.status == 0 && words.output.contains("are the same, byte by byte"), "\(words)")
            let json = try HarkProcess.run("replay-floor", "--data", folder.path, "--at", time, "--check", "--json")
            #expect(json.status == 0 && json.output.contains(#""isSame":true"#), "\(json)")
        }
    }
}
