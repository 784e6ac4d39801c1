import Foundation
import FoundationNetworking
import HarkDomain
import HarkFloor
import HarkTesting
import HarkTransport
import Logging
import Testing

@testable import HarkServer

/// The HTTP side behind real sockets.
@Suite(.liveServers) struct LiveHTTPTests {
    @Test func `a login and a read go over real sockets`() async throws {
        let scene = try await ServerScene()
        let server = try await LiveServer(scene.front)

        let login = try await server.send(
            "POST",
            "/api/v1/sessions",
            json: #"{"email":"tom@hark.example","password":"\#(ServerScene.password)"}"#
        )
        #expect(login.status == 201)
        let cookie = login.cookie.split(separator: ";").first.map(String.init) ?? ""

        #expect(try await server.send("GET", "/api/v1/session", headers: ["Cookie": cookie]).status == 200)
        #expect(try await server.send("GET", "/api/v1/session").status == 401)
        #expect(try await server.send("GET", "/console/").text.contains("console"))
        #expect(try await server.send("GET", "/w/?site=shop").text.contains("widget"))
        #expect(try await server.send("GET", "/tests/secret.html").status == 404)
    }

    @Test func `a body that is too long is refused`() async throws {
        let scene = try await ServerScene()
        let server = try await LiveServer(scene.front)

        let long = #"{"name":"\#(String(repeating: "x", count: 400_000))"}"#

        #expect(try await server.send("POST", "/api/v1/labels", json: long).status == 413)
        #expect(try await server.send("GET", "/healthz").status == 200)
    }

    @Test func `many requests at once are answered, some with come back`() async throws {
        let scene = try await ServerScene { $0.limits.requestsAtOnce = 1 }
        let server = try await LiveServer(scene.front)

        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    let token = "Bearer \(AgentProfile.ann.token.text)"
                    return try await server.send("GET", "/api/v1/queues", headers: ["Authorization": token]).status
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }

        #expect(statuses.contains(200) && statuses.allSatisfy { $0 == 200 || $0 == 503 })
    }

    @Test(.timeLimit(.minutes(10))) func `a trial is called off when its client has gone`() async throws {
        let scene = try await ServerScene()
        let (begun, ended) = (AsyncStream<Void>.makeStream(), AsyncStream<Bool>.makeStream())
        let never = AsyncStream<Void>.makeStream()
        var services = scene.services
        services.floor.copy = {
            begun.continuation.yield()
            for await _ in never.stream {}
            ended.continuation.yield(Task.isCancelled)
            return Floor(policy: FloorPolicy())
        }
        let pages = try Pages(root: ServerScene.project.appendingPathComponent("web").path, services: services)
        let server = try await LiveServer(HTTPFront(services, pages: pages))
        var client: RawSocket? = try RawSocket(port: server.port)
        let token = AgentProfile.ann.token.text
        let body = #"{"site":"shop"}"#
        let head = ["POST /api/v1/routing/try HTTP/1.1", "Host: h", "Authorization: Bearer \(token)"]
        let kind = ["Content-Type: application/json", "Content-Length: \(body.utf8.count)"]
        client?.send((head + kind).joined(separator: "\r\n") + "\r\n\r\n" + body)
        for await _ in begun.stream { break }

        client = nil

        for await isCancelled in ended.stream {
            #expect(isCancelled)
            break
        }
    }
}

/// A transport with the front behind it.
private final class LiveServer: TransportHandler, @unchecked Sendable {
    struct Reply {
        let status: Int
        let text: String
        let cookie: String
    }

    private let front: HTTPFront
    private let loop: EventLoop
    private var server: TransportServer?
    private var url = ""
    var port: Int { URL(string: url)?.port ?? 0 }

    init(_ front: HTTPFront) async throws {
        self.front = front
        loop = try EventLoop(label: "test")
        loop.start()
        var configuration = TransportConfiguration(listen: [ListenAddress(host: "127.0.0.1", port: 0)])
        configuration.limits.requestBodyBytes = 262_144
        configuration.limits.exemptLoopback = true
        configuration.limits.requestsPerSecondPerAddress = 10_000
        let server = TransportServer(
            loop: loop,
            configuration: configuration,
            handler: self,
            logger: Logger(label: "test")
        )
        self.server = server
        url = try await withCheckedThrowingContinuation { continuation in
            loop.execute { continuation.resume(with: Result { try server.start().first?.url ?? "" }) }
        }
        try #require(LiveServers.started).add { await self.stop() }
    }

    private func stop() async {
        await withCheckedContinuation { continuation in
            loop.execute { [server] in server?.shutdown(within: .seconds(1)) { continuation.resume() } }
        }
        loop.stop()
        loop.join()
    }

    func upgrade(_ request: HTTPRequest) -> UpgradeDecision { .refuse(.text(403, "no")) }
    func opened(_ connection: WebSocketConnection, request: HTTPRequest) {}
    func received(_ connection: WebSocketConnection, text: UnsafeRawBufferPointer) {}
    func closed(_ connection: WebSocketConnection, code: Int) {}
    func request(_ request: HTTPRequest, responder: HTTPResponder) { front.handle(request, responder) }

    func send(
        _ method: String,
        _ path: String,
        json: String? = nil,
        headers: [String: String] = [:]
    ) async throws
        -> Reply
    {
        var request = URLRequest(url: try #require(URL(string: url + path)))
        request.httpMethod = method
        request.httpShouldHandleCookies = false
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        if let json {
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
            request.httpBody = Data(json.utf8)
        }
        let session = URLSession(configuration: .ephemeral)
        defer { session.finishTasksAndInvalidate() }
        let (data, response) = try await session.data(for: request)
        let answer = try #require(response as? HTTPURLResponse)
        return Reply(
            status: answer.statusCode,
            text: String(decoding: data, as: UTF8.self),
            cookie: answer.value(forHTTPHeaderField: "Set-Cookie") ?? ""
        )
    }
}
