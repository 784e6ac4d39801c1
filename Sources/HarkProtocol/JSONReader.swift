/// Reads JSON text strictly (RFC 8259) from bytes, with a bound on depth.
///
/// A scanner of its own because a general decoder costs several times what a frame's own work does.
///
/// - Complexity: O(n) in the number of bytes.
public struct JSONReader {
    /// Why bytes were not JSON, and at which offset.
    public struct Failure: Error, Hashable, Sendable {
        /// Offset of the first byte that does not fit.
        public let offset: Int
        /// What was wrong.
        public let reason: String
    }

    /// Arrays and objects nested deeper than this are refused.
    public static let maximumDepth = 32

    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    /// Reads the one value that `bytes` hold.
    ///
    /// - Throws: `Failure` when the bytes are not exactly one JSON value.
    public static func read(_ bytes: UnsafeRawBufferPointer) throws(Failure) -> JSONValue {
        var reader = JSONReader(bytes: bytes.assumingMemoryBound(to: UInt8.self))
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.index == reader.bytes.count else { throw reader.failure("more than one value") }
        return value
    }

    /// Reads the one value that `bytes` hold.
    ///
    /// - Throws: `Failure` when the bytes are not exactly one JSON value.
    public static func read(_ bytes: [UInt8]) throws(Failure) -> JSONValue {
        var result: Result<JSONValue, Failure> = .failure(Failure(offset: 0, reason: "empty"))
        bytes.withUnsafeBytes { buffer in
            do throws(Failure) { result = .success(try read(buffer)) } catch { result = .failure(error) }
        }
        return try result.get()
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    private func failure(_ reason: String) -> Failure { Failure(offset: index, reason: reason) }

    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipSpace() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x0A, 0x0D, 0x09: index += 1
            default: return
            }
        }
    }

    private mutating func value(depth: Int) throws(Failure) -> JSONValue {
        skipSpace()
        guard let byte = peek else { throw failure("the text ends early") }
        switch byte {
        case UInt8(ascii: "{"): return .object(try object(depth: depth + 1))
        case UInt8(ascii: "["): return .array(try array(depth: depth + 1))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: return try number()
        }
    }

    private mutating func object(depth: Int) throws(Failure) -> JSONObject {
        guard depth <= Self.maximumDepth else { throw failure("nested too deep") }
        var object = JSONObject()
        index += 1
        skipSpace()
        if peek == UInt8(ascii: "}") {
            index += 1
            return object
        }
        while true {
            skipSpace()
            guard peek == UInt8(ascii: "\"") else { throw failure("a member's name is missing") }
            let name = try string()
            skipSpace()
            guard peek == UInt8(ascii: ":") else { throw failure("a colon is missing") }
            index += 1
            object.append(name, try value(depth: depth))
            if try isLast(closing: UInt8(ascii: "}")) { return object }
        }
    }

    private mutating func array(depth: Int) throws(Failure) -> [JSONValue] {
        guard depth <= Self.maximumDepth else { throw failure("nested too deep") }
        var values: [JSONValue] = []
        index += 1
        skipSpace()
        if peek == UInt8(ascii: "]") {
            index += 1
            return values
        }
        while true {
            values.append(try value(depth: depth))
            if try isLast(closing: UInt8(ascii: "]")) { return values }
        }
    }

    /// Steps over a comma (false) or the closing bracket (true).
    private mutating func isLast(closing: UInt8) throws(Failure) -> Bool {
        skipSpace()
        guard let byte = peek, byte == closing || byte == UInt8(ascii: ",") else {
            throw failure("a comma or a closing bracket is missing")
        }
        index += 1
        return byte == closing
    }

    private mutating func literal(_ text: StaticString, _ value: JSONValue) throws(Failure) -> JSONValue {
        let count = text.utf8CodeUnitCount
        guard index + count <= bytes.count,
            (0..<count).allSatisfy({ bytes[index + $0] == text.utf8Start[$0] })
        else { throw failure("no such literal") }
        index += count
        return value
    }
}

// MARK: Numbers

extension JSONReader {
    private mutating func number() throws(Failure) -> JSONValue {
        let start = index
        if peek == UInt8(ascii: "-") { index += 1 }
        let firstDigit = peek
        guard digits() > 0 else { throw failure("no such value") }
        let isZeroLed = firstDigit == UInt8(ascii: "0") && index > start + (bytes[start] == 0x2D ? 2 : 1)
        guard !isZeroLed else { throw failure("a number starts with 0") }
        var isWhole = true
        if peek == UInt8(ascii: ".") {
            isWhole = false
            index += 1
            guard digits() > 0 else { throw failure("a digit is missing") }
        }
        if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
            isWhole = false
            index += 1
            if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { index += 1 }
            guard digits() > 0 else { throw failure("a digit is missing") }
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if isWhole, let whole = Int64(text) { return .int(whole) }
        guard let double = Double(text), double.isFinite else { throw failure("a number is out of range") }
        return .double(double)
    }

    private mutating func digits() -> Int {
        let start = index
        while let byte = peek, (0x30...0x39).contains(byte) { index += 1 }
        return index - start
    }
}

// MARK: Strings

extension JSONReader {
    private mutating func string() throws(Failure) -> String {
        index += 1
        let start = index
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                defer { index += 1 }
                return String(decoding: bytes[start..<index], as: UTF8.self)
            case UInt8(ascii: "\\"):
                return try escapedString(from: start)
            case 0..<0x20:
                throw failure("a control character in a string")
            default:
                index += 1
            }
        }
        throw failure("a string has no end")
    }

    private mutating func escapedString(from start: Int) throws(Failure) -> String {
        var units = Array(bytes[start..<index])
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return String(decoding: units, as: UTF8.self)
            case UInt8(ascii: "\\"):
                index += 1
                try escape(into: &units)
            case 0..<0x20:
                throw failure("a control character in a string")
            default:
                units.append(byte)
                index += 1
            }
        }
        throw failure("a string has no end")
    }

    private mutating func escape(into units: inout [UInt8]) throws(Failure) {
        guard let byte = peek else { throw failure("a string has no end") }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): units.append(byte)
        case UInt8(ascii: "b"): units.append(0x08)
        case UInt8(ascii: "f"): units.append(0x0C)
        case UInt8(ascii: "n"): units.append(0x0A)
        case UInt8(ascii: "r"): units.append(0x0D)
        case UInt8(ascii: "t"): units.append(0x09)
        case UInt8(ascii: "u"): units.append(contentsOf: Array(String(try scalar()).utf8))
        default: throw failure("no such escape")
        }
    }

    private mutating func scalar() throws(Failure) -> Unicode.Scalar {
        let first = try hexUnit()
        if UTF16.isLeadSurrogate(first) {
            guard peek == UInt8(ascii: "\\") else { throw failure("half a surrogate pair") }
            index += 1
            guard peek == UInt8(ascii: "u") else { throw failure("half a surrogate pair") }
            index += 1
            let second = try hexUnit()
            guard UTF16.isTrailSurrogate(second) else { throw failure("half a surrogate pair") }
            return UTF16.decode(UTF16.EncodedScalar([first, second]))
        }
        guard let scalar = Unicode.Scalar(first) else { throw failure("half a surrogate pair") }
        return scalar
    }

    private mutating func hexUnit() throws(Failure) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw failure("four hexadecimal digits are missing")
            }
            unit = unit << 4 | UInt16(digit)
            index += 1
        }
        return unit
    }
}
