/// Crockford's base32 over 64-bit numbers, 13 lower-case characters, for ids on the wire.
enum Base32 {
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    static func encode(_ value: Int64) -> String {
        String(unsafeUninitializedCapacity: 13) { buffer in
            var rest = UInt64(bitPattern: value)
            for index in stride(from: 12, through: 0, by: -1) {
                buffer[index] = alphabet[Int(rest & 31)]
                rest >>= 5
            }
            return 13
        }
    }

    static func decode(_ text: some Sequence<UInt8>) -> Int64? {
        var value: UInt64 = 0
        var count = 0
        for byte in text {
            guard count < 13, let digit = digit(byte), count > 0 || digit < 8 else { return nil }
            value = (value << 5) | UInt64(digit)
            count += 1
        }
        return count == 13 ? Int64(bitPattern: value) : nil
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x61...0x68: byte - 0x61 + 10
        case 0x6A, 0x6B: byte - 0x6A + 18
        case 0x6D, 0x6E: byte - 0x6D + 20
        case 0x70...0x74: byte - 0x70 + 22
        case 0x76...0x7A: byte - 0x76 + 27
        default: nil
        }
    }
}
