public import Foundation
import HarkDomain
import HarkFloor
import HarkHub
import HarkStore
import Logging

/// Fills a data directory as a long busy day leaves it: thousands of open conversations, and what was said in them.
///
/// The real floor decides everything and the real store keeps it, so the directory passes `hark check`; half of the
/// conversations are with agents, half wait in the queue. The queue and its people are called `backlog`.
public struct BusyDirectory {
    private static let agents = 100
    /// How many events are committed at once.
    private static let batchSize = 2000

    private let store: Store
    private let clock = HubClock()
    private var floor: Floor
    private var open = Decision(outcome: .done(seq: 0))
    private var writes: [DatabaseWrite] = []
    private var lastID: Int64

    /// Fills `directory` until its log holds `events` events.
    ///
    /// - Throws: `StoreError`, or the refusal of a command.
    public static func fill(_ directory: URL, conversations: Int, events: Int) throws {
        let logger = Logger(label: "busy") { _ in SwiftLogNoOpLogHandler() }
        let store = try Store.open(directory: directory, mode: .readWrite, logger: logger)
        defer { store.close() }
        var busy = try BusyDirectory(store)
        let queue = QueueProfile(id: QueueID(rawValue: busy.makeID()), name: "backlog")
        let site = SiteProfile(
            id: SiteID(rawValue: busy.makeID()),
            key: "backlog",
            name: "Backlog",
            hasBot: false,
            queue: queue.id
        )
        try busy.send(.changeQueue(queue, by: .system))
        try busy.send(.changeSite(site, by: .system))
        try busy.hire(for: queue.id, capacity: conversations / 2 / agents)
        let talks = try (0..<conversations).map { _ in try busy.begin(at: site.id) }
        try busy.talk(in: talks, until: events)
        try busy.commit()
    }

    private init(_ store: Store) throws {
        self.store = store
        floor = Floor(image: try store.floorImage(), policy: FloorPolicy(), at: clock.now)
        // Ids hold 42 bits of milliseconds since 2020 (1,577,836,800,000) and 21 bits that tell them apart.
        lastID = (clock.now.milliseconds - 1_577_836_800_000) << 21
    }

    private mutating func makeID() -> Int64 {
        lastID += 1
        return lastID
    }

    private mutating func send(_ command: Command) throws {
        let decision = floor.handle(command, at: clock.now)
        if case .refused(let refusal) = decision.outcome { throw refusal }
        open.events += decision.events
        if open.events.count >= Self.batchSize { try commit() }
    }

    private mutating func commit() throws {
        try store.commit(Batch(open, of: floor, contentHash: 0, with: writes))
        (open.events, writes) = ([], [])
    }

    private mutating func hire(for queue: QueueID, capacity: Int) throws {
        for number in 1...Self.agents {
            let agent = AgentProfile(
                id: AgentID(rawValue: makeID()),
                name: "Backlog \(number)",
                role: .agent,
                capacity: capacity,
                queues: [queue]
            )
            try send(.changeAgent(agent, by: .system))
            try send(.staffConnected(agent.id))
            try send(.setAvailability(agent: agent.id, by: .system, availability: .online))
        }
    }

    private mutating func begin(at site: SiteID) throws -> ConversationID {
        let start = StartConversation(
            conversation: ConversationID(rawValue: makeID()),
            visitor: VisitorID(rawValue: makeID()),
            site: site,
            clientID: "start",
            contentHash: 0,
            text: "Hello, is anybody there?"
        )
        let visitor = Visitor(
            id: start.visitor,
            site: site,
            tokensValidFrom: Timestamp(milliseconds: 0),
            firstSeenAt: clock.now
        )
        writes.append { try Visitor.insertIfAbsent(visitor, $0) }
        try send(.visitorConnected(start.visitor))
        try send(.start(start))
        return start.conversation
    }

    private mutating func talk(in conversations: [ConversationID], until events: Int) throws {
        var turn = 0
        while floor.position < events {
            turn += 1
            guard let record = floor.conversations[conversations[turn % conversations.count]] else { continue }
            let isAnswer = turn / conversations.count % 2 == 1
            let answerer = record.assignee.flatMap { isAnswer ? Author.staff($0, role: .agent) : nil }
            let message = PostMessage(
                conversation: record.id,
                by: answerer ?? .visitor(record.visitor, name: nil),
                clientID: "message-\(turn)",
                contentHash: 0,
                text: "This is message \(turn) of a long day, and the parcel has not come yet."
            )
            try send(.postMessage(message))
        }
    }
}
