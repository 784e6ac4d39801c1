import Foundation
import HarkDomain
import HarkProtocol
import Testing

@testable import HarkServer

/// The routing plan in a file of the configuration.
@Suite(.liveServers) struct ConfiguredPlanTests {
    @Test func `it is published at a start, once, and again when the file has changed`() async throws {
        let file = try PlanFile("rules: [{name: all, then: {queue: billing, priority: 3}}]")
        let live = try await LiveHark.start { $0.routing.plan = file.path }
        let store = { live.server.store }

        try await live.server.publishRouting()
        try await live.server.publishRouting()
        let first = try #require(try store().routingVersion())
        #expect(first.published.version == 1 && first.publishedBy == "configuration")
        let audit = try #require(try store().audit().first)
        #expect(audit.action == "routing.published" && audit.actorName == "configuration")

        try await live.restart()
        try await live.server.publishRouting()
        #expect(try store().routingVersion() == first)

        try await live.restart { try file.write("weighing: true") }
        try await live.server.publishRouting()
        #expect(try store().routingVersion()?.published.version == 2)
        #expect(try store().routingVersion()?.published.plan.contains(#""weighing":true"#) == true)
    }

    @Test func `what an admin published holds until the file changes`() async throws {
        let file = try PlanFile("weighing: true")
        let live = try await LiveHark.start { $0.routing.plan = file.path }
        try await live.server.publishRouting()
        let (plan, ada) = (#"{"weighing":false}"#, AgentReference(id: AgentID(rawValue: 1), name: "Ada"))
        let command = Command.publishRouting(plan: plan, note: "By hand", base: 1, by: .staff(ada, role: .admin))
        guard case .done = await live.server.hub.administer(command) else {
            Issue.record("not published")
            return
        }

        try await live.restart()
        try await live.server.publishRouting()

        #expect(try live.server.store.routingVersion()?.published.note == "By hand")
    }

    @Test func `a plan holds over a restart`() async throws {
        let file = try PlanFile("rules: [{name: all, then: {queue: billing, priority: 3}}]")
        let live = try await LiveHark.start { $0.routing.plan = file.path }
        try await live.server.publishRouting()

        try await live.restart()
        let customer = try await live.visitor()
        let id = try await customer.begin("hello")

        try await customer.event("conversation.queued") { $0["data"]["queue"]["name"] == "billing" }
        let record = try #require(try ConversationID(id).flatMap { try live.server.store.record($0) })
        #expect(record.priority == 3 && record.demand.rule == "all")
    }

    @Test func `a fault stops the start and names file, line and place`() async throws {
        let file = try PlanFile("weighing: true\nrules:\n  - {name: all, then: {queue: billing, priority: 30}}")

        let error = await #expect(throws: ConfigurationError.self) {
            _ = try await LiveHark.start { $0.routing.plan = file.path }
        }

        #expect(
            error?.description.contains("\(file.path):3: rules[0].then.priority: must be") == true,
            "\(error as Any)"
        )
        var configuration = Configuration()
        configuration.routing.plan = file.path
        #expect(throws: ConfigurationError.self) { try configuration.checkRouting() }
        try file.write("rules: [{name: all, then: {queue: anything}}]")
        try configuration.checkRouting()
        configuration.routing.plan = file.path + ".none"
        #expect(throws: ConfigurationError.unreadable(file: file.path + ".none", reason: "there is no such file")) {
            try configuration.checkRouting()
        }
    }

    @Test func `a new installation gets the queues that its plan names`() async throws {
        let file = try PlanFile("rules: [{name: all, then: {queue: billing}}]\ntiers: [{queue: billing, next: moon}]")
        let live = try await LiveHark.start { $0.routing.plan = file.path }

        try await live.server.publishRouting()

        let names = try live.server.store.queues().map(\.name)
        #expect(names.contains("moon") && names.filter { $0 == "billing" }.count == 1)
        #expect(try live.server.store.routingVersion()?.published.version == 1)
        let actions = try live.server.store.audit().map(\.action)
        #expect(actions.contains("queue.created") && actions.contains("routing.published"))
    }

    @Test func `a queue that is not there stops the publication once customers have come`() async throws {
        let file = try PlanFile("rules: [{name: all, then: {queue: moon}}]")
        let live = try await LiveHark.start { $0.routing.plan = file.path }
        _ = try await live.visitor().begin("hello")

        let error = await #expect(throws: ConfigurationError.self) { try await live.server.publishRouting() }

        #expect(error?.description.contains("rules[0].then.queue: is not the name of a queue") == true)
        #expect(try live.server.store.routingVersion() == nil)
        #expect(try !live.server.store.queues().contains { $0.name == "moon" })
    }

    @Test func `a queue that is called otherwise by now stops no start`() async throws {
        let file = try PlanFile("queues: [{queue: billing, agentCapacity: 2}]")
        let live = try await LiveHark.start { $0.routing.plan = file.path }
        try await live.server.publishRouting()
        var queue = try #require(try live.server.store.queues().first { $0.name == "billing" })
        queue.name = "invoices"
        guard case .done = await live.server.hub.administer(.changeQueue(queue, by: .system)) else {
            Issue.record("not renamed")
            return
        }

        try await live.restart()
        try await live.server.publishRouting()
        try await live.restart { try file.write("queues: [{queue: billing, agentCapacity: 3}]") }
        try await live.server.publishRouting()

        #expect(try live.server.store.routingVersion()?.published.version == 1)
    }

    @Test func `the demo's plan fits the demo`() async throws {
        let live = try await LiveHark.start()
        _ = try await live.server.operations.queue("billing")

        try await live.server.publishRouting(showsDemo: true)

        #expect(try live.server.store.routingVersion()?.published.plan.contains("checkout") == true)
    }
}

/// A file that goes away with the test.
final class PlanFile: Sendable {
    private let url: URL

    init(_ text: String) throws {
        url = FileManager.default.temporaryDirectory.appending(path: "hark-plan-\(UUID().uuidString).yaml")
        try write(text)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    var path: String { url.path }

    func write(_ text: String) throws { try Data(text.utf8).write(to: url) }
}
