/// Puts a streamed answer together, and gives it up as soon as it can't become a good one.
struct AnswerCollector {
    private(set) var text = ""
    private(set) var usage: ChatChunk.Usage?
    /// Whether the answer is whole.
    private(set) var isFinished = false
    /// Whether nothing follows any more.
    private(set) var isDone = false
    private let check: AnswerCheck
    private let mostCharacters: Int
    private var parser = EventStreamParser()
    private var characters = 0

    init(_ check: AnswerCheck, mostCharacters: Int) {
        self.check = check
        self.mostCharacters = mostCharacters
    }

    /// Takes bytes of the stream.
    ///
    /// - Throws: Why the rest is not wanted.
    mutating func take(_ bytes: [UInt8]) throws(AnswererRefusal) {
        let events: [String]
        do { events = try parser.take(bytes) } catch { throw .malformed }
        for event in events where !isDone {
            if event == "[DONE]" {
                (isFinished, isDone) = (true, true)
            } else {
                guard let chunk = ChatChunk(event) else { throw .malformed }
                try take(chunk)
            }
        }
    }

    private mutating func take(_ chunk: ChatChunk) throws(AnswererRefusal) {
        if let usage = chunk.usage { self.usage = usage }
        for choice in chunk.choices {
            guard choice.index ?? 0 == 0 else { throw .malformed }
            if choice.delta.callsTool { throw .toolCall }
            if let content = choice.delta.content, !isFinished { try add(content) }
            switch choice.finishReason {
            case nil: break
            case "stop": isFinished = true
            case "length": throw .tooLong
            case "tool_calls", "function_call": throw .toolCall
            case "content_filter": throw .filtered
            default: throw .malformed
            }
        }
    }

    private mutating func add(_ content: String) throws(AnswererRefusal) {
        text += content
        characters += content.unicodeScalars.count
        guard characters <= mostCharacters else { throw .tooLong }
        try check.checkPart(text)
    }

    /// The answer, once the stream has ended.
    ///
    /// - Throws: Why there is none.
    func answer() throws(AnswererRefusal) -> AnswererAnswer {
        guard isFinished else { throw .brokenOff }
        return try check.answer(text)
    }
}
