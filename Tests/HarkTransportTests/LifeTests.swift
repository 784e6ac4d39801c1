import Foundation
import Glibc
import HarkTesting
import HarkTransport
import Testing

/// Pings, silence, slow readers, closing and draining.
@Suite(.timeLimit(.minutes(1)))
struct LifeTests {
    @Test func `a socket is pinged, and a silent one closed with 4002`() async throws {
        var limits = TransportLimits()
        limits.pingInterval = .milliseconds(100)
        limits.silenceLimit = .milliseconds(500)
        let server = try await TestServer(limits: limits)
        let silent = try RawSocket(port: server.port)
        #expect(silent.upgrade().status == 101)
        let living = try await TestClient(server.loop, url: "ws://127.0.0.1:\(server.port)/ws")
        #expect(await living.next() == .open)

        let (bytes, _) = silent.read { RawSocket.frames(in: $0).contains { $0.opcode == 8 } }
        let frames = RawSocket.frames(in: bytes)
        #expect(frames.filter { $0.opcode == 9 }.count >= 2)
        let code = frames.first { $0.opcode == 8 }.map { Int($0.payload[0]) << 8 | Int($0.payload[1]) }
        #expect(code == 4002)
        living.send("alive")
        #expect(await living.next() == .text("alive"))
    }

    @Test func `a slow reader is closed with 4001 and costs no memory`() async throws {
        let server = try await TestServer()
        let handler = server.handler
        await server.onLoop { _ in
            handler.whenReceived = { connection, _ in
                let frame = OutboundFrame(copying: [UInt8](repeating: 97, count: 60_000))
                for _ in 0..<2000 { connection.send(frame) }
            }
        }
        let before = residentBytes()
        let sockets = try (0..<10).map { _ in try RawSocket(port: server.port, receiveBuffer: 4096) }
        for socket in sockets {
            #expect(socket.upgrade().status == 101)
            socket.send(RawSocket.frame(Array("flood".utf8)))
        }
        #expect(await server.wait(seconds: 15) { _ in handler.closeCodes.count == 10 })
        #expect(handler.closeCodes.allSatisfy { $0 == 4001 })
        #expect(residentBytes() - before < 40 << 20)
    }

    @Test func `the system holds little for a peer that reads nothing`() async throws {
        let server = try await TestServer()
        let handler = server.handler
        await server.onLoop { _ in
            handler.whenReceived = { connection, _ in
                let frame = OutboundFrame(copying: [UInt8](repeating: 97, count: 60_000))
                for _ in 0..<16 { connection.send(frame) }
            }
        }
        let socket = try RawSocket(port: server.port, receiveBuffer: 4096)
        #expect(socket.upgrade().status == 101)
        socket.send(RawSocket.frame(Array("flood".utf8)))
        #expect(await server.wait { _ in handler.texts.count == 1 })

        // Turns of the loop in which the queue is written as far as it goes.
        for _ in 0..<10 { _ = await server.texts() }
        let queued = await server.onLoop { _ in handler.connections.values.first?.queuedBytes ?? 0 }
        #expect(queued > 500_000, "\(queued) of 960,000 bytes wait")
        let (bytes, _) = socket.read { $0.count >= 16 * 60_004 }
        #expect(bytes.count >= 16 * 60_004)
    }

    @Test func `a slow reader that reads on learns why`() async throws {
        let server = try await TestServer()
        let handler = server.handler
        await server.onLoop { _ in
            handler.whenReceived = { connection, _ in
                let frame = OutboundFrame(copying: [UInt8](repeating: 97, count: 60_000))
                for _ in 0..<200 { connection.send(frame) }
            }
        }
        let socket = try RawSocket(port: server.port, receiveBuffer: 4096)
        #expect(socket.upgrade().status == 101)
        socket.send(RawSocket.frame(Array("flood".utf8)))
        #expect(await server.wait { $0.connectionCount == 1 && handler.texts.count == 1 })
        #expect(socket.readCloseCode() == 4001)
    }

    @Test func `an answer longer than the outbox is sent when it is alone`() async throws {
        let server = try await TestServer()
        let handler = server.handler
        await server.onLoop { _ in
            handler.whenReceived = { connection, _ in
                connection.send(OutboundFrame(copying: [UInt8](repeating: 97, count: 3 << 20)))
            }
        }
        let socket = try RawSocket(port: server.port)
        #expect(socket.upgrade().status == 101)
        socket.send(RawSocket.frame(Array("go".utf8)))
        let frame = (3 << 20) + 10
        let (bytes, _) = socket.read { $0.count >= frame }
        #expect(bytes.count == frame)
    }

    @Test func `closing writes what is queued first`() async throws {
        let server = try await TestServer()
        let handler = server.handler
        await server.onLoop { _ in
            handler.whenReceived = { connection, _ in
                connection.send(OutboundFrame(copying: "last words"))
                connection.close(code: 4501, reason: "bye")
                connection.send(OutboundFrame(copying: "never"))
            }
        }
        let client = try await TestClient(server.loop, url: "ws://127.0.0.1:\(server.port)/ws")
        #expect(await client.next() == .open)
        client.send("go")
        #expect(await client.next() == .text("last words"))
        #expect(await client.next() == .close(4501))
        #expect(await server.wait { $0.socketCount == 0 })
        #expect(handler.closeCodes == [4501])
    }

    @Test func `a drain writes queues, closes with 4000 and frees the port`() async throws {
        let server = try await TestServer()
        let client = try await TestClient(server.loop, url: "ws://127.0.0.1:\(server.port)/ws")
        #expect(await client.next() == .open)
        let stuck = try RawSocket(port: server.port)
        stuck.send("GET / HTTP/1.1\r\nHo")
        #expect(await server.wait { $0.socketCount == 2 })

        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            server.loop.execute {
                for connection in server.handler.connections.values {
                    connection.send(OutboundFrame(copying: "draining"))
                }
                server.server.shutdown(within: .seconds(3)) { continuation.resume() }
            }
        }

        #expect(await client.next() == .text("draining"))
        #expect(await client.next() == .close(4000))
        #expect(throws: RawSocket.POSIXFailure.self) { try RawSocket(port: server.port) }
        let again = try await TestServer(listen: [ListenAddress(host: "127.0.0.1", port: server.port)])
        #expect(again.port == server.port)
    }

    @Test func `a drain does not wait for those who never close`() async throws {
        let server = try await TestServer()
        let socket = try RawSocket(port: server.port)
        #expect(socket.upgrade().status == 101)
        let duration: Duration = await withCheckedContinuation { continuation in
            server.loop.execute {
                let start = server.loop.now
                server.server.shutdown(within: .milliseconds(300)) {
                    continuation.resume(returning: server.loop.now - start)
                }
            }
        }
        #expect(duration >= .milliseconds(300) && duration < .seconds(3))
        #expect(socket.readCloseCode() == 4000)
    }

    @Test func `a taken port is named`() async throws {
        let server = try await TestServer()
        await #expect(throws: TransportError.addressInUse(host: "127.0.0.1", port: server.port)) {
            try await TestServer(listen: [ListenAddress(host: "127.0.0.1", port: server.port)])
        }
        await #expect(throws: TransportError.certificateMissing) {
            try await TestServer(listen: [ListenAddress(host: "127.0.0.1", port: 0, tls: true)])
        }
    }

    @Test func `an address is read from text`() {
        #expect(ListenAddress("[::1]:8443+tls") == ListenAddress(host: "::1", port: 8443, tls: true))
        #expect(ListenAddress("127.0.0.1:8080") == ListenAddress(host: "127.0.0.1", port: 8080))
        #expect(ListenAddress("localhost:0")?.description == "localhost:0")
        #expect(ListenAddress("::1:8080") == nil)
        #expect(ListenAddress("host") == nil)
        #expect(ListenAddress("host:70000") == nil)
    }

    private func residentBytes() -> Int {
        let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
        let resident = fields.count > 1 ? Int(fields[1]) ?? 0 : 0
        return resident * 4096
    }
}
