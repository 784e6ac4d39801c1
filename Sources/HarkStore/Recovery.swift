import GRDB
import Logging

/// What a start finds out before anybody is served: whether all that was committed is there and intact.
struct Recovery {
    let writer: WriterConnection
    let epoch: String
    let faults: [Fault]

    init(_ pool: DatabasePool, _ directory: DataDirectory, logger: Logger) throws(StoreError) {
        let isWitnessed = Witness.isThere(in: directory)
        let witness = try Witness(directory)
        let promised = Witness.position(in: directory)
        let opened = try translated {
            try pool.writeWithoutTransaction { db in
                let head = try FloorImage.head(db)
                var faults = try StartCheck.faults(db, head: head)
                if promised > head { faults.insert(.lost(positions: head + 1...promised), at: 0) }
                let epoch = try Self.epoch(db, faults)
                try Self.own(db, directory)
                return (try WriterConnection(db, head: head, witness: witness), epoch, faults, head)
            }
        }
        (writer, epoch, faults) = (opened.0, opened.1, opened.2)
        witness.note(opened.3)
        if !isWitnessed, opened.3 > 0 {
            logger.warning("The witness is missing: events lost at the end would go unseen")
        }
        for fault in faults {
            logger.error("Damage found at start", metadata: ["error": "\(fault)"])
        }
    }

    /// Takes a new epoch when something is wrong that no earlier start has told of.
    ///
    /// What clients hold may be more, or other, than what can be served now. Damage stays and is found again; the
    /// witness moves on, so a tail that is gone is always news.
    private static func epoch(_ db: Database, _ faults: [Fault]) throws -> String {
        let sum = sum(of: faults)
        let isKnown = try sum == 0 || sum == Meta.told.int(db)
        let isTailGone = faults.contains { if case .lost = $0 { true } else { false } }
        if isKnown, !isTailGone, let epoch = try Meta.epoch.text(db) { return epoch }
        let epoch = Meta.freshEpoch()
        try db.inTransaction(.immediate) {
            try Meta.epoch.write(epoch, db)
            try Meta.told.write(sum, db)
            return .commit
        }
        return epoch
    }

    /// Notes whose database it is, once.
    private static func own(_ db: Database, _ directory: DataDirectory) throws {
        guard try Meta.owner.int(db) == nil else { return }
        let owner = Secret.sum(try Secret.load(directory))
        try db.inTransaction(.immediate) {
            try Meta.owner.write(owner, db)
            return .commit
        }
    }

    private static func sum(of faults: [Fault]) -> Int64 {
        let lasting = faults.filter { if case .lost = $0 { false } else { true } }
        guard !lasting.isEmpty else { return 0 }
        var sum = Checksum()
        sum.put(lasting.map(\.description))
        return sum.value
    }
}
