import Foundation
import GRDB
import HarkDomain
import Testing

@testable import HarkStore

/// What happens to the files behind Hark's back is found out, and named.
struct LossTests {
    private let directory = TemporaryDirectory()
    private let copy = TemporaryDirectory()

    @Test func `a log cut in half is a loss, by positions, and begins a new epoch`() throws {
        let epoch = try crash { log in Data(log.prefix(log.count / 2)) }

        let store = try copy.open()

        let head = try store.floorImage().position
        #expect(head > 0 && head < 100)
        #expect(store.faultsAtStart == [.lost(positions: head + 1...100)])
        #expect(store.epoch != epoch)
        store.close()
        let again = try copy.open()
        #expect(again.faultsAtStart.isEmpty)
        #expect(again.epoch == store.epoch)
        again.close()
    }

    @Test func `a bit flipped in the log is a loss`() throws {
        let epoch = try crash { log in
            var log = log
            log[log.count * 3 / 4] ^= 0x10
            return log
        }

        let store = try copy.open()

        let head = try store.floorImage().position
        #expect(store.faultsAtStart == [.lost(positions: head + 1...100)])
        #expect(store.epoch != epoch)
        store.close()
    }

    @Test func `a log removed is a loss`() throws {
        let epoch = try crash { _ in Data() }

        let store = try copy.open()

        #expect(store.faultsAtStart == [.lost(positions: 1...100)])
        #expect(store.epoch != epoch)
        store.close()
    }

    @Test func `a crash alone loses nothing`() throws {
        let epoch = try crash { $0 }

        let reader = try copy.open(.readOnly)
        #expect(reader.verify().isEmpty)
        #expect(try reader.floorImage().position == 100)
        reader.close()

        let store = try copy.open()

        #expect(store.faultsAtStart.isEmpty)
        #expect(store.epoch == epoch)
        #expect(try store.floorImage().position == 100)
        #expect(store.verify().isEmpty)
        store.close()
    }

    @Test func `an older file put back is a loss`() throws {
        let store = try directory.open()
        try store.commit(.talk(1, count: 3))
        store.close()
        let older = try Data(contentsOf: directory.file("hark.db"))
        let second = try directory.open()
        try second.commit(.talk(2, from: 4, count: 4))
        second.close()

        try older.write(to: directory.file("hark.db"))
        let third = try directory.open()

        #expect(third.faultsAtStart == [.lost(positions: 4...7)])
        #expect(third.epoch != second.epoch)
        third.close()
    }

    @Test func `text changed on disk is found at the start, on reading and by a check`() throws {
        let store = try directory.open()
        try store.commit(.talk(count: 3))
        store.close()
        try change(Array("message 1 of 1".utf8), to: Array("massage 1 of 1".utf8))

        let damaged = try directory.open()

        let fault = Fault.damagedEvent(position: 2, conversation: .number(1))
        #expect(damaged.faultsAtStart == [fault])
        #expect(damaged.epoch != store.epoch)
        #expect(damaged.verify() == [fault])
        #expect(throws: StoreError.damaged(position: 2)) { try damaged.lastEvents(.number(1), audience: .staff) }
        #expect(try damaged.events(.number(1), after: 2, limit: 9, audience: .staff).rows.map(\.seq) == [3])
        damaged.close()
        let again = try directory.open()
        #expect(again.faultsAtStart == [fault] && again.epoch == damaged.epoch)
        again.close()
    }

    @Test func `a page that makes no sense is found`() throws {
        let store = try directory.open()
        for number in 0..<20 { try store.commit(.talk(Int64(number), from: Int64(number * 50 + 1), count: 50)) }
        let root = try store.pool.read { db in
            try Int.fetchOne(db, sql: "SELECT rootpage FROM sqlite_master WHERE name='eventByStream'") ?? 0
        }
        store.close()
        var file = try Data(contentsOf: directory.file("hark.db"))
        let start = (root - 1) * 4_096
        file.replaceSubrange(start..<start + 64, with: Data(repeating: 0xEE, count: 64))
        try file.write(to: directory.file("hark.db"))

        let error = #expect(throws: StoreError.self) { try directory.open() }
        guard case .unusable = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        let reader = try directory.open(.readOnly)
        let faults = reader.verify()
        #expect(faults.contains { if case .database = $0 { true } else { false } }, "\(faults)")
        reader.close()
    }

    @Test func `a slow pass finds what a start leaves out`() throws {
        let store = try directory.open()
        try store.commit(.talk(count: 5, status: .resolved))
        try store.pool.writeWithoutTransaction { try $0.execute(sql: "UPDATE event SET at=1 WHERE position=4") }

        let first = try store.checkRows(after: 0, limit: 3)
        let second = try store.checkRows(after: first.next ?? -1, limit: 3)

        #expect(first.faults.isEmpty)
        #expect(first.next == 3)
        #expect(second.faults == [.damagedEvent(position: 4, conversation: .number(1))])
        #expect(second.next == nil)
        store.close()
    }

    @Test func `a resolved conversation's damage is a check's to find`() throws {
        let store = try directory.open()
        try store.commit(.talk(count: 3, status: .resolved))
        store.close()
        try change(Array("message 1 of 1".utf8), to: Array("massage 1 of 1".utf8))

        let damaged = try directory.open()

        #expect(damaged.faultsAtStart.isEmpty)
        #expect(damaged.verify() == [.damagedEvent(position: 2, conversation: .number(1))])
        damaged.close()
    }

    /// Copies a store of 100 events as a crash would leave it, with its log changed, and returns its epoch.
    private func crash(_ change: (Data) -> Data) throws -> String {
        let store = try directory.open()
        try store.pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        for number in 0..<10 { try store.commit(.talk(Int64(number), from: Int64(number * 10 + 1), count: 10)) }
        try FileManager.default.createDirectory(at: copy.url, withIntermediateDirectories: true)
        for name in ["hark.db", "hark.db-wal", "witness", "secret"] {
            let bytes = try Data(contentsOf: directory.file(name))
            try (name == "hark.db-wal" ? change(bytes) : bytes).write(to: copy.file(name))
        }
        defer { store.close() }
        return store.epoch
    }

    /// Changes bytes in the closed database file, wherever they stand.
    private func change(_ old: [UInt8], to new: [UInt8]) throws {
        var file = try Data(contentsOf: directory.file("hark.db"))
        let range = try #require(file.range(of: Data(old)))
        file.replaceSubrange(range, with: new)
        try file.write(to: directory.file("hark.db"))
    }
}
