import Foundation
import HarkDomain
import HarkHub
import HarkProtocol
import HarkRouting
import HarkStore
import HarkTransport

// How the parts see one another.
extension HubSettings {
    /// Takes the hub's settings from the configuration.
    init(_ configuration: Configuration) {
        self.init()
        policy = configuration.floor
        zone = configuration.zone
        hours =
            configuration.bot.hours.isEmpty
            ? nil : try? BusinessHours(name: "bot", zone: zone.identifier, week: configuration.bot.hours)
        socketsPerVisitor = configuration.limits.socketsPerVisitor
        socketsPerStaffMember = configuration.limits.socketsPerStaff
        visitorMessagesPerSecond = Double(configuration.limits.visitorMessagesPerSecond)
        visitorBurst = Double(configuration.limits.visitorMessageBurst)
        staffMessagesPerSecond = Double(configuration.limits.staffMessagesPerSecond)
        staffBurst = Double(configuration.limits.staffMessageBurst)
        startsPerMinuteOfAddress = Double(configuration.limits.startsPerMinute)
        startBurstOfAddress = Double(configuration.limits.startBurst)
        unansweredCalls = configuration.limits.unackedCalls
        conversationsPerSocket = configuration.limits.conversationsPerSocket
        historyPage = configuration.limits.historyPage
        exemptLoopback = configuration.limits.exemptLoopback
    }
}

extension TransportConfiguration {
    /// Takes the transport's settings from the configuration.
    init(_ configuration: Configuration, listen: [ListenAddress]) {
        var limits = TransportLimits()
        limits.frameBytes = configuration.limits.frameBytes
        limits.outboxBytes = configuration.limits.outboxBytes
        limits.requestBodyBytes = configuration.limits.bodyBytes
        limits.socketsPerAddress = configuration.limits.socketsPerAddress
        limits.connectionsPerAddress = configuration.limits.connectionsPerAddress
        limits.socketsTotal = configuration.limits.socketsTotal
        limits.requestsPerSecondPerAddress = configuration.limits.requestsPerSecond
        limits.exemptLoopback = configuration.limits.exemptLoopback
        let echo = configuration.testing.echo
        self.init(
            listen: listen,
            tls: configuration.certificate.map { TLSFiles(certificate: $0.certificate, privateKey: $0.privateKey) },
            limits: limits,
            webSocketPaths: echo ? ["/ws": "hark.v1", "/__echo": nil] : ["/ws": "hark.v1"],
            echoPaths: echo ? ["/__echo"] : []
        )
        trustedProxies = configuration.server.trustedProxies.compactMap { AddressNetwork($0) }
    }
}

extension FloorPort {
    /// The hub as the HTTP side sees it.
    init(_ hub: Hub) {
        self.init(
            administer: { await hub.administer($0, writes: $1) },
            write: { try await hub.write($0) },
            rate: { await hub.rate($0) },
            staff: {
                let loads = await hub.loads
                let records = await hub.agentRecords.map { record in
                    (
                        record.profile.id,
                        StaffState(
                            availability: record.availability,
                            isConnected: record.isConnected,
                            load: loads[record.profile.id] ?? 0,
                            because: record.awayReason
                        )
                    )
                }
                return Dictionary(uniqueKeysWithValues: records)
            },
            copy: { await hub.floorAsDecided },
            obstacle: { hub.readiness.obstacle },
            signOut: { agent in Task { await hub.endConnections(of: agent) } }
        )
    }
}

extension StaffCredential {
    static func key(_ hash: [UInt8]) -> String {
        hash.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

extension UpgradeGate {
    /// The server's gate: own origins only, and who shows a session or token is looked up once.
    static func server(
        _ authenticator: Authenticator,
        _ origins: OriginRule,
        _ identities: IdentityTokens,
        _ switchboard: Switchboard
    ) -> UpgradeGate {
        UpgradeGate(
            refuse: { request in
                guard !switchboard.isDraining else {
                    return Problem(.unavailable, detail: "The server is stopping", retryAfterMs: 2000).response
                }
                if let origin = request.headers["origin"] {
                    let isOwn = origins.isOwn(
                        origin,
                        host: request.host,
                        isTLS: request.isTLS,
                        isLoopback: request.isLoopback
                    )
                    guard isOwn else { return Problem(.forbidden, detail: "Foreign origin").response }
                }
                if case .wrongBearer = authenticator.identity(of: request) {
                    return Problem(.unauthenticated, detail: "The token is not good").response
                }
                return nil
            },
            identify: { authenticator.identity(of: $0) },
            isGood: { authenticator.isGood($0) },
            verify: { await identities.verify($0, of: $1) },
            request: { switchboard.handle($0, $1) }
        )
    }
}

extension Authenticator {
    /// Returns what an upgrade request proves, at once: one look-up by an index, and none without credentials.
    ///
    /// A cookie counts only beside an own `Origin`, which the gate has checked, so no foreign page can use it.
    func identity(of request: HTTPRequest) -> UpgradeIdentity {
        if let authorization = request.headers["authorization"] {
            let parts = authorization.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "bearer",
                let token = SecretToken(presented: String(parts[1])), let agent = bearer(hash: token.hash)
            else { return .wrongBearer }
            return .staff(StaffCredential(agent: agent, key: StaffCredential.key(token.hash)))
        }
        guard request.headers["origin"] != nil, let cookie = request.headers["cookie"].flatMap(Self.session),
            let agent = session(hash: cookie.hash)
        else { return .none }
        return .staff(StaffCredential(agent: agent, key: StaffCredential.key(cookie.hash)))
    }

    /// True while the session or token behind a credential is still good.
    func isGood(_ credential: StaffCredential) -> Bool {
        let digits = Array(credential.key)
        let hash = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0...($0 + 1)]), radix: 16)
        }
        return bearer(hash: hash) == credential.agent || session(hash: hash) == credential.agent
    }
}
