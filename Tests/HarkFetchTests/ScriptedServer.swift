import Foundation
import Glibc
import HarkTesting

/// A server on a port of this machine that treats each connection as a test says.
final class ScriptedServer: @unchecked Sendable {
    let port: Int
    private let listener: Int32
    private let lock = NSLock()
    private var heard: [String] = []

    /// Listens; `behave` gets each connection with the request's header that was read, and the socket is closed after.
    init(_ behave: @escaping @Sendable (Connection) -> Void) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = RawSocket.address("127.0.0.1", 0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, size) == 0 && listen(listener, 64) == 0 && getsockname(listener, $0, &size) == 0
            }
        }
        guard bound else { throw RawSocket.POSIXFailure(code: errno) }
        (self.listener, port) = (listener, Int(UInt16(bigEndian: address.sin_port)))
        Thread { [self] in
            while true {
                let socket = accept(listener, nil, nil)
                guard socket >= 0 else { return }
                Thread { [self] in
                    let connection = Connection(socket)
                    let request = connection.readRequest()
                    lock.withLock { heard.append(request) }
                    behave(connection)
                    Glibc.close(socket)
                }.start()
            }
        }.start()
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        Glibc.close(listener)
    }

    /// The address of a path here.
    func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

    /// What was asked until now.
    var requests: [String] { lock.withLock { heard } }
}

/// One connection of a scripted server.
struct Connection: Sendable {
    let socket: Int32

    init(_ socket: Int32) { self.socket = socket }

    /// Reads the header, and the body that it announces.
    func readRequest() -> String {
        var text = ""
        while !text.contains("\r\n\r\n"), let more = read() { text += more }
        let announced = text.lowercased().split(separator: "content-length: ").dropFirst().first
        let length = announced.flatMap { Int($0.prefix { $0.isNumber }) } ?? 0
        while text.components(separatedBy: "\r\n\r\n").dropFirst().joined().utf8.count < length, let more = read() {
            text += more
        }
        return text
    }

    private func read() -> String? {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = recv(socket, &bytes, bytes.count, 0)
        return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
    }

    /// Sends text; false once the other side has gone.
    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// Sends bytes; false once the other side has gone.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }

    /// Sends a whole answer.
    func answer(_ status: Int = 200, _ headers: [String] = [], _ body: String = "") {
        let lines = ["HTTP/1.1 \(status) X"] + headers + ["Content-Length: \(body.utf8.count)", "", body]
        send(lines.joined(separator: "\r\n"))
    }

    /// Waits until the other side has gone.
    func waitForEnd() { while read() != nil {} }
}
