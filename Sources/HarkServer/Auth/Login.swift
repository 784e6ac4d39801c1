import HarkDomain
import HarkHub
import HarkProtocol
import HarkStore
import HarkTransport

/// Lets members of the staff in by password, and out again.
final class Login: Sendable {
    static let cookieName = Authenticator.cookieName

    /// What a login gives.
    struct Success: Sendable {
        let email: String
        let member: StaffPrincipal
        let session: SecretToken
    }

    private let services: Services
    private let csrf: CSRFTokens
    private let gatekeeper = Gatekeeper()

    init(_ services: Services) {
        self.services = services
        csrf = CSRFTokens(secret: services.store.secret)
    }

    /// Checks e-mail and password and opens a session.
    func logIn(email: String, password: String, from address: String) async throws -> Success {
        let key = String(email.lowercased().prefix(200))
        let address = ClientAddress.network(of: address)
        try await gatekeeper.begin(account: key, address: address, at: services.now())
        let found = try await services.store.reading { store throws(StoreError) in
            try store.staffMember(email: email)
        }
        let isRight = try await services.passwords.verify(password, against: found?.account?.passwordHash)
        guard isRight, let found, let account = found.account, found.record.profile.isActive else {
            try await note(.failedLogin(email: key, at: services.now(), known: found))
            throw AuthError.wrongCredentials
        }
        await gatekeeper.succeed(account: key, address: address)
        let member = StaffPrincipal(found.record.profile)
        return Success(email: account.email, member: member, session: try await open(member))
    }

    private func open(_ member: StaffPrincipal) async throws -> SecretToken {
        let (token, now) = (SecretToken(), services.now())
        let row = Session(
            tokenHash: token.hash,
            account: member.id,
            csrfHash: SecretToken.sha256(csrf.token(for: token)),
            createdAt: now,
            expiresAt: now + services.configuration.staff.sessionLifetime
        )
        let audit = AuditEntry.login(member, at: now)
        try await services.floor.write([
            { try Session.deleteExpired(before: now, $0) }, { try Session.insert(row, $0) },
            { try AuditEntry.insert(audit, $0) },
        ])
        return token
    }

    /// Ends a session and closes its sockets.
    func logOut(_ session: SecretToken, _ member: StaffPrincipal) async throws {
        let hash = session.hash
        let audit = AuditEntry.logout(member, at: services.now())
        try await services.floor.write([
            { try Session.delete(hash, $0) }, { try AuditEntry.insert(audit, $0) },
        ])
        services.floor.signOut(member.id)
    }

    private func note(_ entry: AuditEntry) async throws {
        try await services.floor.write([{ try AuditEntry.insert(entry, $0) }])
    }

    /// The token that a session's pages send with writes.
    func csrfToken(for session: SecretToken) -> String { csrf.token(for: session) }

    /// Refuses a write by cookie that another site's page could have sent.
    func checkWrite(_ request: HTTPRequest, _ session: SecretToken) throws(Problem) {
        try checkOrigin(request)
        guard let presented = request.headers["x-csrf-token"], csrf.isValid(presented, for: session) else {
            throw Problem(.forbidden, detail: "X-CSRF-Token is missing or wrong")
        }
    }

    /// Refuses what a foreign page sends; programs send no `Origin` at all.
    func checkOrigin(_ request: HTTPRequest) throws(Problem) {
        let site = request.headers["sec-fetch-site"]
        guard site == nil || site == "same-origin" || site == "none" else {
            throw Problem(.forbidden, detail: "The request comes from another site")
        }
        guard let origin = request.headers["origin"] else { return }
        let isOwn = services.origins.isOwn(
            origin,
            host: request.host,
            isTLS: request.isTLS,
            isLoopback: request.isLoopback
        )
        guard isOwn else { throw Problem(.forbidden, detail: "The request comes from another site") }
    }

    /// The `Set-Cookie` header that starts a session in a browser, or ends it.
    func cookie(_ session: SecretToken?, for request: HTTPRequest) -> String {
        let age = session == nil ? 0 : services.configuration.staff.sessionLifetime.components.seconds
        let isSecure = request.isTLS || services.configuration.server.publicURL.hasPrefix("https://")
        return "\(Self.cookieName)=\(session?.text ?? ""); Path=/; Max-Age=\(age); HttpOnly; SameSite=Strict"
            + (isSecure ? "; Secure" : "")
    }
}

/// Keeps the throttle, one attempt after the other.
private actor Gatekeeper {
    private var throttle = LoginThrottle()

    func begin(account: String, address: String, at now: Timestamp) throws(AuthError) {
        try throttle.begin(account: account, address: address, at: now)
    }

    func succeed(account: String, address: String) {
        throttle.succeed(account: account, address: address)
    }
}
