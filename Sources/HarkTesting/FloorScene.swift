public import HarkDomain
public import HarkFloor

/// A floor on a stage: sends commands at a time that only the test moves, and keeps what happened.
public struct FloorScene {
    /// The floor.
    public var floor: Floor
    /// The time on stage.
    public var now = Timestamp(milliseconds: 1_800_000_000_000)
    /// All events so far.
    public private(set) var log: [Event] = []
    /// The last command's decision.
    public private(set) var last = Decision(outcome: .done(seq: 0))
    private var nextID: Int64 = 1000

    /// Sets the stage: shop and office, billing and shipping, and these people, not yet at work.
    public init(policy: FloorPolicy = FloorPolicy(), staff: [AgentProfile] = [.tom, .ada, .sue]) {
        floor = Floor(policy: policy)
        for queue in [QueueProfile.billing, .shipping] { send(.changeQueue(queue, by: .system)) }
        for site in [SiteProfile.shop, .office] { send(.changeSite(site, by: .system)) }
        for person in staff { send(.changeAgent(person, by: .system)) }
    }

    /// Sends one command and returns how it ended.
    @discardableResult
    public mutating func send(_ command: Command) -> Outcome {
        last = floor.handle(command, at: now)
        log += last.events
        return last.outcome
    }

    /// Continues with the floor that a restart brings back from `image`.
    public mutating func resume() {
        last = floor.resume(at: now)
        log += last.events
    }

    /// Moves the time on, letting fall due what does on the way.
    public mutating func pass(_ duration: Duration) {
        let end = now + duration
        while let due = floor.nextDeadline, due <= end {
            now = max(now, due)
            send(.tick)
        }
        now = end
    }

    /// Brings people to work: connected and online.
    public mutating func bringOnline(_ agents: AgentID...) {
        for agent in agents {
            send(.staffConnected(agent))
            send(.setAvailability(agent: agent, by: .system, availability: .online))
            now = now + .milliseconds(1)
        }
    }

    /// Opens a conversation by a connected visitor and returns its id.
    public mutating func open(
        _ visitor: VisitorID = .maya,
        at site: SiteID = .shop,
        queue: QueueID? = nil,
        text: String? = "Hello"
    ) -> ConversationID {
        nextID += 1
        now = now + .milliseconds(1)
        let id = ConversationID(rawValue: nextID)
        send(.visitorConnected(visitor))
        send(
            .start(
                StartConversation(
                    conversation: id,
                    visitor: visitor,
                    site: site,
                    queue: queue,
                    clientID: "start-\(nextID)",
                    contentHash: 0,
                    text: text
                )
            )
        )
        return floor.openConversation(of: visitor, at: site) ?? id
    }

    /// Opens a conversation that waits for people or has been given to one.
    public mutating func openForPeople(_ visitor: VisitorID = .maya) -> ConversationID {
        let id = open(visitor)
        send(.requestHuman(conversation: id, by: .visitor(visitor)))
        return id
    }

    /// Says something under a fresh key.
    @discardableResult
    public mutating func say(
        _ text: String,
        _ author: Author,
        in id: ConversationID,
        key: String? = nil,
        choice: String? = nil,
        seen: Int? = nil,
        force: Bool = false
    ) -> Outcome {
        nextID += 1
        now = now + .milliseconds(1)
        return send(
            .postMessage(
                PostMessage(
                    conversation: id,
                    by: author,
                    clientID: key ?? "key-\(nextID)",
                    contentHash: UInt64(truncatingIfNeeded: text.hashValue),
                    text: text,
                    choice: choice,
                    seenSeq: seen,
                    force: force
                )
            )
        )
    }

    /// Lets the bot answer under the present epoch.
    @discardableResult
    public mutating func botSays(
        _ text: String,
        in id: ConversationID,
        outcome: BotOutcome = .answered,
        handoff: HandoffRequested? = nil,
        asksFeedback: Bool = false,
        epoch: Int? = nil,
        actions: BotActions = BotActions()
    ) -> Outcome {
        let choices = [Choice(id: "yes", label: "That helped"), Choice(id: "human", label: "Talk to a person")]
        let turn = BotTurnRecord(outcome: outcome, state: "{}")
        return send(
            .botReply(
                PostBotReply(
                    conversation: id,
                    epoch: epoch ?? self[id]?.epoch ?? 0,
                    inReplyTo: self[id]?.lastCustomerSeq ?? 0,
                    message: MessagePosted(text: text, choices: choices, asksFeedback: asksFeedback, bot: turn),
                    handoff: handoff,
                    actions: actions
                )
            )
        )
    }

    /// Returns a conversation's record.
    public subscript(id: ConversationID) -> ConversationRecord? { floor.conversations[id] }

    /// Returns the types of a conversation's events.
    public func types(of id: ConversationID) -> [EventType] {
        log.filter { $0.conversation == id }.map(\.body.type)
    }

    /// The types of the last decision's events.
    public var lastTypes: [EventType] { last.events.map(\.body.type) }

    /// The agent who owns a conversation.
    public func owner(of id: ConversationID) -> AgentID? { self[id]?.assignee?.id }
}
