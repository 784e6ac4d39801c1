import HarkDomain

/// Queues that lead to other queues, and the ways among them that end where they began.
struct Circles {
    private var next: [QueueID: [QueueID]] = [:]

    init(_ tiers: [Tier]) {
        for tier in tiers { next[tier.queue, default: []].append(tier.next) }
    }

    init(_ next: [QueueID: [QueueID]]) { self.next = next }

    /// A shortest way from a queue back to it, with the queue at both ends; nil when there is none.
    func through(_ queue: QueueID) -> [QueueID]? {
        var cameFrom: [QueueID: QueueID] = [:]
        var waiting = [queue]
        var index = 0
        while index < waiting.count {
            let here = waiting[index]
            index += 1
            for there in next[here] ?? [] {
                guard there != queue else { return way(to: here, from: queue, cameFrom) + [queue] }
                guard cameFrom[there] == nil else { continue }
                cameFrom[there] = here
                waiting.append(there)
            }
        }
        return nil
    }

    private func way(to end: QueueID, from start: QueueID, _ cameFrom: [QueueID: QueueID]) -> [QueueID] {
        var way = [end]
        while let last = way.last, last != start, let before = cameFrom[last] { way.append(before) }
        return way.reversed()
    }
}

extension PlanReader {
    /// A way from queue to queue in words.
    func spelled(_ way: [QueueID]) -> String { way.map { queueNames[$0] ?? $0.text }.joined(separator: " → ") }
}
