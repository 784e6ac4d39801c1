import Foundation
import HarkDomain
import HarkProtocol
import HarkStore
import HarkTesting
import Testing

@testable import HarkHub
@testable import HarkServer

/// Backups and restores with people at work.
@Suite(.liveServers) struct LiveBackupTests {
    private let place = FileManager.default.temporaryDirectory.appendingPathComponent("backups-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true) }

    private var file: URL { place.appendingPathComponent("hark.backup") }

    @Test func `while people write, each backup is the log's beginning, with all that was acked before`() async throws {
        let live = try await LiveHark.start()
        let (visitor, agent, id) = try await live.conversation()
        let talk = Talk()
        let talking = [(visitor, "v"), (agent, "a")].map { client, key in
            Task {
                var number = 0
                while !talk.isOver {
                    number += 1
                    talk.note(try await client.say("\(key)\(number)", in: id, key: "\(key)\(number)"))
                }
                return number
            }
        }
        for number in 1...3 {
            let target = place.appendingPathComponent("\(number)").path
            let acked = talk.highest
            let said = try await apart { [folder = live.folder] in
                try ControlSocket.call(.backUp(file: target, replacing: false), in: folder)
            }
            #expect(said?.contains("checked") == true)
            let copy = try Store.openBackup(URL(fileURLWithPath: target))
            defer { copy.close() }
            let held = try events(of: copy)
            #expect(held.count { $0.stream == ConversationID(id)?.rawValue } >= acked)
            #expect(try held == Array(events(of: live.server.store).prefix(held.count)))
            #expect(copy.verify().isEmpty)
            #expect(try FoldCheck.differences(in: copy).isEmpty)
            _ = try await visitor.result("session.ping")
        }
        talk.end()
        var said = 0
        for task in talking { said += try await task.value }
        #expect(said > 20)
        #expect(try live.server.store.audit().count { $0.action == "backup.made" } == 3)
        #expect(live.server.metrics.text().contains("hark_backup_failures_total 0"))
        #expect(!live.server.metrics.text().contains("hark_backup_last_success_seconds 0"))
        #expect(live.server.store.verify().isEmpty)
    }

    @Test func `after a restore clients load afresh and send again what was never acked`() async throws {
        let live = try await LiveHark.start()
        let (visitor, agent, id) = try await live.conversation()
        let kept = try await visitor.say("before", in: id, key: "1")
        _ = try await live.server.operations.backUp(to: file.path, replacing: false)
        try await visitor.say("acked and gone", in: id, key: "2")
        try await agent.say("so is this", in: id, key: "a")
        let head = try await visitor.event("message.posted") { $0["data"]["text"] == "so is this" }["seq"]
        let later = try await live.visitor()
        let laterID = try await later.begin("I came after the backup")

        try await live.restart {
            _ = try Restoring.run(file, into: live.folder, logger: live.log.logger)
        }

        let back = try await live.connect()
        let hello = try await back.result(
            "visitor.hello",
            [
                "site": "direct", "token": visitor.hello["token"], "epoch": visitor.hello["epoch"],
                "after": JSONValue([id: head]),
            ]
        )
        #expect(hello["complete"] == false && hello["epoch"] != visitor.hello["epoch"])
        let texts = hello["conversation"]["events"].items.compactMap { $0["data"]["text"].text }
        #expect(texts == ["hello", "before"])
        // The outbox: one whose answer was lost before the backup, and one that never arrived.
        #expect(try await back.say("before", in: id, key: "1") == kept)
        #expect(try await back.say("never arrived", in: id, key: "3") > kept)

        let anna = try await live.connect(token: try await live.token(of: "Anna"))
        let held: LiveClient.Params = ["epoch": visitor.hello["epoch"], "after": JSONValue([id: head])]
        let again = try await anna.result("agent.hello", held)
        #expect(again["complete"] == false && again["epoch"] == hello["epoch"])
        #expect(again["conversations"].items.compactMap { $0["id"].text } == [id])
        let stray = try await live.connect()
        let empty = try await stray.result(
            "visitor.hello",
            [
                "site": "direct", "token": later.hello["token"], "epoch": later.hello["epoch"],
                "after": JSONValue([laterID: 2]),
            ]
        )
        #expect(empty["complete"] == false && empty["conversation"] == .null)
        let lost: LiveClient.Params = ["conversation": .string(laterID), "clientID": "x", "text": "x"]
        #expect(try await stray.refusal("message.send", lost) == "notFound")
        #expect(try live.server.store.audit().map(\.action).contains("backup.restored"))
        #expect(live.server.store.verify().isEmpty)
        #expect(try FoldCheck.differences(in: live.server.store).isEmpty)
    }

    @Test func `tokens and the names of customers go on after a restore into a new directory`() async throws {
        let live = try await LiveHark.start()
        let (visitor, _, id) = try await live.conversation()
        let token = try await live.token(of: "Ada")
        _ = try await live.server.operations.backUp(to: file.path, replacing: false)

        try await live.restart {
            try FileManager.default.removeItem(at: live.folder)
            #expect(try Restoring.run(file, into: live.folder, logger: live.log.logger).replaced == nil)
        }

        #expect(try await live.http("GET", "/api/v1/agents", token: token)["items"].items.isEmpty == false)
        let back = try await live.visitor(token: visitor.hello["token"].text)
        #expect(back.hello["visitor"] == visitor.hello["visitor"])
        #expect(back.hello["conversation"]["id"].text == id)
        let start = try await back.result("conversation.start", ["clientID": "start", "text": "hello"])
        #expect(start["conversation"].text == id && start["duplicate"] == true)
    }

    @Test func `who hangs up on a backup gets none, and the file that was there stays`() async throws {
        let live = try await LiveHark.start()
        try Data("mine".utf8).write(to: file)

        await #expect(throws: StoreError.cancelled) {
            try await live.server.operations.backUp(to: file.path, replacing: true, while: { false })
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == ["hark.backup"])
        #expect(try Data(contentsOf: file) == Data("mine".utf8))
        let refused = #expect(throws: Refusal.self) {
            try ControlSocket.call(.backUp(file: file.path, replacing: false), in: live.folder)
        }
        #expect(refused?.detail?.contains("exists already") == true)
        #expect(throws: Refusal.self) {
            try ControlSocket.call(.backUp(file: "relative", replacing: false), in: live.folder)
        }
    }

    @Test func `the clerk makes what is due, keeps so many, and says what fails`() async throws {
        let place = place
        let live = try await LiveHark.start {
            ($0.backup.directory, $0.backup.everyHours, $0.backup.keep) = (place.path, 6, 2)
        }
        let clerk = try #require(live.server.clerk)
        try Data("mine".utf8).write(to: place.appendingPathComponent("hark-notes.backup"))
        let start = Timestamp(milliseconds: 1_900_000_000_000)
        func backups() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: place.path).filter { $0.hasPrefix("hark-2") }.sorted()
        }

        await clerk.look(at: start)
        await clerk.look(at: start + .seconds(5 * 3600))
        #expect(try backups() == ["hark-2030-03-17T17-46-40.000Z.backup"])
        for hours in [6, 12, 18] { await clerk.look(at: start + .seconds(hours * 3600)) }
        #expect(
            try backups() == ["hark-2030-03-18T05-46-40.000Z.backup", "hark-2030-03-18T11-46-40.000Z.backup"]
        )
        for name in try backups() { try Store.openBackup(place.appendingPathComponent(name)).close() }
        #expect(FileManager.default.fileExists(atPath: place.appendingPathComponent("hark-notes.backup").path))

        try FileManager.default.moveItem(at: place, to: place.appendingPathExtension("gone"))
        let due = start + .seconds(24 * 3600)
        await clerk.look(at: due)
        await clerk.look(at: due + .seconds(60))
        let failures = { live.log.lines.count { $0.level == .error && $0.text.hasPrefix("Backup failed") } }
        #expect(failures() == 1)
        await clerk.look(at: due + .seconds(3600))
        #expect(failures() == 2)
        #expect(live.server.metrics.text().contains("hark_backup_failures_total 2"))
        #expect(live.server.hub.readiness.isReady)
        try FileManager.default.moveItem(at: place.appendingPathExtension("gone"), to: place)
        await clerk.look(at: due + .seconds(7200))
        #expect(try backups().count == 2 && backups().last == "hark-2030-03-18T19-46-40.000Z.backup")
    }

    private func events(of store: Store) throws -> [EventRow] {
        var rows: [EventRow] = []
        try store.forEachRow { row in
            rows.append(row)
            return true
        }
        return rows
    }
}

/// How far a conversation has come, and whether it should end.
private final class Talk: @unchecked Sendable {
    private let lock = NSLock()
    private var seq = 0
    private var ended = false

    var highest: Int { lock.withLock { seq } }
    var isOver: Bool { lock.withLock { ended } }
    func note(_ seq: Int) { lock.withLock { self.seq = max(self.seq, seq) } }
    func end() { lock.withLock { ended = true } }
}
