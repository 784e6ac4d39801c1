public import HarkDomain

/// What has happened so far within one command.
struct Course {
    var events: [Event] = []
    var effects: [Effect] = []
}

extension Floor {
    /// Decides a command, folds what happens into the state and settles routing.
    ///
    /// A refused command leaves the floor exactly as it was. Commands come authorised and well shaped.
    ///
    /// - Complexity: O(1) for messages, notes and ratings.
    public mutating func handle(_ command: Command, at now: Timestamp) -> Decision {
        let ruling = decide(command, at: now)
        if case .refused = ruling.outcome { return Decision(outcome: ruling.outcome) }
        var course = Course()
        apply(ruling.events, to: &course)
        if !ruling.events.isEmpty { remember(command, ruling.outcome, at: now) }
        follow(command, at: now, &course)
        settle(at: now, &course)
        return Decision(outcome: ruling.outcome, events: course.events, effects: finish(&course))
    }

    /// Folds the events of one step and collects what the shell has to do about them.
    mutating func apply(_ events: [Event], to course: inout Course) {
        guard let first = events.first else { return }
        let slot = first.conversation.flatMap { conversations.slot(of: $0) }
        let standing = slot.flatMap { conversations.slots[$0].record.offer }
        for event in events { fold(event) }
        for event in events { react(to: event, &course.effects) }
        if let slot, let standing { noteWithdrawal(slot, standing, &course.effects) }
        if course.events.isEmpty { course.events = events } else { course.events += events }
    }

    /// What a command brings about beyond its own events.
    private mutating func follow(_ command: Command, at now: Timestamp, _ course: inout Course) {
        switch command {
        case .tick: fireDue(at: now, &course)
        case .postMessage(let data): giveBackIfLeft(data.conversation, at: now, &course)
        case .visitorConnected(let visitor): visitors.insert(visitor)
        case .visitorDisconnected(let visitor): noteGone(visitor, at: now)
        case .staffDisconnected(let agent): withdrawOffers(to: agent, at: now, &course)
        case .changeAgent(let profile, _) where !profile.isActive:
            withdrawOffers(to: profile.id, at: now, &course)
            release(profile.id, because: .agentRetired, at: now, &course)
        default: break
        }
    }

    /// A conversation that was put aside and woke goes back to its queue at once when its agent has left meanwhile.
    private mutating func giveBackIfLeft(_ id: ConversationID, at now: Timestamp, _ course: inout Course) {
        guard let slot = conversations.slot(of: id), let owner = conversations.slots[slot].record.assignee?.id,
            desks[owner]?.goneAt != nil, let due = deadline(of: owner), due <= now
        else { return }
        release(owner, because: .agentGone, at: now, &course)
    }

    private mutating func noteGone(_ visitor: VisitorID, at now: Timestamp) {
        guard visitors.remove(visitor) != nil else { return }
        for site in sites.keys {
            guard let id = openByVisitor[Door(visitor: visitor, site: site)],
                let slot = conversations.slot(of: id)
            else { continue }
            conversations.slots[slot].visitorGoneAt = now
            arm(slot)
        }
    }

    mutating func finish(_ course: inout Course) -> [Effect] {
        for (index, queue) in movedQueues.enumerated() where !movedQueues[..<index].contains(queue) {
            course.effects.append(.queueMoved(queue))
        }
        if !movedQueues.isEmpty { movedQueues = [] }
        return course.effects
    }

    /// Keeps the idempotency key of what was done.
    private mutating func remember(_ command: Command, _ outcome: Outcome, at now: Timestamp) {
        guard case .done(let seq) = outcome, let key = command.key,
            let slot = conversations.slot(of: key.conversation)
        else { return }
        let sent = SentKeys.Sent(seq: seq, at: now, contentHash: key.contentHash)
        conversations.slots[slot].keys?.insert(key.author, key.clientID, sent)
    }
}

extension Command {
    struct Key {
        let conversation: ConversationID
        let author: Author
        let clientID: String
        let contentHash: UInt64
    }

    /// The idempotency key, for commands that carry one.
    var key: Key? {
        switch self {
        case .start(let data):
            Key(
                conversation: data.conversation,
                author: data.author,
                clientID: data.clientID,
                contentHash: data.contentHash
            )
        case .postMessage(let data):
            Key(
                conversation: data.conversation,
                author: data.by,
                clientID: data.clientID,
                contentHash: data.contentHash
            )
        case .addNote(let data):
            Key(
                conversation: data.conversation,
                author: data.by,
                clientID: data.clientID,
                contentHash: data.contentHash
            )
        case .submitSurvey(let data):
            Key(
                conversation: data.conversation,
                author: data.by,
                clientID: data.clientID,
                contentHash: data.contentHash
            )
        default: nil
        }
    }
}

extension StartConversation {
    var author: Author { .visitor(visitor, name: visitorName) }
}
