import HarkDomain
import HarkHub
import HarkProtocol
import HarkStore
import HarkTransport

extension Endpoints {
    var cannedResponses: [Route] {
        let path = "/api/v1/cannedResponses"
        return [
            Route(
                "GET",
                path,
                .staff(.read, .cannedResponses),
                "Texts by short code.",
                query: Pagination.parameters,
                gives: .page(of: .named("CannedResponse")),
                run: listCanned
            ),
            Route(
                "POST",
                path,
                .staff(.create, .cannedResponses),
                "Make a text.",
                takes: .named("NewCannedResponse"),
                gives: .named("CannedResponse"),
                status: 201,
                problems: [409],
                run: inTurn(createCanned)
            ),
            Route(
                "GET",
                path + "/{id}",
                .staff(.read, .cannedResponses),
                "One text.",
                gives: .named("CannedResponse"),
                run: canned
            ),
            Route(
                "PATCH",
                path + "/{id}",
                .staff(.update, .cannedResponses),
                "Change a text.",
                takes: .named("CannedResponseChange"),
                gives: .named("CannedResponse"),
                problems: [409],
                run: inTurn(updateCanned)
            ),
            Route(
                "DELETE",
                path + "/{id}",
                .staff(.delete, .cannedResponses),
                "Take a text away.",
                status: 204,
                run: deleteCanned
            ),
        ]
    }

    private func listCanned(_ call: Call) async throws -> HTTPResponse {
        let page = try Pagination(call.request)
        let all = try await read { store throws(StoreError) in try store.cannedResponses() }
        let (items, next) = page.page(of: all, by: \.id.rawValue)
        return .list(items, next: next) { $0.canned($1) }
    }

    private func canned(_ call: Call) async throws -> HTTPResponse {
        let response = try await canned(call.id())
        return .object { $0.canned(response) }
    }

    private func canned(_ id: CannedResponseID) async throws -> CannedResponse {
        let all = try await read { store throws(StoreError) in try store.cannedResponses() }
        guard let response = all.first(where: { $0.id == id }) else { throw Refusal.notFound }
        return response
    }

    private func createCanned(_ call: Call) async throws -> HTTPResponse {
        let body = try RequestBody(call.request)
        var response = CannedResponse(
            id: await mint.next(at: now),
            shortCode: try body.line("shortCode", longest: 40),
            text: try body.text("text")
        )
        try response.change(by: body)
        return try await save(response, status: 201)
    }

    private func updateCanned(_ call: Call) async throws -> HTTPResponse {
        var response = try await canned(call.id())
        try response.change(by: RequestBody(call.request))
        return try await save(response, status: 200)
    }

    private func save(_ response: CannedResponse, status: Int) async throws -> HTTPResponse {
        let all = try await read { store throws(StoreError) in try store.cannedResponses() }
        let isTaken = all.contains {
            $0.id != response.id && $0.shortCode == response.shortCode && $0.language == response.language
        }
        guard !isTaken else { throw Refusal.conflict("That short code is taken in this language") }
        try await services.floor.write([{ try CannedResponse.write(response, $0) }])
        return .object(status: status) { $0.canned(response) }
    }

    private func deleteCanned(_ call: Call) async throws -> HTTPResponse {
        let response = try await canned(call.id())
        try await services.floor.write([{ try CannedResponse.delete(response.id, $0) }])
        return .done
    }
}

extension CannedResponse {
    fileprivate mutating func change(by body: RequestBody) throws(Refusal) {
        if let code = try body.optionalLine("shortCode", longest: 40) {
            guard code.allSatisfy({ $0.isLetter || $0.isNumber || "-_.".contains($0) }) else {
                throw .invalid(field: "shortCode", reason: "takes letters, digits, - _ and . only")
            }
            shortCode = code
        }
        if let text = try body.optionalText("text") { self.text = text }
        try body.change(&language, by: "language", longest: 35) { code throws(Refusal) in
            try Administration.languages([code]).first ?? code
        }
    }
}

extension JSONWriter {
    fileprivate mutating func canned(_ response: CannedResponse) {
        member("id", response.id)
        member("shortCode", response.shortCode)
        member("text", response.text)
        member("language", response.language)
    }
}
