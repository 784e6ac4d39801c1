import Testing

@testable import HarkClient

struct DialogueTests {
    @Test func `both names of each side are read and other members passed over`() throws {
        let lines = """
            {"id":"a","services":["Taxi"],"turns":[{"role":"user","text":" Hi ","acts":[]},{"role":"agent","text":"Hello"}]}

            {"id":7,"turns":[{"role":"system","text":"您好"},{"role":"customer","text":"Hi"}]}
            """

        let dialogues = try Dialogue.read(Array(lines.utf8))

        #expect(dialogues.map(\.id) == ["a", "7"])
        #expect(dialogues.first?.turns == [.init(.customer, "Hi"), .init(.agent, "Hello")])
        #expect(dialogues.last?.turns.map(\.side) == [.agent, .customer])
    }

    @Test func `no more is read than asked for`() throws {
        let line = #"{"turns":[{"role":"user","text":"Hi"}]}"#

        let dialogues = try Dialogue.read(Array("\(line)\n\(line)\nnot JSON".utf8), limit: 2)

        #expect(dialogues.map(\.id) == ["line 1", "line 2"])
    }

    @Test(arguments: [
        "not JSON", "[]", "{}", #"{"turns":[]}"#, #"{"turns":[{"role":"robot","text":"Hi"}]}"#,
        #"{"turns":[{"role":"user","text":"  "}]}"#, #"{"turns":[{"role":"user"}]}"#,
    ])
    func `a line that is no dialogue is refused by its number`(line: String) {
        let error = #expect(throws: DialogueError.self) {
            try Dialogue.read(Array("\n\(line)".utf8))
        }
        guard case .line(2, _)? = error else {
            Issue.record("not line 2: \(String(describing: error))")
            return
        }
    }

    @Test func `a file that is not there is told`() {
        #expect(throws: DialogueError.unreadable(path: "/nowhere/x.jsonl")) {
            try DialogueFile.read("/nowhere/x.jsonl")
        }
    }

    @Test func `people who write ten times as fast pause a tenth`() {
        #expect(Pace.times(1).pause(before: "Hello there") == .milliseconds(3200))
        #expect(Pace.times(10).pause(before: "Hello there") == .milliseconds(320))
        #expect(Pace.unbounded.pause(before: "Hello there") == nil)
    }
}
