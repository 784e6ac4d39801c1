import HarkDomain
import HarkTesting
import Testing

@testable import HarkHub
@testable import HarkServer

/// Who may open a socket, and who may say hello on it.
@Suite(.liveServers) struct HostileUpgradeTests {
    @Test func `foreign pages, wrong tokens and other protocols get no socket`() async throws {
        let live = try await LiveHark.start()
        let port = live.port
        func status(
            _ subprotocol: String? = "hark.v1",
            version: String = "13",
            upgrade: String = "websocket",
            _ extra: String = ""
        )
            async throws -> Int
        {
            try await apart {
                let socket = try RawSocket(port: port)
                socket.send(
                    RawSocket.upgradeRequest(
                        subprotocol: subprotocol,
                        version: version,
                        upgrade: upgrade,
                        extra: extra
                    )
                )
                return RawAnswer(socket.read { RawAnswer($0).isHeaderWhole }.bytes).status
            }
        }

        for origin in [
            "https://evil.example", "null", "http://localhost.evil.example", "http://localhost:1",
            "https://localhost:\(port)", "http://localhost:\(port).evil.example", "http://127.0.0.1:\(port)",
        ] {
            #expect(try await status("hark.v1", "Origin: \(origin)\r\n") == 403, "\(origin)")
        }
        #expect(try await status("hark.v1", "Host: evil.example\r\nOrigin: http://evil.example\r\n") >= 400)
        #expect(try await status("hark.v1", "Authorization: Bearer \(String(repeating: "x", count: 43))\r\n") == 401)
        #expect(try await status("hark.v1", "Authorization: Basic eDp5\r\n") == 401)
        #expect(try await status(nil) == 400)
        #expect(try await status("chat") == 400)
        #expect(try await status(version: "8") == 426)
        #expect(try await status(upgrade: "h2c") == 400)

        #expect(try await status() == 101)
        let token = try await live.token(of: "Anna")
        #expect(try await status("hark.v1", "Authorization: Bearer \(token)\r\n") == 101)
    }

    @Test func `an own page of this machine gets a socket`() async throws {
        let live = try await LiveHark.start()
        let client = try await live.connect(origin: "http://127.0.0.1:\(live.port)")
        #expect(try await client.result("visitor.hello", ["site": "shop"])["token"] != .null)
    }

    @Test func `forged, foreign and expired visitor tokens are refused, a fresh one is not`() async throws {
        let live = try await LiveHark.start()
        let first = try await live.visitor("direct")
        let token = try #require(first.hello["token"].text)
        let visitor = try #require(first.hello["visitor"]["id"].text.flatMap { VisitorID($0) })
        let site = try #require(try live.server.store.sites().first { $0.profile.key == "direct" }?.profile.id)
        let now = live.server.hub.now
        func signed(_ issuedAt: Timestamp, _ purpose: String = "visitor token") -> String {
            VisitorToken(visitor: visitor, site: site, issuedAt: issuedAt)
                .text(KeyedHash(secret: live.server.store.secret, purpose: purpose))
        }
        let last = token.last == "A" ? "B" : "A"
        let bad = [
            "", "x", token.dropLast() + last, token + "A", " " + token, signed(now, "another purpose"),
            signed(now + .seconds(-30 * 86_400 - 1)), signed(now + .seconds(3600)),
        ]

        for text in bad {
            let client = try await live.connect()
            let refusal = try await client.refusal("visitor.hello", ["site": "direct", "token": .string(String(text))])
            #expect(refusal == "unauthenticated", "\(text)")
            #expect(await client.texts.last?.contains("The token or identity is not good") == true)
            #expect(try await client.closed() == 4501)
        }
        let elsewhere = try await live.connect()
        let refusal = try await elsewhere.refusal("visitor.hello", ["site": "shop", "token": .string(token)])
        #expect(refusal == "unauthenticated")

        for good in [token, signed(now + .seconds(-29 * 86_400))] {
            let again = try await live.visitor("direct", token: good)
            #expect(again.hello["visitor"]["id"] == first.hello["visitor"]["id"])
        }
    }

    @Test func `staff without a credential are told so before the close`() async throws {
        let live = try await LiveHark.start()
        let nobody = try await live.connect()
        #expect(try await nobody.refusal("agent.hello") == "unauthenticated")
        #expect(try await nobody.closed() == 4501)

        let client = try await live.connect(token: try await live.token(of: "Anna"))
        #expect(try await client.refusal("availability.set", ["availability": "online"]) == "unauthenticated")
        #expect(try await client.result("agent.hello")["agent"]["role"] == "agent")
    }

    @Test func `one window too many is told so, then closed, and room is made by leaving`() async throws {
        let live = try await LiveHark.start {
            ($0.limits.exemptLoopback, $0.limits.socketsPerVisitor, $0.limits.socketsPerStaff) = (false, 2, 1)
        }
        let first = try await live.visitor()
        let token = try #require(first.hello["token"].text)
        _ = try await live.visitor(token: token)
        let third = try await live.connect()
        let params: LiveClient.Params = ["site": "direct", "token": .string(token)]
        #expect(try await third.refusal("visitor.hello", params) == "rateLimited")
        #expect(try await third.closed() == 4504)

        let agent = try await live.staff("Anna")
        let second = try await live.connect(token: try await live.token(of: "Anna"))
        #expect(try await second.refusal("agent.hello") == "rateLimited")
        #expect(try await second.closed() == 4504)

        await agent.close()
        _ = try await agent.closed()
        _ = try await live.staff("Anna")
    }

    @Test func `no path leads out of the pages`() async throws {
        let live = try await LiveHark.start()
        let port = live.port
        func get(_ path: String) async throws -> RawAnswer {
            try await apart {
                let socket = try RawSocket(port: port)
                socket.send("GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                return socket.readAnswer()
            }
        }
        for path in [
            "/../config/hark.yaml", "/console/../../config/hark.yaml", "/%2e%2e/config/hark.yaml",
            "/..%2fconfig/hark.yaml", "/console/%2e%2e%2f%2e%2e%2fPackage.swift", "//etc/passwd", "/etc/passwd",
            "/console/..%5c..%5cPackage.swift", "/hark.js%00.html", "/.git/config",
            "/" + String(repeating: "../", count: 60) + "etc/passwd",
        ] {
            let answer = try await get(path)
            // A connection that is cut without a word (0) is a refusal too.
            #expect(
                (400..<500).contains(answer.status) || [0, 301].contains(answer.status),
                "\(path): \(answer.status)"
            )
            #expect(!answer.text.contains("root:") && !answer.text.contains("publicURL"))
        }
        #expect(try await get("/hark.js").status == 200)
        #expect(try await get("/console/").status == 200)
    }
}
