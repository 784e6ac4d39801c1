public import Glibc

/// A plain blocking socket that can send anything, for hostile clients.
public final class RawSocket: @unchecked Sendable {
    /// The socket's descriptor.
    public let descriptor: Int32

    /// Connects to a port of this machine, from a local address and with a receive buffer of choice.
    ///
    /// - Throws: `POSIXFailure` when nobody listens.
    public init(port: Int, from local: String? = nil, receiveBuffer: Int32? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var yes: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, 4)
        if var receiveBuffer { setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, 4) }
        if let local {
            var address = Self.address(local, 0)
            guard Self.call(&address, { bind(descriptor, $0, $1) }) == 0 else { throw POSIXFailure(code: errno) }
        }
        var address = Self.address("127.0.0.1", port)
        guard Self.call(&address, { connect(descriptor, $0, $1) }) == 0 else { throw POSIXFailure(code: errno) }
    }

    deinit { Glibc.close(descriptor) }

    /// Why a socket could not be had.
    public struct POSIXFailure: Error {
        let code: Int32

        /// Takes a system call's error number.
        public init(code: Int32) { self.code = code }
    }

    /// The address of a port.
    public static func address(_ host: String, _ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        inet_pton(AF_INET, host, &address.sin_addr)
        return address
    }

    /// Calls what takes a socket's address.
    public static func call(
        _ address: inout sockaddr_in,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
    }

    /// Sends bytes as they are; false when the peer is gone.
    @discardableResult
    public func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Sends text as it is; false when the peer is gone.
    @discardableResult
    public func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// Reads until `enough` says so, the peer closes or the time is over.
    public func read(seconds: Double = 20, until enough: ([UInt8]) -> Bool) -> (bytes: [UInt8], closed: Bool) {
        var bytes: [UInt8] = []
        let end = ContinuousClock.now + .seconds(seconds)
        while !enough(bytes) {
            let left = ContinuousClock.now.duration(to: end)
            guard left > .zero else { return (bytes, false) }
            var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard Glibc.poll(&poll, 1, Int32(left / .milliseconds(1)) + 1) > 0 else { continue }
            var buffer = [UInt8](repeating: 0, count: 65536)
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { return (bytes, true) }
            bytes += buffer.prefix(count)
        }
        return (bytes, false)
    }

    /// Reads one HTTP answer: header and body by its Content-Length.
    public func readAnswer(seconds: Double = 20) -> RawAnswer {
        let (bytes, _) = read(seconds: seconds) { RawAnswer($0).isWhole }
        return RawAnswer(bytes)
    }

    /// Reads until the peer closes or the time is over.
    public func readToEnd(seconds: Double = 20) -> (bytes: [UInt8], closed: Bool) {
        read(seconds: seconds) { _ in false }
    }

    /// Asks for a WebSocket and returns the answer's header.
    public func upgrade(_ path: String = "/ws", subprotocol: String? = "hark.v1", extra: String = "") -> RawAnswer {
        send(Self.upgradeRequest(path, subprotocol: subprotocol, extra: extra))
        return RawAnswer(read { RawAnswer($0).isHeaderWhole }.bytes)
    }

    /// The text of a request for a WebSocket.
    public static func upgradeRequest(
        _ path: String = "/ws",
        subprotocol: String? = "hark.v1",
        version: String = "13",
        upgrade: String = "websocket",
        extra: String = ""
    ) -> String {
        "GET \(path) HTTP/1.1\r\nHost: localhost\r\nUpgrade: \(upgrade)\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: \(version)\r\n"
            + (subprotocol.map { "Sec-WebSocket-Protocol: \($0)\r\n" } ?? "") + extra + "\r\n"
    }

    /// A masked frame.
    public static func frame(
        _ payload: [UInt8],
        opcode: UInt8 = 1,
        final: Bool = true,
        reserved: UInt8 = 0,
        declared: UInt64? = nil
    ) -> [UInt8] {
        var bytes = [(final ? 0x80 : 0) | reserved | opcode]
        let length = declared ?? UInt64(payload.count)
        if length < 126 {
            bytes.append(0x80 | UInt8(length))
        } else if length < 65536 {
            bytes += [0x80 | 126, UInt8(length >> 8), UInt8(length & 0xff)]
        } else {
            bytes.append(0x80 | 127)
            bytes += (0..<8).map { UInt8(length >> (56 - 8 * UInt64($0)) & 0xff) }
        }
        let mask: [UInt8] = [1, 2, 3, 4]
        bytes += mask
        bytes += payload.enumerated().map { $1 ^ mask[$0 & 3] }
        return bytes
    }

    /// The code of the close frame that comes next, other frames skipped; nil when none comes.
    public func readCloseCode(seconds: Double = 20) -> Int? {
        var code: Int?
        _ = read(seconds: seconds) { bytes in
            code = Self.closeCode(in: bytes)
            return code != nil
        }
        return code
    }

    /// The whole frames at the start of `bytes`.
    public static func frames(in bytes: [UInt8]) -> [(opcode: UInt8, payload: [UInt8])] {
        var frames: [(opcode: UInt8, payload: [UInt8])] = []
        var rest = bytes[...]
        while rest.count >= 2 {
            let start = rest.startIndex
            var length = Int(rest[start + 1] & 0x7f)
            var header = 2
            if length == 126 {
                guard rest.count >= 4 else { break }
                length = Int(rest[start + 2]) << 8 | Int(rest[start + 3])
                header = 4
            } else if length == 127 {
                guard rest.count >= 10 else { break }
                length = (2..<10).reduce(0) { $0 << 8 | Int(rest[start + $1]) }
                header = 10
            }
            guard rest.count >= header + length else { break }
            frames.append((rest[start] & 0x0f, Array(rest[(start + header)..<(start + header + length)])))
            rest = rest[(start + header + length)...]
        }
        return frames
    }

    private static func closeCode(in bytes: [UInt8]) -> Int? {
        guard let close = frames(in: bytes).first(where: { $0.opcode == 8 }) else { return nil }
        return close.payload.count >= 2 ? Int(close.payload[0]) << 8 | Int(close.payload[1]) : 1005
    }
}

/// An HTTP answer as bytes.
public struct RawAnswer: Sendable {
    /// All that was read.
    public let bytes: [UInt8]
    /// The status line and the header fields.
    public let head: String
    /// What came behind the header.
    public let body: [UInt8]
    /// True once the header's end was read.
    public let isHeaderWhole: Bool

    /// Takes an answer apart, whole or not.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        let end = Array("\r\n\r\n".utf8)
        let position = bytes.indices.first { bytes[$0...].starts(with: end) }
        isHeaderWhole = position != nil
        head = String(decoding: bytes[..<(position ?? bytes.endIndex)], as: UTF8.self)
        body = position.map { Array(bytes[($0 + 4)...]) } ?? []
    }

    /// The status, 0 without one.
    public var status: Int { Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0 }

    /// The value of a header field.
    public func header(_ name: String) -> String? {
        for line in head.split(separator: "\r\n").dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            guard line[..<colon].lowercased() == name.lowercased() else { continue }
            return String(line[line.index(after: colon)...].drop { $0 == " " })
        }
        return nil
    }

    /// True once as much of the body is there as the header says.
    public var isWhole: Bool {
        guard isHeaderWhole else { return false }
        guard let length = header("content-length").flatMap({ Int($0) }) else { return true }
        return body.count >= length
    }

    /// The body as text.
    public var text: String { String(decoding: body, as: UTF8.self) }
}
