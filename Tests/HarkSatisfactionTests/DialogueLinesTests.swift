import Foundation
import HarkSatisfaction
import Testing

struct DialogueLinesTests {
    @Test func `a line is a dialogue with the scores that it has`() throws {
        let customer = #"{"by":"customer","text":"Hi","score":2.6667}"#
        let line = #"{"turns":[\#(customer),{"by":"agent","text":"Yes?","at":4}],"score":3}"#

        let dialogues = try parse("\u{FEFF}\(line)\r\n\n  \n\(line)")

        let turns = [
            DialogueTurn(author: .customer, text: "Hi", score: 2.6667),
            DialogueTurn(author: .agent, text: "Yes?", seconds: 4),
        ]
        #expect(dialogues == [Dialogue(turns: turns, score: 3), Dialogue(turns: turns, score: 3)])
    }

    @Test(arguments: [
        ("[1]", "not a JSON object"),
        ("null", "not a JSON object"),
        ("{\"turns\":", "not JSON"),
        ("{}", "turns is missing"),
        (#"{"turns":[{"by":"customer"}]}"#, "turns[0].text is missing"),
        (#"{"turns":[{"by":"bot","text":""}]}"#, "turns[0].by must be \"customer\" or \"agent\""),
        (#"{"turns":[{"by":"customer","text":7}]}"#, "turns[0].text has the wrong type"),
        (#"{"turns":[{"by":"customer","text":"","score":"3"}]}"#, "turns[0].score has the wrong type"),
        (#"{"turns":[{"by":"customer","text":"","score":0}]}"#, "turns[0].score must lie between 1 and 5, and is 0.0"),
        (#"{"turns":[{"by":"customer","text":""}],"score":5.1}"#, "score must lie between 1 and 5, and is 5.1"),
    ])
    func `a wrong line is named with what is wrong`(line: String, why: String) {
        let good = #"{"turns":[{"by":"customer","text":"Hi"}]}"#

        #expect(throws: SatisfactionError.badDialogue(path: "x", line: 3, why: why)) {
            try parse("\(good)\n\n\(line)\n\(good)")
        }
    }

    @Test func `a dialogue in which the customer says nothing is one`() throws {
        let agent = #"{"turns":[{"by":"agent","text":"Hello?"}],"score":2}"#

        #expect(try parse("\(agent)\n{\"turns\":[]}").map(\.turns.count) == [1, 0])
    }

    @Test func `an empty file is bad data, and a missing one can't be read`() {
        #expect(throws: SatisfactionError.badDialogue(path: "x", line: 1, why: "no dialogue in the file")) {
            try parse("\n")
        }
        #expect(throws: SatisfactionError.unreadable(path: "/nowhere/x", why: "there is no such file or folder")) {
            try DialogueLines.read(URL(fileURLWithPath: "/nowhere/x"))
        }
    }

    private func parse(_ text: String) throws -> [Dialogue] { try DialogueLines.parse(Data(text.utf8), path: "x") }
}
