import Foundation
import HarkDomain
import HarkFloor
import HarkProtocol
import HarkServer
import HarkStore
import HarkTesting

/// The real floor over the real store, one command and one commit at a time: a hub without sockets.
actor StoredFloor {
    private let store: Store
    private var floor = Floor(policy: FloorPolicy())
    private var now: Timestamp
    private(set) var signedOut: [AgentID] = []

    init(_ store: Store, now: Timestamp) {
        (self.store, self.now) = (store, now)
    }

    func setTime(_ time: Timestamp) { now = time }

    @discardableResult
    func send(_ command: Command, writes: [DatabaseWrite] = []) -> Outcome {
        let before = floor
        now = now + .milliseconds(1)
        let decision = floor.handle(command, at: now)
        var batch = Batch()
        batch.events = decision.events.map(EventRow.init)
        batch.conversations = Set(decision.events.compactMap(\.conversation)).compactMap { floor.conversations[$0] }
        batch.agents = Array(floor.agents.values)
        batch.queues = Array(floor.queues.values)
        batch.sites = Array(floor.sites.values)
        for event in decision.events { batch.add(event.body) }
        batch.joined = writes
        do {
            try store.commit(batch)
            return decision.outcome
        } catch {
            floor = before
            return .refused(error.isTemporary ? .unavailable : .conflict("\(error)"))
        }
    }

    func write(_ writes: [DatabaseWrite]) throws {
        var batch = Batch()
        batch.joined = writes
        try store.commit(batch)
    }

    func staff() -> [AgentID: StaffState] {
        floor.agents.mapValues {
            StaffState(
                availability: $0.availability,
                isConnected: $0.isConnected,
                load: floor.load(of: $0.profile.id)
            )
        }
    }

    func noteSignOut(_ member: AgentID) { signedOut.append(member) }

    nonisolated var port: FloorPort {
        FloorPort(
            administer: { await self.send($0, writes: $1) },
            write: { try await self.write($0) },
            staff: { await self.staff() },
            isReady: { true },
            signOut: { member, _ in Task { await self.noteSignOut(member) } }
        )
    }
}

extension Batch {
    /// Profiles that the floor forgets are still rows.
    fileprivate mutating func add(_ body: EventBody) {
        switch body {
        case .agentChanged(let profile) where !profile.isActive:
            agents.append(AgentRecord(profile: profile, since: Timestamp(milliseconds: 0)))
        case .queueChanged(let profile) where !profile.isActive: queues.append(profile)
        case .siteChanged(let profile) where !profile.isActive: sites.append(profile)
        default: break
        }
    }
}

extension EventRow {
    fileprivate init(_ event: Event) {
        self.init(
            position: event.position,
            stream: event.conversation?.rawValue ?? 0,
            seq: event.seq,
            customerPrev: event.customerPrev,
            at: event.at,
            type: event.body.type.rawValue,
            authorKind: event.by.kind.rawValue,
            authorID: event.by.id,
            authorName: event.by.name,
            clientID: event.body.clientID,
            contentHash: event.body.clientID == nil ? nil : 0,
            payload: StoredPayload(event.body, by: event.by).bytes
        )
    }
}
