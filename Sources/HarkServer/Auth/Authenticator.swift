public import HarkDomain
public import HarkHub
public import HarkStore
public import HarkTransport

/// Proves by a session's cookie or an API token who calls; pages, API and sockets all ask here.
public struct Authenticator: Sendable {
    /// Who it is, and by what.
    public struct Proof: Sendable {
        /// The member of the staff.
        public let member: StaffPrincipal
        /// The session, when a cookie proved it.
        public let session: SecretToken?
        /// The API token, when one proved it.
        let apiToken: APITokenID?
        /// The hash of the session's or API token.
        public let tokenHash: [UInt8]
        /// When it was last used, as far as the store knows.
        let lastUsedAt: Timestamp
    }

    /// The cookie that carries a session.
    public static let cookieName = "hark_session"

    private let store: Store
    private let idle: Duration
    private let now: @Sendable () -> Timestamp

    /// Creates an authenticator over the store's sessions and tokens.
    public init(store: Store, configuration: Configuration, now: @escaping @Sendable () -> Timestamp) {
        (self.store, self.now, idle) = (store, now, configuration.staff.sessionIdle)
    }

    /// Returns who sent the request, nil when nothing was shown.
    ///
    /// - Throws: `wrongToken` for an API token that is not good; a cookie that is not good counts as none.
    public func proof(of request: HTTPRequest) async throws -> Proof? {
        if let authorization = request.headers["authorization"] {
            let parts = authorization.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw AuthError.wrongToken }
            return try await proof(bearer: String(parts[1]))
        }
        guard let cookie = request.headers["cookie"].flatMap(Self.session) else { return nil }
        return try await proof(session: cookie)
    }

    /// Returns who an API token belongs to.
    ///
    /// - Throws: `wrongToken` when it is not good.
    public func proof(bearer text: String) async throws -> Proof {
        guard let token = SecretToken(presented: text) else { throw AuthError.wrongToken }
        let hash = token.hash
        let found = try await store.reading { store throws(StoreError) in try store.apiToken(hash: hash) }
        guard let (row, member) = found else { throw AuthError.wrongToken }
        return Proof(
            member: StaffPrincipal(member.record.profile),
            session: nil,
            apiToken: row.id,
            tokenHash: hash,
            lastUsedAt: row.lastUsedAt ?? row.createdAt
        )
    }

    private func proof(session token: SecretToken) async throws -> Proof? {
        let hash = token.hash
        let found = try await store.reading { store throws(StoreError) in try store.session(tokenHash: hash) }
        let time = now()
        guard let (row, member) = found, time < row.expiresAt, time - row.lastSeenAt < idle else { return nil }
        return Proof(
            member: StaffPrincipal(member.record.profile),
            session: token,
            apiToken: nil,
            tokenHash: hash,
            lastUsedAt: row.lastSeenAt
        )
    }

    /// Returns whose a live API token is, at once.
    func bearer(hash: [UInt8]) -> AgentID? {
        let found = try? store.apiToken(hash: hash)
        return found.flatMap { $0.1.record.profile.isActive ? $0.1.record.profile.id : nil }
    }

    /// Returns whose a live session is, at once.
    func session(hash: [UInt8]) -> AgentID? {
        guard let (row, member) = try? store.session(tokenHash: hash) else { return nil }
        let time = now()
        guard time < row.expiresAt, time - row.lastSeenAt < idle, member.record.profile.isActive else { return nil }
        return member.record.profile.id
    }

    /// The session's token in a `Cookie` header.
    static func session(in header: String) -> SecretToken? {
        for pair in header.split(separator: ";") {
            let parts = pair.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
            if parts.count == 2, parts[0] == cookieName { return SecretToken(presented: String(parts[1])) }
        }
        return nil
    }
}
