import HarkTesting
import HarkTransport
import Testing

/// Plain sockets that breach the protocol, each beside a legal twin.
@Suite(.timeLimit(.minutes(1)))
struct HostileWebSocketTests {
    private func expectAlive(_ server: TestServer) async throws {
        let twin = try RawSocket(port: server.port)
        #expect(twin.upgrade().status == 101)
        twin.send(RawSocket.frame(Array("still here".utf8)))
        let (bytes, _) = twin.read { RawSocket.frames(in: $0).contains { $0.opcode == 1 } }
        #expect(RawSocket.frames(in: bytes).first?.payload == Array("still here".utf8))
    }

    // MARK: Handshakes

    @Test(arguments: ["8", "7", "12", "14", "0", "x"])
    func `versions other than 13 are refused`(version: String) async throws {
        let server = try await TestServer()
        let socket = try RawSocket(port: server.port)
        socket.send(RawSocket.upgradeRequest(version: version))
        let answer = RawAnswer(socket.readToEnd().bytes)
        #expect(answer.status == 426)
        #expect(answer.header("sec-websocket-version") == "13")
        try await expectAlive(server)
    }

    @Test(arguments: [nil, "chat", "hark.v2", "hark.v1x"])
    func `a missing or wrong subprotocol is refused`(subprotocol: String?) async throws {
        let server = try await TestServer()
        let socket = try RawSocket(port: server.port)
        #expect(socket.upgrade(subprotocol: subprotocol).status == 400)
        try await expectAlive(server)
    }

    @Test func `the subprotocol is found in a list and named in the answer`() async throws {
        let server = try await TestServer()
        let socket = try RawSocket(port: server.port)
        let answer = socket.upgrade(subprotocol: "other, hark.v1")
        #expect(answer.status == 101)
        #expect(answer.header("sec-websocket-protocol") == "hark.v1")
        #expect(answer.header("sec-websocket-extensions") == nil)
    }

    @Test func `no compression is agreed on`() async throws {
        let server = try await TestServer()
        let socket = try RawSocket(port: server.port)
        let answer = socket.upgrade(extra: "Sec-WebSocket-Extensions: permessage-deflate\r\n")
        #expect(answer.status == 101)
        #expect(answer.header("sec-websocket-extensions") == nil)
    }

    @Test func `other paths, methods and keys are refused`() async throws {
        let server = try await TestServer()
        #expect(try RawSocket(port: server.port).upgrade("/nowhere").status == 404)
        let post = try RawSocket(port: server.port)
        post.send(RawSocket.upgradeRequest().replacing("GET", with: "POST"))
        #expect(RawAnswer(post.readToEnd().bytes).status != 101)
        let key = try RawSocket(port: server.port)
        key.send(RawSocket.upgradeRequest().replacing("dGhlIHNhbXBsZSBub25jZQ==", with: "x"))
        #expect(RawAnswer(key.readToEnd().bytes).status == 400)
        try await expectAlive(server)
    }

    @Test func `two upgrade headers are refused`() async throws {
        let server = try await TestServer()
        let socket = try RawSocket(port: server.port)
        #expect(socket.upgrade(extra: "Upgrade: h2c\r\n").status != 101)
        try await expectAlive(server)
    }

    @Test func `the handler's refusal reaches the client`() async throws {
        let server = try await TestServer()
        server.handler.decision = { request in
            request.headers["origin"] == "https://evil" ? .refuse(.text(403, "Foreign origin\n")) : .accept
        }
        #expect(try RawSocket(port: server.port).upgrade(extra: "Origin: https://evil\r\n").status == 403)
        #expect(await server.wait { $0.connectionCount == 0 })
        try await expectAlive(server)
    }

    // MARK: Frames

    private func closeCode(after frames: [UInt8]...) async throws -> Int? {
        let server = try await TestServer()
        let socket = try RawSocket(port: server.port)
        #expect(socket.upgrade().status == 101)
        for frame in frames { socket.send(frame) }
        let code = socket.readCloseCode()
        #expect(await server.texts().isEmpty)
        try await expectAlive(server)
        return code
    }

    @Test func `binary closes 1003`() async throws {
        #expect(try await closeCode(after: RawSocket.frame([1, 2], opcode: 2)) == 1003)
    }

    @Test(
        arguments: [
            [0xff, 0xfe], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82], [0x80],
        ] as [[UInt8]]
    )
    func `invalid UTF-8 closes 1007`(bytes: [UInt8]) async throws {
        #expect(try await closeCode(after: RawSocket.frame(bytes)) == 1007)
    }

    @Test func `UTF-8 broken between fragments closes 1007`() async throws {
        let code = try await closeCode(
            after: RawSocket.frame([0xe2, 0x82], final: false),
            RawSocket.frame([0x28], opcode: 0)
        )
        #expect(code == 1007)
    }

    @Test func `reserved bits, unknown opcodes and long control frames end the connection`() async throws {
        #expect(try await closeCode(after: RawSocket.frame([1], reserved: 0x40)) == 1002)
        #expect(try await closeCode(after: RawSocket.frame([1], opcode: 3)) == 1002)
        #expect(try await closeCode(after: RawSocket.frame([1], opcode: 0)) == 1002)
        #expect(try await closeCode(after: RawSocket.frame([1], opcode: 9, final: false)) == 1002)
        _ = try await closeCode(after: RawSocket.frame([UInt8](repeating: 1, count: 200), opcode: 9))
    }

    @Test func `one byte beyond the limit closes 1009, the limit itself passes`() async throws {
        let server = try await TestServer()
        let socket = try RawSocket(port: server.port)
        #expect(socket.upgrade().status == 101)
        let whole = [UInt8](repeating: 97, count: 65536)
        socket.send(RawSocket.frame(whole))
        let (bytes, _) = socket.read { RawSocket.frames(in: $0).count == 1 }
        #expect(RawSocket.frames(in: bytes).first?.payload == whole)

        socket.send(RawSocket.frame(whole + [97]))
        #expect(socket.readCloseCode() == 1009)
    }

    @Test(arguments: [65537, 1 << 40, UInt64(1) << 62])
    func `a declared length beyond the limit closes 1009 at its first bytes`(length: UInt64) async throws {
        #expect(try await closeCode(after: RawSocket.frame([97, 98], declared: length)) == 1009)
    }

    @Test func `endless fragments close 1009`() async throws {
        let server = try await TestServer()
        let socket = try RawSocket(port: server.port)
        #expect(socket.upgrade().status == 101)
        socket.send(RawSocket.frame([97], final: false))
        let fragments = (0..<70_000).flatMap { _ in RawSocket.frame([98], opcode: 0, final: false) }
        socket.send(fragments)
        #expect(socket.readCloseCode() == 1009)
        try await expectAlive(server)
    }

    @Test func `fragments and split frames make one message, pings between them`() async throws {
        let server = try await TestServer()
        let socket = try RawSocket(port: server.port)
        #expect(socket.upgrade().status == 101)
        let stream =
            RawSocket.frame(Array("hé".utf8.prefix(2)), final: false) + RawSocket.frame([7], opcode: 9)
            + RawSocket.frame(Array("hé".utf8.suffix(1)) + Array("llo".utf8), opcode: 0)
        for byte in stream { socket.send([byte]) }
        let (bytes, _) = socket.read { RawSocket.frames(in: $0).count >= 2 }
        let frames = RawSocket.frames(in: bytes)
        #expect(frames.contains { $0.opcode == 10 && $0.payload == [7] })
        #expect(frames.contains { $0.opcode == 1 && $0.payload == Array("héllo".utf8) })
    }

    @Test func `a close is answered with its code and data after it is ignored`() async throws {
        let server = try await TestServer()
        let socket = try RawSocket(port: server.port)
        #expect(socket.upgrade().status == 101)
        socket.send(RawSocket.frame([0x03, 0xe9], opcode: 8) + RawSocket.frame(Array("late".utf8)))
        #expect(socket.readCloseCode() == 1001)
        #expect(await server.wait { $0.socketCount == 0 })
        #expect(server.handler.texts.isEmpty)
        #expect(server.handler.closeCodes == [1001])
    }

    @Test func `a connection that breaks off is reported as 1006`() async throws {
        let server = try await TestServer()
        do {
            let socket = try RawSocket(port: server.port)
            #expect(socket.upgrade().status == 101)
            socket.send([0x81])
        }
        #expect(await server.wait { $0.socketCount == 0 })
        #expect(server.handler.closeCodes == [1006])
    }

    // MARK: Limits

    @Test func `sockets of one address are limited, and given back`() async throws {
        var limits = TransportLimits()
        limits.socketsPerAddress = 3
        let server = try await TestServer(limits: limits)
        var sockets = try (0..<3).map { _ in try RawSocket(port: server.port) }
        for socket in sockets { #expect(socket.upgrade().status == 101) }

        let refused = try RawSocket(port: server.port).upgrade()
        #expect(refused.status == 503)
        #expect(refused.header("retry-after") != nil)
        #expect(try RawSocket(port: server.port, from: "127.0.0.2").upgrade().status == 101)
        sockets.removeLast()
        #expect(await server.wait { $0.connectionCount == 2 })
        let next = try RawSocket(port: server.port)
        #expect(next.upgrade().status == 101)
    }

    @Test func `sockets in all are limited`() async throws {
        var limits = TransportLimits()
        limits.socketsTotal = 2
        limits.exemptLoopback = true
        let server = try await TestServer(limits: limits)
        let sockets = try (0..<2).map { _ in try RawSocket(port: server.port) }
        for socket in sockets { #expect(socket.upgrade().status == 101) }
        let refused = try RawSocket(port: server.port).upgrade()
        #expect(refused.status == 503)
        #expect(refused.header("retry-after") != nil)
    }

    @Test func `loopback may be exempt from the limit per address`() async throws {
        var limits = TransportLimits()
        limits.socketsPerAddress = 1
        limits.exemptLoopback = true
        let server = try await TestServer(limits: limits)
        let sockets = try (0..<5).map { _ in try RawSocket(port: server.port) }
        for socket in sockets { #expect(socket.upgrade().status == 101) }
    }

    @Test func `a thousand sockets that never speak do no harm`() async throws {
        var limits = TransportLimits()
        (limits.headerTimeout, limits.connectionsPerAddress) = (.seconds(30), 2000)
        let server = try await TestServer(limits: limits)
        var silent = try (0..<1000).map { _ in try RawSocket(port: server.port) }
        #expect(await server.wait { $0.socketCount >= 1000 })
        try await expectAlive(server)
        silent.removeAll()
        #expect(await server.wait(seconds: 15) { $0.socketCount <= 1 })
    }
}
