import Foundation
import HarkProtocol
import HarkTesting
import Testing

@testable import HarkServer

/// The index beside a whole server: behind each commit, across stops, and when its file can't be written.
@Suite(.liveServers) struct LiveSearchTests {
    /// Asks until the answer is complete; each request waits for the index by itself.
    private func search(_ live: LiveHark, _ path: String) async throws -> JSONValue {
        let token = try await live.token(of: "Ada")
        var answer = JSONValue.null
        for _ in 0..<20 where answer["complete"] != true {
            answer = try await live.http("GET", "/api/v1/" + path, token: token)
        }
        return answer
    }

    @Test func `what was acknowledged is found at once, and after stops, losses and restarts`() async throws {
        let live = try await LiveHark.start()
        let (visitor, _, id) = try await live.conversation()
        let seq = try await visitor.say("my order A-10023, 我要退款", in: id, key: "k")
        func expectFound() async throws {
            for query in ["a10023", "%E9%80%80%E6%AC%BE"] {
                let hits = try await search(live, "search?q=\(query)")["items"].items
                #expect(hits.map { $0["seq"].int } == [seq] && hits[0]["conversation"].text == id)
                let list = try await search(live, "conversations?q=\(query)&status=active")
                #expect(list["items"].items.map { $0["id"].text } == [id])
            }
        }

        try await expectFound()
        try await live.restart()
        try await expectFound()
        try await live.restart {
            try FileManager.default.removeItem(at: live.folder.appendingPathComponent("search.db"))
        }
        try await expectFound()
    }

    @Test func `an index that can't be written stops nothing but the search`() async throws {
        let live = try await LiveHark.start()
        let (visitor, _, id) = try await live.conversation()
        try await live.restart {
            let file = live.folder.appendingPathComponent("search.db")
            try FileManager.default.removeItem(at: file)
            try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
        }
        let back = try await live.visitor(token: visitor.hello["token"].text)
        try await back.say("still here", in: id, key: "later")

        let answer = try await live.http("GET", "/api/v1/search?q=here", token: try await live.token(of: "Ada"))
        #expect(answer["complete"] == false && answer["items"].items.isEmpty)
        #expect(try await live.answer("/readyz").status == 200)
        #expect(live.log.lines.contains { $0.text.hasPrefix("Search index not written") })
        let metrics = String(decoding: try await live.answer("/metrics").body, as: UTF8.self)
        #expect(metrics.contains("hark_search_lag_events"))
    }

    @Test func `a backup holds no index, and a restored directory makes its own`() async throws {
        let live = try await LiveHark.start()
        let (visitor, _, id) = try await live.conversation()
        try await visitor.say("before the backup", in: id, key: "a")
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("hark-\(UUID().uuidString).backup")
        defer { try? FileManager.default.removeItem(at: place) }
        _ = try await live.server.operations.backUp(to: place.path, replacing: false)
        try await visitor.say("xylophone after the backup", in: id, key: "b")
        #expect(try await search(live, "search?q=xylophone")["items"].items.count == 1)

        try await live.restart {
            #expect(try Data(contentsOf: place).range(of: Data("CREATE VIRTUAL TABLE message".utf8)) == nil)
            _ = try Restoring.run(place, into: live.folder, logger: live.log.logger)
            #expect(!FileManager.default.fileExists(atPath: live.folder.appendingPathComponent("search.db").path))
        }

        #expect(try await search(live, "search?q=before")["items"].items.count == 1)
        #expect(try await search(live, "search?q=xylophone")["items"].items.isEmpty)
    }
}
