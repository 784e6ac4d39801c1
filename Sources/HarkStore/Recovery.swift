import GRDB
import Logging

/// What a start finds out before anybody is served: whether all that was committed is there and intact.
struct Recovery {
    let writer: WriterConnection
    let epoch: String
    let faults: [Fault]

    init(_ pool: DatabasePool, _ directory: DataDirectory, logger: Logger) throws(StoreError) {
        let witness = try Witness(directory)
        let promised = Witness.position(in: directory)
        let opened = try translated {
            try pool.writeWithoutTransaction { db in
                let head = try FloorImage.head(db)
                var faults = try StartCheck.faults(db, head: head)
                if promised > head { faults.insert(.lost(positions: head + 1...promised), at: 0) }
                let epoch = try Self.epoch(db, renewed: faults.contains(where: \.isLoss))
                return (try WriterConnection(db, head: head, witness: witness), epoch, faults, head)
            }
        }
        (writer, epoch, faults) = (opened.0, opened.1, opened.2)
        witness.note(opened.3)
        for fault in faults {
            logger.error("Damage found at start", metadata: ["error": "\(fault)"])
        }
    }

    private static func epoch(_ db: Database, renewed: Bool) throws -> String {
        if !renewed, let epoch = try Meta.epoch.text(db) { return epoch }
        let epoch = Meta.freshEpoch()
        try db.inTransaction(.immediate) {
            try Meta.epoch.write(epoch, db)
            return .commit
        }
        return epoch
    }
}
