/// Reads server-sent events from bytes as they come; bounded, whatever comes.
///
/// - Source: WHATWG HTML, "Server-sent events", 9.2.6.
struct EventStreamParser {
    /// What is no stream of events that fits.
    struct Malformed: Error, Equatable {}

    private let mostBytes: Int
    private var line: [UInt8] = []
    private var data: [UInt8] = []
    private var hasData = false
    private var endedByReturn = false
    private var isFirstLine = true

    /// Makes a parser.
    ///
    /// - Parameter mostBytes: The longest line and the longest event, in bytes.
    init(mostBytes: Int = 64 * 1024) {
        self.mostBytes = mostBytes
    }

    /// Takes bytes, cut anywhere.
    ///
    /// - Returns: The data of the events that they complete, in order.
    /// - Throws: `Malformed` when a line or an event is too long or no UTF-8.
    mutating func take(_ bytes: [UInt8]) throws(Malformed) -> [String] {
        var events: [String] = []
        for byte in bytes {
            let isSecondOfPair = byte == 0x0A && endedByReturn
            endedByReturn = byte == 0x0D
            if isSecondOfPair { continue }
            if byte == 0x0A || byte == 0x0D {
                if let event = try endLine() { events.append(event) }
            } else {
                guard line.count < mostBytes else { throw Malformed() }
                line.append(byte)
            }
        }
        return events
    }

    private mutating func endLine() throws(Malformed) -> String? {
        var bytes = line[...]
        line.removeAll(keepingCapacity: true)
        if isFirstLine, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        isFirstLine = false
        guard !bytes.isEmpty else { return try endEvent() }
        let name = bytes.prefix { $0 != UInt8(ascii: ":") }
        guard name.elementsEqual("data".utf8) else { return nil }
        var value = bytes.dropFirst(name.count + 1)
        if value.first == 0x20 { value = value.dropFirst() }
        guard data.count + value.count < mostBytes else { throw Malformed() }
        if hasData { data.append(0x0A) }
        data += value
        hasData = true
        return nil
    }

    private mutating func endEvent() throws(Malformed) -> String? {
        guard hasData else { return nil }
        hasData = false
        defer { data.removeAll(keepingCapacity: true) }
        guard let text = String(validating: data, as: UTF8.self) else { throw Malformed() }
        return text
    }
}
