import Testing

@testable import HarkAnswerer

struct EventStreamTests {
    private let stream =
        "\u{FEFF}: hello\r\ndata: one\r\n\r\nevent: x\ndata:two\ndata: more\n\n"
        + "id: 7\rdata: 你好\r\rdata\n\nretry: 5\n\n\ndata: {}\n\n"
    private let events = ["one", "two\nmore", "你好", "", "{}"]

    @Test func `events are the same wherever the bytes are cut`() throws {
        let bytes = Array(stream.utf8)
        for size in 1...bytes.count {
            var parser = EventStreamParser()
            var found: [String] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                found += try parser.take(Array(bytes[start..<min(start + size, bytes.count)]))
            }
            #expect(found == events)
        }
    }

    @Test func `an event that has not ended is none`() throws {
        var parser = EventStreamParser()
        #expect(try parser.take(Array("data: one\n".utf8)) == [])
    }

    @Test(arguments: [
        [UInt8](repeating: 0x61, count: 200), Array("data: ".utf8) + [0xFF, 0x0A, 0x0A],
        Array(String(repeating: "data: 0123456789\n", count: 20).utf8),
    ])
    func `what is too long or no text is refused`(bytes: [UInt8]) {
        var parser = EventStreamParser(mostBytes: 100)
        #expect(throws: EventStreamParser.Malformed.self) { try parser.take(bytes) }
    }

    @Test(arguments: [
        ("{}", false), ("[]", false), ("nonsense", false), (#"{"error":{"message":"no"}}"#, false),
        (#"{"choices":[{"delta":{"content":5}}]}"#, false), (#"{"choices":[{}]}"#, false),
        (#"{"choices":{"delta":{}}}"#, false), (#"{"choices":[{"delta":{"content":"a"}}]}"#, true),
        (#"{"choices":[]}"#, true), (#"{"choices":[{"delta":{"role":"assistant","content":null}}]}"#, true),
        (String(repeating: "[", count: 60_000), false),
    ])
    func `an event of another shape is none`(data: String, isChunk: Bool) {
        #expect((ChatChunk(data) != nil) == isChunk)
    }

    @Test(arguments: [
        (#"{"tool_calls":[{"index":0}]}"#, true), (#"{"tool_calls":[]}"#, false), (#"{"tool_calls":null}"#, false),
        (#"{"tool_calls":{"a":1}}"#, true), (#"{"tool_calls":"x"}"#, true), (#"{"function_call":{"name":"f"}}"#, true),
        (#"{"function_call":null}"#, false), (#"{"content":"tool_calls"}"#, false),
    ])
    func `a call of a tool is seen in every shape`(delta: String, callsTool: Bool) throws {
        let chunk = try #require(ChatChunk(#"{"choices":[{"delta":\#(delta)}]}"#))
        #expect(chunk.choices[0].delta.callsTool == callsTool)
    }
}

struct AnswererBudgetTests {
    @Test func `calls are counted over a minute`() {
        var budget = AnswererBudget(callsPerMinute: 2, tokensPerDay: 1000)
        var taken: [Bool] = []
        for second in [0, 10, 59, 60, 61, 70] {
            taken.append(budget.take(tokens: 1, now: .seconds(second), day: 1))
        }
        #expect(taken == [true, true, false, true, false, true])
    }

    @Test func `what was used before a start counts for that day`() {
        let use = AnswererBudgetUse(day: 1, tokens: 600)
        var budget = AnswererBudget(callsPerMinute: 100, tokensPerDay: 1000, use: use)
        var taken = [budget.take(tokens: 500, now: .zero, day: 1), budget.take(tokens: 400, now: .zero, day: 1)]
        #expect(budget.use == AnswererBudgetUse(day: 1, tokens: 1000))
        taken.append(budget.take(tokens: 500, now: .zero, day: 2))
        #expect(taken == [false, true, true])
        #expect(budget.use == AnswererBudgetUse(day: 2, tokens: 500))
    }

    @Test func `tokens are set aside, given back, and new each day`() {
        var budget = AnswererBudget(callsPerMinute: 100, tokensPerDay: 1000)
        var taken: [Bool] = []
        taken.append(budget.take(tokens: 700, now: .zero, day: 1))
        taken.append(budget.take(tokens: 400, now: .zero, day: 1))
        budget.settle(taken: 700, used: 100, day: 1)
        taken.append(budget.take(tokens: 900, now: .zero, day: 1))
        taken.append(budget.take(tokens: 1, now: .zero, day: 1))
        taken.append(budget.take(tokens: 1000, now: .zero, day: 2))
        budget.settle(taken: 900, used: 0, day: 1)
        #expect(taken == [true, false, true, false, true])
        #expect(budget.tokensToday == 1000)
    }
}
