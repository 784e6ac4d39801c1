import Foundation
import HarkTesting
import HarkTransport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct HTTPTests {
    private static let get = "GET /a/b?x=1&y=%41%26b HTTP/1.1\r\nHost: h\r\nX-CSRF-Token: abc\r\nCookie: k=v\r\n\r\n"

    @Test func `a request shows path, query and all headers that matter`() async throws {
        let server = try await TestServer { request, responder in
            let parts = [
                request.method, request.path, request[query: "x"] ?? "", request[query: "y"] ?? "",
                request.headers["x-csrf-token"] ?? "", request.headers["Cookie"] ?? "", request.host ?? "",
                request.remoteAddress, String(request.isLoopback), String(request.isTLS),
            ]
            responder.respond(.text(200, parts.joined(separator: " ")))
        }
        let socket = try RawSocket(port: server.port)
        socket.send(Self.get)

        let answer = socket.readAnswer()

        #expect(answer.status == 200)
        #expect(answer.text == "GET /a/b 1 A&b abc k=v h 127.0.0.1 true false")
    }

    @Test func `a connection serves several requests, also from another thread and late`() async throws {
        let server = try await TestServer { request, responder in
            // Not a task: its threads may all be taken by tests that wait in a socket.
            DispatchQueue(label: "late").asyncAfter(deadline: .now() + .milliseconds(20)) {
                responder.respond(.text(200, request.path))
            }
        }
        let socket = try RawSocket(port: server.port)
        for index in 0..<5 {
            socket.send("GET /\(index) HTTP/1.1\r\nHost: h\r\n\r\n")
            #expect(socket.readAnswer().text == "/\(index)")
        }
    }

    @Test func `whoever works on an answer hears once that the client is gone, and not after the answer`() async throws
    {
        var limits = TransportLimits()
        limits.closeTimeout = .milliseconds(200)
        let (gone, kept) = (Guarded<[String]>([]), Guarded<[HTTPResponder]>([]))
        let server = try await TestServer(limits: limits) { request, responder in
            responder.whenGone { gone.withLock { $0.append(request.path) } }
            if request.path == "/quick" { responder.respond(.text(200, "")) }
            kept.withLock { $0.append(responder) }
        }
        let handler = server.handler
        func quick() throws {
            let patient = try RawSocket(port: server.port)
            patient.send("GET /quick HTTP/1.1\r\nHost: h\r\n\r\n")
            #expect(patient.readAnswer().status == 200)
        }
        try quick()
        var hasty: RawSocket? = try RawSocket(port: server.port)
        // Bytes that nobody reads do not hide that it goes.
        hasty?.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\nGET /next HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(await server.wait { _ in handler.requests.contains { $0.path == "/slow" } })

        hasty = nil

        #expect(await server.wait { _ in gone.withLock { $0 } == ["/slow"] })
        kept.withLock { responders in responders.forEach { $0.respond(.text(200, "")) } }
        #expect(await server.wait { $0.socketCount == 0 })
        try quick()
        #expect(gone.withLock { $0 } == ["/slow"])
    }

    @Test func `pipelined requests are answered in order`() async throws {
        let server = try await TestServer()
        let socket = try RawSocket(port: server.port)
        socket.send((0..<4).map { "GET /\($0) HTTP/1.1\r\nHost: h\r\n\r\n" }.joined())

        let (bytes, _) = socket.read {
            String(decoding: $0, as: UTF8.self).components(separatedBy: "HTTP/1.1 200").count == 5
        }

        let text = String(decoding: bytes, as: UTF8.self)
        let positions = (0..<4).compactMap { text.range(of: "\r\n\r\n/\($0)")?.lowerBound }
        #expect(positions.count == 4)
        #expect(positions == positions.sorted())
    }

    @Test func `a body comes whole, in pieces or at once`() async throws {
        let server = try await TestServer { request, responder in
            responder.respond(HTTPResponse(status: 200, body: request.body))
        }
        for size in [1, 20_000, 500_000] {
            let socket = try RawSocket(port: server.port)
            let body = (0..<size).map { UInt8($0 % 251) }
            socket.send("POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: \(size)\r\n\r\n")
            socket.send(body)
            #expect(socket.readAnswer().body == body)
        }
    }

    @Test func `a body beyond the limit is refused before it is read`() async throws {
        let server = try await TestServer()
        let socket = try RawSocket(port: server.port)
        socket.send("POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: 1048577\r\n\r\n")

        #expect(socket.readAnswer().status == 413)
        #expect(socket.readToEnd().closed)
        #expect(await server.wait { $0.socketCount == 0 })
    }

    @Test(arguments: [
        "Content-Length: -5\r\n", "Content-Length: 5\r\nContent-Length: 6\r\n", "Content-Length: +5\r\n",
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: chunked\r\n",
        "Content-Length: 99999999999999999999\r\n", "Content-Length: 0x5\r\n",
        "Content-Length: 5\r\nContent-Length: 5\r\n",
    ])
    func `ambiguous lengths are refused and the connection closed`(fields: String) async throws {
        let server = try await TestServer()
        let socket = try RawSocket(port: server.port)
        socket.send("POST /p HTTP/1.1\r\nHost: h\r\n\(fields)\r\nhello")

        let answer = RawAnswer(socket.readToEnd().bytes)

        #expect(answer.status == 400)
        #expect(server.handler.requests.isEmpty)
        let twin = try RawSocket(port: server.port)
        twin.send("POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello")
        #expect(twin.readAnswer().status == 200)
    }

    @Test func `a compressed body is refused`() async throws {
        let server = try await TestServer()
        let socket = try RawSocket(port: server.port)
        socket.send("POST /p HTTP/1.1\r\nHost: h\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello")
        #expect(socket.readAnswer().status == 415)
    }

    @Test func `HEAD has the length and no body`() async throws {
        let server = try await TestServer()
        let socket = try RawSocket(port: server.port)
        socket.send("HEAD /abc HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")

        let answer = RawAnswer(socket.readToEnd().bytes)

        #expect(answer.status == 200)
        #expect(answer.header("content-length") == "4")
        #expect(answer.body.isEmpty)
    }

    @Test func `half a header is dropped in time and a whole one served meanwhile`() async throws {
        var limits = TransportLimits()
        limits.headerTimeout = .milliseconds(600)
        let server = try await TestServer(limits: limits)
        let slow = try RawSocket(port: server.port)
        slow.send("GET / HTTP/1.1\r\nHo")

        let other = try RawSocket(port: server.port)
        other.send("GET /x HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(other.readAnswer().text == "/x")
        #expect(slow.readToEnd(seconds: 30).closed)
    }

    @Test func `half a header after a served request is dropped in time`() async throws {
        var limits = TransportLimits()
        limits.headerTimeout = .seconds(1)
        let server = try await TestServer(limits: limits)
        let socket = try RawSocket(port: server.port)
        socket.send("GET /a HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(socket.readAnswer().text == "/a")
        socket.send("GET /b HTTP/1.1\r\nHo")
        #expect(socket.readToEnd(seconds: 10).closed)
    }

    @Test(arguments: ["TRACE / HTTP/1.1", "PROPFIND /x HTTP/1.1", "BREW / HTTP/1.1", "CONNECT h:1 HTTP/1.1"])
    func `unknown methods are not allowed`(line: String) async throws {
        let server = try await TestServer()
        let socket = try RawSocket(port: server.port)
        socket.send(line + "\r\nHost: h\r\n\r\n")
        let answer = RawAnswer(socket.readToEnd().bytes)
        #expect(answer.status == 405)
        #expect(answer.header("allow") == "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT")
        #expect(server.handler.requests.isEmpty)
        #expect(await server.wait { $0.socketCount == 0 })
    }

    @Test(arguments: ["trace / HTTP/1.1\r\n\r\n", "\u{1}\u{2}\u{3}\r\n\r\n", "{}\r\n\r\n"])
    func `what is no request is a bad one`(text: String) async throws {
        let server = try await TestServer()
        let socket = try RawSocket(port: server.port)
        socket.send(text)
        #expect(RawAnswer(socket.readToEnd().bytes).status == 400)
        #expect(await server.wait { $0.socketCount == 0 })
    }

    @Test(arguments: ["?a=%00b", "?a%00=b", "?a=b%00", "?a=b%00&c=d", "a%00"])
    func `an encoded null reaches no handler`(target: String) async throws {
        let server = try await TestServer()
        let socket = try RawSocket(port: server.port)
        socket.send("GET /\(target) HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(socket.readToEnd().closed)
        #expect(server.handler.requests.isEmpty)
    }

    @Test func `a header that drips in is dropped in time`() async throws {
        var limits = TransportLimits()
        limits.headerTimeout = .milliseconds(600)
        let server = try await TestServer(limits: limits)
        let slow = try RawSocket(port: server.port)
        let end = ContinuousClock.now + .seconds(30)
        slow.send("GET / HTTP/1.1\r\nX: ")
        var closed = false
        while !closed, ContinuousClock.now < end {
            slow.send("a")
            closed = slow.read(seconds: 0.05) { _ in false }.closed
        }
        #expect(closed)
        #expect(ContinuousClock.now < end)
    }

    @Test func `half a body is dropped in time, even when it drips`() async throws {
        var limits = TransportLimits()
        limits.bodyTimeout = .milliseconds(800)
        let server = try await TestServer(limits: limits)
        let slow = try RawSocket(port: server.port)
        slow.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\n")
        let end = ContinuousClock.now + .seconds(30)
        var closed = false
        while !closed, ContinuousClock.now < end {
            slow.send("a")
            closed = slow.read(seconds: 0.1) { _ in false }.closed
        }
        #expect(closed)
        #expect(ContinuousClock.now < end)
        #expect(server.handler.requests.isEmpty)
    }

    @Test func `a header of nine kilobytes is refused`() async throws {
        let server = try await TestServer()
        let socket = try RawSocket(port: server.port)
        socket.send("GET / HTTP/1.1\r\nHost: h\r\nCookie: " + String(repeating: "a", count: 9000) + "\r\n\r\n")
        #expect(socket.readToEnd().closed)
        #expect(server.handler.requests.isEmpty)
    }

    @Test(arguments: [
        "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n",
        "Upgrade: tls/1.0\r\nConnection: Upgrade\r\n", "Upgrade: WebSocket2\r\nConnection: Upgrade\r\n",
    ])
    func `no upgrade but to websocket`(fields: String) async throws {
        let server = try await TestServer()
        let socket = try RawSocket(port: server.port)
        socket.send("GET / HTTP/1.1\r\nHost: h\r\n\(fields)\r\n")

        let answer = RawAnswer(socket.readToEnd().bytes)

        #expect(answer.status != 101)
        #expect(server.handler.requests.isEmpty)
        #expect(await server.wait { $0.socketCount == 0 })
    }

    @Test func `HTTP 2 by prior knowledge is refused`() async throws {
        let server = try await TestServer()
        let socket = try RawSocket(port: server.port)
        socket.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
        let end = socket.readToEnd()
        #expect(end.closed)
        #expect(!String(decoding: end.bytes, as: UTF8.self).contains("HTTP/2"))
    }

    @Test func `requests beyond the rate get 429`() async throws {
        var limits = TransportLimits()
        limits.requestsPerSecondPerAddress = 2
        let server = try await TestServer(limits: limits)
        var statuses: [Int] = []
        for _ in 0..<6 {
            let socket = try RawSocket(port: server.port)
            socket.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
            statuses.append(socket.readAnswer().status)
        }
        #expect(statuses.prefix(4) == [200, 200, 200, 200])
        #expect(statuses.contains(429))
    }

    @Test func `a client that never reads its answer is cut off and the loop does not spin`() async throws {
        var limits = TransportLimits()
        limits.answerTimeout = .milliseconds(500)
        let server = try await TestServer(limits: limits) { _, responder in
            responder.respond(HTTPResponse(status: 200, body: [UInt8](repeating: 1, count: 16 << 20)))
        }
        let socket = try RawSocket(port: server.port, receiveBuffer: 4096)
        socket.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(await server.wait { $0.socketCount == 1 })
        #expect(await server.wait { $0.socketCount == 0 })
    }

    @Test func `a client that sends on instead of reading its answer is cut off soon`() async throws {
        let server = try await TestServer { _, responder in
            responder.respond(HTTPResponse(status: 200, body: [UInt8](repeating: 1, count: 16 << 20)))
        }
        let socket = try RawSocket(port: server.port, receiveBuffer: 4096)
        socket.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(await server.wait { $0.socketCount == 1 })
        socket.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(await server.wait { $0.socketCount == 0 })
    }

    @Test func `a whole long answer reaches a patient client, and the next one too`() async throws {
        let body = (0..<3_000_000).map { UInt8($0 % 251) }
        let server = try await TestServer { _, responder in responder.respond(HTTPResponse(status: 200, body: body)) }
        let socket = try RawSocket(port: server.port, receiveBuffer: 4096)
        for _ in 0..<2 {
            socket.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
            let (bytes, _) = socket.read(seconds: 20) { $0.count > body.count && $0.suffix(8) == body.suffix(8) }
            #expect(RawAnswer(bytes).body == body)
        }
    }

    @Test func `line breaks in a value cannot start a header`() async throws {
        let server = try await TestServer { _, responder in
            responder.respond(HTTPResponse(status: 200, headers: ["X-A": "a\r\nX-Evil: 1"], body: []))
        }
        let socket = try RawSocket(port: server.port)
        socket.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
        let answer = socket.readAnswer()
        #expect(answer.header("X-A") == "a  X-Evil: 1")
        #expect(answer.header("X-Evil") == nil)
    }
}
