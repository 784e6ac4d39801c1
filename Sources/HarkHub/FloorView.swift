import HarkDomain
import HarkFloor
import HarkProtocol

/// The floor as one scope sees it, each row already encoded, so that changed rows are found by their bytes.
struct FloorView {
    /// One section's rows by id, in order.
    struct Rows {
        var order: [String] = []
        var bytes: [String: [UInt8]] = [:]

        mutating func add(_ id: String, _ row: [UInt8]) {
            order.append(id)
            bytes[id] = row
        }
    }

    var totals: [UInt8] = []
    var queues = Rows()
    var agents = Rows()
    var waiting = Rows()
    var attention = Rows()

    static let longestWaiting = 100
    static let mostPressing = 50

    init() { names = [:] }

    /// The contacts of its rows, known by name or not.
    private(set) var contacts: Set<ContactID> = []
    private let names: [ContactID: String]

    init(
        _ floor: Floor,
        scope: FloorScope,
        resolvedToday: Int,
        names: [ContactID: String] = [:],
        at now: Timestamp
    ) {
        self.names = names
        let lines = floor.queues.values.filter { $0.isActive && scope.covers($0.id) }.sorted { $0.name < $1.name }
        let people = floor.agents.values.filter { agent in
            agent.profile.isActive && (scope == .everything || agent.profile.queues.contains { scope.covers($0) })
        }.sorted { ($0.profile.name, $0.profile.id) < ($1.profile.name, $1.profile.id) }
        var totals = Totals(resolvedToday: resolvedToday)
        let activeCounts = floor.activeCounts
        for queue in lines { queues.add(queue.id.text, queueRow(queue, floor, activeCounts, &totals, at: now)) }
        for agent in people { agents.add(agent.profile.id.text, agentRow(agent, floor, &totals)) }
        for (index, id) in waitingIDs(floor, lines, scope).prefix(Self.longestWaiting).enumerated() {
            waiting.add(id.text, waitingRow(id, place: index + 1, floor))
        }
        for item in floor.attention(at: now).filter({ $0.queue.map { scope.covers($0.id) } ?? true })
            .prefix(Self.mostPressing)
        {
            attention.add(item.id, attentionRow(item))
        }
        totals.bot = floor.conversationsWithBot
        totals.flagged = floor.flagged.count { floor.conversation($0).map { scope.covers($0.queue.id) } ?? false }
        self.totals = totals.encoded
    }

    private func waitingIDs(_ floor: Floor, _ lines: [QueueProfile], _ scope: FloorScope) -> [ConversationID] {
        scope == .everything ? floor.waiting(in: nil) : lines.flatMap { floor.waiting(in: $0.id) }
    }

    private func queueRow(
        _ queue: QueueProfile,
        _ floor: Floor,
        _ activeCounts: [QueueID: Int],
        _ totals: inout Totals,
        at now: Timestamp
    ) -> [UInt8] {
        let waiting = floor.waiting(in: queue.id)
        let oldest = waiting.compactMap { floor.conversation($0)?.queuedAt }.min()
        let team = floor.agents.values.filter { $0.profile.isActive && $0.profile.queues.contains(queue.id) }
        totals.waiting += waiting.count
        totals.oldestQueuedAt = [totals.oldestQueuedAt, oldest].compactMap { $0 }.min()
        return object { writer in
            writer.member("id", queue.id)
            writer.member("name", queue.name)
            writer.member("waiting", waiting.count)
            writer.member("oldestQueuedAt", oldest)
            writer.member("active", activeCounts[queue.id] ?? 0)
            if let isOpen = floor.isOpen(queue.id, at: now) { writer.member("open", isOpen) }
            writer.member("agentsOnline", team.count { floor.isReady($0.profile.id) })
            writer.member("agentsFree", team.count { floor.isFree($0.profile.id) })
        }
    }

    private func agentRow(_ agent: AgentRecord, _ floor: Floor, _ totals: inout Totals) -> [UInt8] {
        let id = agent.profile.id
        let held = floor.held(by: id)
        let load = floor.load(of: id)
        totals.active += held.count
        if floor.isReady(id) {
            totals.agentsOnline += 1
            totals.capacity += agent.profile.capacity
        }
        totals.load += load
        if floor.isFree(id) { totals.agentsFree += 1 }
        let unanswered = held.compactMap { floor.conversation($0)?.unansweredSince }.min()
        return object { writer in
            writer.member("id", id)
            writer.member("name", agent.profile.name)
            writer.member("role", agent.profile.role.rawValue)
            writer.member("availability", agent.availability.rawValue)
            writer.member("connected", agent.isConnected)
            writer.member("since", agent.since)
            writer.member("because", agent.awayReason?.rawValue)
            writer.member("capacity", agent.profile.capacity)
            writer.units("load", load)
            writer.member("oldestUnansweredAt", unanswered)
            writer.member("conversations", held.map(\.text))
            let flags = held.compactMap { id in floor.flag(of: id).map { (id, $0.level) } }
            guard !flags.isEmpty else { return }
            writer.objects("flags", flags) { writer, flag in
                writer.member("conversation", flag.0)
                writer.member("level", flag.1.rawValue)
            }
        }
    }

    private mutating func waitingRow(_ id: ConversationID, place: Int, _ floor: Floor) -> [UInt8] {
        guard let record = floor.conversation(id) else { return Array("{}".utf8) }
        if let contact = record.contact { contacts.insert(contact) }
        return object { writer in
            writer.member("id", id)
            writer.member("position", place)
            writer.name("queue")
            writer.reference(record.queue)
            writer.member("priority", record.priority)
            writer.member("queuedAt", record.queuedAt)
            writer.member("status", record.status.rawValue)
            writer.member("reason", record.handoffReason?.rawValue)
            writer.member("summary", record.summary)
            writer.member("mood", record.flag?.level.rawValue)
            writer.member("rule", record.demand.rule)
            writer.clocks(record.sla, record.breach)
            contact(record.contact, &writer)
        }
    }

    private mutating func attentionRow(_ item: AttentionItem) -> [UInt8] {
        if let contact = item.contact { contacts.insert(contact) }
        return object { writer in
            writer.member("id", item.id)
            if let conversation = item.conversation { writer.member("conversation", conversation) }
            writer.member("kind", item.kind.rawValue)
            writer.member("reason", item.reason)
            writer.member("since", item.since)
            if let queue = item.queue {
                writer.name("queue")
                writer.reference(queue)
            }
            if let agent = item.agent {
                writer.name("agent")
                writer.reference(agent)
            }
            if let taker = item.acknowledgedBy {
                writer.name("acknowledgedBy")
                writer.reference(taker)
            }
            if let flag = item.mood {
                writer.name("mood")
                writer.beginObject()
                writer.mood(flag.level, flag.reason)
                writer.endObject()
            }
            writer.member("summary", item.summary)
            writer.member("solved", item.solved?.rawValue)
            contact(item.contact, &writer)
        }
    }

    /// Names the customer, when there is a name.
    private func contact(_ id: ContactID?, _ writer: inout JSONWriter) {
        guard let id, let known = names[id] else { return }
        writer.name("contact")
        writer.beginObject()
        writer.member("id", id)
        writer.member("name", known)
        writer.endObject()
    }

    private func object(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        body(&writer)
        writer.endObject()
        return writer.bytes
    }
}

/// The figures over all of a scope.
private struct Totals {
    let resolvedToday: Int
    var waiting = 0
    var oldestQueuedAt: Timestamp?
    var bot = 0
    var active = 0
    var capacity = 0
    var load = 0
    var agentsOnline = 0
    var agentsFree = 0
    var flagged = 0

    init(resolvedToday: Int) {
        self.resolvedToday = resolvedToday
    }

    var encoded: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("waiting", waiting)
        writer.member("oldestQueuedAt", oldestQueuedAt)
        writer.member("bot", bot)
        writer.member("active", active)
        writer.member("capacity", capacity)
        writer.units("load", load)
        writer.member("agentsOnline", agentsOnline)
        writer.member("agentsFree", agentsFree)
        writer.member("resolvedToday", resolvedToday)
        writer.member("flagged", flagged)
        writer.endObject()
        return writer.bytes
    }
}
