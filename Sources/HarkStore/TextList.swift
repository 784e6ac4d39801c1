/// A list of texts in one column: each ends with a line feed; line feeds and backslashes within are escaped.
enum TextList {
    static func encode(_ texts: [String]) -> String {
        var bytes: [UInt8] = []
        for text in texts {
            for byte in text.utf8 {
                if byte == 0x5C || byte == 0x0A { bytes.append(0x5C) }
                bytes.append(byte == 0x0A ? 0x6E : byte)
            }
            bytes.append(0x0A)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func decode(_ column: String) -> [String] {
        var texts: [String] = []
        var bytes: [UInt8] = []
        var isEscaped = false
        for byte in column.utf8 {
            if isEscaped {
                bytes.append(byte == 0x6E ? 0x0A : byte)
                isEscaped = false
            } else if byte == 0x5C {
                isEscaped = true
            } else if byte == 0x0A {
                texts.append(String(decoding: bytes, as: UTF8.self))
                bytes.removeAll(keepingCapacity: true)
            } else {
                bytes.append(byte)
            }
        }
        return texts
    }
}

/// A list of numbers in one column, each between two blanks, so that SQL can find one: ` 7 12 `.
enum NumberList {
    static func encode(_ numbers: some Collection<Int64>) -> String {
        numbers.reduce(into: " ") { $0 += "\($1) " }
    }

    static func decode(_ column: String) -> [Int64] {
        column.split(separator: " ").compactMap { Int64($0) }
    }
}
