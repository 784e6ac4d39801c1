import Foundation
import HarkDomain
import HarkProtocol
import HarkStore
import HarkTesting
import Synchronization
import Testing

@testable import HarkHub
@testable import HarkServer

/// The disk under a whole server refuses: it is told, nothing leaves that is not stored, and it goes on by itself.
@Suite(.liveServers) struct StorageTroubleTests {
    @Test(.enabled(if: SmallDisk.isPossible, "only root can mount a file system"))
    func `a full disk is told to senders and on readyz, reads go on, and writes resume by themselves`() async throws {
        let disk = try SmallDisk(mebibytes: 8)
        let live = try await LiveHark.start(on: disk.folder)
        let (visitor, agent, id) = try await live.conversation()
        try await visitor.say("before", in: id, key: "b")
        try disk.fill()

        let acked = try await firstRefused(of: visitor, in: id, from: 0)
        let refused = "text \(acked)"
        let ready = try await live.answer("/readyz")
        #expect(ready.status == 503)
        #expect(String(decoding: ready.body, as: UTF8.self).contains("the disk is full"))
        #expect(try await live.answer("/healthz").status == 200)
        _ = try await firstRefused(of: agent, in: id, from: 1_000)
        let page = try await visitor.result("conversation.sync", ["conversation": .string(id), "after": 0])
        #expect(page["events"].items.contains { $0["data"]["text"] == "before" })
        #expect(!page["events"].items.contains { $0["data"]["text"].text == refused })
        let backup = disk.folder.appendingPathComponent("hark.backup")
        let error = await #expect(throws: StoreError.self) {
            try await live.server.operations.backUp(to: backup.path, replacing: false)
        }
        guard case .notWritten = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: disk.folder.path)
        #expect(Set(names) == [live.folder.lastPathComponent, "filler"])
        for client in [visitor, agent] {
            #expect(await client.events(of: id).allSatisfy { $0["data"]["text"].text != refused })
        }

        try disk.empty()
        var answer = try await visitor.call("message.send", message(id, acked))
        while answer["error"]["data"]["slug"] == "unavailable" {
            answer = try await visitor.call("message.send", message(id, acked))
        }
        #expect(answer["result"] != .null && answer["result"]["duplicate"] == .null)
        try await agent.event("message.posted") { $0["data"]["text"].text == refused }
        #expect(try await live.answer("/readyz").status == 200)
        #expect(live.server.store.verify().isEmpty)
        #expect(try FoldCheck.differences(in: live.server.store).isEmpty)
    }

    @Test func `a database that another process holds stops no answer that needs no write`() async throws {
        let live = try await LiveHark.start()
        let (visitor, agent, id) = try await live.conversation()
        let hand = try DatabaseHand(live)

        // A machine that stands still for as long as a write waits refuses the write first: that proves nothing.
        var isOvertaken = false
        for number in 0..<10 where !isOvertaken {
            try hand.run("BEGIN IMMEDIATE")
            isOvertaken = try await answers(of: live, overtake: number, of: visitor, in: id)
            let ready = try await live.answer("/readyz")
            #expect(ready.status == 503)
            #expect(String(decoding: ready.body, as: UTF8.self).contains("another process holds the database"))
            try hand.run("ROLLBACK")
            var answer = try await visitor.call("message.send", message(id, number))
            while answer["error"]["data"]["slug"] == "unavailable" {
                answer = try await visitor.call("message.send", message(id, number))
            }
            try await agent.event("message.posted") { $0["data"]["text"] == .string("text \(number)") }
        }
        #expect(isOvertaken, "answers waited for the database that another process holds")
        #expect(live.server.store.verify().isEmpty)
    }

    /// Whether answers that need no write, one after another, all come before a write that was sent ahead of them is refused.
    private func answers(
        of live: LiveHark,
        overtake number: Int,
        of writer: LiveClient,
        in id: String
    ) async throws -> Bool {
        let isRefused = Atomic(false)
        async let refused: Void = {
            let slug = try await writer.refusal("message.send", message(id, number))
            isRefused.store(true, ordering: .sequentiallyConsistent)
            #expect(slug == "unavailable")
        }()
        for _ in 0..<5 { #expect(try await live.answer("/healthz").status == 200) }
        let overtook = !isRefused.load(ordering: .sequentiallyConsistent)
        try await refused
        return overtook
    }

    /// Sends until one is refused, and returns its number: what lies free in the log's last page may still take a few.
    private func firstRefused(of client: LiveClient, in id: String, from first: Int) async throws -> Int {
        for number in first..<(first + 400) {
            let answer = try await client.call("message.send", message(id, number))
            guard answer["error"] != .null else { continue }
            #expect(answer["error"]["data"]["slug"] == "unavailable")
            return number
        }
        Issue.record("a full disk refused nothing")
        return first + 400
    }

    private func message(_ id: String, _ number: Int) -> LiveClient.Params {
        ["conversation": .string(id), "clientID": .string("k\(number)"), "text": .string("text \(number)")]
    }
}

/// A small file system of its own, which goes away with the test.
final class SmallDisk {
    static let isPossible = geteuid() == 0
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hark-disk-\(UUID().uuidString)")

    struct NotMounted: Error {}

    init(mebibytes: Int) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        guard try Self.run("mount", "-t", "tmpfs", "-o", "size=\(mebibytes)m", "tmpfs", folder.path) == 0 else {
            throw NotMounted()
        }
    }

    /// The server's files are still open when the test ends, so it is taken out of sight now and let go later.
    deinit {
        _ = try? Self.run("umount", "-l", folder.path)
        try? FileManager.default.removeItem(at: folder)
    }

    private var filler: String { folder.appendingPathComponent("filler").path }

    /// Takes every byte that is left.
    func fill() throws {
        let file = open(filler, O_WRONLY | O_CREAT, 0o600)
        defer { close(file) }
        let zeros = [UInt8](repeating: 0, count: 4_096)
        while write(file, zeros, zeros.count) > 0 {}
    }

    /// Gives the room back.
    func empty() throws { try FileManager.default.removeItem(atPath: filler) }

    private static func run(_ arguments: String...) throws -> Int32 {
        try ChildProcess("/usr/bin/env", arguments).waitUntilExit()
    }
}
