public import HarkTransport

/// Conversations that never end, to measure a server: how soon it acks and delivers, and what that costs it.
public actor Load {
    /// When the next message of a run is sent.
    public enum Mode: Hashable, Sendable {
        /// Each conversation sends its next message when the one before is acked and delivered.
        case closed
        /// So many messages a second in all, on a fixed schedule, whether the server keeps up or not.
        case rate(Double)
    }

    /// Who writes.
    public enum Direction: String, Hashable, Sendable, CaseIterable {
        case agentToCustomer = "agent-to-customer"
        case customerToAgent = "customer-to-agent"
        case both
    }

    /// What to run.
    public struct Options: Sendable {
        /// The address of the server's socket, `ws://host:port/ws`.
        public var url: String
        /// The key of the site that the customers come to.
        public var site: String
        /// An API token for each agent.
        public var tokens: [String]
        /// How many conversations talk.
        public var conversations = 50
        /// When the next message is sent.
        public var mode = Mode.closed
        /// Who writes.
        public var direction = Direction.agentToCustomer
        /// How long to measure.
        public var duration = Duration.seconds(10)
        /// How long to run before that.
        public var warmUp = Duration.seconds(2)
        /// How long a message is, in bytes.
        public var textBytes = 120
        /// How many customers to connect who say nothing.
        public var idle = 0
        /// The server's process id, to measure what it uses.
        public var pid: Int?
        /// How to connect.
        public var socket = WebSocketClient.Options()

        /// Creates options.
        public init(url: String, site: String, tokens: [String]) {
            self.url = url
            self.site = site
            self.tokens = tokens
        }
    }

    let options: Options
    let loop: EventLoop
    let crew: Crew
    var report = LoadReport()
    var talks: [Talk] = []
    var flights: [String: Flight] = [:]
    var idlers: [CustomerClient] = []
    var isMeasuring = false
    var isOver = false
    var next = 0
    private let patience = Duration.seconds(30)

    /// The run is on the loop of its sockets.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    /// Creates a run on a loop that runs.
    public init(_ options: Options, on loop: EventLoop) {
        self.options = options
        self.loop = loop
        crew = Crew(loop: loop, patience: patience)
    }

    /// Runs and returns what was measured.
    ///
    /// - Throws: ``ReplayError`` when the agents can't hold so many, ``ClientError`` when somebody is not welcome.
    public func run() async throws -> LoadReport {
        do {
            try await measureAll()
        } catch {
            await leave()
            throw error
        }
        await leave()
        return report
    }

    private func measureAll() async throws {
        if options.idle > 0 { try await measureIdle() }
        guard options.conversations > 0 else { return }
        try await crew.gather(
            tokens: options.tokens,
            url: options.url,
            socket: options.socket,
            places: options.conversations
        )
        for agent in crew.agents { listen(to: agent, as: .agent) }
        try await beginTalks()
        await measureTalks()
    }

    private func beginTalks() async throws {
        for _ in 0..<options.conversations {
            let customer = CustomerClient(
                in: ClientSurroundings(loop),
                url: options.url,
                site: options.site,
                options: options.socket
            )
            customer.keepsEvents = false
            listen(to: customer, as: .customer)
            try await customer.connect()
            let (conversation, _) = try await customer.start("Hello")
            try await customer.requestPerson(in: conversation)
            let agent = try await crew.owner(of: conversation)
            talks.append(Talk(conversation: conversation, customer: customer, agent: agent))
        }
    }

    private func leave() async {
        isOver = true
        for talk in talks {
            _ = try? await talk.agent.resolve(talk.conversation)
            talk.customer.close()
        }
        for idler in idlers { idler.close() }
        await crew.dismiss()
    }

    func pause(_ duration: Duration) async {
        await withCheckedContinuation { continuation in
            _ = loop.schedule(after: duration) { continuation.resume() }
        }
    }
}

/// One conversation of a run.
final class Talk {
    let conversation: String
    let customer: CustomerClient
    let agent: AgentClient
    var isAgentsTurn = true

    init(conversation: String, customer: CustomerClient, agent: AgentClient) {
        self.conversation = conversation
        self.customer = customer
        self.agent = agent
    }
}

/// A message on its way.
final class Flight {
    let talk: Talk
    let reader: Dialogue.Side
    let due: Duration
    let counts: Bool
    var isAcked = false
    var isDelivered = false

    init(_ talk: Talk, reader: Dialogue.Side, due: Duration, counts: Bool) {
        self.talk = talk
        self.reader = reader
        self.due = due
        self.counts = counts
    }
}
