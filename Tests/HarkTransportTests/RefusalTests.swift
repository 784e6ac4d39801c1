import Foundation
import HarkTesting
import HarkTransport
import Testing

/// What a refused request is told.
@Suite(.timeLimit(.minutes(1)))
struct RefusalTests {
    @Test(arguments: [
        ("POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: 1048577\r\n\r\n", 413, "tooLarge"),
        ("POST /p HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n", 400, "invalidRequest"),
        ("POST /p HTTP/1.1\r\nHost: h\r\nContent-Encoding: gzip\r\n\r\n", 415, "unsupportedMediaType"),
        ("BREW /p HTTP/1.1\r\nHost: h\r\n\r\n", 405, "methodNotAllowed"),
        (RawSocket.upgradeRequest("/nowhere"), 404, "notFound"),
        (RawSocket.upgradeRequest(version: "8"), 426, "upgradeRequired"),
    ])
    func `what the transport refuses is told as problem details`(text: String, status: Int, code: String) async throws {
        let server = try await TestServer()
        let socket = try RawSocket(port: server.port)
        socket.send(text)

        let answer = RawAnswer(socket.readToEnd().bytes)

        #expect(answer.status == status)
        #expect(answer.problem == ProblemDetails(type: "about:blank", status: status, code: code))
    }

    @Test func `too many requests and too many sockets are told as problem details`() async throws {
        var limits = TransportLimits()
        limits.requestsPerSecondPerAddress = 1
        limits.socketsPerAddress = 1
        let server = try await TestServer(limits: limits)
        let first = try RawSocket(port: server.port)
        first.send(RawSocket.upgradeRequest())
        #expect(RawAnswer(first.read { RawAnswer($0).isHeaderWhole }.bytes).status == 101)

        let second = try RawSocket(port: server.port)
        second.send(RawSocket.upgradeRequest())
        let full = RawAnswer(second.readToEnd().bytes)
        let third = try RawSocket(port: server.port)
        third.send(String(repeating: "GET /x HTTP/1.1\r\nHost: h\r\n\r\n", count: 20))
        let (bytes, _) = third.read { String(decoding: $0, as: UTF8.self).contains("HTTP/1.1 429") }

        #expect(full.problem == ProblemDetails(type: "about:blank", status: 503, code: "unavailable"))
        #expect(full.header("retry-after") != nil)
        let text = String(decoding: bytes, as: UTF8.self)
        let last = RawAnswer(Array(text[(text.range(of: "HTTP/1.1 429")?.lowerBound ?? text.endIndex)...].utf8))
        #expect(last.problem == ProblemDetails(type: "about:blank", status: 429, code: "rateLimited"))
        #expect(last.header("retry-after") == "1")
    }
}

/// The members of an answer's problem details that programs look at.
private struct ProblemDetails: Decodable, Equatable {
    let type: String
    let status: Int
    let code: String
}

extension RawAnswer {
    fileprivate var problem: ProblemDetails? {
        guard header("content-type") == "application/problem+json" else { return nil }
        return try? JSONDecoder().decode(ProblemDetails.self, from: Data(body))
    }
}
