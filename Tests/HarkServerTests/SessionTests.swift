import HarkDomain
import HarkStore
import HarkTesting
import HarkTransport
import Testing

@testable import HarkServer

struct SessionTests {
    @Test func `a login gives a cookie that scripts and other sites cannot use`() async throws {
        let scene = try await ServerScene()

        let answer = await scene.send(
            "POST",
            "/api/v1/sessions",
            json: #"{"email":"TOM@hark.example","password":"\#(ServerScene.password)"}"#
        )

        #expect(answer.status == 201)
        #expect(answer["user"]["name"].text == "Tom" && answer["user"]["role"].text == "agent")
        #expect(answer["user"]["email"].text == "tom@hark.example" && answer["user"]["id"].text == AgentID.tom.text)
        let cookie = try #require(answer.headers["set-cookie"])
        for part in ["hark_session=", "HttpOnly", "SameSite=Strict", "Secure", "Path=/"] {
            #expect(cookie.contains(part))
        }
        #expect(answer["csrfToken"].text?.isEmpty == false)
        #expect(!answer.text.contains("hash") && answer.headers["cache-control"] == "no-store")
    }

    @Test func `what was wrong is told: the password, or the token`() async throws {
        let scene = try await ServerScene()
        let login = #"{"email":"tom@hark.example","password":"no password"}"#

        let wrong = await scene.send("POST", "/api/v1/sessions", json: login)
        let forged = await scene.send("GET", "/api/v1/queues", headers: ["Authorization": "Bearer hark_forged"])
        let basic = await scene.send("GET", "/api/v1/queues", headers: ["Authorization": "Basic eDp5"])

        #expect([wrong, forged, basic].map(\.status) == [401, 401, 401])
        #expect(wrong["detail"].text == "E-mail or password is wrong")
        for answer in [forged, basic] { #expect(answer["detail"].text == "The API token is not good") }
    }

    @Test func `a session tells who it is and the token again, and ends on logout`() async throws {
        let scene = try await ServerScene()
        let (cookie, csrf) = try await scene.logIn(.sue)

        let who = await scene.send("GET", "/api/v1/session", headers: ["Cookie": "a=b; \(cookie)"])
        #expect(who.status == 200 && who["user"]["name"].text == "Sue" && who["csrfToken"].text == csrf)

        let out = await scene.send(
            "DELETE",
            "/api/v1/session",
            headers: ["Cookie": cookie, "X-CSRF-Token": csrf]
        )
        #expect(out.status == 204 && out.headers["set-cookie"]?.contains("Max-Age=0") == true)
        #expect(await scene.send("GET", "/api/v1/session", headers: ["Cookie": cookie]).status == 401)
    }

    @Test func `wrong password, unknown person and deactivated person get the same answer`() async throws {
        let scene = try await ServerScene()
        var gone = AgentProfile.noa
        gone.isActive = false
        await scene.floor.send(.changeAgent(gone, by: .system))
        func tries(_ email: String, _ password: String) async -> Answer {
            await scene.send("POST", "/api/v1/sessions", json: #"{"email":"\#(email)","password":"\#(password)"}"#)
        }

        let answers = [
            await tries("tom@hark.example", "wrong horse battery"), await tries("nobody@hark.example", "x"),
            await tries("noa@hark.example", ServerScene.password),
        ]

        #expect(answers.allSatisfy { $0.status == 401 && $0.body == answers[0].body })
        #expect(answers.allSatisfy { $0.headers["set-cookie"] == nil })
    }

    @Test func `guessing is slowed down with the time to come back`() async throws {
        let scene = try await ServerScene()
        func guess() async -> Answer {
            await scene.send("POST", "/api/v1/sessions", json: #"{"email":"tom@hark.example","password":"guess"}"#)
        }
        for _ in 0..<5 { #expect(await guess().status == 401) }

        let refused = await guess()

        #expect(refused.status == 429 && refused.code == "rateLimited" && refused.headers["retry-after"] == "1")
        await scene.pass(.seconds(2))
        let (cookie, _) = try await scene.logIn(.tom)
        #expect(cookie.hasPrefix("hark_session="))
    }

    @Test func `logins, failed ones too, are in the audit`() async throws {
        let scene = try await ServerScene()
        _ = try await scene.logIn(.tom)
        _ = await scene.send("POST", "/api/v1/sessions", json: #"{"email":"eve@evil.example","password":"x"}"#)

        let audit = try scene.store.audit()

        #expect(audit.map(\.action) == ["session.refused", "session.opened"])
        #expect(audit.map(\.actorName) == ["eve@evil.example", "Tom"] && audit.map(\.actor) == [nil, .tom])
    }

    @Test func `a session ends after twelve idle hours, and after a week in any case`() async throws {
        let scene = try await ServerScene()
        let (idle, _) = try await scene.logIn(.tom)
        let (busy, _) = try await scene.logIn(.ada)
        func status(_ cookie: String) async -> Int {
            await scene.send("GET", "/api/v1/session", headers: ["Cookie": cookie]).status
        }

        for hour in stride(from: 11, to: 168, by: 11) {
            await scene.pass(.seconds(11 * 3600))
            #expect(await status(busy) == 200, "hour \(hour)")
            try await scene.untilNoted(.ada)
        }
        #expect(await status(idle) == 401)
        await scene.pass(.seconds(11 * 3600))
        #expect(await status(busy) == 401)
    }

    @Test(arguments: ["https://evil.example", "null", "http://chat.example"])
    func `a foreign page can neither log in nor write`(origin: String) async throws {
        let scene = try await ServerScene()
        let (cookie, csrf) = try await scene.logIn(.ann)
        let body = #"{"email":"tom@hark.example","password":"\#(ServerScene.password)"}"#

        let login = await scene.send("POST", "/api/v1/sessions", json: body, headers: ["Origin": origin])
        let write = await scene.send(
            "POST",
            "/api/v1/labels",
            json: #"{"name":"x"}"#,
            headers: ["Origin": origin, "Cookie": cookie, "X-CSRF-Token": csrf]
        )

        #expect(login.status == 403 && login.headers["set-cookie"] == nil)
        #expect(write.status == 403)
        #expect(try scene.store.labels().isEmpty)
    }

    @Test func `a write by cookie needs the session's own token, a read does not`() async throws {
        let scene = try await ServerScene()
        let (cookie, csrf) = try await scene.logIn(.ann)
        let (_, other) = try await scene.logIn(.sue)
        func write(_ token: String?) async -> Int {
            var headers: HTTPHeaders = ["Origin": "https://chat.example", "Cookie": cookie]
            headers["X-CSRF-Token"] = token
            return await scene.send("POST", "/api/v1/labels", json: #"{"name":"urgent"}"#, headers: headers).status
        }

        #expect(await write(nil) == 403)
        #expect(await write(other) == 403)
        #expect(await scene.send("GET", "/api/v1/labels", headers: ["Cookie": cookie]).status == 200)
        #expect(await write(csrf) == 201)
    }

    @Test(arguments: ["cross-site", "same-site"])
    func `a browser that says the request comes from elsewhere is believed`(site: String) async throws {
        let scene = try await ServerScene()

        let answer = await scene.send(
            "POST",
            "/api/v1/sessions",
            json: #"{"email":"a@b.example","password":"x"}"#,
            headers: ["Sec-Fetch-Site": site]
        )

        #expect(answer.status == 403)
    }

    @Test(arguments: [
        "Bearer", "Bearer ", "Bearer wrong", "Basic dG9tOng=", "Bearer hark_" + String(repeating: "x", count: 43),
    ])
    func `a wrong token is refused even beside a good cookie`(authorization: String) async throws {
        let scene = try await ServerScene()
        let (cookie, _) = try await scene.logIn(.ann)

        let answer = await scene.send(
            "GET",
            "/api/v1/labels",
            headers: ["Authorization": authorization, "Cookie": cookie]
        )

        #expect(answer.status == 401)
    }

    @Test func `a new password ends the sessions, and deactivation ends sessions and tokens`() async throws {
        let scene = try await ServerScene()
        let (cookie, _) = try await scene.logIn(.tom)
        func status() async -> Int { await scene.send("GET", "/api/v1/session", headers: ["Cookie": cookie]).status }
        #expect(await status() == 200)

        let change = await scene.send(
            "PATCH",
            "/api/v1/agents/\(AgentID.tom)",
            as: .ann,
            json: #"{"password":"another horse battery"}"#
        )
        #expect(change.status == 200)
        #expect(await status() == 401)
        #expect(await scene.send("GET", "/api/v1/session", as: .tom).status == 200)

        #expect(await scene.send("DELETE", "/api/v1/agents/\(AgentID.tom)", as: .ann).status == 204)
        #expect(await scene.send("GET", "/api/v1/session", as: .tom).status == 401)
    }

    @Test func `an API token is shown once, works with its owner's role, and dies at once`() async throws {
        let scene = try await ServerScene()
        let made = await scene.send("POST", "/api/v1/tokens", as: .tom, json: #"{"name":"export"}"#)
        let token = try #require(made["token"].text)
        let bearer: HTTPHeaders = ["Authorization": "Bearer \(token)"]

        #expect(made.status == 201 && token.hasPrefix("hark_"))
        #expect(await scene.send("GET", "/api/v1/queues", headers: bearer).status == 200)
        #expect(await scene.send("POST", "/api/v1/queues", json: #"{"name":"x"}"#, headers: bearer).status == 403)
        let list = await scene.send("GET", "/api/v1/tokens", as: .tom)
        #expect(list["items"].items.count == 2 && !list.text.contains(token))
        #expect(await scene.send("GET", "/api/v1/tokens", as: .ada)["items"].items.count == 1)

        let id = made["id"].text ?? ""
        #expect(await scene.send("DELETE", "/api/v1/tokens/\(id)", as: .ada).status == 404)
        #expect(await scene.send("DELETE", "/api/v1/tokens/\(id)", as: .tom).status == 204)
        #expect(await scene.send("GET", "/api/v1/queues", headers: bearer).status == 401)
        #expect(try scene.store.audit().map(\.action) == ["token.revoked", "token.created"])
    }

    @Test func `a change of role counts at once and is in the audit`() async throws {
        let scene = try await ServerScene()
        #expect(await scene.send("POST", "/api/v1/labels", as: .tom, json: #"{"name":"a"}"#).status == 403)

        _ = await scene.send(
            "PATCH",
            "/api/v1/agents/\(AgentID.tom)",
            as: .ann,
            json: #"{"role":"supervisor"}"#
        )

        #expect(await scene.send("POST", "/api/v1/labels", as: .tom, json: #"{"name":"a"}"#).status == 201)
        let entry = try #require(try scene.store.audit().first)
        #expect(entry.action == "agent.changed" && entry.detail.contains("role agent to supervisor"))
        #expect(entry.actor == .ann && entry.object == AgentID.tom.text)
    }
}

extension ServerScene {
    /// Waits until the use of a session is noted, as it is after the answer.
    func untilNoted(_ agent: AgentID) async throws {
        for _ in 0..<2000 {
            let seen = try store.sessions(of: agent).map(\.lastSeenAt).max()
            if let seen, services.now() - seen < .seconds(60) { return }
            try await Task.sleep(for: .milliseconds(1))
        }
        Issue.record("The use of the session was not noted")
    }
}
