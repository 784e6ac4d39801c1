import Foundation
import HarkIntent
import Testing

@Suite struct IntentExamplesTests {
    @Test func `a line is a text, a tab and an intent`() throws {
        let examples = try parse("Where is it?\torder-status\r\n\r\n我要退款\trefund\n")

        #expect(examples == Shop.list("order-status", ["Where is it?"]) + Shop.list("refund", ["我要退款"]))
    }

    @Test func `a byte order mark and a line that names the columns are left out`() throws {
        #expect(try parse("\u{FEFF}text\tintent\nHello\tgreeting") == Shop.list("greeting", ["Hello"]))
        #expect(try parse("text\tlabel\nHello\tgreeting") == Shop.list("greeting", ["Hello"]))
    }

    @Test(arguments: [
        ("a\tb\nno tab", "examples.tsv:2: no tab between text and intent"),
        ("a\tb\n\n \tgreeting", "examples.tsv:3: the text is empty"),
        ("a\t", "examples.tsv:1: the intent is empty"),
        ("a\tb\tc", "examples.tsv:1: 3 fields, a text and an intent expected"),
        (String(repeating: "x", count: 2001) + "\tb", "examples.tsv:1: the text is longer than 2000 characters"),
        (
            "a\t" + String(repeating: "b", count: 101),
            "examples.tsv:1: the intent's name is longer than 100 characters, or has control characters"
        ),
        ("", "examples.tsv: no examples in it"),
        ("\n\n", "examples.tsv: no examples in it"),
    ])
    func `a wrong line is named with its reason`(content: String, message: String) {
        #expect { try parse(content) } throws: { "\($0)" == message }
    }

    @Test func `bytes that are not UTF-8 are refused by line`() {
        let data = Data("a\tb\n".utf8) + [0xFF, 0xFE, 0x09, 0x62, 0x0A]

        #expect { try IntentExamples.parse(data, path: "f") } throws: { "\($0)" == "f:2: not UTF-8" }
    }

    @Test func `a missing file is named`() {
        let url = URL(fileURLWithPath: "/nowhere/examples.tsv")

        #expect { try IntentExamples.read(url) } throws: {
            "\($0)" == "/nowhere/examples.tsv: No such file or directory"
        }
        #expect { try IntentExamples.read(URL(fileURLWithPath: "/")) } throws: { "\($0)" == "/: reading fails" }
    }

    private func parse(_ text: String) throws -> [IntentExample] {
        try IntentExamples.parse(Data(text.utf8), path: "examples.tsv")
    }
}
