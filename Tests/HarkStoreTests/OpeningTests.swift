import Foundation
import GRDB
import HarkDomain
import Testing

@testable import HarkStore

struct OpeningTests {
    private let directory = TemporaryDirectory()

    @Test func `commits wait for the disk and nobody else checkpoints`() throws {
        let store = try directory.open()

        let writer = try store.pool.writeWithoutTransaction { db in
            try ["synchronous", "wal_autocheckpoint", "foreign_keys"].map { try Int.fetchOne(db, sql: "PRAGMA \($0)") }
        }
        let reader = try store.pool.read { db in
            try ["wal_autocheckpoint", "foreign_keys"].map { try Int.fetchOne(db, sql: "PRAGMA \($0)") }
        }

        #expect(writer == [2, 0, 1])
        #expect(reader == [0, 1])
        store.close()
    }

    @Test func `a second server is refused and a later one is not`() throws {
        let store = try directory.open()

        #expect(throws: StoreError.locked(process: Int(getpid()))) { try directory.open() }
        let reader = try directory.open(.readOnly)
        #expect(reader.epoch == store.epoch)
        reader.close()
        store.close()
        try directory.open().close()
    }

    @Test func `files are for their owner alone`() throws {
        let store = try directory.open()
        try store.commit(.talk(count: 1))

        for name in ["", "hark.db", "hark.db-wal", "hark.db-shm", "secret", "witness", "lock"] {
            let rights = try FileManager.default.attributesOfItem(atPath: directory.file(name).path)[.posixPermissions]
            #expect(((rights as? NSNumber)?.intValue ?? 0o777) & 0o077 == 0, "\(name)")
        }
        store.close()
    }

    @Test func `secret and epoch stay`() throws {
        let first = try directory.open()
        first.close()
        let second = try directory.open()

        #expect(first.secret.count == 32)
        #expect(first.secret == second.secret)
        #expect(first.epoch == second.epoch)
        #expect(!first.epoch.isEmpty)
        second.close()
    }

    @Test func `a clean stop leaves nothing in the log`() throws {
        let store = try directory.open(logBytes: 1 << 20)
        try store.commit(.talk(count: 3))
        #expect(try size("hark.db-wal") >= 1 << 20)

        store.close()

        #expect(try size("hark.db-wal") == 0)
        #expect(try directory.open(.readOnly).floorImage().position == 3)
    }

    @Test func `a read that races with the close is answered, or told that it is closed`() async throws {
        for _ in 0..<20 {
            let store = try directory.open()
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        for _ in 0..<200 {
                            do throws(StoreError) { _ = try store.head() } catch {
                                #expect(error == .closed)
                                break
                            }
                        }
                    }
                }
                group.addTask { store.close() }
            }
            #expect(throws: StoreError.closed) { try store.head() }
        }
    }

    @Test func `reading only needs a store that is there`() {
        #expect(throws: StoreError.missing) { try directory.open(.readOnly) }
    }

    @Test func `a newer schema is refused and left alone`() throws {
        try directory.open().close()
        let before = try Data(contentsOf: directory.file("hark.db"))
        let older = Schema(steps: [])

        let refusal = StoreError.newerSchema(found: Schema.current.version, known: 0)
        #expect(throws: refusal) { try directory.open(schema: older) }
        #expect(throws: refusal) { try directory.open(.readOnly, schema: older) }
        #expect(try Data(contentsOf: directory.file("hark.db")) == before)
    }

    @Test func `a foreign database is refused`() throws {
        try FileManager.default.createDirectory(at: directory.url, withIntermediateDirectories: true)
        let foreign = try DatabaseQueue(path: directory.file("hark.db").path)
        try foreign.write { try $0.execute(sql: "CREATE TABLE theirs (id)") }
        try foreign.close()

        #expect(throws: StoreError.foreignFile) { try directory.open() }
    }

    @Test func `an upgrade puts a copy aside first`() throws {
        let store = try directory.open()
        try store.commit(.talk(count: 3))
        store.close()
        let next = Schema(steps: Schema.current.steps + ["CREATE TABLE later (id INTEGER PRIMARY KEY)"])
        let now = Schema.current.version

        let refusal = StoreError.olderSchema(found: now, known: now + 1)
        #expect(throws: refusal) { try directory.open(.readOnly, schema: next) }
        let upgraded = try directory.open(schema: next)

        #expect(try upgraded.floorImage().position == 3)
        #expect(upgraded.faultsAtStart.isEmpty)
        upgraded.close()
        #expect(throws: StoreError.newerSchema(found: now + 1, known: now)) { try directory.open() }
        let copy = directory.file("hark.db.version\(now)")
        let report = try Store.restore(copy, into: directory.url, at: .start, logger: .quiet)
        #expect(report.position == 3 && report.replaced != nil)
        let old = try directory.open()
        #expect(try old.lastEvents(.number(1), audience: .staff).count == 3)
        old.close()
    }

    @Test(arguments: 1..<Schema.current.version)
    func `a file of each earlier version goes on`(version: Int) throws {
        let store = try directory.open()
        try store.commit(.talk(count: 3))
        store.close()
        try directory.turnBack(to: version)

        let upgraded = try directory.open()

        #expect(upgraded.faultsAtStart.isEmpty)
        #expect(upgraded.verify().isEmpty)
        #expect(try upgraded.lastEvents(.number(1), audience: .staff).map(\.seq) == [1, 2, 3])
        upgraded.close()
    }

    @Test func `an upgrade that fails changes nothing`() throws {
        let store = try directory.open()
        try store.commit(.talk(count: 3))
        store.close()
        let wrong = Schema(steps: Schema.current.steps + ["CREATE TABLE later (id); INSERT INTO nowhere VALUES (1)"])

        #expect(throws: StoreError.self) { try directory.open(schema: wrong) }

        let again = try directory.open()
        #expect(try again.pool.read { try $0.tableExists("later") } == false)
        #expect(try again.floorImage().position == 3)
        again.close()
    }

    private func size(_ name: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: directory.file(name).path)[.size] as? Int ?? -1
    }
}
