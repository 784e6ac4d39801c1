import CZlib
import Glibc
import HarkFetch
import HarkTesting
import Testing

/// Servers that behave badly, each beside one that behaves: the fetcher must name the trouble and go on.
@Suite(.timeLimit(.minutes(1)))
struct BadAnswerTests {
    /// Asks a bad server, and then, by the same fetcher, that it still answers.
    private func outcome(
        timeout: Duration? = nil,
        silenceSeconds: Int? = nil,
        _ script: @escaping @Sendable (StandInServer.Peer) -> Void
    ) async throws -> FetchOutcome {
        let server = try StandInServer { peer, request in
            if request.hasPrefix("GET /good") { peer.answer("200 OK", "good") } else { script(peer) }
        }
        let scene = try FetchScene(server) {
            $0.responseBytes = 100_000
            if let silenceSeconds { $0.silenceSeconds = silenceSeconds }
        }
        let outcome = await scene.fetch(FetchRequest(.get, server.url("/bad"), timeout: timeout))
        let good = await scene.fetch(FetchRequest(.get, server.url("/good")))
        #expect(good.text == "good")
        #expect(await scene.wait { server.endedCount == server.count })
        return outcome
    }

    @Test func `silence before the header times out`() async throws {
        let outcome = try await outcome(timeout: .milliseconds(200)) { $0.waitForEnd() }
        #expect(outcome.error == .timedOut)
    }

    @Test func `a header that dribbles times out`() async throws {
        let outcome = try await outcome(timeout: .milliseconds(200)) {
            $0.send("HTTP/1.1 200 OK\r\n")
            $0.repeats("X-A: 1\r\n", pause: 20)
        }
        #expect(outcome.error == .timedOut)
    }

    @Test func `a body that dribbles times out`() async throws {
        let outcome = try await outcome(timeout: .milliseconds(200)) {
            $0.send("HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n")
            $0.repeats("x", pause: 20)
        }
        #expect(outcome.error == .timedOut)
    }

    @Test func `a body that stops for longer than allowed times out`() async throws {
        let outcome = try await outcome(silenceSeconds: 1) {
            $0.send("HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\nabc")
            $0.waitForEnd()
        }
        #expect(outcome.error == .timedOut)
    }

    @Test func `an endless body is cut at the limit`() async throws {
        let outcome = try await outcome {
            $0.send("HTTP/1.1 200 OK\r\n\r\n")
            $0.repeats(String(repeating: "x", count: 10_000))
        }
        #expect(outcome.error == .tooLarge)
    }

    @Test func `an endless body of chunks is cut at the limit`() async throws {
        let outcome = try await outcome {
            $0.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            $0.repeats("1000\r\n" + String(repeating: "x", count: 4096) + "\r\n")
        }
        #expect(outcome.error == .tooLarge)
    }

    @Test func `many header lines are cut at the limit`() async throws {
        let outcome = try await outcome {
            $0.send("HTTP/1.1 200 OK\r\n")
            $0.repeats("X-A: 0123456789012345678901234567890123456789\r\n")
        }
        #expect(outcome.error == .tooLarge)
    }

    @Test func `a header line without an end is cut at the limit`() async throws {
        let outcome = try await outcome {
            $0.send("HTTP/1.1 200 OK\r\nX-A: ")
            $0.repeats(String(repeating: "x", count: 10_000))
        }
        #expect(outcome.error == .tooLarge)
    }

    @Test func `interim answers without an end are cut at the limit`() async throws {
        let outcome = try await outcome { $0.repeats("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n") }
        #expect(outcome.error == .tooLarge)
    }

    @Test func `trailers without an end are cut at the limit`() async throws {
        let outcome = try await outcome {
            $0.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n")
            $0.repeats("X-A: 0123456789012345678901234567890123456789\r\n")
        }
        #expect(outcome.error == .tooLarge)
    }

    @Test func `a bomb is cut at the limit after unpacking`() async throws {
        let bomb = gzip([UInt8](repeating: 0, count: 50_000_000))
        #expect(bomb.count < 60_000)

        let outcome = try await outcome {
            $0.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(bomb.count)\r\n\r\n")
            $0.send(bomb)
        }

        #expect(outcome.error == .tooLarge)
    }

    @Test func `a packed body within the limit is unpacked`() async throws {
        let packed = gzip(Array("héllo 你好".utf8))

        let outcome = try await outcome {
            $0.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(packed.count)\r\n\r\n")
            $0.send(packed)
        }

        #expect(outcome.text == "héllo 你好")
    }

    @Test(arguments: ["br", "zstd", "deflate, br", "rubbish"])
    func `a body packed otherwise is refused`(encoding: String) async throws {
        let outcome = try await outcome {
            $0.send("HTTP/1.1 200 OK\r\nContent-Encoding: \(encoding)\r\nContent-Length: 3\r\n\r\nabc")
        }
        #expect(outcome.isUnreachable)
    }

    @Test func `a reset in the middle is no answer`() async throws {
        let outcome = try await outcome {
            $0.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc")
            $0.reset()
        }
        #expect(outcome.isUnreachable)
    }

    @Test func `an answer that is cut off is no answer`() async throws {
        let outcome = try await outcome { $0.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc") }
        #expect(outcome.isUnreachable)
    }

    @Test(arguments: [
        "", "\r\n\r\n", "hello\r\n\r\n", "HTTP/0.9 200 OK\r\n\r\n", "HTTP/2 200\r\n\r\n", "HTTP/1.1 abc\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 1e9\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n", "SSH-2.0-OpenSSH_9.2\r\n",
    ])
    func `what is no HTTP is no answer`(bytes: String) async throws {
        let outcome = try await outcome { $0.send(bytes) }
        #expect(outcome.response == nil)
    }

    @Test(arguments: [301, 302, 303, 307, 308, 300, 304])
    func `a redirect is not followed`(status: Int) async throws {
        let inside = try StandInServer { peer, _ in peer.answer("200 OK", "inside") }

        let outcome = try await outcome {
            $0.answer("\(status) Go", header: "Location: \(inside.url())\r\n")
        }

        #expect(outcome.error == .redirected)
        #expect(inside.count == 0)
    }

    @Test func `nobody listening is no answer`() async throws {
        // Bound, so that nobody else gets the port, and not listening.
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = RawSocket.address("127.0.0.1", 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        try #require(RawSocket.call(&address) { bind(descriptor, $0, $1) } == 0)
        _ = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        let port = UInt16(bigEndian: address.sin_port)
        let scene = try FetchScene([AllowedOrigin("http://127.0.0.1:\(port)", isPrivate: true)])

        let outcome = await scene.fetch(FetchRequest(.get, "http://127.0.0.1:\(port)/"))

        #expect(outcome.isUnreachable)
    }

    @Test func `a name that is none is no answer`() async throws {
        let scene = try FetchScene([AllowedOrigin("http://nobody.invalid")]) { $0.connect = .seconds(15) }

        let outcome = await scene.fetch(FetchRequest(.get, "http://nobody.invalid/"))

        #expect(outcome.isUnreachable || outcome.error == .timedOut)
    }
}

/// A body packed as the header `Content-Encoding: gzip` says.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    hark_gzip_begin(&stream)
    var packed = [UInt8](repeating: 0, count: bytes.count / 500 + 1000)
    var bytes = bytes
    let count = bytes.withUnsafeMutableBufferPointer { input in
        packed.withUnsafeMutableBufferPointer { output in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(input.count)
            stream.next_out = output.baseAddress
            stream.avail_out = UInt32(output.count)
            deflate(&stream, Z_FINISH)
            return output.count - Int(stream.avail_out)
        }
    }
    deflateEnd(&stream)
    return Array(packed.prefix(count))
}
