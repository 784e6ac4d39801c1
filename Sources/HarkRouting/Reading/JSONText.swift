import Foundation

/// A text that is JSON, which is YAML but for one thing: a character beyond 16 bits may be escaped as two halves.
struct JSONText {
    private let text: String

    /// Takes a text, unless it is no JSON.
    init?(_ text: String) {
        guard let first = text.utf8.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }), first == 0x7B,
            (try? JSONSerialization.jsonObject(with: Data(text.utf8))) != nil
        else { return nil }
        self.text = text
    }

    /// The same with the halves put together.
    var forYAML: String {
        guard text.contains("\\ud") || text.contains("\\uD") else { return text }
        let bytes = Array(text.utf8)
        var joined: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if let scalar = Self.pair(bytes[index...]) {
                joined += Array(String(scalar).utf8)
                index += 12
            } else {
                let length = bytes[index] == 0x5C ? 2 : 1
                joined += bytes[index..<min(index + length, bytes.count)]
                index += length
            }
        }
        return String(decoding: joined, as: UTF8.self)
    }

    private static func pair(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
        guard let high = half(bytes), 0xD800..<0xDC00 ~= high,
            let low = half(bytes.dropFirst(6)), 0xDC00..<0xE000 ~= low
        else { return nil }
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    }

    private static func half(_ bytes: ArraySlice<UInt8>) -> UInt32? {
        guard bytes.count >= 6, bytes.starts(with: [0x5C, 0x75]) else { return nil }
        return UInt32(String(decoding: bytes.dropFirst(2).prefix(4), as: UTF8.self), radix: 16)
    }
}
