import HarkDomain
import HarkProtocol
import HarkTesting
import Testing

@testable import HarkServer

struct OpenAPITests {
    @Test func `the document and the routes name the same operations`() async throws {
        let scene = try await ServerScene()
        let document = await scene.send("GET", "/api/v1/openapi.json")
        let routes = API.routes(Endpoints(scene.services, Login(scene.services)))

        var documented: Set<String> = []
        for path in document["paths"].members {
            for operation in path.value.members { documented.insert("\(operation.name.uppercased()) \(path.name)") }
        }

        #expect(document["openapi"].text == "3.1.0")
        #expect(documented == Set(routes.map { "\($0.method) \($0.path)" }))
        #expect(documented.count == routes.count)
    }

    @Test func `every operation has a name of its own, and every reference leads somewhere`() async throws {
        let scene = try await ServerScene()
        let document = await scene.send("GET", "/api/v1/openapi.json")
        let names = document["paths"].members.flatMap { $0.value.members.map { $0.value["operationId"].text ?? "" } }
        let schemas = Set(document["components"]["schemas"].members.map(\.name))

        #expect(Set(names).count == names.count && !names.contains(""))
        for reference in Self.references(in: document.json) {
            #expect(schemas.contains(reference.replacing("#/components/schemas/", with: "")), "\(reference)")
        }
    }

    private static func references(in value: JSONValue) -> [String] {
        switch value {
        case .object(let object):
            object.members.flatMap { $0.name == "$ref" ? [$0.value.text ?? ""] : references(in: $0.value) }
        case .array(let values): values.flatMap(references)
        default: []
        }
    }

    @Test func `what the API answers has the documented shape`() async throws {
        let scene = try await ServerScene(searches: true)
        await scene.bringOnline(.tom)
        let conversation = await scene.openForPeople()
        _ = await scene.send("POST", "/api/v1/labels", as: .ann, json: ##"{"name":"a","colour":"#aabbcc"}"##)
        _ = await scene.send(
            "POST",
            "/api/v1/contacts",
            as: .ann,
            json: #"{"name":"Maya","attributes":{"plan":"gold"}}"#
        )
        _ = await scene.send("POST", "/api/v1/cannedResponses", as: .ann, json: #"{"shortCode":"hi","text":"Hello"}"#)
        _ = await scene.send("PATCH", "/api/v1/bot/draft", as: .ann, json: #"{"changes":{}}"#)
        #expect(await scene.publish(ServerScene.fullPlan).status == 200)
        #expect(await scene.publishSurveys(ServerScene.fullSurveys).status == 200)
        let checker = SchemaChecker(Schemas.all)

        for route in API.routes(Endpoints(scene.services, Login(scene.services))) where route.method == "GET" {
            guard let schema = route.gives.schema, route.gives.type == "application/json" else { continue }
            let id = route.path.contains("conversations") ? conversation.text : await firstID(scene, route.path)
            let query = Self.queries.first { route.path.hasSuffix($0.key) }?.value ?? ""
            let answer = await scene.send("GET", route.path.replacing("{id}", with: id) + query, as: .ann)
            // A forecast needs two weeks; ForecastAPITests looks at one.
            if route.path.hasSuffix("/forecast"), answer.status == 409 { continue }
            #expect(answer.status == 200, "\(route.path)")
            #expect(checker.faults(of: answer.json, schema) == [], "\(route.path)")
        }
    }

    @Test func `what a plan may say in short is documented, and what it may not is not`() async throws {
        let scene = try await ServerScene()
        let checker = SchemaChecker(Schemas.all)
        func verdict(_ plan: String) async throws -> (isDocumented: Bool, isTaken: Bool) {
            let json = try JSONReader.read(Array(plan.utf8))
            let answer = await scene.send("POST", "/api/v1/routing/check", as: .ann, json: #"{"plan":\#(plan)}"#)
            return (checker.faults(of: json, .named("RoutingPlan")) == [], answer["isValid"] == true)
        }
        let skill = String(repeating: "s", count: 80)
        let good = [
            #"{"policy":"leastLoaded","queues":[{"queue":"Billing","policy":"roundRobin"}]}"#,
            #"{"policy":{"priorityCreditSeconds":"none"}}"#, #"{"policy":{"priorityCreditSeconds":null}}"#,
            #"{"policy":{"relaxation":[{"afterSeconds":1,"falls":"skill:\#(skill)"}]}}"#,
            #"{"rules":[{"name":"a","then":{"queue":"Billing","required":["x",{"name":"y"}],"preferred":["z"]}}]}"#,
        ]
        let bad = [
            #"{"policy":"best"}"#, #"{"policy":{"weights":{"waiting":0}}}"#,
            #"{"policy":{"priorityCreditSeconds":"some"}}"#,
            #"{"policy":{"overflow":[{"to":"Billing","atLength":0}]}}"#,
        ]

        for plan in good { #expect(try await verdict(plan) == (true, true), "\(plan)") }
        for plan in bad { #expect(try await verdict(plan) == (false, false), "\(plan)") }
    }

    private static let queries = ["transcript": "?format=json", "search": "?q=hello"]

    private func firstID(_ scene: ServerScene, _ path: String) async -> String {
        guard let place = path.range(of: "/{id}") else { return "" }
        let list = await scene.send("GET", String(path[..<place.lowerBound]), as: .ann)
        let first = list["items"].items.first
        let key = [first?["id"], first?["version"], first?["name"]].lazy.compactMap { $0 }.first { $0 != .null }
        return key?.text ?? key?.int.map(String.init) ?? ""
    }
}

/// Compares JSON with a schema, and finds members that the schema does not know.
struct SchemaChecker {
    private let named: [String: Schema]

    init(_ schemas: [(String, Schema)]) {
        named = Dictionary(schemas) { first, _ in first }
    }

    func faults(of value: JSONValue, _ schema: Schema, at path: String = "") -> [String] {
        switch (schema, value) {
        case (.anything, _), (.string, .string), (.text, .string), (.pattern, .string), (.bool, .bool),
            (.number, .double), (.number, .int):
            return []
        case (.id, .string(let text)): return ID<AgentTag>(text) == nil ? ["\(path) is no id"] : []
        case (.time, .string(let text)): return Timestamp(iso8601: text) == nil ? ["\(path) is no time"] : []
        case (.choice(let names), .string(let text)): return names.contains(text) ? [] : ["\(path) is \(text)"]
        case (.int(let range), .int(let number)):
            return range?.contains(Int(number)) ?? true ? [] : ["\(path) is out of range"]
        case (.list(let item), .array(let values)):
            return values.flatMap { faults(of: $0, item, at: path + "[]") }
        case (.map(let item), .object(let object)):
            return object.members.flatMap { faults(of: $0.value, item, at: "\(path).\($0.name)") }
        case (.object(let members), .object(let object)): return faults(of: object, members, at: path)
        case (.null, .null): return []
        case (.either(let schemas), _):
            return schemas.contains { faults(of: value, $0).isEmpty } ? [] : ["\(path) has none of the shapes"]
        case (.named(let name), _): return named[name].map { faults(of: value, $0, at: path) } ?? ["no \(name)"]
        default: return ["\(path) has the wrong type"]
        }
    }

    private func faults(of object: JSONObject, _ members: [Schema.Member], at path: String) -> [String] {
        let known = Dictionary(uniqueKeysWithValues: members.map { ($0.name, $0) })
        let missing = members.filter { $0.isRequired && object[$0.name] == nil }.map { "\(path).\($0.name) is missing" }
        return missing
            + object.members.flatMap { member -> [String] in
                guard let schema = known[member.name]?.schema else {
                    return ["\(path).\(member.name) is not documented"]
                }
                return faults(of: member.value, schema, at: "\(path).\(member.name)")
            }
    }
}

extension JSONValue {
    var members: [JSONObject.Member] { if case .object(let object) = self { object.members } else { [] } }
}

extension Answer {
    var members: [JSONObject.Member] { json.members }
}
