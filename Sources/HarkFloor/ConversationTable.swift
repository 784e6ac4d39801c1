public import HarkDomain
import HarkRouting

/// The conversations that the floor has in memory, each mutated in place.
///
/// Records stay in slots and a dictionary finds the slot, so that one step of one conversation moves no
/// other and copies none.
public struct ConversationTable: Hashable, Sendable {
    var slots: [Slot] = []
    private var index: [ConversationID: Int] = [:]
    private var vacant: [Int] = []

    init() {}

    /// How many conversations are in memory, resolved ones included.
    public var count: Int { index.count }

    /// The ids of all conversations in memory.
    ///
    /// - Shape: in no order.
    public var ids: some Collection<ConversationID> { index.keys }

    /// Returns a conversation's record, or nil when it is not in memory.
    public subscript(id: ConversationID) -> ConversationRecord? {
        guard let slot = index[id] else { return nil }
        return slots[slot].record
    }

    /// Returns one member of a conversation's record without copying the rest.
    public subscript<Value>(id: ConversationID, member: KeyPath<ConversationRecord, Value>) -> Value? {
        guard let slot = index[id] else { return nil }
        return slots[slot].record[keyPath: member]
    }

    func slot(of id: ConversationID) -> Int? { index[id] }

    mutating func insert(_ slot: Slot) -> Int {
        let id = slot.record.id
        guard let place = vacant.popLast() else {
            index[id] = slots.count
            slots.append(slot)
            return slots.count - 1
        }
        index[id] = place
        slots[place] = slot
        return place
    }

    mutating func remove(_ id: ConversationID) {
        guard let slot = index.removeValue(forKey: id) else { return }
        slots[slot] = Slot(vacated: id)
        vacant.append(slot)
    }

    mutating func reserve(_ count: Int) {
        slots.reserveCapacity(count)
        index.reserveCapacity(count)
    }
}

/// A conversation in memory: its record, and what the record leaves out because a restart may forget it.
struct Slot: Hashable, Sendable {
    var record: ConversationRecord
    /// Keys used in it; nil until they were loaded.
    var keys: SentKeys?
    /// What the bot asked of the customer; complete once the keys are there.
    var asks = FeedbackAsks()
    /// Since when it has its present owner, or none.
    var since: Timestamp
    /// Since when its visitor has no socket, as far as `FloorPolicy.queuedAbandonAfter` cares.
    var visitorGoneAt: Timestamp
    /// When it was handed to people the last time; after a start, as far as the record tells.
    var handoffAt: Timestamp
    /// Agents who let it pass.
    var marks: [AgentID: Mark] = [:]
    /// The words that decided those of the last messages that feel bad, by seq; a restart forgets them.
    var moodWords: [Int: [String]] = [:]
    /// The offer by which its owner got it: a repeated acceptance finds it.
    var acceptedOffer: OfferID?
    /// The clocks of its SLA, as the record has them in text.
    var sla: AppliedSLA?

    init(record: ConversationRecord, keys: SentKeys?, since: Timestamp, visitorGoneAt: Timestamp) {
        (self.record, self.keys, self.since, self.visitorGoneAt) = (record, keys, since, visitorGoneAt)
        sla = record.sla.flatMap { AppliedSLA(text: $0) }
        handoffAt = record.queuedAt ?? record.unansweredSince ?? record.lastMessageAt
    }

    init(vacated id: ConversationID) {
        let zero = Timestamp(milliseconds: 0)
        let record = ConversationRecord(
            id: id,
            site: SiteID(rawValue: 0),
            visitor: VisitorID(rawValue: 0),
            queue: QueueReference(id: QueueID(rawValue: 0), name: ""),
            startedAt: zero
        )
        self.init(record: record, keys: nil, since: zero, visitorGoneAt: zero)
    }
}

/// Keeps an agent from a conversation for a while.
struct Mark: Hashable, Sendable {
    var until: Timestamp
    /// The offer that was let pass; nil after a transfer.
    var offer: OfferID?
}
