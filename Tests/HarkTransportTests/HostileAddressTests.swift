import Foundation
import HarkTesting
import HarkTransport
import Testing

/// Bounds per address over real sockets, also behind proxies.
@Suite(.timeLimit(.minutes(1)))
struct HostileAddressTests {
    private func server(
        trusting: [String] = [],
        _ change: (inout TransportLimits) -> Void
    ) async throws -> TestServer {
        var limits = TransportLimits()
        change(&limits)
        return try await TestServer(limits: limits, trustedProxies: trusting) { request, responder in
            responder.respond(.text(200, "\(request.remoteAddress) \(request.isLoopback)"))
        }
    }

    private func upgrade(_ server: TestServer, from local: String, for clients: String...) throws -> (RawSocket, Int) {
        let socket = try RawSocket(port: server.port, from: local)
        let fields = clients.map { "X-Forwarded-For: \($0)\r\n" }.joined()
        return (socket, socket.upgrade(extra: fields).status)
    }

    @Test func `behind a trusted proxy each client has its own count, whatever it claims`() async throws {
        let server = try await server(trusting: ["127.0.0.2"]) {
            ($0.socketsPerAddress, $0.exemptLoopback) = (1, true)
        }
        let first = try upgrade(server, from: "127.0.0.2", for: "203.0.113.1")
        let second = try upgrade(server, from: "127.0.0.2", for: "203.0.113.2")
        #expect(first.1 == 101 && second.1 == 101)

        #expect(try upgrade(server, from: "127.0.0.2", for: "203.0.113.1").1 == 503)
        #expect(try upgrade(server, from: "127.0.0.2", for: "127.0.0.1, 203.0.113.1").1 == 503)
        #expect(try upgrade(server, from: "127.0.0.2", for: "127.0.0.1", "203.0.113.1").1 == 503)
        // And is counted out again when it goes.
        shutdownAndForget(first.0)
        #expect(await server.wait { $0.connectionCount == 1 })
        #expect(try upgrade(server, from: "127.0.0.2", for: "203.0.113.1").1 == 101)
    }

    private func shutdownAndForget(_ socket: RawSocket) { socket.send(RawSocket.frame([0x03, 0xe8], opcode: 8)) }

    @Test func `who is not trusted speaks for itself`() async throws {
        let server = try await server(trusting: ["127.0.0.2"]) { $0.socketsPerAddress = 1 }
        let held = try upgrade(server, from: "127.0.0.3", for: "203.0.113.1")
        #expect(held.1 == 101)
        #expect(try upgrade(server, from: "127.0.0.3", for: "203.0.113.2").1 == 503)
        #expect(try upgrade(server, from: "127.0.0.2", for: "203.0.113.1").1 == 101)
    }

    @Test func `one connection of a proxy carries requests of many, each with its own rate`() async throws {
        let server = try await server(trusting: ["127.0.0.2"]) { $0.requestsPerSecondPerAddress = 1 }
        let proxy = try RawSocket(port: server.port, from: "127.0.0.2")
        func ask(_ field: String) -> RawAnswer {
            proxy.send("GET / HTTP/1.1\r\nHost: localhost\r\n\(field)\r\n")
            return proxy.readAnswer()
        }
        for client in 1...9 {
            #expect(ask("X-Forwarded-For: 203.0.113.\(client)\r\n").text == "203.0.113.\(client) false")
        }
        #expect(ask("").text == "127.0.0.2 true")
        let refused = (0..<5).map { _ in ask("X-Forwarded-For: 203.0.113.1\r\n").status }
        #expect(refused.contains(429))
    }

    @Test func `nonsense of a trusted proxy is a bad request`() async throws {
        let server = try await server(trusting: ["127.0.0.2"]) { _ in }
        #expect(try upgrade(server, from: "127.0.0.2", for: "unknown").1 == 400)
        let request = try RawSocket(port: server.port, from: "127.0.0.2")
        request.send("GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: x, y\r\n\r\n")
        #expect(request.readAnswer().status == 400)
        #expect(try upgrade(server, from: "127.0.0.2", for: "203.0.113.1").1 == 101)
    }

    @Test func `connections that ask for nothing make room for one more of their address`() async throws {
        let server = try await server {
            ($0.connectionsPerAddress, $0.headerTimeout) = (16, .seconds(30))
        }
        let other = try RawSocket(port: server.port, from: "127.0.0.2")
        let talking = try RawSocket(port: server.port)
        #expect(talking.upgrade().status == 101)
        let silent = try (0..<200).map { _ in try RawSocket(port: server.port) }
        #expect(await server.wait { (1...18).contains($0.socketCount) })

        let twin = try RawSocket(port: server.port)
        twin.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(twin.readAnswer().text == "127.0.0.1 true")
        talking.send(RawSocket.frame(Array("still here".utf8)))
        #expect(!talking.read { RawSocket.frames(in: $0).contains { $0.opcode == 1 } }.closed)
        other.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(other.readAnswer().text == "127.0.0.2 true")
        #expect(silent[0].readToEnd(seconds: 5).closed)
    }

    @Test func `requests that are worked on are never dropped for others`() async throws {
        var limits = TransportLimits()
        limits.connectionsPerAddress = 16
        let server = try await TestServer(limits: limits) { request, responder in
            guard request.path == "/slow" else { return responder.respond(.text(200, "fast")) }
            Waiting.shared.add(responder)
        }
        let working = try (0..<16).map { _ in try RawSocket(port: server.port) }
        for socket in working { socket.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n") }
        #expect(await server.wait { _ in Waiting.shared.count == 16 })

        let more = try RawSocket(port: server.port)
        #expect(more.readToEnd(seconds: 5).closed)
        let other = try RawSocket(port: server.port, from: "127.0.0.2")
        other.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(other.readAnswer().text == "fast")
        Waiting.shared.answerAll()
        for socket in working { #expect(socket.readAnswer().text == "done") }
    }
}

/// Requests that are not answered yet.
private final class Waiting: @unchecked Sendable {
    static let shared = Waiting()
    private let lock = NSLock()
    private var responders: [HTTPResponder] = []

    var count: Int { lock.withLock { responders.count } }

    func add(_ responder: HTTPResponder) { lock.withLock { responders.append(responder) } }

    func answerAll() {
        for responder in lock.withLock({ responders }) { responder.respond(.text(200, "done")) }
        lock.withLock { responders = [] }
    }
}
