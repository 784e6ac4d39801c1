import HarkProtocol
public import HarkTransport

/// A customer in a site's widget.
public final class CustomerClient: Party {
    /// The key of the site whose widget this is.
    public let site: String
    /// The conversation that this customer is in.
    public private(set) var conversation: String?
    /// The visitor's signed token, fresh with each hello.
    public private(set) var token: String?
    private let locale: String?

    /// Creates a customer that nobody knows yet.
    ///
    /// - Parameters:
    ///   - surroundings: The loop to live on, and where sockets come from.
    ///   - url: The address of the server's socket, `ws://host:port/ws`.
    ///   - site: The site's key.
    ///   - token: The token of a visitor who was here before.
    ///   - locale: The language of the browser.
    ///   - options: How to connect.
    ///   - ledger: Where to note what is sent and seen.
    ///   - maximumAttempts: How often in a row to try to come back after a break.
    public init(
        in surroundings: ClientSurroundings,
        url: String,
        site: String,
        token: String? = nil,
        locale: String? = nil,
        options: WebSocketClient.Options = WebSocketClient.Options(),
        ledger: Ledger = Ledger(),
        maximumAttempts: Int = 20
    ) {
        self.site = site
        self.token = token
        self.locale = locale
        super.init(in: surroundings, url: url, options: options, ledger: ledger, maximumAttempts: maximumAttempts)
    }

    override var helloMethod: HarkProtocol.Method { .visitorHello }

    override func writeHello(_ writer: inout JSONWriter) {
        writer.member("site", site)
        writer.member("token", token)
        writer.member("locale", locale)
        writeResumption(&writer)
    }

    override func welcomed(_ result: JSONObject) {
        token = result.text("token") ?? token
        guard let snapshot = result.object("conversation").flatMap(ClientSnapshot.init) else { return }
        conversation = snapshot.id
        take(snapshot, goesOn: result.flag("complete"))
    }
}

extension CustomerClient {
    /// Starts a conversation, with a first message or without, and returns its id and the place of that message.
    ///
    /// - Throws: ``ClientError`` when the server refuses or the party has ended.
    nonisolated(nonsending) public func start(
        _ text: String?
    ) async throws(ClientError) -> (conversation: String, seq: Int) {
        let outcome: Result<(conversation: String, seq: Int), ClientError> = await withCheckedContinuation {
            continuation in
            start(text) { continuation.resume(returning: $0) }
        }
        return try outcome.get()
    }

    /// Starts a conversation; its id and the place of the first message come to `completion`.
    ///
    /// - Returns: The message's key.
    @discardableResult
    public func start(
        _ text: String?,
        _ completion: @escaping (Result<(conversation: String, seq: Int), ClientError>) -> Void
    ) -> String {
        let key = makeKey()
        if let text { ledger.sends("-", key, text) }
        reliably(.conversationStart, lane: "start") { writer in
            writer.member("clientID", key)
            writer.member("text", text)
        } _: { [weak self] answer in
            switch answer {
            case .failure(let error):
                if text != nil { self?.ledger.refused("-", key, error) }
                completion(.failure(error))
            case .success(let result):
                guard let id = result.text("conversation"), let seq = result.int("seq") else {
                    return completion(.failure(.malformed("conversation.start answered without conversation or seq")))
                }
                self?.conversation = id
                if text != nil { self?.ledger.promised(id, key, seq, isRepeat: result.flag("duplicate")) }
                completion(.success((id, seq)))
            }
        }
        return key
    }

    /// Asks for a person instead of the bot; harmless when one is on the way.
    ///
    /// - Throws: ``ClientError`` when the server refuses or the party has ended.
    nonisolated(nonsending) public func requestPerson(in conversation: String) async throws(ClientError) {
        _ = try await reliably(.humanRequest, lane: conversation) { $0.member("conversation", conversation) }
    }

    /// Ends the conversation from the customer's side.
    ///
    /// - Throws: ``ClientError`` when the server refuses or the party has ended.
    nonisolated(nonsending) public func end(_ conversation: String) async throws(ClientError) {
        _ = try await reliably(.conversationEnd, lane: conversation) { $0.member("conversation", conversation) }
    }

    /// Rates a resolved conversation from 1 to 5.
    ///
    /// - Throws: ``ClientError`` when the server refuses or the party has ended.
    nonisolated(nonsending) public func rate(
        _ conversation: String,
        score: Int,
        comment: String? = nil
    ) async throws(ClientError) {
        let key = makeKey()
        _ = try await reliably(.surveySubmit, lane: conversation) { writer in
            writer.member("conversation", conversation)
            writer.member("clientID", key)
            writer.member("score", score)
            writer.member("comment", comment)
        }
    }
}
