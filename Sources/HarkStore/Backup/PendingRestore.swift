import Foundation
import Logging

#if canImport(Glibc)
import Glibc
#endif

/// A restore that is decided: the folder `restoring-DATE`, complete and on disk, whose files take their places.
///
/// The folder gets that name in one step. From then on each start carries on where a crash broke it off; before
/// that, nothing of the old state was touched. What the files replace goes into the folder `replaced-DATE`.
struct PendingRestore {
    private static let prefix = "restoring-"
    /// The database comes last: while it is in the folder, the one outside is still the old one.
    private static let arriving = ["secret", "witness", "hark.db"]
    private static let leaving = ["hark.db-wal", "hark.db-shm", "hark.db"]

    let directory: DataDirectory
    private let stamp: String

    /// Where a restore gathers its files before it is decided.
    static func draft(in directory: DataDirectory) -> DataDirectory {
        DataDirectory(url: directory.url.appendingPathComponent("restoring.draft", isDirectory: true))
    }

    /// Finds the restore that a directory waits for.
    static func find(in directory: DataDirectory) -> PendingRestore? {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.url.path)) ?? []
        return names.sorted().first { $0.hasPrefix(prefix) }.map {
            PendingRestore(directory: directory, stamp: String($0.dropFirst(prefix.count)))
        }
    }

    /// Decides for the draft, whose files are all on disk.
    static func decide(in directory: DataDirectory, stamp: String) throws(StoreError) -> PendingRestore {
        let pending = PendingRestore(directory: directory, stamp: stamp)
        guard rename(draft(in: directory).url.path, pending.folder.url.path) == 0 else {
            throw .file(path: pending.folder.url.path, errno: errno)
        }
        directory.synchronize()
        return pending
    }

    /// Finishes a restore that a crash broke off.
    static func finishAny(in directory: DataDirectory, logger: Logger) throws(StoreError) {
        guard let pending = find(in: directory) else { return }
        let aside = try pending.finish()
        logger.notice("Restore finished", metadata: ["replaced": "\(aside?.lastPathComponent ?? "nothing")"])
    }

    /// Puts every file in its place; it may be called again after any of its steps.
    ///
    /// - Returns: The folder with what was there before; nil when nothing was.
    func finish(before step: () throws(StoreError) -> Void = {}) throws(StoreError) -> URL? {
        if folder.has("hark.db") {
            for name in Self.leaving where directory.has(name) { try putAside(name, step) }
            for name in Self.arriving where folder.has(name) {
                if directory.has(name) { try putAside(name, step) }
                try step()
                try move(name, from: folder, to: directory)
            }
        }
        try step()
        // What was made of another history would be found out, but there is no reason to keep it.
        for name in DataDirectory.searchFiles + DataDirectory.analyticsFiles { unlink(directory.path(name)) }
        rmdir(folder.url.path)
        directory.synchronize()
        return FileManager.default.fileExists(atPath: aside.url.path) ? aside.url : nil
    }

    private func putAside(_ name: String, _ step: () throws(StoreError) -> Void) throws(StoreError) {
        try step()
        if mkdir(aside.url.path, 0o700) != 0, errno != EEXIST {
            throw .file(path: aside.url.path, errno: errno)
        }
        try move(name, from: directory, to: aside)
    }

    /// Each move is on disk before the next begins, since the next one relies on it.
    private func move(
        _ name: String,
        from origin: DataDirectory,
        to place: DataDirectory
    ) throws(StoreError) {
        let target = place.path(name)
        guard rename(origin.path(name), target) == 0 else { throw .file(path: target, errno: errno) }
        place.synchronize()
        origin.synchronize()
    }

    private var folder: DataDirectory { beside(Self.prefix + stamp) }
    private var aside: DataDirectory { beside("replaced-" + stamp) }

    private func beside(_ name: String) -> DataDirectory {
        DataDirectory(url: directory.url.appendingPathComponent(name, isDirectory: true))
    }
}

extension DataDirectory {
    /// True when there is a file of that name, empty or not.
    func has(_ name: String) -> Bool { access(path(name), F_OK) == 0 }
}
