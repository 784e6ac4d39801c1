import HarkProtocol
import Testing

/// What becomes of the conversations of somebody whose sockets are gone.
@Suite(.liveServers) struct AgentGoneTests {
    @Test func `they go back to the head in their order, customers are told, and the next agent gets them first`()
        async throws
    {
        let live = try await LiveHark.start { $0.floor.agentGoneAfter = .seconds(1) }
        let (anna, sue) = (try await live.staff("Anna", isOnline: true), try await live.staff("Sue"))
        var customers: [(client: LiveClient, id: String)] = []
        for number in 0..<3 {
            customers.append(try await customer(live, "held \(number)"))
            try await customers[number].client.event("assignment.made")
        }
        _ = try await anna.result("availability.set", ["availability": "busy"])
        customers.append(try await customer(live, "waiting"))
        try await customers[3].client.wait("queue.position") { $0["position"] == 1 }
        let bert = try await live.staff("Bert")
        func give(capacity: Int64) async throws {
            let params: LiveClient.Params = ["agent": bert.hello["agent"]["id"], "capacity": .int(capacity)]
            _ = try await sue.result("agent.set", params)
        }
        try await give(capacity: 2)

        await anna.close()

        for (index, customer) in customers.enumerated() {
            if index < 3 { try await backInQueue(customer.client) }
            try await customer.client.wait("queue.position") { $0["position"].int == index + 1 }
        }
        _ = try await bert.result("availability.set", ["availability": "online"])
        try await customers[3].client.wait("queue.position") { $0["position"] == 2 }
        #expect(try await assigned(bert, 2) == customers.prefix(2).map(\.id))
        #expect(await customers[2].client.notices("queue.position").last?["position"] == 1)
        try await give(capacity: 20)
        #expect(try await assigned(bert, 4) == customers.map(\.id))

        let page = try await bert.result("conversation.sync", ["conversation": .string(customers[0].id), "after": 0])
        let ends = page["events"].items.filter { $0["type"] == "assignment.ended" }
        #expect(ends.map { $0["data"]["reason"] } == ["agentGone"])
    }

    @Test func `who is back within the limit finds them as they were`() async throws {
        let live = try await LiveHark.start { $0.floor.agentGoneAfter = .seconds(600) }
        let (visitor, anna, id) = try await live.conversation()

        await anna.close()
        _ = try await anna.closed()
        let back = try await live.staff("Anna")

        #expect(back.hello["conversations"].items.map { $0["id"].text } == [id])
        try await back.say("here again", in: id, key: "a")
        try await visitor.event("message.posted") { $0["data"]["text"] == "here again" }
        #expect(await visitor.events(of: id).count { $0["type"] == "assignment.made" } == 1)
    }

    private func customer(_ live: LiveHark, _ text: String) async throws -> (LiveClient, String) {
        let client = try await live.visitor()
        return (client, try await client.begin(text))
    }

    /// Waits until the customer is told that it waits, after it had a person.
    private func backInQueue(_ customer: LiveClient) async throws {
        let seq = try await customer.event("assignment.made")["seq"].int ?? 0
        try await customer.event("conversation.queued") { ($0["seq"].int ?? 0) > seq }
    }

    private func assigned(_ agent: LiveClient, _ count: Int) async throws -> [String] {
        try await agent.until("\(count) assignments") {
            $0.count { $0["method"] == "conversation.assigned" } >= count ? true : nil
        }
        return await agent.notices("conversation.assigned").compactMap { $0["conversation"]["id"].text }
    }
}
