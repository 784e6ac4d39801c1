public import Foundation
public import HarkDomain

/// When agents took conversations, and when they had some in hand, day by day: a fold over the log.
///
/// An agent takes conversations while the account is open, online is chosen and a socket is there; what is put aside, or
/// idle, is not in hand. Time is reckoned up to the last event by which a server that ran shows itself, so the same log
/// gives the same times whenever somebody looks.
public struct DutyBook: Sendable {
    /// The types of events that it needs; whatever else it gets of conversations tells it how far the time has come.
    public static let types: [EventType] = [
        .agentChanged, .availabilityChanged, .presenceChanged, .conversationIdled, .messagePosted, .conversationQueued,
        .assignmentMade, .assignmentEnded, .conversationTransferred, .conversationSnoozed, .conversationWoken,
        .conversationResolved, .conversationReopened,
    ]

    /// When the last event was decided that only a server that runs writes; nil before the first.
    ///
    /// Accounts, queues and sites are also changed by commands beside a server that is down.
    public private(set) var lastAt: Timestamp?
    private(set) var posts: [AgentID: DutyPost] = [:]
    private(set) var holds: [ConversationID: DutyHold] = [:]
    private(set) var days: [DutyDay: DutyTime] = [:]
    let cut: DayCut
    private var changed = Changed()

    private struct Changed {
        var posts: Set<AgentID> = []
        var holds: Set<ConversationID> = []
        var days: Set<DutyDay> = []
    }

    /// Begins with nothing known.
    public init(zone: TimeZone) { cut = DayCut(zone: zone) }

    /// Goes on where another one had come to.
    public init(
        zone: TimeZone,
        posts: [AgentID: DutyPost],
        holds: [ConversationID: DutyHold],
        days: [DutyDay: DutyTime],
        lastAt: Timestamp?
    ) {
        self.init(zone: zone)
        (self.posts, self.holds, self.days, self.lastAt) = (posts, holds, days, lastAt)
        for id in posts.keys { self.posts[id]?.count = 0 }
        for hold in holds.values where hold.isInHand { self.posts[hold.agent]?.count += 1 }
    }

    /// Takes in one event; they come in the order of the log.
    public mutating func take(_ event: Event) {
        switch event.body {
        case .agentChanged(let profile):
            change(profile.id, at: event.at) { ($0.name, $0.isActive) = (profile.name, profile.isActive) }
        case .availabilityChanged(let data):
            change(data.agent, at: event.at) { $0.isOnline = data.availability == .online }
        case .presenceChanged(let data) where data.isAfterRestart: restart(at: event.at)
        case .presenceChanged(let data): change(data.agent, at: event.at) { $0.isConnected = data.isConnected }
        case .conversationIdled(let data): rest(data.conversation, at: event.at) { $0.isIdle = true }
        default: if let id = event.conversation { take(event, of: id) }
        }
        if event.isOfServer { lastAt = max(lastAt ?? event.at, event.at) }
    }

    private mutating func take(_ event: Event, of id: ConversationID) {
        switch event.body {
        case .messagePosted: wake(id, event)
        case .assignmentMade(let data): hold(id, DutyHold(agent: data.agent.id), at: event.at)
        case .assignmentEnded(let data) where holds[id]?.agent == data.agent.id: hold(id, nil, at: event.at)
        case .conversationQueued, .conversationTransferred, .conversationReopened: hold(id, nil, at: event.at)
        case .conversationSnoozed: rest(id, at: event.at) { ($0.isAside, $0.isIdle) = (true, false) }
        case .conversationWoken: rest(id, at: event.at) { $0.isAside = false }
        // The work after the talk ends with the assignment.
        case .conversationResolved(let data) where data.wrapUpUntil != nil: rest(id, at: event.at) { $0.isIdle = false }
        case .conversationResolved: hold(id, nil, at: event.at)
        default: break
        }
    }

    // MARK: What is in hand

    /// The customer's message ends a snooze without an event of its own, and anybody's but the bot's an idle time.
    private mutating func wake(_ id: ConversationID, _ event: Event) {
        guard let known = holds[id], !known.isInHand, event.by.kind != .bot else { return }
        rest(id, at: event.at) {
            $0.isIdle = false
            if event.by.kind == .visitor { $0.isAside = false }
        }
    }

    private mutating func rest(_ id: ConversationID, at: Timestamp, _ change: (inout DutyHold) -> Void) {
        guard var held = holds[id] else { return }
        change(&held)
        hold(id, held, at: at)
    }

    private mutating func hold(_ id: ConversationID, _ held: DutyHold?, at: Timestamp) {
        let before = holds[id]
        guard before != held else { return }
        if let before, before.isInHand { self.change(before.agent, at: at) { $0.count -= 1 } }
        if let held, held.isInHand { self.change(held.agent, at: at) { $0.count += 1 } }
        holds[id] = held
        changed.holds.insert(id)
    }

    // MARK: Who is there

    /// Nobody was there from the last sign of the server before it went down until it was up again.
    private mutating func restart(at: Timestamp) {
        let end = lastAt ?? at
        for (id, post) in posts where post.isConnected {
            reckon(id, until: end)
            posts[id]?.isConnected = false
            posts[id]?.since = max(post.since, at)
        }
    }

    private mutating func change(_ id: AgentID, at: Timestamp, _ change: (inout DutyPost) -> Void) {
        var post = reckon(id, until: at)
        change(&post)
        posts[id] = post
    }

    /// Puts the time since the last change into the days.
    @discardableResult private mutating func reckon(_ id: AgentID, until end: Timestamp) -> DutyPost {
        var post = posts[id] ?? DutyPost(since: end)
        if post.isTaking, post.since < end {
            cut.cut(post.since.milliseconds..<end.milliseconds) { day, length in
                let key = DutyDay(agent: id, day: day)
                days[key, default: DutyTime()].add(length, inHand: post.count)
                changed.days.insert(key)
            }
        }
        post.since = max(post.since, end)
        posts[id] = post
        changed.posts.insert(id)
        return post
    }

    // MARK: What is to be kept

    /// Takes what has changed since the last time.
    public mutating func takeChanges() -> DutyChanges {
        defer { changed = Changed() }
        return DutyChanges(
            posts: changed.posts.sorted().compactMap { id in posts[id].map { (id, $0) } },
            holds: changed.holds.sorted().map { ($0, holds[$0]) },
            days: changed.days.map { ($0, days[$0] ?? DutyTime()) },
            lastAt: lastAt
        )
    }
}

/// What has changed in a ``DutyBook``, as it is now.
public struct DutyChanges: Sendable {
    /// Agents.
    public let posts: [(AgentID, DutyPost)]
    /// Conversations; nil: nobody has it any more.
    public let holds: [(ConversationID, DutyHold?)]
    /// Days of agents, in no order.
    public let days: [(DutyDay, DutyTime)]
    /// When the last event was decided that shows that the server ran.
    public let lastAt: Timestamp?
}

extension Event {
    /// True for what only a server that runs writes: in conversations, and of who is there.
    fileprivate var isOfServer: Bool {
        switch body {
        case .presenceChanged, .availabilityChanged, .conversationIdled: true
        default: conversation != nil
        }
    }
}
