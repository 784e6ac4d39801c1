import Foundation
import Testing

/// `hark satisfaction train` and `predict` from file to file.
struct SatisfactionCommandTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hark-sat-\(UUID().uuidString)")

    private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    private func write(_ lines: [String], to name: String) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path(name)))
    }

    private func train(_ method: String, _ more: String...) throws -> HarkProcess.Outcome {
        let words = ["--input", path("rated.csv"), "--label", "rating", "--method", method, "--out", path("model")]
        return try HarkProcess(["satisfaction", "train"] + words + more).outcome()
    }

    @Test func `a table becomes a model that tells rows by name`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let rows = (0..<60).map { "q\($0 % 3),\($0 % 20),\($0 % 7),\(5 - $0 % 20 / 4)" }
        try write(["queue,wait,hour,rating"] + rows, to: "rated.csv")
        try write(["hour,wait", "3,1", "3,19"], to: "new.csv")

        let trained = try train("ordinal")
        let told = try HarkProcess.run("satisfaction", "predict", "--model", path("model"), "--input", path("new.csv"))

        #expect(trained.status == 0 && trained.output.contains("not looked at, being text: queue"), "\(trained)")
        #expect(told.status == 0, "\(told)")
        let lines = try told.output.split(separator: "\n").map {
            try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(lines.map { $0["prediction"] as? Double } == [5, 1])
        #expect(lines.allSatisfy { Set($0.keys) == ["prediction", "low", "high", "probabilityBad", "reasons"] })
        let reasons = try #require(lines[1]["reasons"] as? [[String: Any]])
        #expect(reasons.first?["feature"] as? String == "wait" && reasons.first?["effect"] as? String == "worse")
    }

    @Test func `a wrong field is told by file, line and column, and no model is written`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(["wait,rating", "1,5", "2,", "3,4"], to: "rated.csv")

        let trained = try train("linear", "--json")

        #expect(trained.status == 1 && trained.output.isEmpty)
        #expect(trained.complaint.contains("rated.csv: line 3, column \"rating\": the field is empty"), "\(trained)")
        #expect(!FileManager.default.fileExists(atPath: path("model")))
        let told = try HarkProcess.run("satisfaction", "predict", "--model", path("x"), "--input", path("rated.csv"))
        #expect(told.status == 1 && told.complaint.contains("no model of satisfaction"), "\(told)")
    }

    private var ratings: [String] {
        ["wait,hour,rating"] + (0..<60).map { "\($0 % 20),\($0 % 7),\(5 - $0 % 20 / 4)" }
    }

    @Test func `numbers beyond all measure are refused by file, line and column, and nothing is printed`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(ratings, to: "rated.csv")
        #expect(try train("linear").status == 0)

        try write(["wait,hour", "1,2", "3,1e308"], to: "new.csv")
        let told = try HarkProcess.run("satisfaction", "predict", "--model", path("model"), "--input", path("new.csv"))
        #expect(told.status == 1 && told.output.isEmpty, "\(told)")
        #expect(told.complaint.contains("new.csv: line 3, column \"hour\": \"1e308\" is too large"), "\(told)")

        try write(ratings + ["1,-1e300,4"], to: "rated.csv")
        let trained = try train("knn")
        #expect(trained.status == 1 && trained.output.isEmpty, "\(trained)")
        #expect(trained.complaint.contains("rated.csv: line 62, column \"hour\": \"-1e300\" is too large"))
    }

    @Test(arguments: ["rated.csv", "./rated.csv", "link.csv", "hard.csv"])
    func `a model is never written over the table it learns from`(_ name: String) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(ratings, to: "rated.csv")
        let files = FileManager.default
        try files.createSymbolicLink(atPath: path("link.csv"), withDestinationPath: path("rated.csv"))
        try files.linkItem(atPath: path("rated.csv"), toPath: path("hard.csv"))
        let before = try Data(contentsOf: URL(fileURLWithPath: path("rated.csv")))

        let words = ["--input", path("rated.csv"), "--out", folder.path + "/" + name]
        let table = try HarkProcess(
            ["satisfaction", "train", "--label", "rating", "--method", "linear"] + words
        ).outcome()
        let dialogues = try HarkProcess(["satisfaction", "train-dialogues"] + words).outcome()

        for refusal in [table, dialogues] {
            #expect(
                refusal.status == 1 && refusal.complaint.contains("--out is the same file as --input"),
                "\(refusal)"
            )
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path("rated.csv"))) == before)
    }

    @Test(arguments: [
        ("", "it is a folder, not a file"), ("none/model", "there is no folder"), ("rated.csv/model", "is no folder"),
    ])
    func `a place where no file can be put is told before anything is learnt`(_ name: String, _ why: String) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(ratings, to: "rated.csv")
        let words = ["--input", path("rated.csv"), "--out", folder.path + "/" + name]

        let table = try HarkProcess(
            ["satisfaction", "train", "--label", "rating", "--method", "linear"] + words
        ).outcome()
        let dialogues = try HarkProcess(["satisfaction", "train-dialogues"] + words).outcome()

        for refusal in [table, dialogues] {
            #expect(refusal.status == 1 && refusal.complaint.contains(why), "\(refusal)")
        }
    }

    @Test func `a folder in place of a file is called one`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(ratings, to: "rated.csv")
        #expect(try train("linear").status == 0)
        let commands = [
            ["satisfaction", "train", "--label", "a", "--method", "knn", "--out", path("x"), "--input", folder.path],
            ["satisfaction", "predict", "--model", path("model"), "--input", folder.path],
            ["satisfaction", "train-dialogues", "--out", path("x"), "--input", folder.path],
            ["satisfaction", "predict-dialogues", "--input", folder.path],
            ["cluster", "--input", folder.path],
            ["rules", "--min-support", "0.5", "--min-confidence", "0.5", "--input", folder.path],
            ["forecast", "--column", "a", "--season", "1", "--horizon", "1", "--input", folder.path],
        ]

        for command in commands {
            let refusal = try HarkProcess(command).outcome()
            #expect(refusal.status == 1, "\(refusal)")
            #expect(refusal.complaint == "hark: \(folder.path): it is a folder, not a file\n", "\(refusal)")
        }
    }
}
