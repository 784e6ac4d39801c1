import HarkDomain
import HarkHub
import HarkProtocol
import HarkStore
public import HarkTransport
import Logging

/// The HTTP API: finds the route, asks who calls and whether they may, runs it, and tells what went wrong.
public final class API: Sendable {
    let services: Services
    let login: Login
    private let router: Router
    private let authenticator: Authenticator

    /// Creates the API.
    public init(_ services: Services) {
        self.services = services
        login = Login(services)
        authenticator = Authenticator(store: services.store, configuration: services.configuration, now: services.now)
        router = Router(Self.routes(Endpoints(services, login)))
    }

    /// True when the API answers for this path.
    static func owns(_ path: String) -> Bool {
        path.hasPrefix("/api/") || ["/healthz", "/readyz", "/metrics", "/support"].contains(path)
    }

    /// True for what is called off when its client has gone.
    func endsWithClient(_ request: HTTPRequest) -> Bool {
        guard case .route(let route, _) = router.match(request.method, request.path) else { return false }
        return route.endsWithClient
    }

    /// Answers one request.
    public func respond(to request: HTTPRequest) async -> HTTPResponse {
        var response: HTTPResponse
        do {
            response = try await answer(request)
        } catch {
            response = problem(of: error).response
        }
        SecurityHeaders.api.apply(to: &response)
        return response
    }

    private func answer(_ request: HTTPRequest) async throws -> HTTPResponse {
        switch router.match(request.method, request.path) {
        case .nothing: throw Problem(.notFound)
        case .otherMethods(let methods): throw Problem.methodNotAllowed(methods)
        case .route(let route, let variables):
            let call = try await authorised(request, route, variables)
            if route.isReport { try route.checkQuery(request) }
            return try await route.run(call)
        }
    }

    /// Proves who calls, and refuses who may not or whose browser was lured.
    private func authorised(
        _ request: HTTPRequest,
        _ route: Route,
        _ variables: [String: String]
    ) async throws -> Call {
        guard case .staff(let action, let object) = route.caller else {
            return Call(request: request, principal: .nobody, session: nil, variables: variables)
        }
        let proof = try await authenticator.proof(of: request)
        guard let proof else { throw Problem(.unauthenticated) }
        guard Access.allows(.staff(proof.member), action, on: object) else { throw Problem(.forbidden) }
        if let session = proof.session, !route.isSafe {
            try login.checkWrite(request, session)
        }
        noteUse(of: proof)
        return Call(request: request, principal: .staff(proof.member), session: proof.session, variables: variables)
    }

    /// Notes once a minute that a session or token is in use, without keeping the request waiting.
    private func noteUse(of proof: Authenticator.Proof) {
        let now = services.now()
        guard now - proof.lastUsedAt > .seconds(60) else { return }
        let write: DatabaseWrite
        if let token = proof.apiToken {
            write = { try APIToken.touch(token, at: now, $0) }
        } else {
            write = { try Session.touch(proof.tokenHash, at: now, $0) }
        }
        Task { try? await services.floor.write([write]) }
    }

    private func problem(of error: any Error) -> Problem {
        switch error {
        case let error as Problem: return error
        case let error as Refusal: return Problem(error)
        case let error as AuthError: return Problem(error)
        case is CancellationError: return Problem(.unavailable)
        case let error as StoreError where error.isTemporary: return Problem(.unavailable)
        case StoreError.refused: return Problem(.conflict, detail: "Another one of that name exists, or it is in use")
        default:
            services.logger.error("Request failed", metadata: ["error": "\(type(of: error))"])
            return Problem(.internalError)
        }
    }
}

extension Route {
    /// True when the method must not change anything.
    var isSafe: Bool { method == "GET" }
}

extension Problem {
    init(_ error: AuthError) {
        switch error {
        case .wrongCredentials: self.init(.unauthenticated, detail: "E-mail or password is wrong")
        case .wrongToken: self.init(.unauthenticated, detail: "The API token is not good")
        case .throttled(let wait): self.init(.rateLimited, detail: "Too many attempts", retryAfterMs: wait)
        case .busy, .hashingFailed: self.init(.unavailable)
        case .passwordLength:
            let range = PasswordRules.length
            let detail = "password must have \(range.lowerBound) to \(range.upperBound) bytes"
            self.init(.invalidParams, detail: detail, field: "password")
        }
    }
}
