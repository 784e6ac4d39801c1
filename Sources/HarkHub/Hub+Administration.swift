public import HarkDomain
package import HarkFloor
import HarkProtocol
public import HarkStore

// The door for everything that is not a socket: HTTP, the command line's socket, the start.
extension Hub {
    /// Runs a command, with rows of administration in the same transaction, and returns once it is on disk.
    public func administer(_ command: Command, writes: [DatabaseWrite] = []) async -> Outcome {
        guard case .healthy = storage else { return .refused(.unavailable) }
        if let id = command.conversation {
            await withCheckedContinuation { continuation in
                withConversation(id) { _ in continuation.resume() }
            }
            guard case .healthy = storage else { return .refused(.unavailable) }
        }
        let decision = floor.handle(command, at: clock.now)
        guard case .done = decision.outcome else {
            await settled()
            return decision.outcome
        }
        batch.joined += writes
        record(decision, hash: nil)
        let failed = await withCheckedContinuation { continuation in
            perform(.work { _, failed in continuation.resume(returning: failed) })
        }
        return failed ? .refused(.unavailable) : decision.outcome
    }

    /// Writes rows of administration and returns once they are on disk.
    ///
    /// - Throws: `Refusal.conflict` when the schema refuses a row, `.unavailable` when the disk does.
    public func write(_ writes: [DatabaseWrite]) async throws(Refusal) {
        guard case .healthy = storage else { throw .unavailable }
        let first = batch.writes.count
        batch.writes += writes
        let result: CommitReport = await withCheckedContinuation { continuation in
            batch.effects.append(.report { continuation.resume(returning: $0) })
        }
        guard !result.failed else { throw .unavailable }
        if let refused = (first..<(first + writes.count)).lazy.compactMap({ result.refused[$0] }).first {
            throw .conflict("\(refused)")
        }
    }

    /// Makes an id that never repeats.
    public func makeID<Tag>() -> ID<Tag> { ids.next(at: clock.now) }

    /// A copy of the floor as it is decided, on disk or not, to try things out on.
    ///
    /// The copy costs nothing itself; what changes on the live floor while it is kept is copied once.
    package var floorAsDecided: Floor { floor }

    /// The floor's records of the staff, for lists.
    public var agentRecords: [AgentRecord] { Array(floor.agents.values) }

    /// Returns what weighs on each member of the staff.
    ///
    /// - Units: hundredths of a unit.
    public var loads: [AgentID: Int] {
        Dictionary(uniqueKeysWithValues: floor.agents.keys.map { ($0, floor.load(of: $0)) })
    }

    /// The floor's queues that are not deleted.
    public var queueProfiles: [QueueProfile] { floor.queues.values.filter(\.isActive) }

    /// The floor's sites that are not deleted.
    public var siteProfiles: [SiteProfile] { floor.sites.values.filter(\.isActive) }
}

extension Command {
    /// The conversation that a command of administration touches.
    fileprivate var conversation: ConversationID? {
        switch self {
        case .transfer(let id, _, _, _), .assign(let id, _, _, _), .takeOver(let id, _), .reopen(let id, _): id
        case .resolve(let data): data.conversation
        default: nil
        }
    }
}
