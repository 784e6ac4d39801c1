import Foundation

// Plain sockets.
extension ControlSocket {
    private static let longestRequest = 64 * 1024

    static func inFolder<Value>(
        _ directory: URL,
        _ body: (UnsafePointer<sockaddr>, socklen_t) throws -> Value
    ) throws -> Value {
        let folder = open(directory.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        defer { Glibc.close(folder) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: "/proc/self/fd/\(folder)/hark.sock".utf8) }
        return try withUnsafePointer(to: &address) { pointer in
            try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                try body(address, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    static func connect(_ directory: URL) throws -> Int32 {
        try inFolder(directory) { address, size in
            let socket = try socket()
            guard Glibc.connect(socket, address, size) == 0 else { throw failure(closing: socket) }
            return socket
        }
    }

    static func socket() throws -> Int32 {
        let socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        return socket
    }

    static func failure(closing socket: Int32) -> POSIXError {
        let error = POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        Glibc.close(socket)
        return error
    }

    /// Bounds the next call on the socket by what is left until `end`; nil for as long as it takes.
    private static func limitWaiting(of socket: Int32, until end: ContinuousClock.Instant?) throws {
        var limit = timeval()
        if let end {
            let left = ContinuousClock.now.duration(to: end)
            guard left > .zero else { throw POSIXError(.ETIMEDOUT) }
            let parts = left.components
            // Nothing at all would mean for ever.
            limit = timeval(tv_sec: Int(parts.seconds), tv_usec: max(1, Int(parts.attoseconds / 1_000_000_000_000)))
        }
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(socket, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
        }
    }

    /// False once the other end has closed.
    static func isPeerThere(_ socket: Int32) -> Bool {
        var byte: UInt8 = 0
        let count = recv(socket, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
        return count > 0 || count < 0 && errno == EAGAIN
    }

    static func send(_ bytes: [UInt8], to socket: Int32, within time: Duration) throws {
        let end = ContinuousClock.now + time
        var rest = bytes[...]
        while !rest.isEmpty {
            try limitWaiting(of: socket, until: end)
            let count = rest.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
            rest = rest.dropFirst(count)
        }
    }

    static func line(from socket: Int32, within time: Duration?) throws -> [UInt8] {
        let end = time.map { ContinuousClock.now + $0 }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while bytes.count < longestRequest {
            try limitWaiting(of: socket, until: end)
            let count = recv(socket, &buffer, buffer.count, 0)
            guard count > 0 else { throw POSIXError(.ECONNRESET) }
            bytes += buffer[..<count]
            if bytes.last == 0x0A { return bytes.dropLast() }
        }
        throw POSIXError(.EMSGSIZE)
    }
}
