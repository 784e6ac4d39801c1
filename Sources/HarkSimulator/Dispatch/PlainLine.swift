import HarkDomain
import HarkRouting

/// Who waits and who works, as products keep it that go through lists.
struct PlainLine {
    /// Those who wait, by priority and then by age.
    private(set) var waiting: [RoutingNeed] = []
    /// Agents by their index.
    private(set) var seats: [RoutingSeat] = []

    mutating func put(_ need: RoutingNeed) {
        let index = waiting.firstIndex { Self.goesBefore(need, $0) } ?? waiting.count
        waiting.insert(need, at: index)
    }

    mutating func remove(need: ConversationID) {
        waiting.removeAll { $0.conversation == need }
    }

    mutating func put(_ seat: RoutingSeat) {
        let index = seat.agent.id.index
        if index < seats.count { seats[index] = seat } else { seats.append(seat) }
    }

    /// Agents who may take a conversation now.
    func free(for need: RoutingNeed) -> [RoutingSeat] {
        seats.filter { seat in
            seat.isAvailable && seat.hasRoom(for: need.weight, in: need.queue)
                && need.required.allSatisfy(seat.has) && (need.language.map(seat.speaks) ?? true)
        }
    }

    /// True when anybody has room for anything.
    var hasRoom: Bool { seats.contains { $0.isAvailable && $0.spare > 0 } }

    private static func goesBefore(_ left: RoutingNeed, _ right: RoutingNeed) -> Bool {
        if left.priority != right.priority { return left.priority > right.priority }
        if left.queuedAt != right.queuedAt { return left.queuedAt < right.queuedAt }
        return left.conversation < right.conversation
    }
}
