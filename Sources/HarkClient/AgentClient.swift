import HarkProtocol
public import HarkTransport

/// A member of the staff, known by an API token, with all conversations on one socket.
public final class AgentClient: Party {
    /// The agent's id, once welcome.
    public private(set) var id = ""
    /// The agent's name, once welcome.
    public private(set) var name = ""
    /// How many conversations the agent can hold.
    public private(set) var capacity = 0
    /// What the agent last chose: `online`, `busy` or `offline`.
    public private(set) var availability = ""
    /// The conversations that the agent holds now.
    public private(set) var held: Set<String> = []
    /// Called when a conversation comes to this agent.
    public var onAssignment: ((_ conversation: String) -> Void)?

    /// Creates a member of the staff.
    ///
    /// - Parameters:
    ///   - loop: The loop to live on.
    ///   - url: The address of the server's socket, `ws://host:port/ws`.
    ///   - token: The API token.
    ///   - options: How to connect; the token is added.
    ///   - ledger: Where to note what is sent and seen.
    ///   - maximumAttempts: How often in a row to try to come back after a break.
    public init(
        loop: EventLoop,
        url: String,
        token: String,
        options: WebSocketClient.Options = WebSocketClient.Options(),
        ledger: Ledger = Ledger(),
        maximumAttempts: Int = 20
    ) {
        var options = options
        options.headers.append(("Authorization", "Bearer \(token)"))
        super.init(loop: loop, url: url, options: options, ledger: ledger, maximumAttempts: maximumAttempts)
    }

    override var helloMethod: HarkProtocol.Method { .agentHello }

    override func writeHello(_ writer: inout JSONWriter) { writeResumption(&writer) }

    override func welcomed(_ result: JSONObject) {
        id = result.object("agent")?.text("id") ?? id
        name = result.object("agent")?.text("name") ?? name
        capacity = result.int("capacity") ?? capacity
        availability = result.text("availability") ?? availability
        let snapshots = result.objects("conversations").compactMap(ClientSnapshot.init)
        let before = held
        held = Set(snapshots.map(\.id))
        for snapshot in snapshots {
            take(snapshot, goesOn: result.flag("complete"))
            if !before.contains(snapshot.id) { onAssignment?(snapshot.id) }
        }
    }

    override func notified(_ method: String, _ params: JSONObject) {
        switch method {
        case "conversation.assigned":
            guard let snapshot = params.object("conversation").flatMap(ClientSnapshot.init) else { return }
            held.insert(snapshot.id)
            take(snapshot, goesOn: true)
            changed(snapshot.id)
            onAssignment?(snapshot.id)
        case "conversation.gone":
            if let conversation = params.text("conversation") { held.remove(conversation) }
        default: break
        }
    }
}

extension AgentClient {
    /// Chooses to be `online`, `busy` or `offline`.
    ///
    /// - Throws: ``ClientError`` when the server refuses or the party has ended.
    nonisolated(nonsending) public func choose(availability: String) async throws(ClientError) {
        let result = try await reliably(.availabilitySet, lane: "availability") { writer in
            writer.member("availability", availability)
        }
        self.availability = result.text("availability") ?? availability
    }

    /// Ends a conversation.
    ///
    /// - Throws: ``ClientError`` when the server refuses or the party has ended.
    nonisolated(nonsending) public func resolve(
        _ conversation: String,
        disposition: String? = nil
    ) async throws(ClientError) -> Int {
        let result = try await reliably(.conversationResolve, lane: conversation) { writer in
            writer.member("conversation", conversation)
            writer.member("disposition", disposition)
        }
        held.remove(conversation)
        guard let seq = result.int("seq") else { throw .malformed("conversation.resolve answered without seq") }
        return seq
    }

    /// Drops what is held of a conversation that is over.
    public func release(_ conversation: String) {
        held.remove(conversation)
        forget(conversation)
    }
}
