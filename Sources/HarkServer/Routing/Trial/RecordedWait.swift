import HarkDomain
import HarkSimulator

/// A conversation from the moment it waits for people until it is over.
struct RecordedWait {
    private(set) var conversation: TrialConversation
    /// Since when it is silent and weighs nothing.
    private var silentSince: Timestamp?
    private var silent: Duration = .zero

    init(_ conversation: TrialConversation) { self.conversation = conversation }

    /// An agent has it; a second one goes on with it.
    mutating func answer(by agent: AgentID, at now: Timestamp) {
        guard conversation.assignedAt == nil else { return wake(at: now) }
        (conversation.assignedAt, conversation.agent) = (now, agent)
    }

    /// It was put aside, or silent so long that it weighs nothing.
    mutating func rest(at now: Timestamp) { if silentSince == nil { silentSince = now } }

    /// It goes on.
    mutating func wake(at now: Timestamp) {
        if let since = silentSince { silent += now - since }
        silentSince = nil
    }

    /// Returns true while the agent still has something to do after the talk.
    func goesOn(keepsAgent: Bool) -> Bool { keepsAgent && conversation.assignedAt != nil }

    /// Returns it as over; nil when it ended for a reason that says nothing of patience.
    func closed(at now: Timestamp, gaveUp: Bool) -> TrialConversation? {
        var over = self
        over.wake(at: now)
        guard let assigned = over.conversation.assignedAt else {
            guard gaveUp else { return nil }
            over.conversation.endedAt = now
            return over.conversation
        }
        over.conversation.endedAt = now
        over.conversation.handlingSeconds = max(0, (now - assigned - over.silent) / .seconds(1))
        return over.conversation
    }
}
