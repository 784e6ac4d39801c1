import Foundation
import GRDB
import HarkDomain
import Testing

@testable import HarkStore

/// One changed byte, wherever it lies, is told or changes nothing that anybody reads.
struct DamageTests {
    private let directory = TemporaryDirectory()

    @Test func `a byte changed anywhere in the log is a loss by positions, or no loss`() throws {
        let crashed = try crashed()
        let log = try #require(crashed.files["hark.db-wal"])
        let epoch = try epoch(crashed)
        var lost = 0

        for place in stride(from: 0, to: log.count, by: 4_093) {
            let copy = try crashed.changed("hark.db-wal", at: place)
            let store = try copy.open()
            let head = try store.floorImage().position
            #expect(store.faultsAtStart == (head == 60 ? [] : [.lost(positions: head + 1...60)]), "byte \(place)")
            #expect((store.epoch == epoch) == (head == 60))
            if head < 60 { lost += 1 }
            store.close()
        }
        #expect(lost > 10)
    }

    @Test func `a log of another store, an older one or garbage is refused or told`() throws {
        let crashed = try crashed()
        let logs = [
            "foreign": try foreignLog(isWhole: true), "foreign tail": try foreignLog(isWhole: false),
            "older": try older(than: crashed),
            "garbage": Data(repeating: 0xA5, count: 90_000), "empty": Data(), "zeros": Data(count: 90_000),
        ]

        for (name, log) in logs {
            var changed = crashed
            changed.files["hark.db-wal"] = log
            let copy = try changed.written()
            let (told, words) = try outcome(of: copy)
            #expect(told, "\(name): \(words)")
            let isNamed = words.contains("belongs to another data directory")
            #expect(isNamed == name.hasPrefix("foreign"), "\(name): \(words)")
        }
    }

    @Test func `a byte changed anywhere in the file is told, or changes nothing that is read`() throws {
        let store = try directory.open()
        for number in 0..<6 { try store.commit(.talk(Int64(number), from: Int64(number * 30 + 1), count: 30)) }
        let before = try content(of: store)
        store.close()
        let contents = try directory.contents()
        let size = try #require(contents.files["hark.db"]?.count)
        var told = 0

        for place in stride(from: 0, to: size, by: 701) {
            let copy = try contents.changed("hark.db", at: place)
            guard let damaged = try? copy.open() else {
                told += 1
                continue
            }
            let faults = damaged.faultsAtStart + damaged.verify()
            if faults.isEmpty { #expect(try content(of: damaged) == before, "byte \(place)") } else { told += 1 }
            damaged.close()
        }
        #expect(told > size / 701 / 8)
    }

    /// True when a start refuses or tells faults; with what it said.
    private func outcome(of copy: TemporaryDirectory) throws -> (Bool, String) {
        do {
            let store = try copy.open()
            defer { store.close() }
            let head = try store.floorImage().position
            return (!store.faultsAtStart.isEmpty, "opened at \(head) with \(store.verify())")
        } catch let error as StoreError {
            return (true, error.description)
        }
    }

    /// What is kept beside the store's notes on itself, which a start rewrites.
    private func content(of store: Store) throws -> [String: [String]] {
        try rows(of: store).filter { $0.key != "meta" }
    }

    private func epoch(_ contents: FolderContents) throws -> String {
        let store = try contents.written().open()
        defer { store.close() }
        return store.epoch
    }

    /// The log of a longer store: with every page of it, or with those since its last clean stop alone.
    private func foreignLog(isWhole: Bool) throws -> Data {
        let directory = TemporaryDirectory()
        if !isWhole { try directory.open().close() }
        let store = try directory.open()
        defer { store.close() }
        for number in 0..<90 { try store.commit(.talk(500 + Int64(number), from: Int64(number + 1), count: 1)) }
        return try #require(try directory.contents().files["hark.db-wal"])
    }

    /// What a log was a while ago.
    private func older(than crashed: FolderContents) throws -> Data {
        let log = try #require(crashed.files["hark.db-wal"])
        return log.prefix(log.count / 3)
    }

    /// A store of sixty events as a crash leaves it, all of them in the log.
    private func crashed() throws -> FolderContents {
        let directory = TemporaryDirectory()
        let store = try directory.open()
        defer { store.close() }
        try store.pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        for number in 0..<6 { try store.commit(.talk(Int64(number), from: Int64(number * 10 + 1), count: 10)) }
        var contents = try directory.contents()
        contents.files["hark.db-shm"] = nil
        return contents
    }
}

extension FolderContents {
    /// Writes them with one bit of one file changed.
    func changed(_ name: String, at place: Int) throws -> TemporaryDirectory {
        var changed = self
        changed.files[name]?[place] ^= 0x10
        return try changed.written()
    }
}
