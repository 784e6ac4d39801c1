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

    private static let load = ["load", "--url", "ws://127.0.0.1:1", "--site", "shop", "--token", "t"]
    private static let soak = ["soak", "--url", "ws://127.0.0.1:1", "--site", "shop", "--token", "t", "--ledger", "l"]
    private static let replay = ["replay", "f", "--url", "ws://127.0.0.1:1", "--site", "shop", "--token", "t"]
    private static let rules = ["rules", "--input", "f", "--min-support", "0.1", "--min-confidence", "0.1"]
    private static let forecast = ["forecast", "--input", "f", "--column", "a", "--season", "1", "--horizon", "1"]
    private static let cluster = ["cluster", "--input", "f"]
    private static let predict = ["satisfaction", "predict", "--model", "f", "--input", "f"]
    private static let train = [
        "satisfaction", "train", "--input", "f", "--label", "a", "--method", "linear", "--out", "g",
    ]

    @Test(arguments: [
        (load, "--rate", "--rate, --duration and --bytes are above 0"), (load, "--duration", "above 0"),
        (load, "--warm-up", "--warm-up and --idle 0 or more"), (load, "--bytes", "above 0"),
        (load, "--idle", "0 or more"), (load, "--conversations", "0 or more"), (load, "--pid", "no process -1"),
        (soak, "--customers", "--patience are above 0"), (soak, "--rate", "above 0"), (soak, "--messages", "above 0"),
        (soak, "--idle", "--idle 0 or more"), (soak, "--addresses", "0 to 250"), (soak, "--patience", "above 0"),
        (replay, "--concurrency", "above 0"), (replay, "--patience", "above 0"), (replay, "--limit", "above 0"),
        (replay, "--speed", "--speed takes a number above 0"), (["simulate", "f"], "--cores", "--cores is 1 to 64"),
        (["simulate", "--from-log", "--data", "d", "--plan", "p"], "--days", "--days is 1 to 31"),
        (rules, "--min-support", "--min-support is above 0 and up to 1."),
        (rules, "--min-confidence", "--min-confidence is 0 to 1."), (forecast, "--season", "--season is 1 to 100000."),
        (forecast, "--horizon", "--horizon is 1 to 100000."), (cluster, "--k", "--k takes auto or a number from 1 on."),
        (cluster, "--seed", "--seed is 0 to 18446744073709551615"), (predict, "--reasons", "--reasons is 0 or more"),
        (train, "--folds", "--folds is 2 to 20"), (train, "--seed", "--seed is 0 to 18446744073709551615"),
        (train, "--level", "--level is 0.5 to 0.99"), (train, "--neighbours", "--neighbours is 1 or more"),
        (train, "--cost", "--cost is 1e-9 to 1e9"),
        (["bot", "evaluate", "--examples", "f"], "--folds", "--folds takes a number from 2 to 20."),
        (["seed", "--data", "d", "--conversations", "1"], "--seed", "--seed is 0 to 18446744073709551615"),
    ])
    func `a number below 0 is refused by its range`(words: [String], option: String, range: String) throws {
        let outcome = try HarkProcess(words + [option, "-1"]).outcome()

        #expect(outcome.status == 64 && outcome.complaint.contains(range), "\(outcome)")
    }

    @Test func `ranges that only a directory can tell are named too`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try HarkProcess.run("site", "add", "--data", folder.path, "--key", "shop", "--name", "Shop")

        let report = try HarkProcess.run("report", "forecast", "--data", folder.path, "--horizon", "-1")
        let seed = try HarkProcess.run("seed", "--data", folder.path, "--conversations", "-1")

        #expect(report.status == 64 && report.complaint.contains("horizon must be 1 to 1344"), "\(report)")
        #expect(seed.status == 1 && seed.complaint.contains("10,000,000"), "\(seed)")
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
