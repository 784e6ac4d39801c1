import HarkProtocol
import Testing

struct JSONTests {
    private func read(_ text: String) -> JSONValue? { try? JSONReader.read(Array(text.utf8)) }

    @Test(arguments: [
        (#"{"a":[1,-2,0,1.5,true,false,null,"x"]}"#, #"{"a":[1,-2,0,1.5,true,false,null,"x"]}"#),
        (#" { "a" : "\u00e9\ud83d\ude00\n\"" } "#, "{\"a\":\"é😀\\n\\\"\"}"),
        ("[]", "[]"), ("{}", "{}"), ("9223372036854775807", "9223372036854775807"), (#""\u0000""#, #""\u0000""#),
    ])
    func `valid JSON is read and written back compactly`(text: String, expected: String) throws {
        let value = try JSONReader.read(Array(text.utf8))

        var writer = JSONWriter()
        writer.value(value)

        #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
    }

    @Test(arguments: [
        "", " ", "{", "}", "[1,]", "{\"a\":}", "{a:1}", "01", "-", "1.", ".5", "1e", "1e400", "tru", "nul", "\"a",
        "\"\\x\"", "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"", "\"\u{1}\"", "[1 2]", "{\"a\":1,}", "1 2",
        "{\"a\" 1}", "+1", "NaN", "Infinity", "'a'", "\"\\u12\"",
    ])
    func `what is not JSON is refused`(text: String) {
        #expect(read(text) == nil)
    }

    @Test func `depth is bounded`() {
        let deep = { (depth: Int) in String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }

        #expect(read(deep(JSONReader.maximumDepth)) != nil)
        #expect(read(deep(JSONReader.maximumDepth + 1)) == nil)
        #expect(read(String(repeating: "[{\"a\":", count: 100_000)) == nil)
    }

    @Test func `of two members with one name the last counts`() {
        guard case .object(let object)? = read(#"{"a":1,"a":2}"#) else {
            Issue.record("no object")
            return
        }

        #expect(object["a"] == .int(2))
    }

    @Test func `random bytes never trap the reader`() {
        var random = SystemRandomNumberGenerator()
        let alphabet = Array("{}[]\",:\\u0123456789eE+-.truefalsn \u{7f}".utf8)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).compactMap { _ in alphabet.randomElement() }
            _ = try? JSONReader.read(bytes)
        }
    }
}
