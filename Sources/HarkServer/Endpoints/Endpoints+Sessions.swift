import HarkDomain
import HarkHub
import HarkProtocol
import HarkStore
import HarkTransport

extension Endpoints {
    var sessions: [Route] {
        [
            Route(
                "POST",
                "/api/v1/sessions",
                .anybody,
                "Log in.",
                takes: .object([
                    .required("email", .string), .required("password", .string), .optional("totp", .string),
                ]),
                gives: .named("Session"),
                status: 201,
                problems: [401, 403],
                run: logIn
            ),
            Route(
                "GET",
                "/api/v1/session",
                .staff(.read, .ownAccess),
                "Who is logged in.",
                gives: .named("Session"),
                run: whoAmI
            ),
            Route("DELETE", "/api/v1/session", .staff(.delete, .ownAccess), "Log out.", status: 204, run: logOut),
        ]
    }

    private func logIn(_ call: Call) async throws -> HTTPResponse {
        try login.checkOrigin(call.request)
        let body = try RequestBody(call.request)
        let (email, password) = (try body.params.string("email"), try body.params.string("password"))
        _ = try body.params.optionalString("totp")
        let success = try await login.logIn(
            email: MessageText.trim(email),
            password: password,
            from: call.request.remoteAddress
        )
        var response = HTTPResponse.object(status: 201) { writer in
            writer.session(success.member, email: success.email)
            writer.member("csrfToken", login.csrfToken(for: success.session))
        }
        response.headers["Set-Cookie"] = login.cookie(success.session, for: call.request)
        return response
    }

    private func whoAmI(_ call: Call) async throws -> HTTPResponse {
        let member = try call.member
        let known = try await find { store throws(StoreError) in try store.staffMember(member.id) }
        return HTTPResponse.object { writer in
            writer.session(member, email: known.account?.email ?? "")
            writer.member("csrfToken", call.session.map(login.csrfToken))
        }
    }

    private func logOut(_ call: Call) async throws -> HTTPResponse {
        if let session = call.session { try await login.logOut(session, call.member) }
        var response = HTTPResponse.done
        response.headers["Set-Cookie"] = login.cookie(nil, for: call.request)
        return response
    }
}

extension JSONWriter {
    fileprivate mutating func session(_ member: StaffPrincipal, email: String) {
        name("user")
        beginObject()
        self.member("id", member.id)
        self.member("name", member.name)
        self.member("email", email)
        self.member("role", member.role.rawValue)
        endObject()
    }
}
