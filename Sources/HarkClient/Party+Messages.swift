import HarkProtocol

extension Party {
    /// Sends a message and returns its place once the server has promised to keep it.
    ///
    /// - Throws: ``ClientError`` when the server refuses or the party has ended.
    nonisolated(nonsending) public func send(_ text: String, to conversation: String) async throws(ClientError) -> Int {
        let outcome: Result<Int, ClientError> = await withCheckedContinuation { continuation in
            send(text, to: conversation) { continuation.resume(returning: $0) }
        }
        return try outcome.get()
    }

    /// Sends a message; its place comes to `completion` once the server has promised to keep it.
    ///
    /// - Returns: The message's key.
    @discardableResult
    public func send(
        _ text: String,
        to conversation: String,
        _ completion: @escaping (Result<Int, ClientError>) -> Void
    ) -> String {
        let key = makeKey()
        ledger.sends(conversation, key, text)
        reliably(.messageSend, lane: conversation) { writer in
            writer.member("conversation", conversation)
            writer.member("clientID", key)
            writer.member("text", text)
        } _: { [ledger] answer in
            switch answer {
            case .failure(let error):
                ledger.refused(conversation, key, error)
                completion(.failure(error))
            case .success(let result):
                guard let seq = result.int("seq") else {
                    return completion(.failure(.malformed("message.send answered without seq")))
                }
                ledger.promised(conversation, key, seq, isRepeat: result.flag("duplicate"))
                completion(.success(seq))
            }
        }
        return key
    }

    /// Fetches the whole conversation afresh, whatever is held already.
    ///
    /// - Throws: ``ClientError`` when the server refuses or sends pages that do not go on.
    nonisolated(nonsending) public func transcript(of conversation: String) async throws(ClientError) -> [ClientEvent] {
        var events: [ClientEvent] = []
        while true {
            let after = events.last?.seq ?? 0
            let page = try await reliably(.conversationSync, lane: "sync \(conversation)") { writer in
                writer.member("conversation", conversation)
                writer.member("after", after)
            }
            let fresh = page.objects("events").compactMap(ClientEvent.init)
            events += fresh
            if page.flag("complete") { return events }
            guard !fresh.isEmpty else { throw .malformed("an empty page that is not complete") }
        }
    }
}
