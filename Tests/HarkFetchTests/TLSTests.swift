import HarkFetch
import HarkTesting
import Testing

@Suite(.timeLimit(.minutes(1)))
struct TLSTests {
    private func fetch(
        host: String = "localhost",
        port: Int,
        authorities: String?,
        connect: Duration = .seconds(15)
    ) async throws -> FetchOutcome {
        let origin = "https://\(host):\(port)"
        let scene = try FetchScene([AllowedOrigin(origin, isPrivate: true)], authorities: authorities) {
            $0.connect = connect
        }
        return await scene.fetch(FetchRequest(.get, origin + "/"))
    }

    private func isTLS(_ outcome: FetchOutcome) -> Bool {
        if case .failure(.tls) = outcome { true } else { false }
    }

    @Test(arguments: ["localhost", "127.0.0.1"])
    func `a certificate of a known authority with the right name passes`(host: String) async throws {
        let server = try TLSServer()
        let outcome = try await fetch(host: host, port: server.port, authorities: server.certificate)
        #expect(outcome.response?.status == 200)
    }

    @Test func `a certificate of nobody known does not pass`() async throws {
        let server = try TLSServer()
        let outcome = try await fetch(port: server.port, authorities: nil)
        #expect(isTLS(outcome))
    }

    @Test func `a certificate for another name does not pass`() async throws {
        let server = try TLSServer(names: "DNS:elsewhere.example")
        let outcome = try await fetch(port: server.port, authorities: server.certificate)
        #expect(isTLS(outcome))
    }

    @Test func `old TLS does not pass`() async throws {
        let server = try TLSServer(["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"])
        let outcome = try await fetch(port: server.port, authorities: server.certificate)
        #expect(isTLS(outcome))
    }

    @Test func `a plain server does not pass for one with TLS`() async throws {
        let server = try StandInServer(readsFirst: false) { peer, _ in peer.answer("200 OK") }
        let outcome = try await fetch(port: server.port, authorities: nil)
        #expect(outcome.error != nil)
    }

    @Test func `a handshake without an end times out`() async throws {
        let server = try StandInServer { peer, _ in peer.waitForEnd() }
        let outcome = try await fetch(port: server.port, authorities: nil, connect: .milliseconds(300))
        #expect(outcome.error == .timedOut)
    }
}
