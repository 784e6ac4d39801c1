import HarkDomain
import HarkFloor

/// What one step of a busy floor costs; built in release mode it shows the floor's share of a message.
public enum FloorBenchmark {
    /// The cost of one kind of step.
    public struct Result: Sendable {
        /// What was done.
        public let name: String
        /// The mean cost.
        public let nanoseconds: Int64
    }

    /// Runs each kind of step on a floor with `open` active and `waiting` queued conversations.
    public static func run(open: Int = 10_000, waiting: Int = 2000, rounds: Int = 200_000) -> [Result] {
        var floor = busyFloor(open: open, waiting: waiting)
        var now = start
        let ids = (1...open).map { ConversationID(rawValue: Int64($0)) }
        let keys = (0..<rounds).map { "key-\($0)" }
        func measure(_ name: String, _ count: Int, _ step: (Int) -> Void) -> Result {
            let time = ContinuousClock().measure { for round in 0..<count { step(round) } }
            return Result(name: name, nanoseconds: time.wholeMilliseconds * 1_000_000 / Int64(count))
        }
        let customer = measure("customer's message", rounds) { round in
            now = now + .milliseconds(1)
            let author = Author.visitor(VisitorID(rawValue: Int64(round % open + 1)), name: "Maya")
            _ = floor.handle(post(ids[round % open], author, keys[round]), at: now)
        }
        let agent = measure("agent's message", rounds) { round in
            now = now + .milliseconds(1)
            let agent = AgentID(rawValue: Int64((round % open) % 100 + 1))
            let author = Author.staff(AgentReference(id: agent, name: "Tom"), role: .agent)
            _ = floor.handle(post(ids[round % open], author, keys[round]), at: now)
        }
        let routing = measure("resolve, assign the next, start another", 2000) { round in
            now = now + .milliseconds(1)
            _ = floor.handle(.resolve(ResolveConversation(conversation: ids[round % open], by: .system)), at: now)
            _ = floor.handle(begin(Int64(open + waiting + round + 1)), at: now)
        }
        return [customer, agent, routing]
    }

    private static let start = Timestamp(milliseconds: 1_800_000_000_000)

    private static func post(_ id: ConversationID, _ author: Author, _ key: String) -> Command {
        .postMessage(
            PostMessage(conversation: id, by: author, clientID: key, contentHash: 1, text: "Where is my parcel?")
        )
    }

    private static func begin(_ number: Int64) -> Command {
        .start(
            StartConversation(
                conversation: ConversationID(rawValue: number),
                visitor: VisitorID(rawValue: number),
                site: .office,
                queue: .billing,
                clientID: "start",
                contentHash: 1,
                text: "Hello"
            )
        )
    }

    private static func busyFloor(open: Int, waiting: Int) -> Floor {
        var floor = Floor(policy: FloorPolicy())
        _ = floor.handle(.changeQueue(.billing, by: .system), at: start)
        _ = floor.handle(.changeQueue(.shipping, by: .system), at: start)
        _ = floor.handle(.changeSite(.office, by: .system), at: start)
        for number in 1...100 {
            let id = AgentID(rawValue: Int64(number))
            let profile = AgentProfile(id: id, name: "Tom", role: .agent, capacity: open / 100, queues: [.billing])
            _ = floor.handle(.changeAgent(profile, by: .system), at: start)
            _ = floor.handle(.staffConnected(id), at: start)
            _ = floor.handle(.setAvailability(agent: id, by: .system, availability: .online), at: start)
        }
        for number in 1...open + waiting { _ = floor.handle(begin(Int64(number)), at: start) }
        return floor
    }
}
