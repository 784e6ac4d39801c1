public import HarkTransport

/// Plays dialogues through a running server, customers on one side and agents on the other, and compares what is kept.
///
/// Each turn waits until the other side has seen the one before it, as people do, so the order of a transcript is the
/// order of its input or a fault.
public actor Replay {
    /// What to play against.
    public struct Options: Sendable {
        /// The address of the server's socket, `ws://host:port/ws`.
        public var url: String
        /// The key of the site that the customers come to.
        public var site: String
        /// An API token for each agent.
        public var tokens: [String]
        /// How many dialogues to play at once.
        public var concurrency: Int
        /// How fast people write.
        public var pace: Pace
        /// How long to wait for an agent, or for a message to arrive.
        public var patience: Duration
        /// How to connect.
        public var socket: WebSocketClient.Options

        /// Creates options.
        public init(
            url: String,
            site: String,
            tokens: [String],
            concurrency: Int = 50,
            pace: Pace = .unbounded,
            patience: Duration = .seconds(30),
            socket: WebSocketClient.Options = WebSocketClient.Options()
        ) {
            self.url = url
            self.site = site
            self.tokens = tokens
            self.concurrency = concurrency
            self.pace = pace
            self.patience = patience
            self.socket = socket
        }
    }

    let options: Options
    let loop: EventLoop
    var report = ReplayReport()
    private var agents: [AgentClient] = []
    private var before: [String] = []
    private var owners: [String: AgentClient] = [:]
    private var waiters: [String: Waiter] = [:]

    /// The replay runs on the loop of its sockets.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    /// Creates a replay on a loop that runs.
    public init(_ options: Options, on loop: EventLoop) {
        self.options = options
        self.loop = loop
    }

    /// Plays all dialogues and returns what was found.
    ///
    /// - Throws: ``ReplayError`` when the agents can't hold so many, ``ClientError`` when one is not welcome.
    public func run(_ dialogues: [Dialogue]) async throws -> ReplayReport {
        let began = loop.now
        do {
            try await gather()
            await playAll(dialogues)
        } catch {
            await dismiss()
            throw error
        }
        await dismiss()
        report.duration = loop.now - began
        return report
    }

    private func gather() async throws {
        for token in options.tokens {
            let agent = AgentClient(loop: loop, url: options.url, token: token, options: options.socket)
            agents.append(agent)
            try await agent.connect()
            before.append(agent.availability)
            agent.onAssignment = { [unowned agent] in self.assigned($0, to: agent) }
        }
        let free = agents.reduce(0) { $0 + max(0, $1.capacity - $1.held.count) }
        guard free >= options.concurrency else {
            throw ReplayError.tooFewPlaces(free: free, wanted: options.concurrency)
        }
        for agent in agents { try await agent.choose(availability: "online") }
    }

    private func dismiss() async {
        for (agent, availability) in zip(agents, before) where agent.isWelcome {
            try? await agent.choose(availability: availability)
        }
        for agent in agents {
            report.returns += agent.returns
            agent.onAssignment = nil
            agent.close()
        }
        agents = []
    }

    private func playAll(_ dialogues: [Dialogue]) async {
        await withTaskGroup(of: Void.self) { group in
            for (index, dialogue) in dialogues.enumerated() {
                if index >= options.concurrency { await group.next() }
                group.addTask { await self.play(dialogue) }
            }
        }
    }

    /// Waits until one of the agents holds the conversation.
    func owner(of conversation: String, for customer: CustomerClient) async throws -> AgentClient {
        try await customer.sees("assignment.made", of: conversation, within: options.patience)
        if let agent = owners[conversation] { return agent }
        let outcome: Result<Void, ClientError> = await withCheckedContinuation { continuation in
            let waiter = Waiter({ _ in false }, { continuation.resume(returning: $0) })
            waiter.timer = loop.schedule(after: options.patience) { waiter.settle(.failure(.timedOut("an agent"))) }
            waiters[conversation] = waiter
        }
        guard case .success = outcome, let agent = owners[conversation] else {
            throw ReplayError.strangerAssigned(conversation: conversation)
        }
        return agent
    }

    private func assigned(_ conversation: String, to agent: AgentClient) {
        owners[conversation] = agent
        waiters.removeValue(forKey: conversation)?.settle(.success(()))
    }

    func release(_ conversation: String) {
        owners.removeValue(forKey: conversation)?.release(conversation)
    }

    func pause(_ duration: Duration) async {
        await withCheckedContinuation { continuation in
            _ = loop.schedule(after: duration) { continuation.resume() }
        }
    }
}

/// Why a replay can't begin or a dialogue can't go on.
public enum ReplayError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The agents of the tokens can't hold so many conversations at once.
    case tooFewPlaces(free: Int, wanted: Int)
    /// A conversation went to somebody else.
    case strangerAssigned(conversation: String)

    /// What to do about it, for people.
    public var description: String {
        switch self {
        case .tooFewPlaces(let free, let wanted):
            "the agents of the tokens can hold \(free) more conversations, but \(wanted) are to run at once: "
                + "raise their capacity, give more tokens or lower --concurrency"
        case .strangerAssigned(let conversation):
            "conversation \(conversation) went to an agent whose token was not given: take the others offline"
        }
    }
}
