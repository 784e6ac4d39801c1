import Foundation
import HarkDomain
import HarkFloor
import HarkHub
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
        do {
            try store.commit(Batch(decision, of: floor, contentHash: 0, with: writes))
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

    func rate(_ rating: PageRating) -> Outcome {
        guard let record = floor.conversations[rating.conversation] else { return .refused(.notFound) }
        guard let submission = rating.submission(to: record, hash: UInt64(rating.score)) else {
            return .done(seq: record.customerHead)
        }
        return rating.isCurrent(for: record) ? send(.submitSurvey(submission)) : .refused(.conflict("answered since"))
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
            rate: { await self.rate($0) },
            staff: { await self.staff() },
            copy: { await self.floor },
            obstacle: { nil },
            signOut: { member in Task { await self.noteSignOut(member) } }
        )
    }
}
