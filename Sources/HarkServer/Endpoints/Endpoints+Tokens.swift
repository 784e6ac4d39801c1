import HarkDomain
import HarkHub
import HarkProtocol
import HarkStore
import HarkTransport

extension Endpoints {
    /// API tokens: everybody keeps their own.
    var tokens: [Route] {
        [
            Route(
                "GET",
                "/api/v1/tokens",
                .staff(.read, .ownAccess),
                "Your API tokens.",
                query: Pagination.parameters,
                gives: .page(of: .named("Token")),
                run: listTokens
            ),
            Route(
                "POST",
                "/api/v1/tokens",
                .staff(.create, .ownAccess),
                "Make an API token with your role; only this answer shows it.",
                takes: .object([.required("name", .text(longest: 200))]),
                gives: .named("NewToken"),
                status: 201,
                run: createToken
            ),
            Route(
                "DELETE",
                "/api/v1/tokens/{id}",
                .staff(.delete, .ownAccess),
                "Revoke one of your API tokens.",
                status: 204,
                run: revokeToken
            ),
        ]
    }

    private func listTokens(_ call: Call) async throws -> HTTPResponse {
        let (page, member) = (try Pagination(call.request), try call.member)
        let tokens = try await read { store throws(StoreError) in try store.apiTokens(of: member.id) }
        let (items, next) = page.page(of: tokens.filter { $0.revokedAt == nil }, by: \.id.rawValue)
        return .list(items, next: next) { $0.token($1) }
    }

    private func createToken(_ call: Call) async throws -> HTTPResponse {
        let (body, member) = (try RequestBody(call.request), try call.member)
        let token = SecretToken(prefix: Administration.tokenPrefix)
        let row = APIToken(
            id: await mint.next(at: now),
            account: member.id,
            name: try body.line("name"),
            createdAt: now
        )
        let audit = AuditEntry.tokenCreated(row, by: member, at: now)
        try await services.floor.write([
            { try APIToken.insert(row, hash: token.hash, $0) }, { try AuditEntry.insert(audit, $0) },
        ])
        return .object(status: 201) { writer in
            writer.token(row)
            writer.member("token", token.text)
        }
    }

    private func revokeToken(_ call: Call) async throws -> HTTPResponse {
        let (id, member, now) = (try call.id() as APITokenID, try call.member, now)
        let tokens = try await read { store throws(StoreError) in try store.apiTokens(of: member.id) }
        guard let token = tokens.first(where: { $0.id == id && $0.revokedAt == nil }) else { throw Refusal.notFound }
        let audit = AuditEntry.tokenRevoked(token, by: member, at: now)
        try await services.floor.write([
            { try APIToken.revoke(token.id, at: now, $0) }, { try AuditEntry.insert(audit, $0) },
        ])
        services.floor.signOut(member.id)
        return .done
    }
}

extension JSONWriter {
    fileprivate mutating func token(_ token: APIToken) {
        member("id", token.id)
        member("name", token.name)
        member("createdAt", token.createdAt)
        member("lastUsedAt", token.lastUsedAt)
    }
}
