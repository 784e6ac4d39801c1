import HarkDomain
import HarkProtocol
import Testing

@testable import HarkHub
@testable import HarkServer

/// A resolved conversation leaves memory, and nobody can tell.
@Suite(.liveServers) struct EvictionTests {
    @Test func `every call on it answers as if it had stayed`() async throws {
        let live = try await LiveHark.start()
        let (visitor, anna, id) = try await live.conversation()
        let here: LiveClient.Params = ["conversation": .string(id)]
        func with(_ more: LiveClient.Params) -> LiveClient.Params { here.merging(more) { $1 } }
        let seq = try await visitor.say("kept?", in: id, key: "k")
        _ = try await anna.result("conversation.resolve", here)
        try await visitor.event("conversation.resolved")
        let page = try await visitor.result("conversation.sync", with(["after": 0]))
        let thief = try await live.visitor()
        func evicted() async throws {
            await live.server.hub.evictAll()
            #expect(await !live.server.hub.isResident(id))
        }

        try await evicted()
        #expect(try await visitor.result("conversation.sync", with(["after": 0])) == page)
        try await evicted()
        let again = try await visitor.result("message.send", with(["clientID": "k", "text": "kept?"]))
        #expect(again["seq"].int == seq && again["duplicate"] == true)
        try await evicted()
        #expect(try await visitor.refusal("message.send", with(["clientID": "k", "text": "lost"])) == "conflict")
        try await evicted()
        #expect(try await anna.refusal("message.send", with(["clientID": "a", "text": "more"])) == "closed")
        try await evicted()
        #expect(try await visitor.result("read.mark", with(["seq": .int(Int64(seq))])) != .null)
        #expect(try await anna.wait("read")["seq"].int == seq)
        try await evicted()
        #expect(try await visitor.refusal("read.mark", with(["seq": 1000])) == "invalidParams seq")
        try await evicted()
        #expect(try await visitor.result("typing.set", with(["typing": true])) != .null)
        #expect(try await anna.wait("typing")["typing"] == true)
        for (method, params) in [("read.mark", with(["seq": 1])), ("typing.set", with(["typing": true]))] {
            try await evicted()
            #expect(try await thief.refusal(method, params) == "notFound")
        }
        try await evicted()
        #expect(try await anna.result("conversation.open", here)["read"]["visitor"].int == seq)
        try await evicted()
        _ = try await visitor.result("survey.submit", with(["clientID": "s", "score": 4]))
        try await evicted()
        let tab = try await live.visitor(token: visitor.hello["token"].text)
        #expect(tab.hello["conversation"]["id"].text == id && tab.hello["conversation"]["status"] == "resolved")
        try await evicted()
        let head = try await anna.result("conversation.sync", with(["after": 0]))["head"].int ?? 0
        try await evicted()
        try await visitor.say("one more thing", in: id, key: "r")
        let posted = try await anna.event("message.posted") { $0["data"]["text"] == "one more thing" }
        #expect((posted["seq"].int ?? 0) > head)
        try await anna.event("conversation.reopened") { ($0["seq"].int ?? 0) > head }
        try await anna.say("yes?", in: id, key: "y")
        await live.server.hub.evictAll()
        #expect(await live.server.hub.isResident(id))
        #expect(live.server.store.verify().isEmpty)
        #expect(try FoldCheck.differences(in: live.server.store).isEmpty)
    }
}

extension Hub {
    fileprivate func isResident(_ id: String) -> Bool {
        ConversationID(id).map { floor.conversation($0) != nil } ?? false
    }
}
