import Foundation
import GRDB
import HarkDomain
import Testing

@testable import HarkStore

struct BackupTests {
    private let directory = TemporaryDirectory()
    private let place = TemporaryDirectory()

    init() throws { try FileManager.default.createDirectory(at: place.url, withIntermediateDirectories: true) }

    private var file: URL { place.file("hark.backup") }

    @Test func `a backup holds every row, the secret, and the state of one moment`() throws {
        let store = try directory.open()
        defer { store.close() }
        try store.commit(.talk(1, count: 40))
        let before = try rows(of: store)

        let report = try store.backUp(to: file, at: .start)

        #expect(try report.position == 40 && report.bytes == size(file))
        let copy = try Store.openBackup(file)
        defer { copy.close() }
        #expect(try rows(of: copy) == before)
        let seal = try #require(try copy.pool.read { try BackupSeal.read($0) })
        #expect(seal == BackupSeal(madeAt: .start, position: 40, secret: store.secret))
        #expect(try names() == ["hark.backup"])
        let rights = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(rights == 0o600)
    }

    @Test func `while others commit each backup is a prefix of the log, and nobody waits for it`() throws {
        let store = try directory.open()
        defer { store.close() }
        try store.commit(.talk(1, count: 2_000))
        let results = Results()
        let journal = Journal(store: store) { results.append($0) }
        let writing = Writing(journal, results, from: 2_001)
        writing.start()
        defer { writing.stop() }

        for number in 1...5 {
            let head = writing.committed
            let report = try store.backUp(to: place.file("\(number)"), at: .start)
            #expect(report.position >= head && writing.committed > head)
        }
        writing.stop()
        journal.stop()

        let all = try positions(of: store)
        #expect(all.count > 2_005)
        for number in 1...5 {
            let copy = try Store.openBackup(place.file("\(number)"))
            let held = try positions(of: copy)
            #expect(held == Array(all.prefix(held.count)))
            #expect(copy.verify().isEmpty)
            copy.close()
        }
    }

    @Test func `the writer alone checkpoints, also beside a backup`() throws {
        let store = try directory.open()
        defer { store.close() }
        try store.commit(.talk(1, count: 500))
        let database = try Data(contentsOf: directory.file("hark.db"))

        _ = try store.backUp(to: file, at: .start)

        #expect(try Data(contentsOf: directory.file("hark.db")) == database)
        #expect(store.checkpoint(always: true) == nil)
        #expect(store.hasUnsettledPages == false)
    }

    @Test func `a file that exists is replaced only when told, and only by a whole one`() throws {
        let store = try directory.open()
        defer { store.close() }
        try store.commit(.talk(1, count: 3))
        try Data("mine".utf8).write(to: file)

        #expect(throws: StoreError.exists(file: file.path)) { try store.backUp(to: file, at: .start) }
        #expect(throws: StoreError.cancelled) {
            try store.backUp(to: file, replacing: true, at: .start, while: { false })
        }
        #expect(try Data(contentsOf: file) == Data("mine".utf8))
        #expect(try names() == ["hark.backup"])
        _ = try store.backUp(to: file, replacing: true, at: .start)
        try Store.openBackup(file).close()
        #expect(try names() == ["hark.backup"])
    }

    @Test func `a file that comes up meanwhile is not replaced`() throws {
        let store = try directory.open()
        defer { store.close() }
        try store.commit(.talk(1, count: 3))

        #expect(throws: StoreError.exists(file: file.path)) {
            try store.backUp(
                to: file,
                at: .start,
                proof: { _ in
                    try Data("theirs".utf8).write(to: file)
                    return []
                }
            )
        }
        #expect(try Data(contentsOf: file) == Data("theirs".utf8))
        #expect(try names() == ["hark.backup"])
    }

    @Test func `a stale draft with a log beside it is no part of the next backup`() throws {
        let store = try directory.open()
        defer { store.close() }
        try store.commit(.talk(1, count: 3))
        for name in ["", "-wal", "-shm", "-journal"] {
            try Data(contentsOf: directory.file("hark.db-wal")).write(to: place.file("hark.backup.draft" + name))
        }

        _ = try store.backUp(to: file, at: .start)

        let copy = try Store.openBackup(file)
        #expect(try positions(of: copy) == [1, 2, 3])
        copy.close()
        #expect(try names() == ["hark.backup"])
    }

    @Test func `a backup never takes a name in the data directory, and needs a folder that is there`() throws {
        let store = try directory.open()
        defer { store.close() }
        let places = [
            directory.file("hark.db"), directory.file("any"), place.file("no/such/folder"), place.url,
            place.url.appendingPathComponent("../\(directory.url.lastPathComponent)/hark.db"),
        ]

        for file in places {
            let error = #expect(throws: StoreError.self) { try store.backUp(to: file, replacing: true, at: .start) }
            guard case .notWritten = error else {
                Issue.record("\(file.path): \(String(describing: error))")
                continue
            }
        }
        #expect(try names().isEmpty)
    }

    @Test func `damage in the store fails the backup by its position`() throws {
        let store = try directory.open()
        defer { store.close() }
        try store.commit(.talk(1, count: 5))
        try store.pool.writeWithoutTransaction { try $0.execute(sql: "UPDATE event SET at=1 WHERE position=4") }

        let reason = "the event at position 4 of conversation \(ConversationID.number(1)) is damaged"
        #expect(throws: StoreError.badBackup(file: file.path, reason: reason)) {
            try store.backUp(to: file, at: .start)
        }
        #expect(try names().isEmpty)
    }

    @Test func `what the caller's proof finds fails the backup`() throws {
        let store = try directory.open()
        defer { store.close() }
        try store.commit(.talk(1, count: 5))

        #expect(throws: StoreError.badBackup(file: file.path, reason: "a, and 1 more")) {
            try store.backUp(to: file, at: .start, proof: { _ in ["a", "b"] })
        }
        #expect(try names().isEmpty)
    }

    @Test func `two backups into one file do not meet`() throws {
        let store = try directory.open()
        defer { store.close() }
        try store.commit(.talk(1, count: 5))

        let proof: Store.Proof = { _ in
            #expect(throws: StoreError.notWritten(file: file.path, reason: "another process is writing it")) {
                try store.backUp(to: file, at: .start)
            }
            return []
        }
        _ = try store.backUp(to: file, at: .start, proof: proof)
        #expect(try names() == ["hark.backup"])
    }

    private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: place.url.path) }

    private func size(_ file: URL) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? -1
    }

    private func positions(of store: Store) throws -> [Int64] {
        try store.pool.read { try Int64.fetchAll($0, sql: "SELECT position FROM event ORDER BY position") }
    }
}

/// Commits one message after another on a thread of its own until it is stopped.
///
/// `@unchecked` because the lock guards what changes.
final class Writing: @unchecked Sendable {
    private let journal: Journal
    private let results: Results
    private let lock = NSLock()
    private let ended = DispatchSemaphore(value: 0)
    private var position: Int64
    private var isStopped = false

    init(_ journal: Journal, _ results: Results, from position: Int64) {
        (self.journal, self.results, self.position) = (journal, results, position)
    }

    /// The last position that was committed.
    var committed: Int64 { lock.withLock { position - 1 } }

    func start() {
        Thread.detachNewThread { [self] in
            var count = 0
            while lock.withLock({ !isStopped }) {
                let next = lock.withLock { position }
                journal.submit(.talk(next, from: next, count: 1))
                count += 1
                guard results.wait(for: count).last == .committed(position: next, refused: [:]) else { break }
                lock.withLock { position += 1 }
            }
            ended.signal()
        }
    }

    func stop() {
        lock.withLock { isStopped = true }
        ended.wait()
        ended.signal()
    }
}

/// Every row of every table, by table, as text.
func rows(of store: Store) throws -> [String: [String]] {
    try store.pool.read { db in
        let tables = try String.fetchAll(
            db,
            sql: "SELECT name FROM sqlite_master WHERE type='table' AND name NOT IN ('backup', 'sqlite_sequence')"
        )
        return try Dictionary(
            uniqueKeysWithValues: tables.map { table in
                (table, try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map(\.description).sorted())
            }
        )
    }
}
