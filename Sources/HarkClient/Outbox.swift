import HarkProtocol

/// Calls that must arrive once: held until answered, sent again after a break, in order within a lane.
///
/// A lane is a conversation; at most one call of a lane is on its way, so a retry never overtakes.
struct Outbox {
    /// A call that waits for its answer.
    final class Entry {
        let method: HarkProtocol.Method
        let params: (inout JSONWriter) -> Void
        let completion: RPCConnection.Completion
        fileprivate(set) var isOnItsWay = false
        fileprivate var number = 0

        init(
            _ method: HarkProtocol.Method,
            _ params: @escaping (inout JSONWriter) -> Void,
            _ completion: @escaping RPCConnection.Completion
        ) {
            self.method = method
            self.params = params
            self.completion = completion
        }
    }

    private var lanes: [String: [Entry]] = [:]
    private var lastNumber = 0

    /// How many calls have no answer yet.
    var count: Int { lanes.values.reduce(0) { $0 + $1.count } }

    /// The lanes, the one that waits longest first.
    var laneNames: [String] {
        lanes.sorted { ($0.value.first?.number ?? 0) < ($1.value.first?.number ?? 0) }.map(\.key)
    }

    mutating func add(_ entry: Entry, to lane: String) {
        lastNumber += 1
        entry.number = lastNumber
        lanes[lane, default: []].append(entry)
    }

    /// The call of the lane to send now, marked as sent; nil when there is none or one is on its way.
    mutating func takeNext(of lane: String) -> Entry? {
        guard let entry = lanes[lane]?.first, !entry.isOnItsWay else { return nil }
        entry.isOnItsWay = true
        return entry
    }

    /// Forgets the first call of the lane: it was answered.
    mutating func settle(_ lane: String) {
        lanes[lane]?.removeFirst()
        if lanes[lane]?.isEmpty == true { lanes[lane] = nil }
    }

    /// Lets the first call of the lane be sent again.
    func hold(_ lane: String) { lanes[lane]?.first?.isOnItsWay = false }

    /// Lets all be sent again, after a break.
    func holdAll() {
        for lane in lanes.keys { hold(lane) }
    }

    /// Takes everything out, for the end.
    mutating func drain() -> [Entry] {
        defer { lanes = [:] }
        return lanes.values.flatMap(\.self)
    }
}
