import Dispatch
import HarkFetch
import HarkTesting
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1)))
struct StreamingTests {
    @Test func `chunks come while the answer is still on its way`() async throws {
        let isSeen = DispatchSemaphore(value: 0)
        let server = try StandInServer { peer, _ in
            peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n")
            isSeen.wait()
            peer.send("3\r\ntwo\r\n0\r\n\r\n")
        }
        let scene = try FetchScene(server)
        let bytes = Mutex<[UInt8]>([])

        let outcome = await scene.fetch(
            FetchRequest(.get, server.url()),
            onChunk: { chunk, _ in
                bytes.withLock { $0 += chunk.body }
                isSeen.signal()
            },
            begun: { _ in }
        )

        #expect(outcome.response?.body == [])
        #expect(bytes.withLock { String(decoding: $0, as: UTF8.self) } == "onetwo")
    }

    @Test func `a stream is cut at the limit of its request`() async throws {
        let server = try StandInServer { peer, _ in
            peer.send("HTTP/1.1 200 OK\r\n\r\n")
            peer.repeats(String(repeating: "x", count: 1000))
        }
        let scene = try FetchScene(server)
        let count = Mutex(0)

        let outcome = await scene.fetch(
            FetchRequest(.get, server.url(), responseBytes: 50_000),
            onChunk: { chunk, _ in count.withLock { $0 += chunk.body.count } },
            begun: { _ in }
        )

        #expect(outcome.error == .tooLarge)
        #expect(count.withLock { $0 } <= 50_000)
    }
}
