import HarkProtocol
import Testing

/// Who watches a conversation without holding it is not noticed by its customer.
@Suite(.liveServers) struct SilentWatchTests {
    @Test(arguments: ["conversation.open", "conversation.watch"])
    func `a customer sees the owner type and read, and nobody else`(method: String) async throws {
        let live = try await LiveHark.start()
        let (visitor, anna, id) = try await live.conversation()
        let (sue, ada) = (try await live.staff("Sue"), try await live.staff("Ada"))
        let here: LiveClient.Params = ["conversation": .string(id)]
        for watcher in [sue, ada] { _ = try await watcher.result(method, here) }
        let (typing, read) = (here.merging(["typing": true]) { $1 }, here.merging(["seq": 2]) { $1 })

        #expect(try await sue.result("typing.set", typing) == JSONValue([:]))
        #expect(try await sue.result("read.mark", read) == JSONValue([:]))
        _ = try await anna.result("typing.set", typing)
        _ = try await anna.result("read.mark", here.merging(["seq": 1]) { $1 })

        #expect(try await visitor.wait("read")["seq"] == 1)
        let heard = await visitor.notices("typing") + (await visitor.notices("read"))
        #expect(heard.map { $0["by"]["name"] } == ["Anna", "Anna"])
        for colleague in [anna, ada] {
            try await colleague.wait("typing") { $0["by"]["name"] == "Sue" }
        }
        #expect(try await sue.result(method, here)["read"]["agent"] == 1)
    }
}
