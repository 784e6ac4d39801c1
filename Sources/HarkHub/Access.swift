public import HarkDomain

/// What somebody wants to do with an object of Hark.
public enum Action: Sendable, CaseIterable {
    /// Read it, alone or in a list.
    case read
    /// Make a new one.
    case create
    /// Change it.
    case update
    /// Take it away.
    case delete
}

/// What an action is about.
public enum AccessObject: Hashable, Sendable {
    /// One conversation with all that belongs to it.
    case conversation(ConversationRecord)
    /// The list of conversations, of which each is looked at by itself.
    case conversations
    /// Records of identified people.
    case contacts
    /// Members of the staff.
    case agents
    /// Queues and the skills that people have.
    case queues
    /// Sites.
    case sites
    /// Texts inserted by a short code, and labels.
    case cannedResponses, labels
    /// The caller's own session and API tokens.
    case ownAccess
    /// The bot's articles and rules, versions and draft.
    case articles, botRules
    /// The site's own words and number patterns.
    case language
    /// The routing plan: rules, business hours, SLA, vocabulary of skills.
    case routing
    /// The survey plan: what customers are asked afterwards, and when.
    case surveys
    /// What was measured over all queues, and what is decided about suggestions that follow from it.
    case reports
}

/// The one place that decides who may do what; sockets, HTTP, search and exports all ask here.
///
/// Whoever is not named is refused.
public enum Access {
    /// True when `principal` may do `action` on `object`.
    public static func allows(_ principal: Principal, _ action: Action, on object: AccessObject) -> Bool {
        switch object {
        case .conversation(let record): sees(principal, record)
        case .conversations: action == .read && role(of: principal) != nil
        case .contacts: role(of: principal).map { action != .delete || $0 == .admin } ?? false
        case .agents, .queues, .sites, .language, .articles, .botRules:
            role(of: principal).map { action == .read || $0 == .admin } ?? false
        case .cannedResponses, .labels: role(of: principal).map { action == .read || $0 != .agent } ?? false
        case .routing, .surveys: role(of: principal).map { action == .read ? $0 != .agent : $0 == .admin } ?? false
        case .reports: role(of: principal).map { (action == .read || action == .update) && $0 != .agent } ?? false
        case .ownAccess: role(of: principal) != nil
        }
    }

    /// True when `principal` may see the conversation.
    ///
    /// A visitor sees its own. An agent sees what it holds or is offered, what waits in its queues and what
    /// it took part in. A supervisor sees that and all of its queues, or of all queues when none is set. An
    /// admin sees everything.
    public static func sees(_ principal: Principal, _ record: ConversationRecord) -> Bool {
        switch principal {
        case .nobody: false
        case .visitor(let visitor): record.visitor == visitor
        case .staff(let member): sees(member, record)
        }
    }

    /// True when a supervisor or admin steers this person: one of the supervisor's queues, or anybody when none is set.
    public static func oversees(_ member: StaffPrincipal, _ profile: AgentProfile) -> Bool {
        switch member.role {
        case .agent: false
        case .admin: true
        case .supervisor: member.queues.isEmpty || profile.queues.contains { member.queues.contains($0) }
        }
    }

    private static func sees(_ member: StaffPrincipal, _ record: ConversationRecord) -> Bool {
        let isItsOwn =
            record.assignee?.id == member.id || record.offer?.agent.id == member.id
            || record.participants.contains(member.id)
        switch member.role {
        case .admin: return true
        case .supervisor: return isItsOwn || member.queues.isEmpty || member.queues.contains(record.queue.id)
        case .agent:
            let isWaiting = record.status == .queued || record.status == .offered
            return isItsOwn || isWaiting && member.queues.contains(record.queue.id)
        }
    }

    private static func role(of principal: Principal) -> Role? { principal.staffMember?.role }
}
