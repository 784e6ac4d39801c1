import HarkDomain
import HarkHub
import HarkProtocol
import HarkStore
import HarkTesting
import HarkTransport
import Testing

@testable import HarkServer

/// What must hold for every route there is.
struct RouteTests {
    private static let nowhere = AgentID(rawValue: 999).text

    private func routes(_ scene: ServerScene) -> [Route] {
        API.routes(Endpoints(scene.services, Login(scene.services)))
    }

    private func target(_ route: Route) -> String { route.path.replacing("{id}", with: Self.nowhere) }

    @Test func `nobody gets at anything that is not meant for everybody`() async throws {
        let scene = try await ServerScene()
        let open = routes(scene).filter { if case .anybody = $0.caller { true } else { false } }

        #expect(
            open.map(\.path).sorted() == [
                "/api/v1/openapi.json", "/api/v1/sessions", "/healthz", "/metrics", "/readyz",
            ]
        )
        for route in routes(scene) where !open.contains(where: { $0.path == route.path }) {
            let answer = await scene.send(route.method, target(route), json: route.takes == nil ? nil : "{}")
            #expect(answer.status == 401 && answer.code == "unauthenticated", "\(route.method) \(route.path)")
        }
    }

    @Test(arguments: [AgentProfile.tom, .sue, .ann])
    func `each role may do exactly what the table of access says`(profile: AgentProfile) async throws {
        let scene = try await ServerScene()

        for route in routes(scene) {
            guard case .staff(let action, let object) = route.caller else { continue }
            let isAllowed = Access.allows(.staff(StaffPrincipal(profile)), action, on: object)
            if isAllowed && route.path == "/api/v1/session" { continue }
            let answer = await scene.send(
                route.method,
                target(route),
                as: profile,
                json: route.takes == nil ? nil : "{}"
            )
            #expect((answer.status == 403) == !isAllowed, "\(route.method) \(route.path) \(answer.status)")
        }
    }

    @Test(arguments: [
        (Role.agent, ["GET": 14, "POST": 3, "PATCH": 1, "DELETE": 2])
    ])
    func `an agent's reach is small and known`(role: Role, reach: [String: Int]) async throws {
        let scene = try await ServerScene()
        var counts: [String: Int] = [:]
        for route in routes(scene) {
            guard case .staff(let action, let object) = route.caller else { continue }
            let isAllowed = Access.allows(.staff(StaffPrincipal(.tom)), action, on: object)
            if isAllowed, route.method != "GET" { counts[route.method, default: 0] += 1 }
        }

        #expect(
            counts["POST"] == reach["POST"] && counts["PATCH"] == reach["PATCH"] && counts["DELETE"] == reach["DELETE"]
        )
    }

    @Test func `what does not exist is not found, under every path with an id`() async throws {
        let scene = try await ServerScene()

        for route in routes(scene) where route.path.contains("{id}") {
            for id in [Self.nowhere, "x", "%00", "' OR 1=1 --", "zzzzzzzzzzzzz"] {
                let answer = await scene.send(
                    route.method,
                    route.path.replacing("{id}", with: id),
                    as: .ann,
                    json: route.takes == nil ? nil : "{}"
                )
                #expect(answer.status == 404 && answer.code == "notFound", "\(route.method) \(route.path) \(id)")
            }
        }
    }

    @Test(arguments: ["", "{", "[]", "\"x\"", "null", "{\"a\":1}}", "{\"a\":\"\u{1}\"}", "{'a':1}", "{\"a\":1e400}"])
    func `what is no JSON object is refused where a body is taken`(body: String) async throws {
        let scene = try await ServerScene()

        for route in routes(scene) where route.takes != nil && !route.path.contains("{id}") {
            let answer = await scene.send(route.method, route.path, as: .ann, json: body)
            #expect(answer.status == 400 && answer.code == "parseError", "\(route.path) \(answer.status)")
        }
    }

    @Test func `deep, wide and mangled bodies are refused without harm`() async throws {
        let scene = try await ServerScene()
        let deep = String(repeating: "[", count: 60_000)
        let object = String(repeating: "{\"a\":", count: 30_000)
        let wide = "{" + (0..<5_000).map { "\"k\($0)\":1" }.joined(separator: ",") + "}"

        for body in [deep, object, "{\"name\":\(deep)", wide] {
            let answer = await scene.send("POST", "/api/v1/labels", as: .ann, json: body)
            #expect(answer.status == 400)
        }
        var request = HTTPRequest(
            method: "POST",
            path: "/api/v1/labels",
            headers: ["Content-Type": "application/json"],
            body: [0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A, 0x31, 0x7D]
        )
        request.headers["Authorization"] = "Bearer \(AgentProfile.ann.token.text)"
        #expect(await scene.front.respond(to: request).status == 400)
        #expect(await scene.send("POST", "/api/v1/labels", as: .ann, json: #"{"name":"fine"}"#).status == 201)
    }

    @Test(arguments: [
        "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", "application/jsonx",
    ])
    func `a body of another type is refused`(type: String) async throws {
        let scene = try await ServerScene()

        for route in routes(scene) where route.takes != nil && !route.path.contains("{id}") {
            let answer = await scene.send(
                route.method,
                route.path,
                as: .ann,
                json: "{}",
                headers: ["Content-Type": type]
            )
            #expect(answer.status == 415, "\(route.path)")
        }
    }

    @Test func `the wrong type in any field is refused with the field's name`() async throws {
        let scene = try await ServerScene()
        let schemas = Dictionary(Schemas.all) { first, _ in first }

        for route in routes(scene) where route.takes != nil && !route.path.contains("{id}") {
            for member in members(of: route.takes, schemas) {
                for wrong in ["null", "{}", "[{}]", "3.5", "\"\"", "-1"] where !fits(wrong, member.schema, schemas) {
                    let body = Self.body(with: member.name, wrong, among: members(of: route.takes, schemas))
                    let answer = await scene.send(route.method, route.path, as: .ann, json: body)
                    #expect(
                        answer.status == 400 && answer.field == member.name,
                        "\(route.path) \(body) \(answer.status) \(answer.text)"
                    )
                }
            }
        }
    }

    private func members(of schema: Schema?, _ named: [String: Schema]) -> [Schema.Member] {
        switch schema {
        case .object(let members): members
        case .named(let name): members(of: named[name], named)
        default: []
        }
    }

    private func fits(_ json: String, _ schema: Schema, _ named: [String: Schema]) -> Bool {
        switch schema {
        case .named(let name): named[name].map { fits(json, $0, named) } ?? false
        case .object(let members): json == "{}" && members.allSatisfy { !$0.isRequired }
        case .map: json == "{}"
        case .string, .text(shortest: 0, _): json == "\"\""
        case .pattern(let pattern): json == "\"\"" && pattern.contains(")?")
        default: false
        }
    }

    /// A body in which only one field is wrong.
    private static func body(with field: String, _ wrong: String, among members: [Schema.Member]) -> String {
        let good = members.filter { $0.isRequired && $0.name != field }.map { member -> String in
            switch member.name {
            case "email": "\"email\":\"new@hark.example\""
            case "role": "\"role\":\"agent\""
            case "password": "\"password\":\"long enough\""
            case "language": "\"language\":\"en\""
            case "plan": "\"plan\":{}"
            case "base": "\"base\":0"
            case "week": "\"week\":[\"Mo-Fr 09:00-18:00\"]"
            default: "\"\(member.name)\":\"good\""
            }
        }
        return "{" + (good + ["\"\(field)\":\(wrong)"]).joined(separator: ",") + "}"
    }

    @Test func `another method is refused with those that the path takes`() async throws {
        let scene = try await ServerScene()

        let put = await scene.send("PUT", "/api/v1/queues", as: .ann, json: "{}")
        #expect(put.status == 405 && put.headers["allow"] == "GET, HEAD, POST")
        let read = ["reports/bot", "reports/chats", "reports/chats.csv", "routing", "openapi.json"]
        for path in read.map({ "/api/v1/" + $0 }) {
            #expect(await scene.send("POST", path, as: .ann, json: "{}").status == 405)
        }
        #expect(await scene.send("HEAD", "/api/v1/queues", as: .ann).status == 200)
        #expect(await scene.send("GET", "/api/v1/nothing", as: .ann).status == 404)
        #expect(await scene.send("GET", "/api/v1/queues/", as: .ann).status == 404)
    }

    @Test func `every answer of the API forbids what a browser could do with it`() async throws {
        let scene = try await ServerScene()

        for answer in [
            await scene.send("GET", "/api/v1/queues", as: .ann), await scene.send("GET", "/api/v1/queues"),
            await scene.send("GET", "/api/v1/nothing"), await scene.send("GET", "/healthz"),
        ] {
            #expect(answer.headers["cache-control"] == "no-store")
            #expect(answer.headers["x-content-type-options"] == "nosniff")
            #expect(answer.headers["referrer-policy"] == "no-referrer")
            #expect(answer.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'")
        }
    }

    @Test func `hostile text in every text field is kept as text`() async throws {
        let scene = try await ServerScene()
        let hostile = #"<img src=x onerror=alert(1)>'; DROP TABLE queue; --${7*7}{{7*7}} =cmd|' /C calc'!A0"#
        let bodies = [
            ("/api/v1/queues", #"{"name":"\#(hostile.prefix(60))"}"#),
            (
                "/api/v1/sites",
                #"{"name":"\#(hostile)","queue":"Billing","greeting":"\#(hostile)","starters":["\#(hostile)"]}"#
            ),
            ("/api/v1/cannedResponses", #"{"shortCode":"a","text":"\#(hostile)"}"#),
            ("/api/v1/labels", #"{"name":"\#(hostile.prefix(60))"}"#),
            (
                "/api/v1/contacts",
                #"{"name":"\#(hostile)","phone":"' OR 1=1","attributes":{"\#(hostile.prefix(60))":"\#(hostile)"}}"#
            ),
            (
                "/api/v1/agents",
                #"{"name":"\#(hostile)","email":"x@y.example","role":"agent","password":"\#(hostile)","skills":[{"name":"\#(hostile.prefix(60))","level":1}]}"#
            ),
            ("/api/v1/tokens", #"{"name":"\#(hostile)"}"#),
        ]

        for (path, body) in bodies {
            let made = await scene.send("POST", path, as: .ann, json: body)
            #expect(made.status == 201, "\(path) \(made.text)")
            #expect(
                made.headers["content-type"] == "application/json" && made.text.contains("DROP TABLE")
                    || path == "/api/v1/cannedResponses"
            )
            let list = await scene.send("GET", path, as: .ann)
            #expect(list.status == 200 && list.text.contains("DROP TABLE"), "\(path)")
        }
        #expect(try scene.store.queues().count == 3)
    }

    @Test(arguments: [
        "/api/v1/conversations?q=%25%27%20OR%201%3D1--", "/api/v1/conversations?status=resolved",
        "/api/v1/contacts?q=%25%27%22%5C_", "/api/v1/conversations?assignee=me&queue=x",
    ])
    func `hostile filters find nothing and break nothing`(target: String) async throws {
        let scene = try await ServerScene(searches: true)

        let answer = await scene.send("GET", target, as: .ann)

        #expect(answer.status == 200 && answer["items"].items.isEmpty)
    }

    @Test(arguments: ["limit=0", "limit=101", "limit=x", "after=x", "limit=-1", "limit=99999999999999999999"])
    func `a wrong page is refused with the parameter's name`(query: String) async throws {
        let scene = try await ServerScene()

        for path in [
            "conversations", "search", "contacts", "agents", "queues", "sites", "labels", "cannedResponses", "articles",
        ] {
            let answer = await scene.send("GET", "/api/v1/\(path)?\(query)", as: .ann)
            #expect(answer.status == 400 && answer.field == String(query.split(separator: "=")[0]), "\(path)")
        }
    }

    @Test func `an empty parameter hides no other of its name`() throws {
        let request = HTTPRequest(query: [("limit", ""), ("limit", "9"), ("after", "")])

        #expect(try request.number("limit", in: 1...10) == 9)
        #expect(request.parameter("after") == nil)
        let wrong = HTTPRequest(query: [("limit", ""), ("limit", "x")])
        #expect(throws: Refusal.self) { try wrong.number("limit", in: 1...10) }
    }
}
