import HarkTransport

/// The agents of a replay or a load run: logged in by tokens, online, and told apart by what they hold.
final class Crew {
    private let patience: Duration
    private let loop: EventLoop
    private(set) var agents: [AgentClient] = []
    private var before: [String] = []
    private var owners: [String: AgentClient] = [:]
    private var waiters: [String: Waiter] = [:]

    init(loop: EventLoop, patience: Duration) {
        self.loop = loop
        self.patience = patience
    }

    /// Brings the agents in and online.
    nonisolated(nonsending) func gather(
        tokens: [String],
        url: String,
        socket: WebSocketClient.Options,
        places: Int
    ) async throws {
        for token in tokens {
            let agent = AgentClient(in: ClientSurroundings(loop), url: url, token: token, options: socket)
            agents.append(agent)
            try await agent.connect()
            before.append(agent.availability)
            agent.onAssignment = { [weak self, unowned agent] in self?.assigned($0, to: agent) }
        }
        let free = agents.reduce(0) { $0 + max(0, $1.capacity - $1.held.count) }
        guard free >= places else { throw ReplayError.tooFewPlaces(free: free, wanted: places) }
        for agent in agents where agent.availability != "online" { try await agent.choose(availability: "online") }
    }

    /// Leaves the agents as available as they were before.
    nonisolated(nonsending) func dismiss() async {
        for (agent, availability) in zip(agents, before) where agent.isWelcome && availability != "online" {
            try? await agent.choose(availability: availability)
        }
        for agent in agents { agent.close() }
    }

    /// Waits until one of the agents holds the conversation.
    nonisolated(nonsending) func owner(of conversation: String) async throws -> AgentClient {
        if let agent = owners[conversation] { return agent }
        let outcome: Result<Void, ClientError> = await withCheckedContinuation { continuation in
            let waiter = Waiter({ _ in false }, { continuation.resume(returning: $0) })
            waiter.timer = loop.schedule(after: patience) { waiter.settle(.failure(.timedOut("an agent"))) }
            waiters[conversation] = waiter
        }
        guard case .success = outcome, let agent = owners[conversation] else {
            throw ReplayError.notAssigned(conversation: conversation)
        }
        return agent
    }

    func release(_ conversation: String) {
        owners.removeValue(forKey: conversation)?.release(conversation)
    }

    private func assigned(_ conversation: String, to agent: AgentClient) {
        owners[conversation] = agent
        waiters.removeValue(forKey: conversation)?.settle(.success(()))
    }
}

/// Why a replay or a load run can't begin or a conversation can't go on.
public enum ReplayError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The agents of the tokens can't hold so many conversations at once.
    case tooFewPlaces(free: Int, wanted: Int)
    /// A conversation came to none of the agents in time.
    case notAssigned(conversation: String)

    /// What to do about it, for people.
    public var description: String {
        switch self {
        case .tooFewPlaces(let free, let wanted):
            "the agents of the tokens can hold \(free) more conversations, but \(wanted) are to run at once: "
                + "raise their capacity, give more tokens or run fewer at once"
        case .notAssigned(let conversation):
            "conversation \(conversation) came to none of the agents whose tokens were given: "
                + "do they serve its queue, and are others offline?"
        }
    }
}
