public import Foundation

/// One line of a CSV file, which a quoted line break may spread over several lines of text.
public struct CSVRecord: Sendable, Equatable {
    /// The number of the line of text where it begins, from 1.
    public let line: Int
    /// Its fields without quotation marks.
    public let fields: [String]

    /// Creates a record.
    public init(line: Int, fields: [String]) {
        self.line = line
        self.fields = fields
    }
}

/// Reads CSV record by record.
///
/// Fields are parted by commas; one in quotation marks may hold commas, line breaks and doubled quotation marks. Lines
/// end by CRLF or LF, the last may go without. A byte order mark is skipped. Text is UTF-8 without NUL.
/// - Source: RFC 4180, section 2.
public struct CSVReader {
    private let bytes: [UInt8]
    private var next = 0
    private var line = 1

    /// Reads from bytes.
    public init(_ data: Data) {
        bytes = [UInt8](data)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { next = 3 }
    }

    /// The next record, or nil behind the last.
    /// - Throws: `StatisticsError.malformed` when quotation marks or line ends are not as they must be, or what stands
    ///   in a field is no text.
    public mutating func record() throws(StatisticsError) -> CSVRecord? {
        guard next < bytes.count else { return nil }
        let start = line
        var fields: [String] = []
        repeat { fields.append(try field(number: fields.count + 1)) } while take(Self.comma)
        endLine()
        return CSVRecord(line: start, fields: fields)
    }

    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")
    private static let feed = UInt8(ascii: "\n")
    private static let `return` = UInt8(ascii: "\r")

    private var isAtEnd: Bool {
        next >= bytes.count || bytes[next] == Self.feed
            || bytes[next] == Self.return && (next + 1 == bytes.count || bytes[next + 1] == Self.feed)
    }

    private mutating func field(number: Int) throws(StatisticsError) -> String {
        guard !take(Self.quote) else { return try quotedField(number: number) }
        let start = next
        while !isAtEnd, bytes[next] != Self.comma {
            guard bytes[next] != Self.quote else { throw malformed(number, "a quotation mark stands inside a field") }
            guard bytes[next] != Self.return else { throw malformed(number, "a line ends by CR without LF") }
            next += 1
        }
        return try text(bytes[start..<next], from: line, number)
    }

    private mutating func quotedField(number: Int) throws(StatisticsError) -> String {
        let start = line
        var content: [UInt8] = []
        while next < bytes.count {
            if take(Self.quote) {
                guard !take(Self.quote) else {
                    content.append(Self.quote)
                    continue
                }
                guard isAtEnd || bytes[next] == Self.comma else {
                    throw malformed(number, "text follows a closing quotation mark")
                }
                return try text(content[...], from: start, number)
            }
            if bytes[next] == Self.feed { line += 1 }
            content.append(bytes[next])
            next += 1
        }
        line = start
        throw malformed(number, "a quotation mark is never closed")
    }

    /// The text of a field that begins on a line.
    private func text(_ bytes: ArraySlice<UInt8>, from start: Int, _ number: Int) throws(StatisticsError) -> String {
        if let text = Self.text(bytes) { return text }
        let lines = bytes.split(separator: Self.feed, omittingEmptySubsequences: false)
        let fault = lines.firstIndex { Self.text($0) == nil } ?? 0
        let why = lines[fault].contains(0) ? "it holds a NUL byte" : "it is not UTF-8"
        throw .malformed(line: start + fault, column: nil, why: "field \(number): \(why)")
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String? {
        bytes.contains(0) ? nil : String(validating: bytes, as: UTF8.self)
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next < bytes.count, bytes[next] == byte else { return false }
        next += 1
        return true
    }

    private mutating func endLine() {
        _ = take(Self.return)
        _ = take(Self.feed)
        line += 1
    }

    private func malformed(_ number: Int, _ why: String) -> StatisticsError {
        .malformed(line: line, column: nil, why: "field \(number): \(why)")
    }
}
