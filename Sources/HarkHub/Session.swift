public import HarkDomain
import HarkProtocol
import HarkTransport

/// One socket and who speaks on it.
///
/// Like all that hangs on a socket it lives on the loop and is touched by the hub alone: that is why `@unchecked` holds.
final class Session: @unchecked Sendable {
    let connection: any MessageSocket
    /// Rounds of a second in which it has not said hello.
    var secondsSilent = 0
    /// Proved by cookie or bearer token at the upgrade; counts only once `agent.hello` is said.
    let credential: StaffCredential?
    var party: Party = .unknown
    var subscriptions: [ConversationID: Subscription] = [:]
    var watchScope: FloorScope?
    var unanswered = 0
    var refusedInARow = 0
    var isClosed = false
    /// What has to wait until the hello is answered; nil when none is being answered.
    var afterHello: [(isolated Hub) -> Void]?
    /// Reads of the store that wait for their turn; the first one is under way.
    var reads: [(isolated Hub) -> Void] = []
    /// Whether the first of the reads waits until the socket has taken what was sent.
    var isReadHeld = false
    /// Signs of life that are no messages: typing and reading.
    var signs: TokenBucket

    init(connection: any MessageSocket, credential: StaffCredential?, openedAt: Duration) {
        (self.connection, self.credential) = (connection, credential)
        signs = TokenBucket(perSecond: 20, burst: 100, now: openedAt)
    }

    /// Who speaks.
    enum Party {
        case unknown
        /// A hello is being answered.
        case greeting
        case visitor(VisitorPresence)
        case staff(StaffPresence)
    }

    /// False while a hello is being answered: its result comes before all else.
    var isGreeted: Bool { afterHello == nil }

    /// Whether nothing that is sent arrives any more.
    var isGone: Bool { isClosed || connection.isEnding }

    var visitor: VisitorPresence? {
        if case .visitor(let presence) = party { presence } else { nil }
    }

    var staff: StaffPresence? {
        if case .staff(let presence) = party { presence } else { nil }
    }

    func send(_ bytes: [UInt8]) {
        guard !isClosed else { return }
        connection.send(OutboundFrame(copying: bytes))
    }

    func send(_ frame: OutboundFrame) {
        guard !isClosed else { return }
        connection.send(frame)
    }

    func close(_ code: CloseCode, _ reason: String) {
        connection.close(code: code.rawValue, reason: reason)
    }
}

/// All sockets of one visitor on one site.
///
/// Lives on the loop.
final class VisitorPresence: @unchecked Sendable {
    let id: VisitorID
    let site: SiteID
    var name: String?
    var contact: ContactID?
    /// The segments of the contact.
    var segments: [String] = []
    /// True when there was a conversation before this visit.
    var isReturning = false
    /// True while no conversation of this visitor can exist on disk.
    var isFresh: Bool
    var language: String?
    var page: Page?
    var sessions: [Session] = []
    var messages: TokenBucket

    init(id: VisitorID, site: SiteID, isFresh: Bool, messages: TokenBucket) {
        (self.id, self.site, self.isFresh, self.messages) = (id, site, isFresh, messages)
    }

    var author: Author { .visitor(id, name: name) }
}

/// All sockets of one member of the staff.
///
/// Lives on the loop.
final class StaffPresence: @unchecked Sendable {
    let id: AgentID
    var member: StaffPrincipal
    var sessions: [Session] = []
    var messages: TokenBucket

    init(member: StaffPrincipal, messages: TokenBucket) {
        (id, self.member, self.messages) = (member.id, member, messages)
    }
}

/// What a member of the staff proved itself by at the upgrade.
public struct StaffCredential: Hashable, Sendable {
    /// Who it is.
    public let agent: AgentID
    /// The session's or token's own key, by which it can be ended.
    public let key: String

    /// Creates a credential.
    public init(agent: AgentID, key: String) {
        (self.agent, self.key) = (agent, key)
    }
}

/// What the upgrade request proves about its sender.
public enum UpgradeIdentity: Sendable {
    /// Nothing: a visitor, or nobody.
    case none
    /// A bearer token that is not good.
    case wrongBearer
    /// A member of the staff.
    case staff(StaffCredential)
}
