import HarkProtocol

/// The OpenAPI 3.1 document of the API, made from its routes.
enum OpenAPI {
    static func document(_ routes: [Route]) -> [UInt8] {
        var writer = JSONWriter(capacity: 64 * 1024)
        writer.beginObject()
        writer.member("openapi", "3.1.0")
        writer.name("info")
        writer.beginObject()
        writer.member("title", "Hark")
        writer.member("version", "1")
        writer.member("summary", "Live customer support: conversations, staff and what they work with.")
        writer.endObject()
        writer.name("servers")
        writer.beginArray()
        writer.beginObject()
        writer.member("url", "/")
        writer.endObject()
        writer.endArray()
        paths(&writer, routes)
        components(&writer)
        writer.endObject()
        return writer.bytes
    }

    private static func paths(_ writer: inout JSONWriter, _ routes: [Route]) {
        var order: [String] = []
        for route in routes where !order.contains(route.path) { order.append(route.path) }
        writer.name("paths")
        writer.beginObject()
        for path in order {
            writer.name(path)
            writer.beginObject()
            for route in routes where route.path == path {
                writer.name(route.method.lowercased())
                operation(&writer, route)
            }
            writer.endObject()
        }
        writer.endObject()
    }

    private static func operation(_ writer: inout JSONWriter, _ route: Route) {
        writer.beginObject()
        writer.member("summary", route.summary)
        writer.member("operationId", route.operationID)
        parameters(&writer, route)
        if let schema = route.takes {
            writer.name("requestBody")
            writer.beginObject()
            writer.member("required", true)
            content(&writer, "application/json", schema)
            writer.endObject()
        }
        responses(&writer, route)
        writer.name("security")
        writer.beginArray()
        if case .staff = route.caller {
            for scheme in ["bearer", "session"] {
                writer.beginObject()
                writer.member(scheme == "bearer" ? "bearer" : "session", [])
                writer.endObject()
            }
        }
        writer.endArray()
        writer.endObject()
    }

    private static func parameters(_ writer: inout JSONWriter, _ route: Route) {
        writer.name("parameters")
        writer.beginArray()
        for name in route.variables {
            parameter(&writer, name, place: "path", .string, summary: "The \(name).", isRequired: true)
        }
        for query in route.query {
            parameter(&writer, query.name, place: "query", query.schema, summary: query.summary, isRequired: false)
        }
        writer.endArray()
    }

    private static func parameter(
        _ writer: inout JSONWriter,
        _ name: String,
        place: String,
        _ schema: Schema,
        summary: String,
        isRequired: Bool
    ) {
        writer.beginObject()
        writer.member("name", name)
        writer.member("in", place)
        writer.member("required", isRequired)
        writer.member("description", summary)
        writer.name("schema")
        writer.schema(schema)
        writer.endObject()
    }

    private static func responses(_ writer: inout JSONWriter, _ route: Route) {
        writer.name("responses")
        writer.beginObject()
        writer.name(String(route.gives.status))
        writer.beginObject()
        writer.member("description", "Done")
        if let schema = route.gives.schema { content(&writer, route.gives.type, schema) }
        writer.endObject()
        for status in route.problemStatuses {
            writer.name(String(status))
            writer.beginObject()
            writer.member("description", "Problem details")
            content(&writer, "application/problem+json", .named("Problem"))
            writer.endObject()
        }
        writer.endObject()
    }

    private static func content(_ writer: inout JSONWriter, _ type: String, _ schema: Schema) {
        writer.name("content")
        writer.beginObject()
        writer.name(type)
        writer.beginObject()
        writer.name("schema")
        writer.schema(schema)
        writer.endObject()
        writer.endObject()
    }

    private static func components(_ writer: inout JSONWriter) {
        writer.name("components")
        writer.beginObject()
        writer.name("securitySchemes")
        writer.beginObject()
        writer.name("bearer")
        writer.beginObject()
        writer.member("type", "http")
        writer.member("scheme", "bearer")
        writer.endObject()
        writer.name("session")
        writer.beginObject()
        writer.member("type", "apiKey")
        writer.member("in", "cookie")
        writer.member("name", Login.cookieName)
        writer.member("description", "Writes also need the X-CSRF-Token header and an own Origin.")
        writer.endObject()
        writer.endObject()
        writer.name("schemas")
        writer.beginObject()
        for (name, schema) in Schemas.all {
            writer.name(name)
            writer.schema(schema)
        }
        writer.endObject()
        writer.endObject()
    }
}

extension Route {
    /// The names of the path's variables.
    var variables: [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }

    /// Every error that the route may answer.
    var problemStatuses: [Int] {
        var statuses = Set(problems).union([429, 503])
        if case .staff = caller { statuses.formUnion([401, 403]) }
        if takes != nil { statuses.formUnion([400, 413, 415]) }
        if !query.isEmpty { statuses.insert(400) }
        if !variables.isEmpty { statuses.insert(404) }
        return statuses.sorted()
    }

    /// A name for generated clients: `getQueues`, `patchQueuesById`.
    var operationID: String {
        let words = path.split(separator: "/").filter { $0 != "api" && $0 != "v1" }.flatMap { part -> [String] in
            let name = part.hasPrefix("{") ? "by_\(part.dropFirst().dropLast())" : String(part)
            return name.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init)
        }
        return words.reduce(method.lowercased()) { $0 + $1.prefix(1).uppercased() + $1.dropFirst() }
    }
}
