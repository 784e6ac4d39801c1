import HarkDomain

/// When things fall due, with at most one entry per thing.
///
/// An entry may be early: who takes it asks again when the thing is really due and puts it back. So a
/// deadline that moves later, as with every message, costs nothing.
struct DeadlineHeap: Hashable, Sendable {
    enum Thing: Hashable, Sendable {
        case conversation(ConversationID)
        case agent(AgentID)
        /// What time alone changes for routing.
        case routing
    }

    struct Entry: Hashable, Sendable {
        var thing: Thing
        var at: Timestamp
    }

    private var entries: [Entry] = []
    private var index: [Thing: Int] = [:]

    var first: Entry? { entries.first }

    /// Makes sure that `thing` comes up at `time` or earlier.
    mutating func arm(_ thing: Thing, at time: Timestamp) {
        guard let place = index[thing] else {
            entries.append(Entry(thing: thing, at: time))
            index[thing] = entries.count - 1
            return siftUp(entries.count - 1)
        }
        guard time < entries[place].at else { return }
        entries[place].at = time
        siftUp(place)
    }

    /// Takes the earliest entry out.
    mutating func removeFirst() {
        guard let first = entries.first, let last = entries.popLast() else { return }
        index[first.thing] = nil
        guard !entries.isEmpty else { return }
        entries[0] = last
        index[last.thing] = 0
        siftDown(0)
    }

    private mutating func siftUp(_ start: Int) {
        var child = start
        while child > 0 {
            let parent = (child - 1) / 2
            guard entries[child].at < entries[parent].at else { return }
            swap(child, parent)
            child = parent
        }
    }

    private mutating func siftDown(_ start: Int) {
        var parent = start
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < entries.count && entries[child].at < entries[least].at {
                least = child
            }
            guard least != parent else { return }
            swap(least, parent)
            parent = least
        }
    }

    private mutating func swap(_ left: Int, _ right: Int) {
        entries.swapAt(left, right)
        index[entries[left].thing] = left
        index[entries[right].thing] = right
    }
}
