import Foundation
public import HarkDomain
import HarkHub
import HarkProtocol
import HarkStore
import Metrics

/// What an operator does by the command line, whether a server runs or not.
public struct Operations: Sendable {
    private let door: FloorDoor
    private let passwords: PasswordHasher
    private let backups: BackupDesk
    private let mint = Mint()

    /// Works through a door; backups are made at a desk of their own when none is given.
    public init(_ door: FloorDoor, passwords: PasswordHasher, backups: BackupDesk? = nil) {
        (self.door, self.passwords) = (door, passwords)
        self.backups = backups ?? BackupDesk(door, metrics: NOOPMetricsHandler.instance)
    }

    /// Takes somebody on the staff and returns the new id; queues that do not exist are made.
    ///
    /// - Throws: `Refusal` for input that is not good, an address that is taken, a disk that takes no writes.
    public func addUser(_ user: NewUser) async throws -> AgentID {
        let user = try user.checked()
        guard try store.staffMember(email: user.email) == nil else {
            throw Refusal.conflict("That e-mail address is taken")
        }
        var queues: [QueueID] = []
        for queue in user.queues { queues.append(try await self.queue(queue)) }
        let profile = AgentProfile(
            id: await mint.next(at: now),
            name: user.name,
            role: user.role,
            capacity: user.capacity,
            skills: user.skills,
            languages: user.languages,
            queues: queues
        )
        let account = Account(
            id: profile.id,
            email: user.email,
            passwordHash: try await passwords.hash(user.password),
            createdAt: now
        )
        let audit = AuditEntry.byOperator(
            .agentCreated,
            object: profile.id.text,
            detail: "role \(profile.role.rawValue)",
            at: now
        )
        try await administer(
            .changeAgent(profile, by: .system),
            [{ try Account.insert(account, $0) }, { try AuditEntry.insert(audit, $0) }]
        )
        return profile.id
    }

    /// Makes an API token with its owner's role and returns its text, which is shown this once.
    ///
    /// - Throws: `Refusal.notFound` for an unknown address.
    public func createToken(email: String, name: String) async throws -> String {
        guard let member = try store.staffMember(email: email), member.record.profile.isActive else {
            throw Refusal.invalid(field: "user", reason: "is nobody on the staff")
        }
        let token = SecretToken(prefix: Administration.tokenPrefix)
        let row = APIToken(
            id: await mint.next(at: now),
            account: member.record.profile.id,
            name: try Administration.name(name),
            createdAt: now
        )
        let audit = AuditEntry.byOperator(.tokenCreated, object: row.id.text, detail: email, at: now)
        let hash = token.hash
        try await door.write([
            { try APIToken.insert(row, hash: hash, $0) }, { try AuditEntry.insert(audit, $0) },
        ])
        return token.text
    }

    /// Makes a site and returns its id; its queue is made when it does not exist.
    ///
    /// - Throws: `Refusal` for input that is not good or a key that is taken.
    public func addSite(_ site: NewSite) async throws -> SiteID {
        let site = try site.checked()
        guard try !store.sites().contains(where: { $0.profile.key == site.key }) else {
            throw Refusal.conflict("A site of that key exists")
        }
        let profile = SiteProfile(
            id: await mint.next(at: now),
            key: site.key,
            name: site.name,
            hasBot: site.hasBot,
            queue: try await queue(site.queue),
            origins: site.origins
        )
        let audit = AuditEntry.byOperator(.siteCreated, object: profile.id.text, detail: site.key, at: now)
        try await administer(.changeSite(profile, by: .system), [{ try AuditEntry.insert(audit, $0) }])
        return profile.id
    }

    /// Writes a checked copy of the running store into a file and says what it holds.
    ///
    /// - Throws: `StoreError` with the file's name and what is wrong; nothing is left of a backup that failed.
    public func backUp(
        to path: String,
        replacing: Bool,
        while isWanted: @escaping @Sendable () -> Bool = { true }
    ) async throws -> String {
        guard path.hasPrefix("/") else { throw Refusal.invalid(field: "file", reason: "must be an absolute path") }
        let made = try await backups.make(URL(fileURLWithPath: path), replacing: replacing, while: isWanted)
        let size = "\((made.report.bytes + 1023) / 1024) KiB"
        let remark = made.isAudited ? "" : " The audit could not take a note of it: the store takes no writes."
        return "\(made.report.file.path): \(made.report.position) events, \(size), checked.\(remark)"
    }

    func addCannedResponses(_ texts: [(shortCode: String, language: String, text: String)]) async throws {
        var writes: [DatabaseWrite] = []
        for text in texts {
            let response = CannedResponse(
                id: await mint.next(at: now),
                shortCode: text.shortCode,
                text: text.text,
                language: text.language
            )
            writes.append { try CannedResponse.write(response, $0) }
        }
        try await door.write(writes)
    }

    /// Finds a queue by name, or makes it.
    func queue(_ name: String) async throws -> QueueID {
        let name = try Administration.name(name)
        if let queue = try store.queues().first(where: { $0.name == name }) { return queue.id }
        let queue = QueueProfile(id: await mint.next(at: now), name: name)
        let audit = AuditEntry.byOperator(.queueCreated, object: queue.id.text, detail: name, at: now)
        try await administer(.changeQueue(queue, by: .system), [{ try AuditEntry.insert(audit, $0) }])
        return queue.id
    }

    private var store: Store { door.store }
    private var now: Timestamp { door.now() }

    private func administer(_ command: Command, _ writes: [DatabaseWrite]) async throws {
        if case .refused(let refusal) = await door.administer(command, writes) { throw refusal }
    }
}

/// Somebody who is taken on the staff by the command line.
public struct NewUser: Sendable {
    /// The address that logs in.
    public var email: String
    /// The name that colleagues and customers see.
    public var name: String
    /// What this person may do.
    public var role: Role
    /// 8…256 bytes.
    public var password: String
    /// Conversations held at once.
    public var capacity = 4
    /// What this person can do.
    public var skills: [Skill] = []
    /// BCP 47 codes.
    public var languages: [String] = []
    /// Names of queues this person serves, and sees as a supervisor; a supervisor without any sees all and serves none.
    public var queues: [String]

    /// Creates a user with the defaults: a supervisor of all queues, or somebody who serves `support`.
    public init(email: String, name: String, role: Role, password: String) {
        (self.email, self.name, self.role, self.password) = (email, name, role, password)
        queues = role == .supervisor ? [] : ["support"]
    }

    /// Returns the user as it is kept, without a look at what is there already.
    ///
    /// - Throws: `Refusal` for input that is not good.
    public func checked() throws(Refusal) -> NewUser {
        var user = self
        user.email = try Administration.email(email)
        guard PasswordRules.length.contains(password.utf8.count) else {
            throw .invalid(field: "password", reason: "must have 8 to 256 bytes")
        }
        user.name = try Administration.name(name)
        guard (0...100).contains(capacity) else { throw .invalid(field: "capacity", reason: "must be 0 to 100") }
        user.languages = try Administration.languages(languages)
        for (index, queue) in queues.enumerated() { user.queues[index] = try Administration.name(queue) }
        return user
    }
}

/// A site that is made by the command line.
public struct NewSite: Sendable {
    /// The key in the script tag.
    public var key: String
    /// The name that customers see.
    public var name: String
    /// True when the bot answers first.
    public var hasBot = true
    /// The name of the queue its conversations wait in.
    public var queue = "support"
    /// Origins that may embed the widget.
    public var origins: [String] = []

    /// Creates a site with the defaults.
    public init(key: String, name: String) {
        (self.key, self.name) = (key, name)
    }

    /// Returns the site as it is kept, without a look at what is there already.
    ///
    /// - Throws: `Refusal` for input that is not good.
    public func checked() throws(Refusal) -> NewSite {
        var site = self
        site.key = try Administration.siteKey(key)
        site.name = try Administration.name(name)
        site.origins = try Administration.origins(origins)
        site.queue = try Administration.name(queue)
        return site
    }
}
