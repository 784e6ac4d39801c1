import HarkDomain
import HarkHub
import HarkTransport

/// One thing the API does: method, path, who may, what goes in and out, and the code behind it.
///
/// The router and the OpenAPI document are both made from these, so neither can know what the other does not.
struct Route: Sendable {
    /// Who may call.
    enum Caller: Sendable {
        /// Everybody.
        case anybody
        /// A member of the staff that may do this to that.
        case staff(Action, AccessObject)
    }

    /// The method in upper case.
    let method: String
    /// The path, its variables in braces: `/api/v1/queues/{id}`.
    let path: String
    let caller: Caller
    /// What it does, in one sentence.
    let summary: String
    /// Parameters after the question mark.
    let query: [QueryParameter]
    /// The body that it takes.
    let takes: Schema?
    /// The status of success and what comes with it.
    let gives: (status: Int, type: String, schema: Schema?)
    /// Errors beyond those that every route may answer.
    let problems: [Int]
    /// True for long work that changes nothing: it is called off when its client has gone.
    let endsWithClient: Bool
    let run: @Sendable (Call) async throws -> HTTPResponse

    init(
        _ method: String,
        _ path: String,
        _ caller: Caller,
        _ summary: String,
        query: [QueryParameter] = [],
        takes: Schema? = nil,
        gives: Schema? = nil,
        status: Int = 200,
        type: String = "application/json",
        problems: [Int] = [],
        endsWithClient: Bool = false,
        run: @escaping @Sendable (Call) async throws -> HTTPResponse
    ) {
        (self.method, self.path, self.caller, self.summary) = (method, path, caller, summary)
        (self.query, self.takes, self.problems, self.run) = (query, takes, problems, run)
        self.gives = (status, type, gives)
        self.endsWithClient = endsWithClient
    }
}

/// A parameter after the question mark.
struct QueryParameter: Sendable {
    let name: String
    let schema: Schema
    let summary: String
}

/// One request on its way through a route.
struct Call: Sendable {
    let request: HTTPRequest
    let principal: Principal
    /// The session that a cookie named, when one did.
    let session: SecretToken?
    /// The variables of the path, by name.
    let variables: [String: String]

    /// The member of the staff; routes for staff are not run without.
    var member: StaffPrincipal {
        get throws(Refusal) {
            guard let member = principal.staffMember else { throw .unauthenticated }
            return member
        }
    }

    /// The id in the path; one that cannot exist is answered like one that does not.
    func id<Tag>() throws(Refusal) -> ID<Tag> {
        guard let text = variables["id"], let id = ID<Tag>(text) else { throw .notFound }
        return id
    }
}
