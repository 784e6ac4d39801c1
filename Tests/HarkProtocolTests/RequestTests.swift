import HarkDomain
import HarkProtocol
import Testing

struct RequestTests {
    private func request(_ text: String) throws -> Request {
        try Array(text.utf8).withUnsafeBytes { try Request(frame: $0) }
    }

    @Test func `a call is read`() throws {
        let call = try request(#"{"jsonrpc":"2.0","id":"7","method":"message.send","params":{"text":"Hi"}}"#)

        #expect(call.id == .text("7"))
        #expect(call.method == "message.send")
        #expect(try call.params.string("text") == "Hi")
    }

    @Test(arguments: [
        ("{", ErrorCode.parseError), ("[]", .invalidRequest), ("1", .invalidRequest),
        (#"{"id":1,"method":"a"}"#, .invalidRequest), (#"{"jsonrpc":"2.0","id":1}"#, .invalidRequest),
        (#"{"jsonrpc":"2.0","id":{},"method":"a"}"#, .invalidRequest),
        (#"{"jsonrpc":"2.0","id":1,"method":"a","params":[1]}"#, .invalidParams),
    ])
    func `what is no call is refused by its code`(text: String, code: ErrorCode) {
        #expect { try request(text) } throws: { ($0 as? Request.Malformed)?.code == code }
    }

    @Test(arguments: [
        (#"{"f":1}"#, "must be a text"), (#"{}"#, "is missing"), (#"{"f":null}"#, "must be a text"),
        (#"{"f":{"$ne":null}}"#, "must be a text"),
    ])
    func `a wrong type names its field`(text: String, reason: String) throws {
        guard case .object(let members) = try JSONReader.read(Array(text.utf8)) else { return }

        #expect(throws: Refusal.invalid(field: "f", reason: reason)) { try Params(members).string("f") }
    }

    @Test(arguments: [("  Hi \u{3000}", "Hi"), ("a\u{0}b", nil), (" \n\t ", nil), ("", nil)])
    func `a message's text is trimmed and checked`(text: String, expected: String?) {
        #expect((try? MessageText.checked(text)) == expected)
    }

    @Test func `a message's length is bounded in scalars and bytes`() {
        #expect((try? MessageText.checked(String(repeating: "a", count: 8000))) != nil)
        #expect(throws: Refusal.tooLarge(field: "text")) {
            try MessageText.checked(String(repeating: "a", count: 8001))
        }
        #expect((try? MessageText.checked(String(repeating: "\u{1F600}", count: 8000))) != nil)
        #expect(throws: Refusal.tooLarge(field: "text")) {
            try MessageText.checked(String(repeating: "\u{1F600}", count: 8001))
        }
    }
}
