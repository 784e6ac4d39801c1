import Foundation
import GRDB
import HarkDomain
import Testing

@testable import HarkStore

struct JournalTests {
    private let directory = TemporaryDirectory()
    private let results = Results()

    @Test func `a batch is one transaction and one call back`() throws {
        let store = try directory.open()
        let journal = Journal(store: store) { [results] in results.append($0) }

        journal.submit(.talk(1, count: 3))
        #expect(results.wait(for: 1) == [.committed(position: 3, refused: [:])])
        journal.submit(.talk(2, from: 4, count: 2))
        #expect(results.wait(for: 2).last == .committed(position: 5, refused: [:]))

        journal.stop()
        #expect(results.wait(for: 2).count == 2)
        store.close()
        #expect(Witness.position(in: store.directory) == 5)
    }

    @Test func `a refused event undoes its whole batch and no more`() throws {
        let store = try directory.open()
        let journal = Journal(store: store) { [results] in results.append($0) }
        var wrong = Batch.talk(1, count: 3)
        wrong.events[2].clientID = "c0"

        journal.submit(wrong)
        guard case .failed(.refused) = results.wait(for: 1)[0] else {
            Issue.record("\(results.wait(for: 1))")
            return
        }
        #expect(try store.floorImage().position == 0)
        #expect(try store.floorImage().open.isEmpty)
        journal.submit(.talk(1, count: 3))
        #expect(results.wait(for: 2).last == .committed(position: 3, refused: [:]))

        journal.stop()
        store.close()
    }

    @Test func `a refused write is undone alone, a joined one takes the batch along`() throws {
        let store = try directory.open()
        let journal = Journal(store: store) { [results] in results.append($0) }
        let twice: DatabaseWrite = { db in
            try db.execute(sql: "INSERT INTO label (id, name) VALUES (1, 'a')")
            try db.execute(sql: "INSERT INTO label (id, name) VALUES (2, 'a')")
        }
        let once: DatabaseWrite = { try $0.execute(sql: "INSERT INTO label (id, name) VALUES (3, 'b')") }
        var batch = Batch.talk(count: 1)
        batch.writes = [twice, once]

        journal.submit(batch)
        guard case .committed(1, let refused) = results.wait(for: 1)[0] else {
            Issue.record("\(results.wait(for: 1))")
            return
        }
        #expect(Array(refused.keys) == [0])
        #expect(try store.pool.read { try String.fetchAll($0, sql: "SELECT name FROM label") } == ["b"])
        var next = Batch.talk(2, from: 2, count: 1)
        next.joined = [twice]
        journal.submit(next)
        guard case .failed(.refused) = results.wait(for: 2)[1] else {
            Issue.record("\(results.wait(for: 2))")
            return
        }
        #expect(try store.floorImage().position == 1)

        journal.stop()
        store.close()
    }

    @Test func `a full disk fails the batch whole, and a probe tells when it is over`() throws {
        let store = try directory.open()
        let journal = Journal(store: store) { [results] in results.append($0) }
        try store.limitPages(to: 0)
        var large = Batch.talk(1, count: 200)
        for index in large.events.indices { large.events[index].payload = Array(repeating: 7, count: 4_000) }

        journal.submit(large)
        guard case .failed(let error) = results.wait(for: 1)[0] else {
            Issue.record("\(results.wait(for: 1))")
            return
        }
        #expect(error.isTemporary)
        #expect(
            try store.floorImage()
                == FloorImage(
                    position: 0,
                    floorSeq: 0,
                    queues: [],
                    sites: [],
                    agents: [],
                    open: [],
                    acknowledgements: [:]
                )
        )

        try store.limitPages(to: 100_000)
        journal.probe()
        #expect(results.wait(for: 2)[1] == .available)
        journal.submit(large)
        #expect(results.wait(for: 3)[2] == .committed(position: 200, refused: [:]))
        journal.stop()
        store.close()
    }

    @Test func `after an I/O error nothing is written any more`() throws {
        let store = try directory.open()
        try store.commit(.talk(1, count: 2))
        let journal = Journal(store: store) { [results] in results.append($0) }
        var batch = Batch.talk(2, from: 3, count: 1)
        batch.joined = [{ _ in throw DatabaseError(resultCode: .SQLITE_IOERR_FSYNC) }]

        journal.submit(batch)
        journal.probe()
        journal.submit(.talk(2, from: 3, count: 1))

        let fatal = CommitResult.fatal(.failed(code: 1034, reason: "disk I/O error"))
        #expect(results.wait(for: 3) == [fatal, fatal, fatal])
        journal.stop()
        let log = try Data(contentsOf: directory.file("hark.db-wal"))
        store.close()
        #expect(try Data(contentsOf: directory.file("hark.db-wal")) == log)
        let again = try directory.open()
        #expect(again.faultsAtStart.isEmpty)
        #expect(try again.floorImage().position == 2)
        again.close()
    }

    @Test func `pages move into the file when there are many`() throws {
        let store = try directory.open(logBytes: WriteAheadLog.grownBytes)
        let journal = Journal(store: store) { [results] in results.append($0) }
        var position: Int64 = 1

        for number in 1...6 {
            var batch = Batch.talk(Int64(number), from: position, count: 1_000)
            for index in batch.events.indices { batch.events[index].payload = Array(repeating: 7, count: 4_000) }
            position += 1_000
            journal.submit(batch)
            #expect(results.wait(for: number).last == .committed(position: position - 1, refused: [:]))
        }
        journal.stop()

        let size = try FileManager.default.attributesOfItem(atPath: directory.file("hark.db-wal").path)[.size] as? Int
        #expect(size ?? .max < 2 * WriteAheadLog.grownBytes)
        #expect(try store.pool.read { try Meta.settled.int($0) } ?? 0 > 0)
        store.close()
    }

    @Test func `a database that somebody else holds is busy, not broken`() throws {
        let store = try directory.open()
        let journal = Journal(store: store) { [results] in results.append($0) }
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: directory.file("hark.db").path, configuration: configuration)
        try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }

        journal.submit(.talk(1, count: 1))
        guard case .failed(.unavailable) = results.wait(for: 1)[0] else {
            Issue.record("\(results.wait(for: 1))")
            return
        }
        try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
        journal.probe()
        #expect(results.wait(for: 2)[1] == .available)

        journal.stop()
        try other.close()
        store.close()
    }
}

extension Store {
    /// Lets the file grow to `count` pages and no further; it never shrinks below what it has.
    func limitPages(to count: Int) throws {
        try pool.writeWithoutTransaction { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(max(count, pages))")
        }
    }
}
