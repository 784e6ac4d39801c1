import HarkDomain

/// What comes next, by time; of two at the same time, what was put in first.
struct Agenda {
    /// Something that somebody will do.
    struct Entry {
        let at: Timestamp
        let order: UInt64
        let step: Step
    }

    private var heap: [Entry] = []
    private var count: UInt64 = 0

    /// When the next one is due.
    var first: Timestamp? { heap.first?.at }

    mutating func add(_ step: Step, at: Timestamp) {
        count += 1
        heap.append(Entry(at: at, order: count, step: step))
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard Self.isBefore(heap[child], heap[parent]) else { break }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    mutating func removeFirst() -> Entry? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        guard !heap.isEmpty else { return first }
        heap[0] = last
        var parent = 0
        while let child = smallestChild(of: parent), Self.isBefore(heap[child], heap[parent]) {
            heap.swapAt(child, parent)
            parent = child
        }
        return first
    }

    private func smallestChild(of parent: Int) -> Int? {
        let left = 2 * parent + 1
        guard left < heap.count else { return nil }
        return left + 1 < heap.count && Self.isBefore(heap[left + 1], heap[left]) ? left + 1 : left
    }

    private static func isBefore(_ left: Entry, _ right: Entry) -> Bool {
        (left.at, left.order) < (right.at, right.order)
    }
}

/// What somebody does in time.
enum Step {
    /// A person's shift begins, has a break and ends, and at last the browser is closed.
    case comes(agent: Int)
    case pauses(agent: Int)
    case resumes(agent: Int)
    case stops(agent: Int)
    case goes(agent: Int)
    /// A customer wants to write again.
    case comesBack(Comeback)
    /// Something in a conversation, valid only while nothing else was put in for it.
    case turn(Turn, Chat, ticket: Int)
    /// Something in a conversation whatever else happens.
    case always(Turn, Chat)

    /// What is done in a conversation.
    enum Turn {
        // By the bot.
        case botAnswers(epoch: Int, seq: Int)
        // By the customer.
        case reacts(answered: Bool)
        case repliesToAgent
        case givesUp(wait: Int)
        case asksWhetherAnybodyIsThere(wait: Int)
        case leaves, reopens
        case rates(ask: Timestamp)
        // By the agent.
        case accepts(OfferID, AgentID)
        case agentWrites, agentEnds
        /// It is forgotten.
        case forgotten
    }
}
