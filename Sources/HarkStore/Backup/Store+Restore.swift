import CSQLite
public import Foundation
import GRDB
public import HarkDomain
public import Logging

#if canImport(Glibc)
import Glibc
#endif

/// What was put in place, for the operator.
public struct RestoreReport: Hashable, Sendable {
    /// When the backup was made.
    public let madeAt: Timestamp
    /// The last position of the log that it holds.
    public let position: Int64
    /// The folder with the state that was there before; nil when there was none.
    public let replaced: URL?
}

extension Store {
    /// Puts a backup in place of what a data directory holds, or into a new one, under a new `epoch`.
    ///
    /// What was there is moved into a folder `replaced-DATE` beside it. The backup is copied and checked first;
    /// until all of the new state is on disk nothing is touched, and from then on a start finishes what a crash
    /// broke off.
    /// - Parameters:
    ///   - file: what `backUp` wrote.
    ///   - url: the data directory.
    ///   - now: the time.
    ///   - logger: where to tell of a restore that was broken off before.
    ///   - writes: rows of administration that become part of the restored state.
    ///   - isWanted: asked now and then until the restore is decided; false gives it up.
    ///   - proof: what must hold beyond the store's own checks.
    /// - Returns: What was put in place.
    /// - Throws: `badBackup` saying what is wrong with the file, `locked` while a server runs, or another
    ///   `StoreError`; the directory is then as it was.
    public static func restore(
        _ file: URL,
        into url: URL,
        at now: Timestamp,
        logger: Logger,
        writes: [DatabaseWrite] = [],
        while isWanted: () -> Bool = { true },
        proof: Proof = { _ in [] }
    ) throws(StoreError) -> RestoreReport {
        let directory = DataDirectory(url: url)
        let restore = try Restore(file, schema: .current)
        try directory.create()
        let lock = try DirectoryLock(directory)
        defer { lock.release() }
        try PendingRestore.finishAny(in: directory, logger: logger)
        let draft = PendingRestore.draft(in: directory)
        do {
            try restore.gather(in: draft, writes, while: isWanted, proof: proof)
            let pending = try PendingRestore.decide(in: directory, stamp: directory.freeStamp(at: now))
            let replaced = try pending.finish()
            return RestoreReport(madeAt: restore.seal.madeAt, position: restore.seal.position, replaced: replaced)
        } catch {
            draft.remove()
            throw error
        }
    }
}

/// A backup on its way into a data directory.
struct Restore {
    let file: URL
    let schema: Schema
    let seal: BackupSeal
    private let found: Int

    /// Looks at the file from outside: whether it is a backup at all, and of which version.
    init(_ file: URL, schema: Schema) throws(StoreError) {
        (self.file, self.schema) = (file, schema)
        do {
            (found, seal) = try Self.examine(file, schema)
        } catch {
            throw StoreError(reading: file, error)
        }
    }

    /// Makes the complete new state in a folder and checks it.
    func gather(
        in folder: DataDirectory,
        _ writes: [DatabaseWrite],
        while isWanted: () -> Bool,
        proof: Store.Proof
    ) throws(StoreError) {
        folder.remove()
        try folder.create()
        try copy(into: folder, writes, while: isWanted)
        try Secret.write(seal.secret, into: folder)
        try Witness.write(seal.position, into: folder)
        guard isWanted() else { throw .cancelled }
        let store = try Store.openBackup(URL(fileURLWithPath: folder.database), schema: schema)
        defer { store.close() }
        try BackupCheck.requireSound(store, named: file, while: isWanted, proof: proof)
        guard isWanted() else { throw .cancelled }
        folder.synchronize()
    }

    private func copy(
        into folder: DataDirectory,
        _ writes: [DatabaseWrite],
        while isWanted: () -> Bool
    ) throws(StoreError) {
        let draft = try DraftFile(for: URL(fileURLWithPath: folder.database), replacing: false)
        do {
            let reader = try Opening.openReader(file.path)
            defer { try? reader.close() }
            try reader.read { source in
                try BackupCopy.copy(source, into: draft, while: isWanted) { try begin($0, writes) }
            }
            try draft.finish()
        } catch {
            draft.discard()
            throw StoreError(restoring: file, error)
        }
    }

    /// Makes the copy the beginning of a history of its own.
    private func begin(_ db: Database, _ writes: [DatabaseWrite]) throws {
        guard try BackupSeal.isIntact(db), try FloorImage.head(db) == seal.position else {
            throw StoreError.badBackup(file: file.path, reason: BackupSeal.broken)
        }
        try BackupSeal.open(db)
        try schema.migrate(db, from: found)
        try db.inTransaction(.immediate) {
            try Meta.epoch.write(Meta.freshEpoch(), db)
            try Meta.settled.write(seal.position, db)
            try Meta.owner.write(Secret.sum(seal.secret), db)
            for write in writes { try write(db) }
            return .commit
        }
    }

    private static func examine(_ file: URL, _ schema: Schema) throws -> (Int, BackupSeal) {
        guard access(file.path, R_OK) == 0 else {
            throw StoreError.badBackup(file: file.path, reason: String(cString: strerror(errno)))
        }
        let reader = try Opening.openReader(file.path)
        defer { try? reader.close() }
        return try reader.read { db in
            let found = try schema.check(db)
            guard found > 0 else { throw StoreError.badBackup(file: file.path, reason: "it is empty") }
            guard let seal = try BackupSeal.read(db) else {
                let reason = "it is a database of Hark, but was not made by hark backup: its secret is not in it"
                throw StoreError.badBackup(file: file.path, reason: reason)
            }
            return (found, seal)
        }
    }
}

extension DataDirectory {
    /// A stamp of the time for the names of folders, changed until neither name is taken.
    func freeStamp(at now: Timestamp) -> String {
        var stamp = now.iso8601.replacing(":", with: "-")
        while has("replaced-" + stamp) || has("restoring-" + stamp) { stamp += "+" }
        return stamp
    }

    /// Takes the folder away with all that is in it.
    func remove() { try? FileManager.default.removeItem(at: url) }
}

extension StoreError {
    /// Judges an error of reading a file that should be a backup.
    init(reading file: URL, _ error: any Error) {
        let error = StoreError(error)
        switch error {
        case .foreignFile: self = .badBackup(file: file.path, reason: "it is not a database of Hark")
        case .newerSchema(let found, let known):
            let reason = "it has schema \(found), this Hark knows up to \(known): use the newer version"
            self = .badBackup(file: file.path, reason: reason)
        case .failed(_, let reason): self = .badBackup(file: file.path, reason: reason)
        default: self = error
        }
    }

    /// Judges an error of copying a backup into a data directory, where only the reading can find damage.
    init(restoring file: URL, _ error: any Error) {
        switch StoreError(error) {
        case .failed(let code, let reason) where [SQLITE_CORRUPT, SQLITE_NOTADB].contains(code & 0xFF):
            self = .badBackup(file: file.path, reason: reason)
        case let other: self.init(writing: URL(fileURLWithPath: "the restored database"), other)
        }
    }
}
