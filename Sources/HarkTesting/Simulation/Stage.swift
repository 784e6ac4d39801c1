import Foundation
import HarkBot
import HarkDomain
import HarkFloor
import HarkHub
import HarkProtocol
import HarkStore

/// What every world begins with: a store with queues, sites and people, and a small bot; made once for all worlds.
final class Stage: Sendable {
    static let shared = Stage()

    static let folder = URL(
        fileURLWithPath: "/dev/shm/hark-simulation-\(ProcessInfo.processInfo.processIdentifier)",
        isDirectory: true
    )

    static let queues = [
        QueueProfile(id: .billing, name: "Billing"),
        QueueProfile(id: .shipping, name: "Shipping", assignment: .offer, offerSeconds: 5, wrapUpSeconds: 2),
    ]
    static let sites: [SiteProfile] = [.shop, .office]
    static let people: [AgentProfile] = [.tom, .ada, .sue]

    /// The first events of each world.
    let opening: [EventRow]
    let bot: BotEngine

    private init() {
        do {
            try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
            bot = try Self.makeBot()
            opening = try Self.makeStore()
        } catch {
            preconditionFailure("No stage for simulations: \(error)")
        }
        atexit { try? FileManager.default.removeItem(at: Stage.folder) }
    }

    /// A fresh copy of the store in a folder of its own.
    func copy(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in ["hark.db", "witness", "secret"] {
            try FileManager.default.copyItem(
                at: Self.folder.appendingPathComponent("stage/\(name)"),
                to: folder.appendingPathComponent(name)
            )
        }
    }

    private static func makeStore() throws -> [EventRow] {
        let store = try Store.openBare(
            directory: folder.appendingPathComponent("stage"),
            logger: Incarnation.logger
        )
        var floor = Floor(policy: FloorPolicy())
        var batch = Batch()
        let commands =
            queues.map { Command.changeQueue($0, by: .system) } + sites.map { .changeSite($0, by: .system) }
            + people.map { .changeAgent($0, by: .system) }
            + [.publishRouting(plan: plan, note: "", base: 0, by: .system)]
        for command in commands {
            let decision = floor.handle(command, at: World.epochOfTime)
            if case .refused(let refusal) = decision.outcome { preconditionFailure("No stage: \(refusal)") }
            for case .routingPublished(let data) in decision.events.map(\.body) {
                batch.routing.append(RoutingVersion(data, at: World.epochOfTime, by: "stage"))
            }
            batch.events += decision.events.map {
                EventRow($0, payload: StoredPayload($0.body, by: $0.by), contentHash: nil)
            }
        }
        batch.agents = floor.agents.values.sorted { $0.profile.id < $1.profile.id }
        batch.queues = queues
        batch.sites = sites
        try store.commit(batch)
        store.close()
        return batch.events
    }

    /// Promises, a step up, demands that relax: all that time alone may change.
    private static let plan = """
        policy: {relaxation: [{falls: lastSkill, afterSeconds: 2}]}
        sla: [{name: soon, targets: [{firstResponseSeconds: 4, nextResponseSeconds: 6, resolutionSeconds: 40}]}]
        queues: [{queue: \(queues[0].id.text), sla: soon}]
        rules:
          - {name: again, when: {returning: true}, then: {queue: \(queues[0].id.text), required: [{name: none}], priority: 1}}
        tiers: [{queue: \(queues[0].id.text), next: \(queues[1].id.text), afterBreach: true}]
        """

    private static func makeBot() throws -> BotEngine {
        let rules = folder.appendingPathComponent("bot.yaml")
        let articles = folder.appendingPathComponent("articles", isDirectory: true)
        try FileManager.default.createDirectory(at: articles, withIntermediateDirectories: true)
        let text = """
            greeting: {en: Hello, zh: 您好}
            starters: {en: [Where is my parcel?], zh: [我的包裹在哪里？]}
            rules:
              - id: parcel
                title: Parcels
                when: [{any: [parcel]}]
                say: {en: It is on its way., zh: 在路上。}
              - id: lawyer
                title: Legal threats
                when: [{any: [lawyer]}]
                handoff: true
            """
        try text.write(to: rules, atomically: true, encoding: .utf8)
        try write([("tents", "Tents are warm and dry."), ("stoves", "Stoves burn gas.")], to: articles)
        try write([("ropes", "Ropes hold climbers."), ("boots", "Boots keep feet dry.")], to: articles)
        return try BotEngine(documents: BotDocuments.load(rules: rules, articles: articles))
    }

    /// Articles that are near to a word of a customer, and not so near that the bot answers from them.
    private static func write(_ texts: [(id: String, text: String)], to folder: URL) throws {
        for (id, text) in texts {
            let article = "---\nid: \(id)\ntitle: \(id.capitalized)\nlanguage: en\n---\n\(text)\n"
            try article.write(to: folder.appendingPathComponent("\(id).md"), atomically: true, encoding: .utf8)
        }
    }
}
