import HarkDomain
import HarkHub
import HarkStore

/// What is written into the audit.
enum AuditAction: String, Sendable, CaseIterable {
    case sessionOpened = "session.opened"
    case sessionRefused = "session.refused"
    case sessionClosed = "session.closed"
    case tokenCreated = "token.created"
    case tokenRevoked = "token.revoked"
    case agentCreated = "agent.created"
    case agentChanged = "agent.changed"
    case agentDeactivated = "agent.deactivated"
    case queueCreated = "queue.created"
    case queueChanged = "queue.changed"
    case queueDeleted = "queue.deleted"
    case siteCreated = "site.created"
    case siteChanged = "site.changed"
    case siteDeleted = "site.deleted"
    case languageChanged = "language.changed"
    case botPublished = "bot.published"
    case routingPublished = "routing.published"
    case surveyPublished = "survey.published"
    case suggestionsFound = "suggestions.found"
    case suggestionAccepted = "suggestion.accepted"
    case suggestionDismissed = "suggestion.dismissed"
    case improvementsFound = "improvements.found"
    case improvementDecided = "improvement.decided"
    case improvementGiven = "improvement.given"
    case contactDeleted = "contact.deleted"
    case backupMade = "backup.made"
    case backupRestored = "backup.restored"
}

extension AuditEntry {
    init(_ action: AuditAction, by member: StaffPrincipal, object: String, detail: String = "", at now: Timestamp) {
        self.init(
            at: now,
            actor: member.id,
            actorName: member.name,
            action: action.rawValue,
            object: object,
            detail: detail
        )
    }

    /// What the command line did.
    static func byOperator(_ action: AuditAction, object: String, detail: String, at now: Timestamp) -> AuditEntry {
        AuditEntry(
            at: now,
            actor: nil,
            actorName: "operator",
            action: action.rawValue,
            object: object,
            detail: detail
        )
    }

    static func login(_ member: StaffPrincipal, at now: Timestamp) -> AuditEntry {
        AuditEntry(.sessionOpened, by: member, object: member.id.text, at: now)
    }

    static func logout(_ member: StaffPrincipal, at now: Timestamp) -> AuditEntry {
        AuditEntry(.sessionClosed, by: member, object: member.id.text, at: now)
    }

    /// A login that failed, under the address that was given.
    static func failedLogin(email: String, at now: Timestamp, known: StaffMember?) -> AuditEntry {
        AuditEntry(
            at: now,
            actor: known?.record.profile.id,
            actorName: String(email.prefix(254)),
            action: AuditAction.sessionRefused.rawValue
        )
    }

    static func tokenCreated(_ token: APIToken, by member: StaffPrincipal, at now: Timestamp) -> AuditEntry {
        AuditEntry(.tokenCreated, by: member, object: token.id.text, detail: token.name, at: now)
    }

    static func tokenRevoked(_ token: APIToken, by member: StaffPrincipal, at now: Timestamp) -> AuditEntry {
        AuditEntry(.tokenRevoked, by: member, object: token.id.text, detail: token.name, at: now)
    }

    static func agentCreated(_ profile: AgentProfile, by member: StaffPrincipal, at now: Timestamp) -> AuditEntry {
        AuditEntry(.agentCreated, by: member, object: profile.id.text, detail: "role \(profile.role.rawValue)", at: now)
    }

    /// A change of somebody: a role by its values, all else by the names of the fields.
    static func agentChanged(
        _ before: AgentProfile,
        _ after: AgentProfile,
        fields: [String],
        by member: StaffPrincipal,
        at now: Timestamp
    ) -> AuditEntry {
        let role = before.role == after.role ? "" : "role \(before.role.rawValue) to \(after.role.rawValue); "
        let known = ["name", "email", "role", "password", "capacity", "skills", "languages", "queues"]
        let changed = known.filter(fields.contains).joined(separator: ", ")
        return AuditEntry(.agentChanged, by: member, object: after.id.text, detail: role + changed, at: now)
    }
}
