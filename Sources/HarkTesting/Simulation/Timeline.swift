/// A world's time: what happens next, in order; it only moves when it is stepped.
final class Timeline: @unchecked Sendable {
    private(set) var now: Duration = .zero
    private var heap: [Entry] = []
    private var count: UInt64 = 0

    private struct Entry {
        let at: Duration
        let order: UInt64
        let body: () -> Void

        static func < (left: Entry, right: Entry) -> Bool {
            left.at == right.at ? left.order < right.order : left.at < right.at
        }
    }

    /// Lets something happen at a time, behind all that was set for the same time before.
    func at(_ time: Duration, _ body: @escaping () -> Void) {
        count += 1
        heap.append(Entry(at: max(time, now), order: count, body: body))
        var child = heap.count - 1
        while child > 0, heap[child] < heap[(child - 1) / 2] {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    func after(_ duration: Duration, _ body: @escaping () -> Void) { at(now + duration, body) }

    /// Lets the next thing happen; false when that lies after `end`.
    func step(until end: Duration) -> Bool {
        guard let next = heap.first, next.at <= end else {
            now = max(now, end)
            return false
        }
        removeFirst()
        now = max(now, next.at)
        next.body()
        return true
    }

    /// Nothing happens for a while, as when the process was stopped: what was due is late.
    func freeze(_ duration: Duration) { now += duration }

    private func removeFirst() {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child] < heap[least] {
                least = child
            }
            guard least != parent else { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
