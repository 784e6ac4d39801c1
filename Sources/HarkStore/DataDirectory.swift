import Foundation

#if canImport(Glibc)
import Glibc
#endif

/// The files of one data directory.
struct DataDirectory: Sendable {
    let url: URL
    private let name: String

    init(url: URL) { (self.url, name) = (url, "hark.db") }

    /// A database alone, under whatever name; the store's other files are not beside it.
    init(file: URL) { (url, name) = (file.deletingLastPathComponent(), file.lastPathComponent) }

    /// True when the file is the database of a data directory.
    var isStore: Bool { name == "hark.db" }
    var database: String { path(name) }
    var log: String { path(name + "-wal") }
    var lock: String { path("lock") }
    var witness: String { path(isStore ? "witness" : name + "-witness") }
    var secret: String { path("secret") }

    /// The index over the log, which is made again from it: no part of a backup, and of no use after a restore.
    static let searchFiles = files("search.db")
    /// What reports count, likewise.
    static let analyticsFiles = files("analytics.sqlite")

    private static func files(_ name: String) -> [String] { ["", "-wal", "-shm"].map { name + $0 } }

    func backup(ofVersion version: Int) -> String { path("hark.db.version\(version)") }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    /// True when there is a database with anything in it.
    var hasDatabase: Bool {
        var status = stat()
        return stat(database, &status) == 0 && status.st_size > 0
    }

    /// Refuses a directory whose database is gone while its log or its witness tell of one.
    func requireWhole() throws(StoreError) {
        var status = stat()
        guard !hasDatabase else { return }
        let hasLog = stat(log, &status) == 0 && status.st_size > 0
        guard !hasLog, Witness.position(in: self) == 0 else { throw .lostFile(name: "hark.db") }
    }

    /// Makes the directory, for its owner alone.
    func create() throws(StoreError) {
        var isDirectory: ObjCBool = false
        if !FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory) {
            let rights: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
            do {
                try FileManager.default.createDirectory(
                    at: url,
                    withIntermediateDirectories: true,
                    attributes: rights
                )
            } catch { throw .file(path: url.path, errno: Self.code(of: error)) }
        }
    }

    private static func code(of error: any Error) -> Int32 {
        ((error as? CocoaError)?.underlying as? POSIXError)?.code.rawValue ?? EACCES
    }

    /// Makes an empty database file for its owner alone; the files that SQLite puts beside it follow.
    ///
    /// A file that exists is not opened: closing it again would drop this process' locks on it.
    func createDatabase() throws(StoreError) {
        let file = Glibc.open(database, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if file < 0, errno == EEXIST { return }
        guard file >= 0 else { throw .file(path: database, errno: errno) }
        Glibc.close(file)
    }

    /// Makes the entries of the directory itself durable.
    func synchronize() {
        let directory = Glibc.open(url.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { return }
        fsync(directory)
        Glibc.close(directory)
    }
}

/// The right to write to a data directory, held by one process at a time.
///
/// The kernel drops it with the process, however that ends, so a stale file or a reused process id is no
/// obstacle. `@unchecked` because the descriptor is only touched once more, when it is closed.
final class DirectoryLock: @unchecked Sendable {
    private let file: Int32
    private let closing = NSLock()
    private var isOpen = true

    init(_ directory: DataDirectory) throws(StoreError) {
        file = Glibc.open(directory.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .file(path: directory.lock, errno: errno) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            // Not closed here: `deinit` runs for a failed lock too, and a second close could hit another thread's file.
            throw .locked(process: Self.holder(file))
        }
        let text = Array("\(getpid())\n".utf8)
        ftruncate(file, 0)
        _ = pwrite(file, text, text.count, 0)
    }

    deinit { release() }

    func release() {
        closing.lock()
        defer { closing.unlock() }
        guard isOpen else { return }
        isOpen = false
        if file >= 0 { Glibc.close(file) }
    }

    private static func holder(_ file: Int32) -> Int {
        var buffer = [UInt8](repeating: 0, count: 20)
        let count = pread(file, &buffer, buffer.count, 0)
        let digits = buffer.prefix(max(0, count)).prefix { $0 >= 0x30 && $0 <= 0x39 }
        return Int(String(decoding: digits, as: UTF8.self)) ?? 0
    }
}
