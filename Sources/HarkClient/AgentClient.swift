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
    /// Called when a conversation is offered to this agent.
    public var onOffer: ((_ offer: String) -> Void)?

    /// Creates a member of the staff.
    ///
    /// - Parameters:
    ///   - surroundings: The loop to live on, and where sockets come from.
    ///   - url: The address of the server's socket, `ws://host:port/ws`.
    ///   - token: The API token.
    ///   - options: How to connect; the token is added.
    ///   - ledger: Where to note what is sent and seen.
    ///   - maximumAttempts: How often in a row to try to come back after a break.
    public init(
        in surroundings: ClientSurroundings,
        url: String,
        token: String,
        options: WebSocketClient.Options = WebSocketClient.Options(),
        ledger: Ledger = Ledger(),
        maximumAttempts: Int = 20
    ) {
        var options = options
        options.headers.append(("Authorization", "Bearer \(token)"))
        super.init(in: surroundings, url: url, options: options, ledger: ledger, maximumAttempts: maximumAttempts)
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

    override func heard(_ event: ClientEvent, of conversation: String) {
        guard event.data.object("agent")?.text("id") == id else { return }
        switch event.type {
        case "assignment.made": held.insert(conversation)
        case "assignment.ended": held.remove(conversation)
        default: break
        }
    }

    override func notified(_ method: String, _ params: JSONObject) {
        switch method {
        case "conversation.assigned":
            guard let snapshot = params.object("conversation").flatMap(ClientSnapshot.init) else { return }
            // A Snapshot that was read late can show the next owner already.
            if snapshot.assignee == id { held.insert(snapshot.id) } else { held.remove(snapshot.id) }
            take(snapshot, goesOn: true)
            changed(snapshot.id)
            onAssignment?(snapshot.id)
        case "offer":
            if let offer = params.text("offer") { onOffer?(offer) }
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

    /// Takes on what was offered; the conversation's id comes to `completion`.
    public func accept(offer: String, _ completion: @escaping (Result<String, ClientError>) -> Void) {
        call(.offerAccept) {
            $0.member("offer", offer)
        } _: { [weak self] answer in
            let snapshot = answer.map { $0.object("conversation").flatMap(ClientSnapshot.init) }
            self?.adopt(snapshot, completion)
        }
    }

    /// Follows a conversation that somebody else holds or that waits.
    public func open(_ conversation: String, _ completion: @escaping (Result<String, ClientError>) -> Void) {
        let after = views[conversation]?.last
        call(.conversationOpen) { writer in
            writer.member("conversation", conversation)
            if let after { writer.member("after", after) }
        } _: { [weak self] answer in
            self?.adopt(answer.map { ClientSnapshot($0) }, completion)
        }
    }

    private func adopt(
        _ answer: Result<ClientSnapshot?, ClientError>,
        _ completion: (Result<String, ClientError>) -> Void
    ) {
        switch answer {
        case .failure(let error): completion(.failure(error))
        case .success(nil): completion(.failure(.malformed("no snapshot")))
        case .success(let snapshot?):
            take(snapshot, goesOn: true)
            completion(.success(snapshot.id))
        }
    }

    /// Drops what is held of a conversation that is over.
    public func release(_ conversation: String) {
        held.remove(conversation)
        forget(conversation)
    }
}
