internal import Foundation
internal import Glibc

/// A server on 127.0.0.1 that behaves as badly as a test wants: each connection runs a script on a thread of its own.
public final class StandInServer: @unchecked Sendable {
    /// What a connection can do.
    public final class Peer: @unchecked Sendable {
        private let descriptor: Int32
        /// How many connections came before this one.
        public let number: Int

        init(_ descriptor: Int32, _ number: Int) {
            self.descriptor = descriptor
            self.number = number
        }

        /// Reads a request: its header, and the body by its length.
        public func readRequest() -> String {
            var bytes: [UInt8] = []
            while !Self.isWhole(bytes) {
                var buffer = [UInt8](repeating: 0, count: 65536)
                let count = recv(descriptor, &buffer, buffer.count, 0)
                guard count > 0 else { break }
                bytes += buffer.prefix(count)
            }
            return String(decoding: bytes, as: UTF8.self)
        }

        private static func isWhole(_ bytes: [UInt8]) -> Bool {
            let text = String(decoding: bytes, as: UTF8.self)
            guard let end = text.range(of: "\r\n\r\n") else { return false }
            let lines = text[..<end.lowerBound].lowercased().components(separatedBy: "\r\n")
            let length = lines.first { $0.hasPrefix("content-length:") }?.split(separator: " ").last.flatMap { Int($0) }
            return text[end.upperBound...].utf8.count >= length ?? 0
        }

        /// Sends bytes as they are; false when the other side is gone.
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

        /// Sends text as it is; false when the other side is gone.
        @discardableResult
        public func send(_ text: String) -> Bool { send(Array(text.utf8)) }

        /// Sends a whole answer.
        public func answer(_ status: String, _ body: String = "", header: String = "") {
            send("HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\(header)\r\n\(body)")
        }

        /// Waits until the other side goes away, 20 s at most.
        public func waitForEnd() {
            var seconds = timeval(tv_sec: 20, tv_usec: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &seconds, socklen_t(MemoryLayout<timeval>.size))
            var buffer = [UInt8](repeating: 0, count: 4096)
            while recv(descriptor, &buffer, buffer.count, 0) > 0 {}
        }

        /// Sends a piece again and again until the other side goes away.
        ///
        /// - Parameters:
        ///   - piece: What is sent.
        ///   - pause: Milliseconds between two, in which the other side's leaving is noticed.
        public func repeats(_ piece: String, pause: Int32 = 0) {
            while send(piece) {
                var end = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                if poll(&end, 1, pause) != 0 { return }
            }
        }

        /// Cuts the connection with a reset.
        public func reset() {
            var linger = linger(l_onoff: 1, l_linger: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
        }
    }

    /// The port it listens on.
    public let port: Int
    private let listener: Int32
    private let lock = NSLock()
    private var accepted = 0
    private var ended = 0
    private var requestTexts: [String] = []

    /// Listens; each connection is closed when its script ends.
    ///
    /// - Parameters:
    ///   - readsFirst: Whether a request is read before the script begins, and given to it.
    ///   - script: What happens on each connection.
    /// - Throws: `RawSocket.POSIXFailure` when there is no socket to be had.
    public init(readsFirst: Bool = true, _ script: @escaping @Sendable (Peer, String) -> Void) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = RawSocket.address("127.0.0.1", 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        guard RawSocket.call(&address, { bind(listener, $0, $1) }) == 0, listen(listener, 128) == 0 else {
            throw RawSocket.POSIXFailure(code: errno)
        }
        _ = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listener, $0, &length) }
        }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [weak self] in
            while true {
                let descriptor = accept(listener, nil, nil)
                guard descriptor >= 0, let server = self else { return }
                let number = server.begin()
                Thread.detachNewThread { server.serve(Peer(descriptor, number), descriptor, readsFirst, script) }
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    /// Connections so far.
    public var count: Int { lock.withLock { accepted } }

    /// Connections whose script has ended.
    public var endedCount: Int { lock.withLock { ended } }

    /// The requests so far.
    public var requests: [String] { lock.withLock { requestTexts } }

    /// Its address with a path.
    public func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

    private func begin() -> Int {
        lock.withLock {
            accepted += 1
            return accepted - 1
        }
    }

    private func serve(_ peer: Peer, _ descriptor: Int32, _ readsFirst: Bool, _ script: (Peer, String) -> Void) {
        let request = readsFirst ? peer.readRequest() : ""
        lock.withLock { requestTexts.append(request) }
        script(peer, request)
        lock.withLock { ended += 1 }
        close(descriptor)
    }
}
