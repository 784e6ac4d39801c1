import Foundation
import GRDB
import HarkDomain
import Testing

@testable import HarkStore

struct RestoreTests {
    private let directory = TemporaryDirectory()
    private let place = TemporaryDirectory()

    init() throws { try FileManager.default.createDirectory(at: place.url, withIntermediateDirectories: true) }

    private var file: URL { place.file("hark.backup") }

    @Test func `an older state comes back under a new epoch, and the newer one is kept aside`() throws {
        let store = try backedUpAndGoneOn()
        let older = try rows(of: try Store.openBackup(file))
        let newer = try rows(of: store)
        let (epoch, secret) = (store.epoch, store.secret)
        store.close()
        let derived = DataDirectory.searchFiles + DataDirectory.analyticsFiles
        for name in derived { try Data("words".utf8).write(to: directory.file(name)) }

        let report = try restore()

        #expect(report.position == 3 && report.madeAt == .start)
        let restored = try directory.open()
        #expect(restored.faultsAtStart.isEmpty && restored.verify().isEmpty)
        #expect(restored.epoch != epoch && restored.secret == secret)
        #expect(try withoutMeta(rows(of: restored)) == withoutMeta(older))
        // What was made of the newer history goes, and is no part of what is kept.
        for name in derived {
            #expect(!FileManager.default.fileExists(atPath: directory.file(name).path))
            #expect(!FileManager.default.fileExists(atPath: file.deletingLastPathComponent().path + "/" + name))
        }
        restored.close()
        let aside = try #require(report.replaced)
        #expect(aside.lastPathComponent == "replaced-2027-01-15T08-00-05.000Z")
        let kept = try Store.open(directory: aside, mode: .readWrite, logger: .quiet)
        #expect(kept.faultsAtStart.isEmpty && kept.epoch == epoch)
        #expect(try withoutMeta(rows(of: kept)) == withoutMeta(newer))
        kept.close()
    }

    @Test func `a restore brings the secret into a new directory`() throws {
        let store = try backedUpAndGoneOn()
        let secret = store.secret
        store.close()
        let elsewhere = TemporaryDirectory()

        let report = try Store.restore(file, into: elsewhere.url, at: later, logger: .quiet)

        #expect(report.replaced == nil)
        let restored = try elsewhere.open()
        #expect(restored.secret == secret)
        #expect(try restored.floorImage().position == 3)
        try restored.commit(.talk(2, from: 4, count: 2))
        #expect(restored.verify().isEmpty)
        restored.close()
        let names = try FileManager.default.contentsOfDirectory(atPath: elsewhere.url.path)
        #expect(Set(names).isSubset(of: ["hark.db", "hark.db-wal", "hark.db-shm", "secret", "witness", "lock"]))
    }

    @Test func `while a server holds the directory nothing is restored`() throws {
        let store = try backedUpAndGoneOn()
        defer { store.close() }

        #expect(throws: StoreError.locked(process: Int(getpid()))) { try restore() }
        #expect(try store.floorImage().position == 7)
    }

    @Test func `a log that a crash left beside the old database goes aside with it`() throws {
        let store = try backedUpAndGoneOn()
        let crashed = TemporaryDirectory()
        try FileManager.default.createDirectory(at: crashed.url, withIntermediateDirectories: true)
        for name in ["hark.db", "hark.db-wal", "witness", "secret"] {
            try FileManager.default.copyItem(at: directory.file(name), to: crashed.file(name))
        }
        store.close()

        let report = try Store.restore(file, into: crashed.url, at: later, logger: .quiet)

        let restored = try crashed.open()
        #expect(restored.verify().isEmpty)
        #expect(try restored.floorImage().position == 3)
        restored.close()
        let kept = try Store.open(directory: try #require(report.replaced), mode: .readWrite, logger: .quiet)
        #expect(kept.faultsAtStart.isEmpty)
        #expect(try kept.floorImage().position == 7)
        kept.close()
    }

    @Test func `what is no backup is refused in words, and nothing changes`() throws {
        let store = try backedUpAndGoneOn()
        store.close()
        let before = try directory.contents()
        try (Data("no database at all".utf8) + Data(count: 900)).write(to: place.file("text"))
        try Data().write(to: place.file("empty"))
        let foreign = try DatabaseQueue(path: place.file("foreign").path)
        try foreign.write { try $0.execute(sql: "CREATE TABLE theirs (id)") }
        try foreign.close()
        try FileManager.default.copyItem(at: directory.file("hark.db"), to: place.file("raw"))
        let wrong = [
            "text": "file is not a database", "empty": "it is empty", "foreign": "it is not a database of Hark",
            "raw": "was not made by hark backup", "missing": "No such file",
        ]

        for (name, reason) in wrong {
            let error = #expect(throws: StoreError.self) {
                try Store.restore(place.file(name), into: directory.url, at: later, logger: .quiet)
            }
            #expect("\(error.map(\.description) ?? "")".contains(reason), "\(name)")
        }
        #expect(try directory.contents() == before)
    }

    @Test func `any byte that was changed in a backup is found`() throws {
        let store = try backedUpAndGoneOn()
        try store.pool.writeWithoutTransaction { db in
            try db.execute(sql: "INSERT INTO contact (id, name, createdAt) VALUES (1, 'Maya Lindqvist', 5)")
        }
        _ = try store.backUp(to: file, replacing: true, at: .start)
        store.close()
        let before = try directory.contents()
        let bytes = try Data(contentsOf: file)
        let places = [
            try #require(bytes.range(of: Data("message 1 of 1".utf8))).lowerBound,
            try #require(bytes.range(of: Data("Maya Lindqvist".utf8))).lowerBound,
            try #require(bytes.range(of: Data(store.secret))).lowerBound,
            try #require(bytes.range(of: Data("CREATE TABLE contact".utf8))).lowerBound + 13,
        ]

        for place in places {
            var damaged = bytes
            damaged[place] ^= 0x01
            try damaged.write(to: file)
            let error = #expect(throws: StoreError.self) { try restore() }
            guard case .badBackup = error else {
                Issue.record("\(place): \(String(describing: error))")
                continue
            }
        }
        try bytes.prefix(bytes.count / 2).write(to: file)
        #expect(throws: StoreError.self) { try restore() }
        #expect(try directory.contents() == before)
    }

    @Test func `a newer schema is refused, an older one is upgraded on the way`() throws {
        let store = try backedUpAndGoneOn()
        store.close()
        let next = Schema(steps: Schema.current.steps + ["CREATE TABLE later (id INTEGER PRIMARY KEY)"])

        let reason = "it has schema \(Schema.current.version), this Hark knows up to 0: use the newer version"
        #expect(throws: StoreError.badBackup(file: file.path, reason: reason)) {
            try Restore(file, schema: Schema(steps: []))
        }
        let folder = DataDirectory(url: place.file("gathered"))
        try Restore(file, schema: next).gather(in: folder, [], while: { true }, proof: { _ in [] })
        let upgraded = try Store.open(directory: folder.url, mode: .readWrite, logger: .quiet, schema: next)
        #expect(try upgraded.pool.read { try $0.tableExists("later") })
        #expect(try upgraded.floorImage().position == 3)
        upgraded.close()
    }

    @Test func `broken off at any step, a restore is finished by the next start`() throws {
        let store = try backedUpAndGoneOn()
        store.close()
        let (before, newer) = (try directory.contents(), try head(of: directory))
        #expect(newer == 7)
        var steps = 0
        var isDone = false

        while !isDone {
            let copy = try before.written()
            let pending = try decided(in: copy)
            var left = steps
            do throws(StoreError) {
                _ = try pending.finish { () throws(StoreError) in
                    left -= 1
                    if left < 0 { throw .cancelled }
                }
                isDone = true
            } catch {
                #expect(throws: StoreError.unfinishedRestore) { try copy.open(.readOnly) }
            }
            #expect(try head(of: copy) == 3, "after \(steps) steps")
            let aside = copy.file("replaced-2027-01-15T08-00-05.000Z")
            let kept = try Store.open(directory: aside, mode: .readWrite, logger: .quiet)
            #expect(kept.faultsAtStart.isEmpty)
            #expect(try kept.floorImage().position == 7)
            kept.close()
            steps += 1
        }
        #expect(steps > 6)
    }

    @Test func `before it is decided a restore that is given up leaves everything as it was`() throws {
        let store = try backedUpAndGoneOn()
        store.close()
        let before = try directory.contents()
        var questions = 0
        var isDone = false

        while !isDone {
            var left = questions
            let copy = try before.written()
            do throws(StoreError) {
                _ = try Store.restore(file, into: copy.url, at: later, logger: .quiet) {
                    left -= 1
                    return left >= 0
                }
                isDone = true
            } catch {
                #expect(error == .cancelled)
                #expect(try copy.contents() == before)
            }
            questions += 1
        }
        #expect(questions > 4)
    }

    @Test func `a backup put in place by hand is refused with the way to do it`() throws {
        let store = try backedUpAndGoneOn()
        store.close()
        try FileManager.default.removeItem(at: directory.file("hark.db"))
        try FileManager.default.copyItem(at: file, to: directory.file("hark.db"))

        #expect(throws: StoreError.sealed) { try directory.open() }
        #expect(throws: StoreError.sealed) { try directory.open(.readOnly) }
        #expect(StoreError.sealed.description.contains("hark restore"))
    }

    private let later = Timestamp.start + .seconds(5)

    private func restore() throws -> RestoreReport {
        try Store.restore(file, into: directory.url, at: later, logger: .quiet)
    }

    /// A store of seven events, of which the backup holds three.
    private func backedUpAndGoneOn() throws -> Store {
        let store = try directory.open()
        try store.commit(.talk(1, count: 3))
        _ = try store.backUp(to: file, at: .start)
        try store.commit(.talk(2, from: 4, count: 4))
        return store
    }

    private func decided(in directory: TemporaryDirectory) throws -> PendingRestore {
        let data = DataDirectory(url: directory.url)
        try Restore(file, schema: .current).gather(
            in: PendingRestore.draft(in: data),
            [],
            while: { true },
            proof: { _ in [] }
        )
        return try PendingRestore.decide(in: data, stamp: data.freeStamp(at: later))
    }

    private func head(of directory: TemporaryDirectory) throws -> Int64 {
        let store = try directory.open()
        defer { store.close() }
        #expect(store.faultsAtStart.isEmpty && store.verify().isEmpty)
        return try store.floorImage().position
    }

    private func withoutMeta(_ rows: [String: [String]]) -> [String: [String]] { rows.filter { $0.key != "meta" } }
}

/// The bytes of every file of a folder, by their paths in it.
struct FolderContents: Equatable {
    var files: [String: Data] = [:]

    /// Writes them into a folder of their own.
    func written() throws -> TemporaryDirectory {
        let directory = TemporaryDirectory()
        for (name, bytes) in files {
            let file = directory.file(name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try bytes.write(to: file)
        }
        return directory
    }
}

extension TemporaryDirectory {
    /// All that the folder holds, but for the lock, which is written at each attempt.
    func contents() throws -> FolderContents {
        var contents = FolderContents()
        for name in try FileManager.default.subpathsOfDirectory(atPath: url.path) where name != "lock" {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: file(name).path, isDirectory: &isFolder) else { continue }
            if !isFolder.boolValue { contents.files[name] = try Data(contentsOf: file(name)) }
        }
        return contents
    }
}
