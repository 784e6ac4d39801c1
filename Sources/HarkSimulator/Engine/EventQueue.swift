/// What happens in a simulated centre.
enum SimulatedEvent {
    /// A customer comes to a queue.
    case arrival(queue: Int)
    /// A customer's patience ends.
    case giveUp(customer: Int)
    /// An agent is done with a conversation, unless its pace changed after this `plan`.
    case finish(customer: Int, plan: Int)
    /// Agents of a group come or go.
    case shift(group: Int)
    /// Mere time changes what the router may do.
    case wake
}

/// What is to happen, soonest first; of what is due at the same time, what was planned first.
struct EventQueue {
    private struct Entry {
        let time: Double
        let order: Int
        let event: SimulatedEvent

        func isBefore(_ other: Entry) -> Bool {
            time == other.time ? order < other.order : time < other.time
        }
    }

    private var heap: [Entry] = []
    private var planned = 0

    /// Plans an event.
    mutating func add(_ event: SimulatedEvent, at time: Double) {
        planned += 1
        let entry = Entry(time: time, order: planned, event: event)
        heap.append(entry)
        var index = heap.count - 1
        while index > 0 {
            let parent = (index - 1) / 2
            guard entry.isBefore(heap[parent]) else { break }
            heap[index] = heap[parent]
            index = parent
        }
        heap[index] = entry
    }

    /// Takes the next event; nil when nothing is planned.
    mutating func next() -> (time: Double, event: SimulatedEvent)? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        if !heap.isEmpty { sink(last) }
        return (first.time, first.event)
    }

    private mutating func sink(_ entry: Entry) {
        var index = 0
        while true {
            var child = 2 * index + 1
            guard child < heap.count else { break }
            if child + 1 < heap.count, heap[child + 1].isBefore(heap[child]) { child += 1 }
            guard heap[child].isBefore(entry) else { break }
            heap[index] = heap[child]
            index = child
        }
        heap[index] = entry
    }
}
