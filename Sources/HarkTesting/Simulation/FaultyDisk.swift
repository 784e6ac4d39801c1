import CSQLite
import Foundation

/// A folder whose files fail as a plan says, and which knows what a power cut would leave of them.
///
/// SQLite reaches it through ``FaultyFileSystem``. `@unchecked` because one world uses it from one thread.
final class FaultyDisk: @unchecked Sendable {
    /// What goes wrong with the next commits.
    enum Fault {
        /// The process ends, or the power fails, before the n-th write from now.
        case endsAtWrite(Int)
        /// The process ends, or the power fails, before the n-th sync from now.
        case endsAtSync(Int)
        /// The n-th sync from now fails, once.
        case syncFails(Int)
    }

    let folder: URL
    var fault: Fault?
    var isFull = false
    /// A disk that says it has synced, and has not.
    var lies = false
    /// True once the process that used it has ended: nothing changes any more.
    private(set) var isFrozen = false
    /// Whether to keep what a power cut needs.
    let remembersUnsynced: Bool
    private(set) var writes = 0
    private(set) var syncs = 0
    private var unsynced: [Change] = []

    /// One write that is not known to be on the platter.
    struct Change {
        let path: String
        let offset: Int64
        let before: [UInt8]
        let sizeBefore: Int64
        let after: [UInt8]
    }

    init(folder: URL, remembersUnsynced: Bool) {
        self.folder = folder
        self.remembersUnsynced = remembersUnsynced
        FaultyFileSystem.shared.add(self)
    }

    func freeze() { isFrozen = true }

    func remove() {
        FaultyFileSystem.shared.remove(self)
        try? FileManager.default.removeItem(at: folder)
    }

    /// The code with which a write ends before it is made; nil lets it happen.
    func refusesWrite() -> Int32? {
        if case .endsAtWrite(let left) = fault {
            fault = left <= 1 ? nil : .endsAtWrite(left - 1)
            if left <= 1 { freeze() }
        }
        if isFrozen { return IOError.write }
        writes += 1
        return isFull ? SQLITE_FULL : nil
    }

    /// The code with which a sync ends before it is made; nil lets it happen.
    func refusesSync() -> Int32? {
        switch fault {
        case .endsAtSync(let left):
            fault = left <= 1 ? nil : .endsAtSync(left - 1)
            if left <= 1 { freeze() }
        case .syncFails(let left):
            fault = left <= 1 ? nil : .syncFails(left - 1)
            if left <= 1 { return IOError.sync }
        case .endsAtWrite, nil: break
        }
        if isFrozen { return IOError.sync }
        syncs += 1
        return nil
    }

    func note(_ change: Change) { unsynced.append(change) }

    func synced(_ path: String) {
        guard !lies else { return }
        unsynced.removeAll { $0.path == path }
    }

    /// Copies to `folder` what a new process finds: all that was written, or after a power cut what was synced and
    /// of the rest what `survives` says.
    func image(to folder: URL, powerCut survives: (() -> Bool)?) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        if let survives { try cutPower(survives) }
        for name in ["hark.db", "hark.db-wal", "witness", "secret"] {
            let file = self.folder.appendingPathComponent(name)
            guard FileManager.default.fileExists(atPath: file.path) else { continue }
            try FileManager.default.copyItem(at: file, to: folder.appendingPathComponent(name))
        }
    }

    private func cutPower(_ survives: () -> Bool) throws {
        let changes = unsynced
        unsynced = []
        for change in changes.reversed() {
            try edit(change.path) { file in
                try file.seek(toOffset: UInt64(change.offset))
                try file.write(contentsOf: change.before)
                if change.sizeBefore < change.offset + Int64(change.after.count) {
                    try file.truncate(atOffset: UInt64(change.sizeBefore))
                }
            }
        }
        for change in changes where survives() {
            try edit(change.path) { file in
                try file.seek(toOffset: UInt64(change.offset))
                try file.write(contentsOf: change.after)
            }
        }
    }

    private func edit(_ path: String, _ body: (FileHandle) throws -> Void) throws {
        guard let file = FileHandle(forUpdatingAtPath: path) else { return }
        defer { try? file.close() }
        try body(file)
    }
}

/// SQLite's extended result codes, which its header defines by macros that Swift does not see.
enum IOError {
    static let write = SQLITE_IOERR | 3 << 8
    static let sync = SQLITE_IOERR | 4 << 8
    static let truncate = SQLITE_IOERR | 6 << 8
    static let delete = SQLITE_IOERR | 10 << 8
}
