public import HarkDomain
import HarkRouting

/// A waiting conversation's place, and how long it may wait yet.
public struct WaitingPlace: Hashable, Sendable {
    /// The place in its queue, from 1.
    public let position: Int
    /// One wait in ten is shorter.
    ///
    /// - Units: seconds.
    public let waitLow: Int
    /// One wait in ten is longer; 0: nobody is there who could serve it, so that no range can be told.
    ///
    /// - Units: seconds.
    public let waitHigh: Int
}

/// What a queue knows of itself when it tells customers how long they may wait.
///
/// Agents who serve several queues are seen by each of them: what counts is how many conversations are in hand at agents
/// who serve this one, and how many customers of any queue stand before this customer for those agents.
struct QueueOutlook {
    let queue: QueueID
    /// Conversations, of whatever queue, at agents who serve this one.
    var inHand = 0
    let pace: QueuePace
    /// Which part of another queue's agents serves this one too.
    var shares: [QueueID: Double] = [:]
}

extension Floor {
    /// Returns a waiting conversation's place and a range that should hold four waits in five.
    ///
    /// - Returns: nil unless it waits or is under offer.
    public func position(of id: ConversationID) -> WaitingPlace? {
        guard let slot = conversations.slot(of: id), conversations.slots[slot].record.queuedAt != nil else {
            return nil
        }
        return place(of: slot, outlook(for: conversations.slots[slot].record.queue.id))
    }

    /// Returns the places of all who wait in a queue, head first.
    ///
    /// - Complexity: O(agents + waiting²) in the worst case, for ranges are sums over those ahead.
    public func places(in queue: QueueID) -> [(conversation: ConversationID, place: WaitingPlace)] {
        let outlook = outlook(for: queue)
        return waiting(in: queue).compactMap { id in
            conversations.slot(of: id).map { (id, place(of: $0, outlook)) }
        }
    }

    private func place(of slot: Int, _ outlook: QueueOutlook) -> WaitingPlace {
        let place = place(of: slot)
        let position = lines[outlook.queue]?.position(of: place) ?? 1
        var ahead = Double(position)
        for (queue, share) in outlook.shares.sorted(by: { $0.key < $1.key }) {
            ahead += share * Double((lines[queue]?.position(of: place) ?? 1) - 1)
        }
        // Nobody who is there could serve it: nobody knows how long that lasts.
        guard board.hasServers(conversations.slots[slot].record.id) else {
            return WaitingPlace(position: position, waitLow: 0, waitHigh: 0)
        }
        let estimate = WaitEstimate(
            position: max(1, Int(ahead.rounded())),
            busy: outlook.inHand,
            service: outlook.pace.service,
            patience: outlook.pace.patience
        )
        return WaitingPlace(position: position, waitLow: estimate.low, waitHigh: estimate.high)
    }

    private func outlook(for queue: QueueID) -> QueueOutlook {
        var outlook = QueueOutlook(queue: queue, pace: pace[queue] ?? QueuePace())
        var teams: [QueueID: (both: Int, all: Int)] = [:]
        for agent in agents.values where agent.isReady && agent.profile.capacity > 0 {
            let isOurs = agent.profile.queues.contains(queue)
            if isOurs { outlook.inHand += weighing(on: agent.profile.id) }
            for other in agent.profile.queues where other != queue {
                teams[other, default: (0, 0)].all += agent.profile.capacity
                if isOurs { teams[other, default: (0, 0)].both += agent.profile.capacity }
            }
        }
        for (other, team) in teams where team.both > 0 && lines[other]?.isEmpty == false {
            outlook.shares[other] = Double(team.both) / Double(team.all)
        }
        return outlook
    }

    /// How many conversations keep an agent busy.
    private func weighing(on agent: AgentID) -> Int {
        desks[agent]?.held.count { conversations[$0].map { weight($0) > 0 } ?? false } ?? 0
    }
}
