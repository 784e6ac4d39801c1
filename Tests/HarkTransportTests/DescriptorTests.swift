import Foundation
import HarkTransport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct DescriptorTests {
    @Test func `the end of a server closes no descriptor of others`() async throws {
        for _ in 0..<10 {
            let server = try await TestServer()
            let opened = Guarded<[WatchedSocket]>([])
            let loop = server.loop
            await withCheckedContinuation { continuation in
                loop.execute {
                    // Runs between the destruction of the context and the end of its handles.
                    loop.onTurnEnd {
                        opened.withLock { opened in
                            if opened.count < 200 { opened += (0..<40).map { _ in WatchedSocket() } }
                        }
                    }
                    loop.stop()
                    continuation.resume()
                }
            }
            loop.join()
            let lost = opened.withLock { $0.filter { !$0.close() }.count }
            #expect(lost == 0)
            #expect(opened.withLock { $0.count } >= 40)
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `connections cut in any phase leave server and descriptors intact`(seed: UInt64) async throws {
        let watch = DescriptorWatch(holding: 8)
        let files = try TLSTests.makeFiles(TLSTests.folder())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<3 as Range<UInt64> {
                group.addTask { try await Self.abuse(files, seed: seed * 100 + number) }
            }
            try await group.waitForAll()
        }
        let (closed, lost) = watch.stop()
        #expect(closed > 0)
        #expect(lost == 0)
    }

    /// A server with its own loop, and clients on another, whose connections are all cut somewhere.
    private static func abuse(_ files: TLSFiles, seed: UInt64) async throws {
        let listen = [true, false].map { ListenAddress(host: "127.0.0.1", port: 0, tls: $0) }
        let server = try await TestServer(tls: files, listen: listen)
        let loop = try EventLoop(label: "clients")
        loop.start()
        let secure = try CuttingProxy(to: server.addresses[0].port, budget: 3200, seed: seed)
        let plain = try CuttingProxy(to: server.addresses[1].port, budget: 700, seed: seed + 50)
        let closed = try CuttingProxy(to: 1, budget: 0, seed: seed)
        closed.stop()
        let urls = ["wss://127.0.0.1:\(secure.port)/ws", "ws://127.0.0.1:\(plain.port)/ws"]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<24 {
                let url = index % 8 == 7 ? "ws://127.0.0.1:\(closed.port)/ws" : urls[index % 2]
                group.addTask { try await talk(loop, url) }
            }
            try await group.waitForAll()
        }
        secure.stop()
        plain.stop()
        for (scheme, address) in zip(["wss", "ws"], server.addresses) {
            try await serves(loop, "\(scheme)://127.0.0.1:\(address.port)/ws")
        }
        loop.stop()
        loop.join()
    }

    private static let options = WebSocketClient.Options(allowSelfSigned: true)

    /// Speaks until the connection is cut.
    private static func talk(_ loop: EventLoop, _ url: String) async throws {
        let client = try await TestClient(loop, url: url, options: options)
        while let event = await client.next(seconds: 5) {
            switch event {
            case .open: client.send(String(repeating: "a", count: 40))
            case .text: client.send("again")
            case .close: return
            }
        }
        Issue.record("A cut connection must end")
    }

    private static func serves(_ loop: EventLoop, _ url: String) async throws {
        let client = try await TestClient(loop, url: url, options: options)
        #expect(await client.next() == .open)
        client.send("still here")
        #expect(await client.next() == .text("still here"))
        client.close()
        #expect(await client.next() == .close(1000))
    }
}
