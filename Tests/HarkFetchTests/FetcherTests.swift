import Foundation
import HarkTransport
import Testing

@testable import HarkFetch

/// Requests over real sockets to servers that behave well and badly.
@Suite(.serialized) struct FetcherTests {
    @Test func `an answer comes with status, header and body`() async throws {
        let server = try ScriptedServer { $0.answer(200, ["X-Order: KO-1"], #"{"status":"shipped"}"#) }
        let response = try await Bench(server).fetch(FetchRequest(.get, server.url("/orders/1?language=en")))

        #expect(response.status == 200)
        #expect(response.header("x-order") == "KO-1")
        #expect(String(decoding: response.body, as: UTF8.self) == #"{"status":"shipped"}"#)
        #expect(server.requests.first?.hasPrefix("GET /orders/1?language=en HTTP/1.1\r\n") == true)
    }

    @Test(arguments: [FetchRequest.Method.post, .put, .patch, .delete])
    func `a body is sent as it is, with its own type`(method: FetchRequest.Method) async throws {
        let server = try ScriptedServer { $0.answer(201) }
        let headers = [FetchHeader("Content-Type", "application/json")]
        let request = FetchRequest(method, server.url(), headers: headers, body: Array(#"{"a":"é"}"#.utf8))

        let response = try await Bench(server).fetch(request)

        #expect(response.status == 201)
        let sent = try #require(server.requests.first)
        #expect(sent.hasPrefix("\(method.rawValue) / HTTP/1.1\r\n"))
        #expect(sent.hasSuffix("\r\n\r\n" + #"{"a":"é"}"#))
        #expect(sent.contains("Content-Type: application/json\r\n") && !sent.contains("urlencoded"))
    }

    @Test func `what has no body sends none`() async throws {
        let server = try ScriptedServer { $0.answer(204) }
        let bench = try Bench(server)
        for method in [FetchRequest.Method.post, .delete, .get] {
            #expect(try await bench.fetch(FetchRequest(method, server.url())).status == 204)
        }
        #expect(server.requests.allSatisfy { $0.hasSuffix("\r\n\r\n") && !$0.contains("Expect") })
    }

    @Test func `secrets are filled in and in no error`() async throws {
        let server = try ScriptedServer { $0.answer() }
        let bench = try Bench(server, secrets: ["HARK_SECRET_TOKEN": "s3cret"])
        let header = try FetchHeader("Authorization", template: "Bearer {secret.TOKEN}")
        let wrong = try FetchHeader("Authorization", template: "Bearer {secret.OTHER}")

        _ = try await bench.fetch(FetchRequest(.get, server.url(), headers: [header]))

        #expect(server.requests.first?.contains("Authorization: Bearer s3cret\r\n") == true)
        await #expect(throws: FetchError.missingSecret("OTHER")) {
            try await bench.fetch(FetchRequest(.get, server.url(), headers: [wrong]))
        }
        #expect(server.requests.count == 1)
    }

    @Test(arguments: [500, 404, 429])
    func `any status but a redirect is an answer`(status: Int) async throws {
        let server = try ScriptedServer { $0.answer(status, [], "no") }
        #expect(try await Bench(server).fetch(FetchRequest(.get, server.url())).status == status)
    }

    @Test func `a redirect is not followed`() async throws {
        let server = try ScriptedServer { $0.answer(302, ["Location: http://127.0.0.1:1/inside"]) }
        await #expect(throws: FetchError.redirected) {
            try await Bench(server).fetch(FetchRequest(.get, server.url()))
        }
        #expect(server.requests.count == 1)
    }

    /// Ways to behave badly, and what is said of them.
    static let trouble: [(String, FetchError, @Sendable (Connection) -> Void)] = [
        ("says nothing", .timedOut, { $0.waitForEnd() }),
        (
            "stops in the header", .timedOut,
            {
                $0.send("HTTP/1.1 200 OK\r\nX: ")
                $0.waitForEnd()
            }
        ),
        (
            "stops in the body", .timedOut,
            {
                $0.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
                $0.waitForEnd()
            }
        ),
        (
            "never ends its body", .tooLarge,
            {
                $0.send("HTTP/1.1 200 OK\r\n\r\n")
                while $0.send(String(repeating: "x", count: 4096)) {}
            }
        ),
        (
            "never ends its header", .tooLarge,
            {
                $0.send("HTTP/1.1 200 OK\r\n")
                while $0.send("X-Long: \(String(repeating: "x", count: 1000))\r\n") {}
            }
        ),
        ("is larger than it may be", .tooLarge, { $0.answer(200, [], String(repeating: "x", count: 20_000)) }),
    ]

    @Test(arguments: trouble.indices)
    func `a server that misbehaves ends in an error, in time`(index: Int) async throws {
        let (name, error, behave) = Self.trouble[index]
        let server = try ScriptedServer(behave)
        await #expect(throws: error, "\(name)") { try await Bench(server).fetch(FetchRequest(.get, server.url())) }
    }

    @Test(arguments: [
        "", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", "what is this?\r\n\r\n", "\u{0}\u{1}\u{2}",
    ])
    func `half an answer and rubbish are no answer`(text: String) async throws {
        let server = try ScriptedServer { $0.send(text) }
        let error = await #expect(throws: FetchError.self) {
            try await Bench(server).fetch(FetchRequest(.get, server.url()))
        }
        guard case .unreachable = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `a packed answer is unpacked within the limit only`() async throws {
        // Twenty thousand zeros, packed by gzip.
        let packed: [UInt8] = try Gzip.packed(String(repeating: "0", count: 20_000))
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(packed.count)\r\n\r\n"
        let server = try ScriptedServer { $0.send(Array(head.utf8) + packed) }

        await #expect(throws: FetchError.tooLarge) { try await Bench(server).fetch(FetchRequest(.get, server.url())) }

        var limits = Bench.limits
        limits.responseBytes = 20_000
        let response = try await Bench(server, limits: limits).fetch(FetchRequest(.get, server.url()))
        #expect(response.body.count == 20_000)
    }

    @Test func `nobody there, a foreign origin and a private address are told apart`() async throws {
        let server = try ScriptedServer { $0.answer() }
        let bench = try Bench(server)
        let others = [AllowedOrigin]()
        let strict = try Bench(server, allowed: others)
        let inside = try Bench(server, allowed: [AllowedOrigin("http://127.0.0.1:\(server.port)")])
        let named = try Bench(server, allowed: [AllowedOrigin("http://localhost:\(server.port)")])

        await #expect(throws: FetchError.refusedOrigin) { try await strict.fetch(FetchRequest(.get, server.url())) }
        await #expect(throws: FetchError.privateAddress) { try await inside.fetch(FetchRequest(.get, server.url())) }
        await #expect(throws: FetchError.privateAddress) {
            try await named.fetch(FetchRequest(.get, "http://localhost:\(server.port)/"))
        }
        await #expect(throws: FetchError.refusedOrigin) {
            try await bench.fetch(FetchRequest(.get, "http://127.0.0.1:\(server.port % 60_000 + 1)/"))
        }
        #expect(server.requests.isEmpty)
    }

    @Test func `pieces come one by one and the rest can be called off`() async throws {
        let server = try ScriptedServer { connection in
            connection.send("HTTP/1.1 200 OK\r\n\r\nfirst")
            connection.waitForEnd()
        }
        let bench = try Bench(server)
        let error = await #expect(throws: FetchError.self) {
            try await bench.fetch(FetchRequest(.get, server.url()), cancelsAfter: "first")
        }
        #expect(error == .cancelled)
    }

    @Test func `what is over the bound of requests is told so at once`() async throws {
        let server = try ScriptedServer { $0.waitForEnd() }
        var limits = Bench.limits
        (limits.concurrent, limits.waiting) = (1, 1)
        let bench = try Bench(server, limits: limits)
        async let first = bench.result(FetchRequest(.get, server.url()))
        async let second = bench.result(FetchRequest(.get, server.url()))
        async let third = bench.result(FetchRequest(.get, server.url()))

        let results = await [first, second, third].map { $0.failure }

        #expect(results.count { $0 == .tooBusy } == 1)
        #expect(results.count { $0 == .timedOut } == 2)
    }

    @Test func `the end of the loop calls everything off`() async throws {
        let server = try ScriptedServer { $0.waitForEnd() }
        var limits = Bench.limits
        limits.total = .seconds(60)
        let bench = try Bench(server, limits: limits)
        async let result = bench.result(FetchRequest(.get, server.url(), timeout: .seconds(60)))
        while server.requests.isEmpty { await Task.yield() }

        bench.loop.stop()

        #expect(await result.failure == .cancelled)
    }
}
