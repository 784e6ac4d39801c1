import HarkFetch
import HarkTesting
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1)))
struct CancellationTests {
    private let limits: @Sendable (inout FetchLimits) -> Void = { $0.concurrent = 1 }

    @Test func `at once`() async throws {
        let server = try StandInServer { peer, _ in peer.answer("200 OK") }
        let scene = try FetchScene(server)

        let outcome = await scene.fetch(FetchRequest(.get, server.url())) { $0.cancel() }

        #expect(outcome.error == .cancelled)
    }

    @Test func `while waiting in line`() async throws {
        let server = try StandInServer { peer, request in
            if request.hasPrefix("GET /slow") { peer.waitForEnd() } else { peer.answer("200 OK") }
        }
        let scene = try FetchScene(server, change: limits)

        let outcome = await scene.fetch(FetchRequest(.get, server.url("/slow"), timeout: .seconds(1))) { _ in
            scene.fetcher.fetch(FetchRequest(.get, server.url("/waits"))) { #expect($0.error == .cancelled) }.cancel()
        }

        #expect(outcome.error == .timedOut)
        #expect(server.count == 1)
    }

    @Test func `while a name is looked up`() async throws {
        let scene = try FetchScene([AllowedOrigin("http://nobody.invalid")])

        let outcome = await scene.fetch(FetchRequest(.get, "http://nobody.invalid/")) { handle in
            scene.loop.execute { handle.cancel() }
        }

        #expect(outcome.error == .cancelled)
    }

    @Test func `before the header`() async throws {
        let server = try StandInServer { peer, _ in peer.waitForEnd() }
        let scene = try FetchScene(server)

        let outcome = await scene.fetch(FetchRequest(.get, server.url())) { handle in
            scene.cancel(handle) { server.requests.count == 1 }
        }

        #expect(outcome.error == .cancelled)
        #expect(await scene.wait { server.endedCount == 1 })
    }

    @Test func `from within a chunk`() async throws {
        let server = try StandInServer { peer, _ in
            peer.send("HTTP/1.1 200 OK\r\n\r\n")
            peer.repeats("x", pause: 1)
        }
        let scene = try FetchScene(server)
        let chunks = Atomic(0)

        let outcome = await scene.fetch(
            FetchRequest(.get, server.url()),
            onChunk: { _, handle in
                chunks.add(1, ordering: .relaxed)
                handle?.cancel()
            },
            begun: { _ in }
        )

        #expect(outcome.error == .cancelled)
        #expect(chunks.load(ordering: .relaxed) == 1)
        #expect(await scene.wait { server.endedCount == 1 })
    }

    @Test func `after the end nothing happens`() async throws {
        let server = try StandInServer { peer, _ in peer.answer("200 OK", "ok") }
        let scene = try FetchScene(server)
        let handles = Mutex<[FetchHandle]>([])

        let outcome = await scene.fetch(FetchRequest(.get, server.url())) { handle in
            handles.withLock { $0.append(handle) }
        }
        await scene.onLoop { for handle in handles.withLock({ $0 }) { handle.cancel() } }

        #expect(outcome.text == "ok")
    }

    @Test func `a request may follow from within an outcome`() async throws {
        let server = try StandInServer { peer, request in peer.answer("200 OK", String(request.prefix(6))) }
        let scene = try FetchScene(server, change: limits)

        let outcome: FetchOutcome = await withCheckedContinuation { continuation in
            scene.loop.execute {
                scene.fetcher.fetch(FetchRequest(.get, server.url("/1"))) { _ in
                    scene.fetcher.fetch(FetchRequest(.get, server.url("/2"))) { continuation.resume(returning: $0) }
                }
            }
        }

        #expect(outcome.text == "GET /2")
    }

    @Test func `closing calls everything off`() async throws {
        let server = try StandInServer { peer, _ in peer.waitForEnd() }
        let scene = try FetchScene(server, change: limits)

        async let first = scene.fetch(FetchRequest(.get, server.url()))
        async let second = scene.fetch(FetchRequest(.get, server.url()))
        #expect(await scene.wait { scene.fetcher.count == 2 && server.count == 1 })
        await scene.onLoop { scene.fetcher.close() }

        #expect(await [first.error, second.error] == [.cancelled, .cancelled])
        #expect(await scene.fetch(FetchRequest(.get, server.url())).error == .cancelled)
    }

    @Test func `the end of the loop calls everything off`() async throws {
        let server = try StandInServer { peer, _ in peer.waitForEnd() }
        let scene = try FetchScene(server, change: limits)

        async let first = scene.fetch(FetchRequest(.get, server.url()))
        async let second = scene.fetch(FetchRequest(.get, server.url()))
        #expect(await scene.wait { scene.fetcher.count == 2 && server.count == 1 })
        scene.loop.stop()

        #expect(await [first.error, second.error] == [.cancelled, .cancelled])
    }
}
