import HarkDomain

/// Which messages of customers wait to be read, in the order in which their conversations must have them.
struct ReadingLine {
    /// Messages that go to the thread with the next hop.
    private(set) var waiting: [MessageToRead] = []
    /// Conversations of which messages may be missing, and what was said in them since.
    private var owed: [ConversationID: [MessageToRead]] = [:]
    /// The same in the order in which they are looked after.
    private var order: [ConversationID] = []
    /// What the thread has now.
    private(set) var atWork: [MessageToRead] = []
    /// True while the next hop is set for a while later.
    var isGathering = false
    /// True while the store is asked for what is missing.
    var isAsking = false
    /// Grows with each new beginning: what the thread still has then is read again.
    private(set) var generation = 0
    private var heldBack = 0
    private var stale: Set<ConversationID> = []

    /// True while anything is on its way.
    var isBusy: Bool { !waiting.isEmpty || !atWork.isEmpty || !owed.isEmpty }

    /// Takes a message in; false when too many wait already.
    mutating func add(_ message: MessageToRead, limit: Int) -> Bool {
        guard waiting.count + heldBack < limit else { return false }
        guard owed[message.conversation]?.append(message) == nil else {
            heldBack += 1
            return true
        }
        waiting.append(message)
        return true
    }

    /// Returns what the thread is to read now.
    mutating func handOver() -> [MessageToRead] {
        (atWork, waiting) = (waiting, [])
        return atWork
    }

    /// The thread is done.
    mutating func finish() {
        atWork = []
        stale = []
    }

    /// True for what the thread read of a conversation that is looked through anew since.
    func isStale(_ id: ConversationID) -> Bool { stale.contains(id) }

    /// Notes that messages of a conversation may be missing; those on their way are read again, behind the missing ones.
    mutating func owe(_ id: ConversationID) {
        guard owed[id] == nil else { return }
        owed[id] = []
        order.append(id)
        waiting.removeAll { $0.conversation == id }
        if !atWork.isEmpty { stale.insert(id) }
    }

    /// Forgets what is on its way: all of it is on disk, and the conversations in question are looked through again.
    mutating func startOver(_ ids: some Sequence<ConversationID>) {
        generation += 1
        let unread = (waiting + atWork).map(\.conversation)
        (waiting, atWork, stale) = ([], [], [])
        for id in ids { owe(id) }
        for id in unread { owe(id) }
    }

    /// The conversation to look through next.
    var next: ConversationID? { order.first }

    /// Puts what the store has in line, before what was said since.
    mutating func pay(_ id: ConversationID, _ missing: [MessageToRead]) {
        let since = owed.removeValue(forKey: id) ?? []
        order.removeAll { $0 == id }
        heldBack -= since.count
        let last = missing.last?.seq ?? 0
        waiting += missing + since.filter { $0.seq > last }
    }
}
