import Foundation
import HarkFetch
import HarkTesting
import Testing

@Suite(.timeLimit(.minutes(1)))
struct FetcherTests {
    @Test func `an answer comes with its status, header and body`() async throws {
        let server = try StandInServer { peer, _ in
            peer.answer("200 OK", #"{"status":"shipped"}"#, header: "Content-Type: application/json \r\nX-A: 1\r\n")
        }
        let scene = try FetchScene(server)

        let outcome = await scene.fetch(FetchRequest(.get, server.url("/orders/TH-1?full=1")))

        #expect(outcome.response?.status == 200)
        #expect(outcome.text == #"{"status":"shipped"}"#)
        #expect(outcome.response?.header("content-type") == "application/json")
        #expect(server.requests.first?.hasPrefix("GET /orders/TH-1?full=1 HTTP/1.1\r\n") == true)
    }

    @Test(arguments: FetchRequest.Method.allCases)
    func `every method is sent as it is called`(method: FetchRequest.Method) async throws {
        let server = try StandInServer { peer, _ in peer.answer("201 Created") }
        let scene = try FetchScene(server)
        let body: [UInt8]? = method == .get || method == .head ? nil : Array("{}".utf8)

        let outcome = await scene.fetch(FetchRequest(method, server.url(), body: body))

        #expect(outcome.response?.status == 201)
        #expect(server.requests.first?.hasPrefix("\(method.rawValue) / HTTP/1.1") == true)
        #expect(server.requests.first?.hasSuffix(body == nil ? "\r\n\r\n" : "\r\n\r\n{}") == true)
    }

    @Test func `nothing is added that the caller has not set`() async throws {
        let server = try StandInServer { peer, _ in peer.answer("200 OK") }
        let scene = try FetchScene(server)
        let big = [UInt8](repeating: 0x61, count: 200_000)

        _ = await scene.fetch(FetchRequest(.post, server.url(), headers: [FetchHeader("X-Empty", "")], body: big))

        let head = try #require(server.requests.first?.components(separatedBy: "\r\n\r\n").first?.lowercased())
        let names = head.components(separatedBy: "\r\n").dropFirst().map { String($0.prefix { $0 != ":" }) }
        #expect(names == ["host", "user-agent", "accept", "accept-encoding", "x-empty", "content-length"])
    }

    @Test(arguments: ["204 No Content", "404 Not Found", "429 Too Many Requests", "500 Oh", "503 No"])
    func `a status that is no redirect is an answer`(status: String) async throws {
        let server = try StandInServer { peer, _ in peer.send("HTTP/1.1 \(status)\r\nContent-Length: 0\r\n\r\n") }
        let scene = try FetchScene(server)

        let outcome = await scene.fetch(FetchRequest(.get, server.url()))

        #expect(outcome.response?.status == Int(status.prefix(3)))
    }

    @Test func `secrets are filled in while sending`() async throws {
        let server = try StandInServer { peer, _ in peer.answer("200 OK") }
        let scene = try FetchScene(server, secrets: ["HARK_SECRET_ORDERS_TOKEN": "s3cr3t"])
        let header = try FetchHeader("Authorization", template: "Bearer {secret.ORDERS_TOKEN}")

        _ = await scene.fetch(FetchRequest(.get, server.url(), headers: [header]))

        #expect(server.requests.first?.contains("Authorization: Bearer s3cr3t\r\n") == true)
    }

    @Test func `requests over the limit wait, and over that are refused`() async throws {
        let server = try StandInServer { peer, _ in peer.answer("200 OK") }
        let scene = try FetchScene(server) {
            $0.concurrent = 2
            $0.waiting = 3
        }

        let outcomes = await withCheckedContinuation { continuation in
            scene.loop.execute {
                var outcomes: [FetchOutcome] = []
                for _ in 0..<8 {
                    scene.fetcher.fetch(FetchRequest(.get, server.url())) {
                        outcomes.append($0)
                        if outcomes.count == 8 { continuation.resume(returning: outcomes) }
                    }
                }
            }
        }

        #expect(outcomes.count { $0.error == .tooBusy } == 3)
        #expect(outcomes.count { $0.response != nil } == 5)
        #expect(server.count == 5)
    }

    @Test func `two hundred requests leave no connection behind`() async throws {
        let server = try StandInServer { peer, _ in
            peer.answer("200 OK", "ok")
            peer.waitForEnd()
        }
        let scene = try FetchScene(server) { $0.waiting = 500 }

        await withTaskGroup(of: FetchOutcome.self) { group in
            for _ in 0..<200 { group.addTask { await scene.fetch(FetchRequest(.get, server.url())) } }
            for await outcome in group { #expect(outcome.text == "ok") }
        }

        #expect(await scene.wait { server.endedCount == 200 })
    }

    @Test func `a name is looked up and its address held against the policy`() async throws {
        let server = try StandInServer { peer, _ in peer.answer("200 OK", "ok") }
        let url = "http://localhost:\(server.port)/"
        let closed = try FetchScene([AllowedOrigin("http://localhost:\(server.port)")])
        let open = try FetchScene([AllowedOrigin("http://localhost:\(server.port)", isPrivate: true)])

        let refused = await closed.fetch(FetchRequest(.get, url))
        let answered = await open.fetch(FetchRequest(.get, url))

        #expect(refused.error == .privateAddress)
        #expect(answered.text == "ok")
        #expect(server.count == 1)
    }
}
