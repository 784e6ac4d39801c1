import HarkProtocol

extension Party {
    /// Sends a message and returns its place once the server has promised to keep it.
    ///
    /// - Throws: ``ClientError`` when the server refuses or the party has ended.
    nonisolated(nonsending) public func send(_ text: String, to conversation: String) async throws(ClientError) -> Int {
        let key = makeKey()
        ledger.sends(conversation, key, text)
        let result = try await reliably(.messageSend, lane: conversation) { writer in
            writer.member("conversation", conversation)
            writer.member("clientID", key)
            writer.member("text", text)
        }
        guard let seq = result.int("seq") else { throw .malformed("message.send answered without seq") }
        ledger.promised(conversation, key, seq)
        return seq
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
