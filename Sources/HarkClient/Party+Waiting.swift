import HarkTransport

extension Party {
    /// Waits until the event at `seq` has arrived here.
    ///
    /// - Throws: ``ClientError/timedOut(_:)``, or how the party ended.
    nonisolated(nonsending) public func sees(
        _ seq: Int,
        of conversation: String,
        within limit: Duration
    ) async throws(ClientError) {
        try await waits(for: "event \(seq) of \(conversation)", in: conversation, within: limit) { view in
            (view?.last ?? 0) >= seq
        }
    }

    /// Waits until an event of a type has arrived here.
    ///
    /// - Throws: ``ClientError/timedOut(_:)``, or how the party ended.
    nonisolated(nonsending) public func sees(
        _ type: String,
        of conversation: String,
        within limit: Duration
    ) async throws(ClientError) {
        try await waits(for: "\(type) in \(conversation)", in: conversation, within: limit) { view in
            view?.events.contains { $0.type == type } ?? false
        }
    }

    nonisolated(nonsending) func waits(
        for what: String,
        in conversation: String,
        within limit: Duration,
        until isMet: @escaping (ConversationView?) -> Bool
    ) async throws(ClientError) {
        if isMet(views[conversation]) { return }
        let outcome: Result<Void, ClientError> = await withCheckedContinuation { continuation in
            if let ending { return continuation.resume(returning: .failure(ending)) }
            let waiter = Waiter(isMet) { continuation.resume(returning: $0) }
            waiter.timer = loop.schedule(after: limit, every: nil) { waiter.settle(.failure(.timedOut(what))) }
            waiters.add(waiter, for: conversation)
        }
        try outcome.get()
    }
}
