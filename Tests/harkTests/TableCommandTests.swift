import Foundation
import Testing

/// What `hark cluster`, `rules` and `forecast` say of tables that are wrong.
struct TableCommandTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hark-tab-\(UUID().uuidString)")

    private func run(_ command: String, _ table: Data) throws -> HarkProcess.Outcome {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent("in.csv")
        try table.write(to: file)
        let words = [
            "cluster": ["--k", "auto", "--json"], "rules": ["--min-support", "0.1", "--min-confidence", "0.1"],
            "forecast": ["--column", "a", "--season", "1", "--horizon", "2"],
        ]
        return try HarkProcess([command, "--input", file.path] + (words[command] ?? [])).outcome()
    }

    @Test(arguments: [
        ("cluster", "", "the table has no header line"), ("cluster", "a,b\n", "there is no row to group"),
        ("cluster", "a,b\n1,2\n1,x\n", "line 3, column \"b\": \"x\" is no finite number"),
        ("cluster", "a\n1e200\n", "line 2, column \"a\": \"1e200\" is too large"),
        ("rules", "", "line 1: there is no transaction"),
        ("rules", "a,\"b", "line 1: field 2: a quotation mark is never closed"),
        ("forecast", "b\n1\n", "there is no column \"a\""), ("forecast", "a\n1\n2\n", "2 values are too few"),
        ("forecast", "a\n1\n2,3\n", "line 3: it has 2 fields"),
    ])
    func `the file is named`(_ command: String, _ table: String, _ why: String) throws {
        defer { try? FileManager.default.removeItem(at: folder) }

        let refusal = try run(command, Data(table.utf8))

        #expect(refusal.status == 1 && refusal.output.isEmpty, "\(refusal)")
        #expect(refusal.complaint.contains("in.csv: \(why)"), "\(refusal)")
    }

    @Test(arguments: ["cluster", "rules", "forecast"])
    func `bytes that are no text are refused by their line`(_ command: String) throws {
        defer { try? FileManager.default.removeItem(at: folder) }

        let refusal = try run(command, Data("a,b\n1,2\n3,".utf8) + [0xFF, 0x0A])

        #expect(
            refusal.status == 1 && refusal.complaint.contains("in.csv: line 3: field 2: it is not UTF-8"),
            "\(refusal)"
        )
    }

    @Test func `rows that are all the same are one group`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }

        let answer = try run("cluster", Data("a,b\n1,2\n1,2\n".utf8))

        #expect(answer.status == 0 && answer.output.hasPrefix(#"{"k":1,"inertia":0"#), "\(answer)")
        #expect(answer.output.contains(#""labels":[0,0],"sizes":[2]"#), "\(answer)")
    }
}
