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
}
