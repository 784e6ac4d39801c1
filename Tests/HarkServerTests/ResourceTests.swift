import HarkBot
import HarkDomain
import HarkProtocol
import HarkStore
import HarkTesting
import HarkTransport
import Testing

@testable import HarkServer

struct ResourceTests {
    @Test func `a person is taken on, changed, listed and deactivated`() async throws {
        let scene = try await ServerScene()

        let made = await scene.send(
            "POST",
            "/api/v1/agents",
            as: .ann,
            json: """
                {"email":" Eve@hark.example ","name":"Eve","role":"agent","password":"long enough","capacity":3,
                "skills":[{"name":"billing","level":3}],"languages":["en","zh-CN"],"queues":["Billing"]}
                """
        )
        let id = try #require(made["id"].text)
        #expect(made.status == 201 && made["email"].text == "Eve@hark.example" && made["capacity"].int == 3)
        #expect(made["queues"].items.map { $0["name"].text } == ["Billing"])
        #expect(made["skills"].items.first?["level"].int == 3 && made["availability"].text == "offline")
        #expect(!made.text.contains("password") && !made.text.contains("argon2"))

        let login = await scene.send(
            "POST",
            "/api/v1/sessions",
            json: #"{"email":"eve@hark.example","password":"long enough"}"#
        )
        #expect(login.status == 201)
        let changed = await scene.send(
            "PATCH",
            "/api/v1/agents/\(id)",
            as: .ann,
            json: #"{"name":"Eva","queues":[],"email":"eva@hark.example"}"#
        )
        #expect(changed["name"].text == "Eva" && changed["queues"].items.isEmpty && changed["capacity"].int == 3)
        #expect(await scene.send("GET", "/api/v1/agents", as: .tom)["items"].items.count == AgentProfile.cast.count + 1)
        #expect(await scene.send("DELETE", "/api/v1/agents/\(id)", as: .ann).status == 204)
        #expect(await scene.send("GET", "/api/v1/agents/\(id)", as: .ann).status == 404)
    }

    @Test(arguments: [
        (#""email":"tom@hark.example""#, 409, ""), (#""email":"TOM@HARK.example""#, 409, ""),
        (#""email":"no address""#, 400, "email"), (#""role":"owner""#, 400, "role"),
        (#""password":"short""#, 400, "password"), (#""queues":["Nowhere"]"#, 400, "queues"),
        (#""capacity":101"#, 400, "capacity"), (#""skills":[{"name":"x","level":9}]"#, 400, "skills"),
        (#""languages":["not a language"]"#, 400, "languages"),
    ])
    func `a person with a wrong field is not taken on`(field: String, status: Int, name: String) async throws {
        let scene = try await ServerScene()
        let body = #"{"email":"x@hark.example","name":"X","role":"agent","password":"long enough",\#(field)}"#

        let answer = await scene.send("POST", "/api/v1/agents", as: .ann, json: body)

        #expect(answer.status == status && (name.isEmpty || answer.field == name), "\(answer.text)")
        #expect(await scene.send("GET", "/api/v1/agents", as: .ann)["items"].items.count == AgentProfile.cast.count)
    }

    @Test func `the last admin stays`() async throws {
        let scene = try await ServerScene()
        let path = "/api/v1/agents/\(AgentID.ann)"

        #expect(await scene.send("DELETE", path, as: .ann).status == 409)
        #expect(await scene.send("PATCH", path, as: .ann, json: #"{"role":"agent"}"#).status == 409)
        #expect(await scene.send("GET", "/api/v1/agents/\(AgentID.ann)", as: .ann)["role"].text == "admin")
    }

    @Test func `what somebody does now is told with the profile`() async throws {
        let scene = try await ServerScene()
        await scene.bringOnline(.tom)
        _ = await scene.openForPeople()

        let tom = await scene.send("GET", "/api/v1/agents/\(AgentID.tom)", as: .ada)

        #expect(tom["availability"].text == "online" && tom["load"].int == 1)
        #expect(tom.text.contains("\"connected\":true"))
    }

    @Test func `a queue is made, changed and taken away, unless a site needs it`() async throws {
        let scene = try await ServerScene()
        let made = await scene.send(
            "POST",
            "/api/v1/queues",
            as: .ann,
            json: #"{"name":"Returns","assignment":"offer","offerSeconds":20}"#
        )
        let id = try #require(made["id"].text)

        #expect(made["assignment"].text == "offer" && made["offerSeconds"].int == 20 && made["wrapUpSeconds"].int == 0)
        #expect(await scene.send("POST", "/api/v1/queues", as: .ann, json: #"{"name":"Returns"}"#).status == 409)
        let changed = await scene.send("PATCH", "/api/v1/queues/\(id)", as: .ann, json: #"{"wrapUpSeconds":30}"#)
        #expect(changed["wrapUpSeconds"].int == 30 && changed["name"].text == "Returns")
        #expect(await scene.send("DELETE", "/api/v1/queues/\(id)", as: .ann).status == 204)
        #expect(await scene.send("GET", "/api/v1/queues/\(id)", as: .ann).status == 404)
        #expect(await scene.send("DELETE", "/api/v1/queues/\(QueueID.billing)", as: .ann).status == 409)
        #expect(await scene.send("POST", "/api/v1/queues", as: .ann, json: #"{"name":"Returns"}"#).status == 201)
    }

    @Test func `a site has a key, a queue, origins and words of its own`() async throws {
        let scene = try await ServerScene()
        let made = await scene.send(
            "POST",
            "/api/v1/sites",
            as: .ann,
            json: #"{"key":"help","name":"Help","bot":false,"queue":"Shipping","origins":["https://a.example:443"]}"#
        )
        let id = try #require(made["id"].text)

        #expect(made["key"].text == "help" && made["queue"]["name"].text == "Shipping")
        #expect(made["origins"].items.map(\.text) == ["https://a.example"])
        #expect(made["greeting"].text == scene.services.workshop.live.build.documents.script.greeting.en)
        let changed = await scene.send(
            "PATCH",
            "/api/v1/sites/\(id)",
            as: .ann,
            json: #"{"greeting":"Hello","starters":["One","Two"]}"#
        )
        #expect(changed["greeting"].text == "Hello" && changed["starters"].items.map(\.text) == ["One", "Two"])
        #expect(await scene.send("GET", "/api/v1/sites/\(id)", as: .tom)["greeting"].text == "Hello")
        #expect(await scene.send("POST", "/api/v1/sites", as: .ann, json: #"{"key":"help","name":"X"}"#).status == 409)
        #expect(await scene.send("DELETE", "/api/v1/sites/\(id)", as: .ann).status == 204)
        #expect(await scene.send("GET", "/w/?site=help").status == 404)
    }

    @Test(arguments: [
        "https://a.example/x", "*", "'unsafe-inline'", "https://a.example; script-src *", "javascript:alert(1)", "null",
        "https://a b", "https://*.example",
    ])
    func `only origins may stand in the header of origins`(origin: String) async throws {
        let scene = try await ServerScene()

        let answer = await scene.send(
            "PATCH",
            "/api/v1/sites/\(SiteID.shop)",
            as: .ann,
            json: #"{"origins":["\#(origin)"]}"#
        )

        #expect(answer.status == 400 && answer.field == "origins")
    }

    @Test func `canned replies have one text per code and language`() async throws {
        let scene = try await ServerScene()
        let path = "/api/v1/cannedResponses"
        let made = await scene.send("POST", path, as: .sue, json: #"{"shortCode":"hi","text":"Hello\nthere"}"#)

        #expect(made.status == 201 && made["text"].text == "Hello\nthere")
        #expect(await scene.send("POST", path, as: .sue, json: #"{"shortCode":"hi","text":"x"}"#).status == 409)
        let chinese = #"{"shortCode":"hi","text":"你好","language":"zh"}"#
        #expect(await scene.send("POST", path, as: .sue, json: chinese).status == 201)
        #expect(await scene.send("POST", path, as: .sue, json: #"{"shortCode":"a b","text":"x"}"#).field == "shortCode")
        let one = path + "/\(made["id"].text ?? "")"
        #expect(await scene.send("PATCH", one, as: .ann, json: #"{"text":"Hey"}"#)["text"].text == "Hey")
        #expect(await scene.send("DELETE", one, as: .sue).status == 204)
        #expect(await scene.send("GET", path, as: .tom)["items"].items.count == 1)
    }

    @Test func `contacts are made, searched, changed; only an admin takes one away`() async throws {
        let scene = try await ServerScene()
        let path = "/api/v1/contacts"
        let made = await scene.send(
            "POST",
            path,
            as: .tom,
            json: #"{"name":"Maya 100%","email":"maya@x.example","attributes":{"plan":"gold"}}"#
        )
        let one = path + "/\(made["id"].text ?? "")"

        #expect(made.status == 201 && made["attributes"]["plan"].text == "gold")
        #expect(await scene.send("GET", path + "?q=100%25", as: .tom)["items"].items.count == 1)
        #expect(await scene.send("GET", path + "?q=_aya", as: .tom)["items"].items.isEmpty)
        let changed = await scene.send("PATCH", one, as: .tom, json: #"{"phone":"+49 30 1"}"#)
        #expect(changed["phone"].text == "+49 30 1" && changed["name"].text == "Maya 100%")
        #expect(await scene.send("PATCH", one, as: .tom, json: #"{"phone":""}"#)["phone"] == .null)
        #expect(
            await scene.send("POST", path, as: .tom, json: #"{"attributes":{"a":{}},"name":"x"}"#).field == "attributes"
        )
        #expect(await scene.send("DELETE", one, as: .tom).status == 403)
        #expect(await scene.send("DELETE", one, as: .ann).status == 204)
        #expect(await scene.send("GET", one, as: .tom).status == 404)
    }

    @Test func `lists go on where the page before ended`() async throws {
        let scene = try await ServerScene()
        for index in 0..<5 {
            _ = await scene.send("POST", "/api/v1/contacts", as: .tom, json: #"{"name":"c\#(index)"}"#)
        }

        for path in ["contacts", "agents", "articles", "botRules"] {
            let all = await scene.send("GET", "/api/v1/\(path)", as: .ann)["items"].items
            var (paged, after) = ([JSONValue](), "")
            repeat {
                let page = await scene.send("GET", "/api/v1/\(path)?limit=2\(after)", as: .ann)
                paged += page["items"].items
                after = page["next"].text.map { "&after=\($0)" } ?? ""
            } while !after.isEmpty && paged.count < 200
            #expect(paged == all && !all.isEmpty, "\(path)")
        }
    }

    @Test func `a label has a colour of the usual form`() async throws {
        let scene = try await ServerScene()

        #expect(
            await scene.send("POST", "/api/v1/labels", as: .sue, json: ##"{"name":"vip","colour":"#AA00ff"}"##)[
                "colour"
            ].text == "#aa00ff"
        )
        for wrong in ["red", "#12345", "#12345g", "url(x)"] {
            let answer = await scene.send(
                "POST",
                "/api/v1/labels",
                as: .sue,
                json: #"{"name":"b","colour":"\#(wrong)"}"#
            )
            #expect(answer.status == 400 && answer.field == "colour")
        }
    }

    @Test func `a store that cannot write answers unavailable and changes nothing`() async throws {
        let scene = try await ServerScene()
        var services = scene.services
        services.floor.write = { _ in throw StoreError.unavailable(code: 13) }
        services.floor.administer = { _, _ in .refused(.unavailable) }
        let front = HTTPFront(
            services,
            pages: try Pages(root: ServerScene.project.appendingPathComponent("web").path, services: services)
        )
        let broken = ServerScene.Window(front: front)

        for (path, body) in [
            ("labels", #"{"name":"x"}"#), ("queues", #"{"name":"x"}"#), ("contacts", #"{"name":"x"}"#),
        ] {
            let answer = await broken.send("POST", "/api/v1/\(path)", as: .ann, json: body)
            #expect(answer.status == 503 && answer.code == "unavailable" && answer.headers["retry-after"] != nil)
        }
        #expect(await broken.send("GET", "/api/v1/labels", as: .ann)["items"].items.isEmpty)
    }
}
