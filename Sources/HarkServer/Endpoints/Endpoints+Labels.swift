import HarkDomain
import HarkHub
import HarkProtocol
import HarkStore
import HarkTransport

extension Endpoints {
    var labels: [Route] {
        let path = "/api/v1/labels"
        return [
            Route(
                "GET",
                path,
                .staff(.read, .labels),
                "All labels.",
                query: Pagination.parameters,
                gives: .page(of: .named("Label")),
                run: listLabels
            ),
            Route(
                "POST",
                path,
                .staff(.create, .labels),
                "Make a label.",
                takes: .named("NewLabel"),
                gives: .named("Label"),
                status: 201,
                problems: [409],
                run: inTurn(createLabel)
            ),
            Route("GET", path + "/{id}", .staff(.read, .labels), "One label.", gives: .named("Label"), run: label),
            Route(
                "PATCH",
                path + "/{id}",
                .staff(.update, .labels),
                "Change a label.",
                takes: .named("LabelChange"),
                gives: .named("Label"),
                problems: [409],
                run: inTurn(updateLabel)
            ),
            Route(
                "DELETE",
                path + "/{id}",
                .staff(.delete, .labels),
                "Take a label away.",
                status: 204,
                run: deleteLabel
            ),
        ]
    }

    private func listLabels(_ call: Call) async throws -> HTTPResponse {
        let page = try Pagination(call.request)
        let all = try await read { store throws(StoreError) in try store.labels() }
        let (items, next) = page.page(of: all, by: \.id.rawValue)
        return .list(items, next: next) { $0.label($1) }
    }

    private func label(_ call: Call) async throws -> HTTPResponse {
        let label = try await label(call.id())
        return .object { $0.label(label) }
    }

    private func label(_ id: LabelID) async throws -> Label {
        let all = try await read { store throws(StoreError) in try store.labels() }
        guard let label = all.first(where: { $0.id == id }) else { throw Refusal.notFound }
        return label
    }

    private func createLabel(_ call: Call) async throws -> HTTPResponse {
        let body = try RequestBody(call.request)
        var label = Label(id: await mint.next(at: now), name: try body.line("name", longest: 64), colour: nil)
        try label.change(by: body)
        return try await save(label, status: 201)
    }

    private func updateLabel(_ call: Call) async throws -> HTTPResponse {
        var label = try await label(call.id())
        try label.change(by: RequestBody(call.request))
        return try await save(label, status: 200)
    }

    private func save(_ label: Label, status: Int) async throws -> HTTPResponse {
        let all = try await read { store throws(StoreError) in try store.labels() }
        guard !all.contains(where: { $0.id != label.id && $0.name == label.name }) else {
            throw Refusal.conflict("A label of that name exists")
        }
        try await services.floor.write([{ try Label.write(label, $0) }])
        return .object(status: status) { $0.label(label) }
    }

    private func deleteLabel(_ call: Call) async throws -> HTTPResponse {
        let label = try await label(call.id())
        try await services.floor.write([{ try Label.delete(label.id, $0) }])
        return .done
    }
}

extension Label {
    fileprivate mutating func change(by body: RequestBody) throws(Refusal) {
        if let name = try body.optionalLine("name", longest: 64) { self.name = name }
        try body.change(&colour, by: "colour", longest: 7, Self.colour)
    }

    private static func colour(_ text: String) throws(Refusal) -> String {
        guard text.hasPrefix("#"), text.utf8.count == 7, text.dropFirst().allSatisfy(\.isHexDigit) else {
            throw .invalid(field: "colour", reason: "must be # and six hexadecimal digits")
        }
        return text.lowercased()
    }
}

extension JSONWriter {
    fileprivate mutating func label(_ label: Label) {
        member("id", label.id)
        member("name", label.name)
        member("colour", label.colour)
    }
}
