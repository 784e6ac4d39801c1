import HarkTransport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct WebSocketTests {
    @Test func `a message comes back whole`() async throws {
        let server = try await TestServer()
        let client = try await TestClient(server.loop, url: "ws://127.0.0.1:\(server.port)/ws")

        #expect(await client.next() == .open)
        client.send("héllo")
        #expect(await client.next() == .text("héllo"))
        client.close()
        #expect(await client.next() == .close(1000))
        #expect(await server.wait { $0.socketCount == 0 })
    }

    @Test func `a long answer arrives in order behind a short one`() async throws {
        let server = try await TestServer()
        let long = String(repeating: "x", count: 300_000)
        let handler = server.handler
        await server.onLoop { _ in
            handler.whenReceived = { connection, _ in
                connection.send([
                    OutboundFrame(copying: "a"), OutboundFrame(copying: long), OutboundFrame(copying: "b"),
                ])
            }
        }
        let client = try await TestClient(server.loop, url: "ws://127.0.0.1:\(server.port)/ws")

        #expect(await client.next() == .open)
        client.send("go")
        #expect(await client.next() == .text("a"))
        #expect(await client.next() == .text(long))
        #expect(await client.next() == .text("b"))
    }
}
