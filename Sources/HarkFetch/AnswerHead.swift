/// The header of an answer, line by line.
struct AnswerHead {
    private(set) var status = 0
    private(set) var fields: [FetchResponse.Field] = []
    private let mostBytes: Int
    private var bytes = 0
    private var isComplete = false

    init(mostBytes: Int) {
        self.mostBytes = mostBytes
    }

    /// Takes a line with its end; interim answers and trailers come this way too.
    ///
    /// - Returns: Why the rest is not wanted.
    mutating func take(_ line: UnsafeRawBufferPointer) -> FetchError? {
        bytes += line.count
        guard bytes <= mostBytes else { return .tooLarge }
        let text = String(decoding: line.prefix { $0 != 0x0D && $0 != 0x0A }, as: UTF8.self)
        if text.hasPrefix("HTTP/"), !isComplete {
            // curl would also take the line of an HTTP/2 answer here.
            guard text.hasPrefix("HTTP/1.") else { return .unreachable("the answer is not of HTTP/1") }
            fields = []
            status = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        } else if text.isEmpty {
            isComplete = status >= 200
            if 300..<400 ~= status { return .redirected }
            guard isPackedAsAsked else { return .unreachable("the body is packed otherwise than asked for") }
        } else if !isComplete {
            add(text)
        }
        return nil
    }

    /// curl would also unpack what it did not ask for.
    private var isPackedAsAsked: Bool {
        let encodings = fields.filter { $0.name == "content-encoding" }.map { $0.value.lowercased() }
        return encodings.isEmpty || encodings == ["gzip"] || encodings == ["identity"]
    }

    private mutating func add(_ line: String) {
        guard let colon = line.firstIndex(of: ":"), line.first != " ", line.first != "\t" else { return }
        let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
        let end = value.lastIndex { $0 != " " && $0 != "\t" }.map(value.index(after:)) ?? value.startIndex
        fields.append(FetchResponse.Field(name: line[..<colon].lowercased(), value: String(value[..<end])))
    }
}
