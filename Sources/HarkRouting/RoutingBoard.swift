public import HarkDomain

/// Those who wait and those who serve them: the one place that decides who gets what next.
///
/// A value without a clock: time comes in with each question, and the same puts and removals in any order give the same
/// answers. A conversation waits only when no agent may take it, but for the bounded time that a policy keeps it for
/// the agent who had it last.
///
/// Inside, conversations that ask for the same stand in one line (`NeedLine`), which knows as a set of bits who could
/// serve its first and who of these has room. A put or removal touches only the lines that it concerns.
public struct RoutingBoard: Sendable {
    struct Entry: Sendable {
        var need: RoutingNeed
        let rank: RoutingRank
        var line: Int
    }

    var policies: [QueueID: RoutingPolicy]
    var common: RoutingPolicy
    var counted: CountedTraits
    var clock = Timestamp(milliseconds: .min)
    var seats = RoutingSeats()
    var entries: [ConversationID: Entry] = [:]
    var lines: [NeedLine] = []
    var lineOf: [RoutingLike: Int] = [:]
    var asks: [RoutingAsk] = []
    var askOf: [RoutingAsked: Int] = [:]
    /// Lines in which somebody stands.
    var active = RoutingBits()
    /// Lines whose first an agent could serve, by the agent's slot.
    var concerned: [RoutingBits] = []
    /// Who has room for the first of each line.
    var room = RoomTable(slots: 0)
    /// Lines whose first can be served.
    var ready = RoutingBits()
    /// Lines to be looked at before the next answer.
    var dirty: [Int] = []
    /// No line changes by mere time before this.
    var earliest = Int64.max
    /// How rare skills are; nil after the staff has changed.
    var rarity: RoutingRarity?

    /// Creates an empty board.
    ///
    /// - Parameters:
    ///   - policies: how each queue routes.
    ///   - common: how the queues left out route.
    ///   - counted: what of agents counts as rare.
    public init(
        policies: [QueueID: RoutingPolicy] = [:],
        default common: RoutingPolicy = RoutingPolicy(),
        counting counted: CountedTraits = CountedTraits()
    ) {
        (self.policies, self.common, self.counted) = (policies, common, counted)
    }

    /// Returns how a queue routes.
    public func policy(of queue: QueueID) -> RoutingPolicy { policies[queue] ?? common }

    /// Puts a conversation on the board, or puts what is now known of it in place of what was.
    public mutating func put(_ need: RoutingNeed) {
        if let old = entries[need.conversation] {
            guard old.need != need else { return }
            remove(need: need.conversation)
        }
        if lines.count > 2 * entries.count + 512 { startAnew() }
        let policy = policy(of: need.queue)
        let like = RoutingLike(need, policy, at: clock)
        join(line(of: like, policy), Entry(need: need, rank: RoutingRank(need, policy), line: 0))
        crowd(seats.column(of: need.queue), policy, by: 1)
    }

    /// Takes a conversation off the board; does nothing when it is not there.
    public mutating func remove(need id: ConversationID) {
        guard let entry = entries.removeValue(forKey: id) else { return }
        let isFirst = lines[entry.line].ranks.first == entry.rank
        lines[entry.line].ranks.remove(entry.rank)
        if isFirst { touch(entry.line) }
        crowd(lines[entry.line].column, lines[entry.line].policy, by: -1)
    }

    /// Puts an agent on the board, or puts what is now known of the agent in place of what was.
    ///
    /// - Complexity: small when only load and times change; else it looks at everything that agents are asked for.
    public mutating func put(_ seat: RoutingSeat) {
        switch seats.put(seat) {
        case .load(let slot):
            if slot < concerned.count { for line in concerned[slot] { measure(line, slot) } }
        case .profile(let slot): staffChanged(slot)
        }
    }

    /// Takes an agent off the board; does nothing when the agent is not there.
    public mutating func remove(seat id: AgentID) {
        if let slot = seats.remove(id) { staffChanged(slot) }
    }

    /// Returns the next assignment to make, or nil when nobody who waits can be served now.
    ///
    /// The caller carries it out, which is to remove the conversation and put the agent with the new load (see
    /// ``RoutingSeat/take(_:in:at:)``), and asks again.
    public mutating func next(at now: Timestamp) -> RoutingMatch? {
        advance(to: now)
        guard let line = bestLine() else { return nil }
        return match(line)
    }

    /// Returns when mere time changes what may be matched, or nil when only an event can.
    ///
    /// That is when the demand of one that is first among its like relaxes, another queue helps it out, it is no longer
    /// kept for an agent, or an agent no longer excluded.
    public func nextMoment(after now: Timestamp) -> Timestamp? {
        var moment = Int64.max
        for line in active {
            let isKnown = !lines[line].isDirty && lines[line].until > now.milliseconds
            moment = min(moment, isKnown ? lines[line].until : lines[line].moment(after: now.milliseconds))
        }
        return moment == .max ? nil : Timestamp(milliseconds: moment)
    }
}

extension RoutingBoard {
    /// Returns a conversation that waits, or nil.
    public func need(_ id: ConversationID) -> RoutingNeed? { entries[id]?.need }

    /// Returns an agent on the board, or nil.
    public func seat(_ id: AgentID) -> RoutingSeat? { seats.slot(of: id).flatMap { seats.seats[$0] } }

    /// How many wait, in all queues.
    public var waiting: Int { entries.count }

    /// Returns how many wait in a queue.
    public func length(of queue: QueueID) -> Int {
        seats.knownColumn(of: queue).map { seats.columns[$0].crowd.waiting } ?? 0
    }

    /// True when somebody is there who could serve a conversation, busy or not, by what was known at the last match.
    ///
    /// One that is under offer counts as served.
    public func hasServers(_ id: ConversationID) -> Bool {
        entries[id].map { !lines[$0.line].able.isEmpty || lines[$0.line].isDirty } ?? true
    }

    /// Returns the place of a conversation among those of its queue, from 1, or nil when it does not wait.
    ///
    /// - Complexity: O(kinds of demand in the queue × log of those who wait).
    public func position(of id: ConversationID) -> Int? {
        guard let entry = entries[id] else { return nil }
        let column = lines[entry.line].column
        var ahead = 0
        for line in active where lines[line].column == column { ahead += lines[line].ranks.position(of: entry.rank) }
        return ahead + 1
    }
}
