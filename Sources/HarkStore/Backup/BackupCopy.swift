import GRDB
import HarkDomain

/// Copies one committed state of a database, page by page, while others go on writing to it.
///
/// SQLite's backup interface on a reader of its own takes neither the writer nor one of the pool's readers, and
/// holds the log back for as long as the pages take to copy; `VACUUM INTO` would write every row and index anew
/// meanwhile. It never checkpoints: only the writer's connection does.
enum BackupCopy {
    private static let pagesAStep: CInt = 256
    private static let stepsAFlush = 16

    /// Copies a data directory's database into a draft and seals it.
    static func make(
        of directory: DataDirectory,
        into draft: DraftFile,
        secret: [UInt8],
        at now: Timestamp,
        while isWanted: () -> Bool
    ) throws -> BackupSeal {
        let reader = try Opening.openReader(directory.database)
        defer { try? reader.close() }
        return try reader.read { source in
            // This first read is the moment that the copy shows.
            let seal = BackupSeal(madeAt: now, position: try FloorImage.head(source), secret: secret)
            try copy(source, into: draft, while: isWanted) { try seal.close($0) }
            return seal
        }
    }

    /// Copies a database into a draft, which `finish` completes before it is closed.
    static func copy(
        _ source: Database,
        into draft: DraftFile,
        while isWanted: () -> Bool,
        finish: (Database) throws -> Void
    ) throws {
        let copy = try DatabaseQueue(path: draft.path, configuration: draftConfiguration())
        defer { try? copy.close() }
        try copy.writeWithoutTransaction { db in
            try withoutActuallyEscaping(isWanted) { isWanted in
                var steps = 0
                try source.backup(to: db, pagesPerStep: pagesAStep) { _ in
                    guard isWanted() else { throw StoreError.cancelled }
                    steps += 1
                    if steps % stepsAFlush == 0 { draft.flush() }
                }
            }
            // The pages say that a log lies beside them; a backup is one file.
            try db.execute(sql: "PRAGMA journal_mode = DELETE")
            try finish(db)
        }
    }

    /// The draft is thrown away when anything fails, and synced as a whole at the end.
    private static func draftConfiguration() -> Configuration {
        var configuration = Configuration()
        configuration.label = "hark draft"
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = OFF; PRAGMA mmap_size = 0")
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        return configuration
    }
}
