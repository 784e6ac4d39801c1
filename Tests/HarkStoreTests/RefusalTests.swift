import Foundation
import GRDB
import HarkDomain
import Testing

@testable import HarkStore

/// Files that nothing can be served from are refused with what to do, and left as they are.
struct RefusalTests {
    private let directory = TemporaryDirectory()

    enum Damage: String, CaseIterable {
        case noHeader, text, half, empty, gone, goneBesideLog, wrongOwner, schemaLetter, schemaIndex, noSecret
        case newerSchema
    }

    @Test(arguments: Damage.allCases)
    func `a start refuses, in words, and changes nothing`(damage: Damage) throws {
        let store = try directory.open()
        for number in 0..<20 { try store.commit(.talk(Int64(number), from: Int64(number * 50 + 1), count: 50)) }
        store.close()
        try damage.apply(to: directory)
        let before = try directory.contents()

        for mode in [Store.Mode.readWrite, .readOnly] where damage != .noSecret || mode == .readWrite {
            let error = #expect(throws: StoreError.self) { try directory.open(mode) }
            let words = damage == .newerSchema ? "run the newer version" : "hark restore"
            #expect(error?.description.contains(words) == true, "\(damage): \(error?.description ?? "opened")")
        }

        let after = try directory.contents()
        for name in ["hark.db", "witness", "secret"] { #expect(after.files[name] == before.files[name], "\(name)") }
    }

    @Test func `a restore puts each of them right`() throws {
        for damage in Damage.allCases {
            let (directory, place) = (TemporaryDirectory(), TemporaryDirectory())
            try FileManager.default.createDirectory(at: place.url, withIntermediateDirectories: true)
            let store = try directory.open()
            try store.commit(.talk(1, count: 30))
            _ = try store.backUp(to: place.file("b"), at: .start)
            store.close()
            try damage.apply(to: directory)

            _ = try Store.restore(place.file("b"), into: directory.url, at: .start, logger: .quiet)

            let restored = try directory.open()
            #expect(restored.faultsAtStart.isEmpty && restored.verify().isEmpty)
            #expect(try restored.floorImage().position == 30)
            restored.close()
        }
    }

    @Test func `a file is no new one because its log is gone`() throws {
        let store = try directory.open()
        try store.commit(.talk(1, count: 30))
        var killed = try directory.contents()
        store.close()
        killed.files["hark.db-wal"] = nil

        let copy = try killed.written()
        let served = try copy.open()
        #expect(served.faultsAtStart == [.lost(positions: 1...30)])
        served.close()
        killed.files["hark.db"] = Data(count: 0)
        #expect(throws: StoreError.lostFile(name: "hark.db")) { try killed.written().open() }
    }

    @Test func `tables that others have added, and names in quotes, are no damage`() throws {
        let store = try directory.open()
        try store.pool.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    CREATE INDEX theirs ON contact(name);
                    ALTER TABLE label RENAME TO hidden; ALTER TABLE hidden RENAME TO label
                    """
            )
        }
        store.close()

        let again = try directory.open()
        #expect(again.faultsAtStart.isEmpty)
        again.close()
    }

    @Test func `a lock file from an earlier process, of whatever number, is no obstacle`() throws {
        try FileManager.default.createDirectory(at: directory.url, withIntermediateDirectories: true)
        for text in ["1\n", "\(getpid())\n", "not a number", ""] {
            try Data(text.utf8).write(to: directory.file("lock"))
            let store = try directory.open()
            #expect(throws: StoreError.locked(process: Int(getpid()))) { try directory.open() }
            store.close()
        }
        #expect(StoreError.locked(process: 7).description.contains("in use by another process (pid 7)"))
    }
}

extension RefusalTests.Damage {
    func apply(to directory: TemporaryDirectory) throws {
        let file = directory.file("hark.db")
        var bytes = try Data(contentsOf: file)
        switch self {
        case .noHeader: bytes.replaceSubrange(0..<100, with: Data(count: 100))
        case .text: bytes = Data(String(repeating: "This is no database.\n", count: 400).utf8)
        case .half: bytes = bytes.prefix(bytes.count / 2)
        case .empty: bytes = Data()
        case .wrongOwner: bytes[71] ^= 1
        case .newerSchema: bytes[63] = UInt8(Schema.current.version + 1)
        case .schemaLetter: try flip(&bytes, "customerPrev INTEGER", at: 3)
        case .schemaIndex: try flip(&bytes, "CREATE UNIQUE INDEX eventByKey", at: 30)
        case .noSecret: return try FileManager.default.removeItem(at: directory.file("secret"))
        case .gone: return try FileManager.default.removeItem(at: file)
        case .goneBesideLog:
            try Data(contentsOf: file).write(to: directory.file("hark.db-wal"))
            try FileManager.default.removeItem(at: directory.file("witness"))
            return try FileManager.default.removeItem(at: file)
        }
        try bytes.write(to: file)
    }

    private func flip(_ bytes: inout Data, _ text: String, at offset: Int) throws {
        let range = try #require(bytes.range(of: Data(text.utf8)))
        bytes[range.lowerBound + offset] ^= 0x01
    }
}
