/// A WebSocket message encoded once, for one receiver or a thousand.
///
/// Header and payload lie in one block of memory, ready for the wire; connections share it by reference.
public final class OutboundFrame: @unchecked Sendable {
    /// The length on the wire.
    public let byteCount: Int
    let bytes: UnsafeMutablePointer<UInt8>

    /// Encodes a text message.
    public convenience init(copying bytes: [UInt8]) {
        self.init(bytes.span.bytes, opcode: .text)
    }

    /// Encodes a text message.
    public convenience init(copying bytes: UnsafeRawBufferPointer) {
        self.init(bytes.bytes, opcode: .text)
    }

    /// Encodes a text message.
    public convenience init(copying text: String) {
        self.init(copying: Array(text.utf8))
    }

    /// The message as a client gets it.
    package var message: UnsafeRawBufferPointer {
        let header = bytes[1] < 126 ? 2 : bytes[1] == 126 ? 4 : 10
        return UnsafeRawBufferPointer(start: bytes + header, count: byteCount - header)
    }

    enum Opcode: UInt8 {
        case text = 0x81
        case binary = 0x82
        case ping = 0x89
    }

    init(_ payload: RawSpan, opcode: Opcode) {
        let count = payload.byteCount
        let headerCount = count < 126 ? 2 : count < 65536 ? 4 : 10
        byteCount = headerCount + count
        bytes = .allocate(capacity: byteCount)
        bytes[0] = opcode.rawValue
        switch headerCount {
        case 2:
            bytes[1] = UInt8(count)
        case 4:
            bytes[1] = 126
            bytes[2] = UInt8(count >> 8)
            bytes[3] = UInt8(count & 0xff)
        default:
            bytes[1] = 127
            for index in 0..<8 { bytes[2 + index] = UInt8((count >> (56 - 8 * index)) & 0xff) }
        }
        payload.withUnsafeBytes { source in
            guard let base = source.baseAddress else { return }
            UnsafeMutableRawPointer(bytes + headerCount).copyMemory(from: base, byteCount: count)
        }
    }

    deinit { bytes.deallocate() }

    /// The ping that all connections share; it has a payload because lws keeps empty pongs to itself.
    static let ping = OutboundFrame([UInt8(ascii: "h")].span.bytes, opcode: .ping)
}
