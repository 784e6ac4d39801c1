import CSQLite
import GRDB

#if canImport(Glibc)
import Glibc
#endif

/// The write-ahead log of the writer's connection: how long it is, and when its pages move into the file.
final class WriteAheadLog {
    /// Pages in the log from which on a checkpoint is due.
    static let duePages = 4_000
    /// Pages from which on a log that a reader holds back is worth an operator's look.
    static let alarmingPages = 10 * duePages
    /// How far the log's file is filled ahead at a start, in bytes, so that commits do not grow it.
    static let grownBytes = (duePages + 400) * (4_096 + 24)

    /// How many times what the log is filled with must be free on the disk.
    private static let spareFactor = 8

    private let connection: OpaquePointer
    private let counter: UnsafeMutablePointer<Int32>
    private var threshold = duePages

    init(_ db: Database) throws {
        guard let connection = db.sqliteConnection else { throw StoreError.closed }
        self.connection = connection
        counter = .allocate(capacity: 1)
        counter.initialize(to: 0)
        let hook: @convention(c) (UnsafeMutableRawPointer?, OpaquePointer?, UnsafePointer<CChar>?, Int32) -> Int32 = {
            context,
            _,
            _,
            pages in
            context?.storeBytes(of: pages, as: Int32.self)
            return SQLITE_OK
        }
        sqlite3_wal_hook(connection, hook, counter)
    }

    deinit { counter.deallocate() }

    /// Pages committed to the log and not known to be in the file.
    var pages: Int { Int(counter.pointee) }

    var isDue: Bool { pages >= threshold }

    var isAlarming: Bool { pages >= Self.alarmingPages }

    /// Moves what no reader holds back; true when all of the log is in the file.
    func checkpoint(_ db: Database) throws -> Bool {
        threshold = pages + Self.duePages / 4
        let (inLog, moved) = try db.checkpoint(.passive)
        let isComplete = inLog == moved
        threshold = isComplete ? Self.duePages : max(Self.duePages, inLog + Self.duePages / 4)
        if isComplete { counter.pointee = 0 }
        return isComplete
    }

    /// Takes the hook away, before the connection closes.
    func end() {
        sqlite3_wal_hook(connection, nil, nil)
    }

    /// Fills the log's file with zeros up to `bytes`; SQLite takes zeros for the log's end.
    ///
    /// A disk that is nearly full keeps its room for the data. The file is written in pieces of 64 KiB: the kernel
    /// keeps what was written at once as one unit, and marks all of it at each later write into it.
    static func grow(_ path: String, to bytes: Int) {
        let file = open(path, O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        defer { close(file) }
        var status = stat()
        var disk = statvfs()
        guard fstat(file, &status) == 0, fstatvfs(file, &disk) == 0 else { return }
        guard Int(disk.f_bavail) * Int(disk.f_frsize) > spareFactor * bytes else { return }
        let zeros = [UInt8](repeating: 0, count: 1 << 16)
        var offset = Int(status.st_size)
        while offset < bytes {
            let written = pwrite(file, zeros, min(zeros.count, bytes - offset), offset)
            guard written > 0 else { break }
            offset += written
        }
        fdatasync(file)
    }
}
