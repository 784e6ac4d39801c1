import Foundation
import GRDB
import HarkDomain
import HarkStore
import Metrics
import Testing

@testable import HarkSearch

/// What becomes of the index when its file is lost, damaged, old or not wanted.
struct IndexFileTests {
    private func path(_ scene: SearchScene) -> String { scene.folder.appendingPathComponent("search.db").path }

    private func edit(_ scene: SearchScene, _ sql: String) throws {
        let queue = try DatabaseQueue(path: path(scene))
        try queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }

    private func state(_ scene: SearchScene) throws -> Row {
        let queue = try DatabaseQueue(path: path(scene))
        defer { try? queue.close() }
        return try queue.read { try #require(try Row.fetchOne($0, sql: "SELECT * FROM state")) }
    }

    /// Rows are numbered anew in a new file; a row that only an old one has tells them apart.
    private func mark(_ scene: SearchScene) throws { try edit(scene, "INSERT INTO talk VALUES (999999, 999999)") }

    private func isMarked(_ scene: SearchScene) throws -> Bool {
        let queue = try DatabaseQueue(path: path(scene))
        defer { try? queue.close() }
        return try queue.read { try Bool.fetchOne($0, sql: "SELECT count(*) FROM talk WHERE number = 999999") ?? false }
    }

    private func filled() async throws -> SearchScene {
        let scene = try SearchScene()
        try scene.say((1...50).map { ($0, "refund 退款 number \($0)") })
        #expect(try await scene.find("refund").count == 50)
        return scene
    }

    @Test func `a start after a clean stop goes on where the index was`() async throws {
        let scene = try await filled()

        try scene.restart { try mark(scene) }
        try scene.say("another refund", in: 60)

        #expect(try await scene.find("refund").count == 51)
        #expect(try isMarked(scene))
    }

    @Test func `a process that was killed leaves an index that is taken up, once it was looked at`() async throws {
        let scene = try await filled()

        try scene.restart {
            try mark(scene)
            try edit(scene, "UPDATE state SET isClean = 0")
        }

        #expect(try await scene.find("退款").count == 50)
        #expect(try isMarked(scene))
    }

    @Test(arguments: [
        "UPDATE state SET isClean = 0, boot = 'another'", "UPDATE state SET version = 'older'",
        "UPDATE state SET epoch = 'another'", "UPDATE state SET position = 51", "DELETE FROM state", "DROP TABLE state",
        "DROP TABLE talk", "UPDATE state SET isClean = 0; UPDATE message_data SET block = x'00ff00ff' WHERE id > 10",
    ])
    func `an index that can't be trusted is made anew`(sql: String) async throws {
        let scene = try await filled()

        try scene.restart {
            try mark(scene)
            try edit(scene, sql)
        }

        #expect(try await scene.find("refund").count == 50)
        #expect(try !isMarked(scene))
    }

    @Test(arguments: [0, 1, 100, 4_096, 20_000])
    func `a file that is cut or no database is made anew`(length: Int) async throws {
        let scene = try await filled()

        try scene.restart {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path(scene)))
            #expect(bytes.count > 20_000)
            try bytes.prefix(length).write(to: URL(fileURLWithPath: path(scene)))
        }
        #expect(try await scene.find("refund").count == 50)

        try scene.restart { try Data("no database at all".utf8).write(to: URL(fileURLWithPath: path(scene))) }
        #expect(try await scene.find("refund").count == 50)

        try scene.restart { try FileManager.default.removeItem(atPath: path(scene)) }
        #expect(try await scene.find("refund").count == 50)
    }

    @Test func `damage that a look-up comes upon makes the index anew`() async throws {
        let scene = try await filled()
        try scene.restart { try edit(scene, "UPDATE message_data SET block = x'00ff00ff' WHERE id > 10") }

        _ = try await scene.find("refund")
        _ = try await scene.find("退款")

        #expect(try await scene.find("refund").count == 50)
        #expect(try await scene.find("退款").count == 50)
    }

    @Test func `the file can't be read by others, and marks a clean stop`() async throws {
        let scene = try await filled()
        let rights = try FileManager.default.attributesOfItem(atPath: path(scene))[.posixPermissions] as? Int

        #expect(rights == 0o600)
        let isClean: Bool? = try state(scene)["isClean"]
        #expect(isClean == false)
        try scene.restart {
            let isClean: Bool? = try state(scene)["isClean"]
            #expect(isClean == true)
            #expect(!FileManager.default.fileExists(atPath: path(scene) + "-wal"))
        }
    }

    @Test func `an index begun anew holds nothing of what the log no longer says`() async throws {
        let scene = try SearchScene()
        try scene.say([(1, "my secret is xylophone"), (2, "refund")])
        #expect(try await scene.find("xylophone").count == 1)

        // As an erasure would: the text goes from the log, then the index is made again.
        let position: Int64 = 1
        var batch = Batch()
        batch.joined = [{ try $0.execute(sql: "DELETE FROM event WHERE position = \(position)") }]
        try scene.store.commit(batch)
        #expect(try await scene.find("xylophone").isEmpty)
        scene.index.beginAnew()

        #expect(try await scene.find("refund").count == 1)
        for name in try FileManager.default.contentsOfDirectory(atPath: scene.folder.path)
        where name.hasPrefix("search.db") {
            let bytes = try Data(contentsOf: scene.folder.appendingPathComponent(name))
            #expect(bytes.range(of: Data("xylophon".utf8)) == nil, "\(name)")
        }
    }

    @Test func `without a thread, and after the stop, answers say that they are not complete`() async throws {
        let scene = try SearchScene(fillsIndex: false)
        try scene.say("refund")
        let index = SearchIndex(
            scene.store,
            patience: .zero,
            logger: scene.logger,
            metrics: NOOPMetricsHandler.instance
        )
        let scope = SearchIndex.Scope(ConversationFilter()) { _ in true }

        let page = try await index.hits(SearchQuery("refund"), in: scope, limit: 10)
        let talks = try await index.conversations(SearchQuery("refund"), in: scope, after: nil, limit: 10)

        #expect(page == HitPage(isComplete: false) && talks == FoundConversations(isComplete: false))
        index.close()
        index.close()
    }

    @Test func `damaged rows of the log are left out, and the rest is found`() async throws {
        let scene = try SearchScene(fillsIndex: false)
        try scene.say((1...5).map { ($0, "refund \($0)") })
        var batch = Batch()
        batch.joined = [{ try $0.execute(sql: "UPDATE event SET payload = x'7b7d' WHERE position = 3") }]
        try scene.store.commit(batch)
        scene.index.start()

        #expect(try await scene.talks("refund").records.map(\.id.number) == [5, 4, 2, 1])
    }
}
