import Foundation
import GRDB
import HarkDomain
import Testing

@testable import HarkStore

struct VerifyTests {
    private let directory = TemporaryDirectory()

    @Test func `a sound store has no faults`() throws {
        let store = try sound()
        #expect(store.verify().isEmpty)
        store.close()
    }

    @Test(arguments: [
        ("DELETE FROM event WHERE position IN (2, 3)", "events are missing: positions 2 to 3"),
        ("DELETE FROM event WHERE position = 2", "seqs 2 to 2"),
        ("UPDATE event SET customerPrev = 0 WHERE position = 3", "names 0 before it instead of 2"),
        ("UPDATE event SET payload = x'00' WHERE position = 3", "the event at position 3"),
        ("UPDATE event SET authorName = 'Eve' WHERE position = 3", "the event at position 3"),
        ("UPDATE conversation SET head = 7", "its row says 7"),
        ("UPDATE conversation SET customerHead = 2", "ends at 4, its row says 4"),
        ("UPDATE conversation SET disposition = 'x'", "the row of conversation"),
        ("DELETE FROM conversation", "has events and no row"),
        ("DELETE FROM event", "committed events are gone: positions 1 to 4"),
        ("DELETE FROM event WHERE position = 4", "committed events are gone: positions 4 to 4"),
    ])
    func `what somebody changed is found`(sql: String, complaint: String) throws {
        let store = try sound()
        try store.pool.writeWithoutTransaction { try $0.execute(sql: sql) }

        let faults = store.verify().map(\.description)

        #expect(faults.contains { $0.contains(complaint) }, "\(faults)")
        store.close()
    }

    @Test func `a store is checked beside a running server`() throws {
        let store = try sound()
        let reader = try directory.open(.readOnly)

        #expect(reader.verify().isEmpty)
        #expect(throws: StoreError.closed) { try reader.commit(.talk(2, from: 5, count: 1)) }
        var positions: [Int64] = []
        try reader.forEachRow(after: 1) { row in
            positions.append(row.position)
            return row.position < 3
        }
        #expect(positions == [2, 3])

        reader.close()
        store.close()
    }

    @Test func `a missing secret is found`() throws {
        try sound().close()
        try FileManager.default.removeItem(at: directory.file("secret"))

        let reader = try directory.open(.readOnly)
        #expect(reader.verify() == [.secretMissing])
        reader.close()
    }

    private func sound() throws -> Store {
        let store = try directory.open()
        try store.commit(.talk(count: 4))
        return store
    }
}
