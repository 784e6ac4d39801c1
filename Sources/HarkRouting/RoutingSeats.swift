import HarkDomain

/// The agents in slots, with what changes at every assignment in flat columns.
struct RoutingSeats: Sendable {
    /// What decides between agents beside their fit.
    struct Hot: Sendable {
        var agent: Int64
        var load: Int
        var capacity: Int
        var idleSince: Int64
        var lastAssignedAt: Int64

        /// The weighted sum; idle time counts from a fixed moment, so that the order does not change with time.
        func points(_ policy: RoutingPolicy, fit: Int) -> Int {
            let (weights, spare) = (policy.weights, capacity - load)
            return 60 * (1000 * weights.fit * fit + 10 * weights.spare * spare) - weights.idle * Int(idleSince)
        }
    }

    /// One queue's column.
    struct Column: Sendable {
        /// Room in this queue and in all, by slot; `Int.min` for those who do not serve it.
        var room: [Int] = []
        /// How well it is served, by slot.
        var level: [Int] = []
        /// How many wait in it, and who is there.
        var crowd = RoutingCrowd()
    }

    /// What a put has changed.
    enum Change {
        /// Load and times of a slot.
        case load(Int)
        /// What an agent can do or whether the agent is there.
        case profile(Int)
    }

    private(set) var seats: [RoutingSeat?] = []
    private(set) var hot: [Hot] = []
    var columns: [Column] = []
    private var slots: [AgentID: Int] = [:]
    private var free: [Int] = []
    private var queues: [QueueID: Int] = [:]

    /// The slots in use and not.
    var indices: Range<Int> { seats.indices }

    func slot(of agent: AgentID) -> Int? { slots[agent] }

    /// Returns the column of a queue, making one when it is new.
    mutating func column(of queue: QueueID) -> Int {
        if let known = queues[queue] { return known }
        var column = Column()
        column.room = Array(repeating: .min, count: seats.count)
        column.level = Array(repeating: 0, count: seats.count)
        columns.append(column)
        queues[queue] = columns.count - 1
        return columns.count - 1
    }

    /// Returns the column of a queue, or nil when nobody serves or waits in it.
    func knownColumn(of queue: QueueID) -> Int? { queues[queue] }

    mutating func put(_ seat: RoutingSeat) -> Change {
        guard let slot = slots[seat.agent.id], let old = seats[slot] else { return .profile(add(seat)) }
        let isSame =
            old.isAvailable == seat.isAvailable && old.capacity == seat.capacity && old.queues == seat.queues
            && old.skills == seat.skills && old.languages == seat.languages
        if !isSame { clear(slot, old) }
        fill(slot, seat, counts: !isSame)
        return isSame ? .load(slot) : .profile(slot)
    }

    /// Takes an agent out and returns the slot that is free now.
    mutating func remove(_ agent: AgentID) -> Int? {
        guard let slot = slots.removeValue(forKey: agent), let old = seats[slot] else { return nil }
        clear(slot, old)
        seats[slot] = nil
        free.append(slot)
        return slot
    }

    private mutating func add(_ seat: RoutingSeat) -> Int {
        let slot = free.popLast() ?? seats.count
        if slot == seats.count {
            seats.append(nil)
            hot.append(Hot(agent: 0, load: 0, capacity: 0, idleSince: 0, lastAssignedAt: 0))
            for index in columns.indices {
                columns[index].room.append(.min)
                columns[index].level.append(0)
            }
        }
        slots[seat.agent.id] = slot
        fill(slot, seat, counts: true)
        return slot
    }

    private mutating func fill(_ slot: Int, _ seat: RoutingSeat, counts: Bool) {
        seats[slot] = seat
        hot[slot] = Hot(
            agent: seat.agent.id.rawValue,
            load: seat.load,
            capacity: seat.capacity,
            idleSince: seat.idleSince.milliseconds,
            lastAssignedAt: seat.lastAssignedAt?.milliseconds ?? .min
        )
        for (queue, limit) in seat.queues {
            let column = column(of: queue)
            columns[column].room[slot] = seat.room(in: queue, limit)
            columns[column].level[slot] = limit.level
            if counts, seat.isAvailable { columns[column].crowd.online += 1 }
        }
    }

    private mutating func clear(_ slot: Int, _ seat: RoutingSeat) {
        for queue in seat.queues.keys {
            let column = column(of: queue)
            columns[column].room[slot] = .min
            if seat.isAvailable { columns[column].crowd.online -= 1 }
        }
    }
}

extension RoutingSeat {
    /// Room in the queue and in all.
    func room(in queue: QueueID, _ limit: SeatLimit) -> Int {
        guard let most = limit.capacity else { return spare }
        return min(spare, most - loadByQueue[queue, default: 0])
    }
}
