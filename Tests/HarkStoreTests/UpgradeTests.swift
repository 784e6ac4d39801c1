import Foundation
import GRDB
import HarkDomain
import Testing

@testable import HarkStore
@testable import HarkTesting

/// An upgrade is all or nothing, whatever ends it, with a copy put aside first.
@Suite(.serialized) struct UpgradeTests {
    private let directory = TemporaryDirectory()

    /// The next version as a real one might be: a column, a table filled from another, an index.
    private static let steps = [
        "ALTER TABLE label ADD COLUMN description TEXT",
        "CREATE TABLE later (id INTEGER PRIMARY KEY, text TEXT NOT NULL)",
        "INSERT INTO later (id, text) SELECT position, type FROM event",
        "CREATE INDEX laterByText ON later(text)",
        "UPDATE later SET text = upper(text)",
    ]
    private static let now = Schema.current.version
    private static let next = Schema(steps: Schema.current.steps + [steps.joined(separator: ";\n")])

    @Test func `killed at any statement, the old version is as it was and the next start upgrades`() throws {
        let before = try filled()
        var states: [FolderContents] = []
        let queue = try DatabaseQueue(path: directory.file("hark.db").path)
        try queue.writeWithoutTransaction { db in
            // So few pages that the statements' changes reach the log before they are committed.
            try db.execute(sql: "PRAGMA cache_size = 2; PRAGMA wal_autocheckpoint = 0")
            // What a process that is killed leaves is what the kernel has of its files.
            db.trace { _ in states.append((try? directory.contents()) ?? FolderContents()) }
            try Self.next.migrate(db, from: Self.now)
            db.trace(nil)
        }
        try queue.close()

        #expect(states.count > Self.steps.count)
        #expect(Set(states.map { $0.files["hark.db-wal"]?.count ?? 0 }).count > 1)
        for state in states {
            let older = try state.written().open()
            #expect(older.faultsAtStart.isEmpty && older.verify().isEmpty)
            #expect(try rows(of: older) == before)
            older.close()
            let new = try state.written().open(schema: Self.next)
            #expect(new.faultsAtStart.isEmpty && new.verify().isEmpty)
            #expect(try new.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM later") } == 40)
            new.close()
        }
    }

    @Test func `what entry rules look at is learnt from the log of an older version`() throws {
        var record = ConversationRecord.fixture(1, head: 4)
        (record.context.page, record.context.intent) = (#"https://shop.example/a\b"#, "refund")
        record.context.entities = ["email", "order"]
        var plain = ConversationRecord.fixture(2, head: 1)
        plain.customerMessages = 1
        let data: [(type: String, text: String)] = [
            ("conversation.started", #"{"page":{"url":"https://shop.example/a\\b"}}"# + "\n" + #"{"visitor":"x"}"#),
            ("message.analysed", #"{"seq":1,"intent":"parcel","entities":[{"type":"order"},{"type":"email"}]}"#),
            ("message.analysed", #"{"seq":2,"intent":"refund","entities":[{"type":"order"}]}"#),
            ("message.analysed", #"{"seq":3,"entities":[]}"#),
        ]
        var batch = Batch()
        batch.events = data.enumerated().map { place, told in
            EventRow(
                position: Int64(place + 1),
                stream: record.id.rawValue,
                seq: place + 1,
                customerPrev: nil,
                at: .start,
                type: told.type,
                authorKind: "system",
                payload: Array(told.text.utf8)
            )
        }
        batch.events.append(.fixture(position: 5, conversation: 2, seq: 1))
        batch.conversations = [record, plain]
        let store = try directory.open()
        try store.commit(batch)
        store.close()

        try directory.turnBack(to: 4)
        let new = try directory.open()

        #expect(try new.record(record.id) == record)
        #expect(try new.record(plain.id) == plain)
        new.close()
    }

    @Test func `who was asked for a rating is learnt from the log of an older version`() throws {
        let courses = [
            ["message.posted", "message.posted", "survey.requested"],
            ["message.posted", "survey.requested", "conversation.reopened"],
            ["survey.requested", "survey.answered", "conversation.reopened"],
            ["survey.requested", "conversation.reopened", "survey.requested"],
        ]
        var batch = Batch()
        for (number, types) in courses.enumerated() {
            batch.conversations.append(.fixture(Int64(number), head: types.count))
            for (place, type) in types.enumerated() {
                let position = Int64(batch.events.count + 1)
                batch.events.append(
                    .fixture(position: position, conversation: Int64(number), seq: place + 1, type: type)
                )
            }
        }
        let store = try directory.open()
        try store.commit(batch)
        store.close()

        try directory.turnBack(to: 7)
        let new = try directory.open()

        let records = try courses.indices.map { try #require(try new.record(.number(Int64($0)))) }
        let ask = SurveyAsk(at: .start, survey: .standard)
        #expect(records.map(\.ask) == [ask, nil, ask, ask])
        #expect(records.map(\.customerMessages) == [2, 1, 0, 0])
        new.close()
    }

    @Test func `the disk fails or fills at any write or sync, and the old version is as it was`() throws {
        let before = try filled()
        let contents = try directory.contents()
        for kind in [Trouble.full, .write, .sync] {
            var number = 1
            var failed = 0
            var hasFired = true
            while hasFired, number < 500 {
                let copy = try contents.written()
                let disk = FaultyDisk(folder: copy.url, remembersUnsynced: false)
                kind.plan(number, on: disk)
                let outcome = Result { try copy.open(schema: Self.next).close() }
                hasFired = disk.fault == nil && kind != .full
                FaultyFileSystem.shared.remove(disk)
                let isNew = try copy.version() == Self.next.version
                if case .failure = outcome { failed += 1 } else { #expect(isNew) }
                let store = try copy.open(schema: isNew ? Self.next : .current)
                #expect(store.faultsAtStart.isEmpty && store.verify().isEmpty, "\(kind) \(number)")
                if !isNew { #expect(try rows(of: store) == before, "\(kind) \(number)") }
                store.close()
                number += 1
            }
            #expect(failed > 0 && number < 500, "\(kind): \(failed) of \(number)")
        }
    }

    @Test func `a failed upgrade says what failed and where the copy is, and an older Hark goes on with it`() throws {
        let before = try filled()
        let wrong = Schema(steps: Schema.current.steps + ["CREATE TABLE later (id); INSERT INTO nowhere VALUES (1)"])

        let error = #expect(throws: StoreError.self) { try directory.open(schema: wrong) }

        let copy = "hark.db.version\(Self.now)"
        let words = error?.description ?? ""
        let step = "from schema \(Self.now) to \(Self.now + 1) failed"
        for part in [step, "no such table: nowhere", "is as it was", copy] {
            #expect(words.contains(part), "\(words)")
        }
        let again = try directory.open()
        #expect(try rows(of: again) == before)
        again.close()
        try directory.open(schema: Self.next).close()
        let newer = StoreError.newerSchema(found: Self.now + 1, known: Self.now)
        #expect(throws: newer) { try directory.open() }
        #expect(newer.description.contains("run the newer version"))
        _ = try Store.restore(directory.file(copy), into: directory.url, at: .start, logger: .quiet)
        let back = try directory.open()
        #expect(back.verify().isEmpty)
        #expect(try rows(of: back).filter { $0.key != "meta" } == before.filter { $0.key != "meta" })
        back.close()
    }

    enum Trouble {
        case full, write, sync

        func plan(_ number: Int, on disk: FaultyDisk) {
            switch self {
            case .full: disk.isFull = true
            case .write: disk.fault = .endsAtWrite(number)
            case .sync: disk.fault = .endsAtSync(number)
            }
        }
    }

    private func filled() throws -> [String: [String]] {
        let store = try directory.open()
        try store.commit(.talk(1, count: 40))
        store.close()
        let reader = try directory.open(.readOnly)
        defer { reader.close() }
        return try rows(of: reader)
    }
}

extension TemporaryDirectory {
    /// The version of the schema in the database as it lies there.
    fileprivate func version() throws -> Int {
        let queue = try DatabaseQueue(path: file("hark.db").path)
        defer { try? queue.close() }
        return try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
    }
}
