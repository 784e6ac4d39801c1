import HarkDomain
public import HarkProtocol
import HarkTransport

extension Party {
    /// Returns a key that this party has not used.
    public func makeKey() -> String {
        lastKey += 1
        return "\(keyPrefix)-\(lastKey)"
    }

    /// Calls once on the present socket; the answer, or the break, comes to `completion`.
    public func call(
        _ method: HarkProtocol.Method,
        _ params: (inout JSONWriter) -> Void,
        _ completion: @escaping (Result<JSONObject, ClientError>) -> Void
    ) {
        guard let connection, isWelcome else {
            return completion(.failure(ending ?? .disconnected(code: 1006, reason: "not connected")))
        }
        connection.call(method, params, completion)
    }

    /// Calls until there is an answer, over as many sockets as it takes, after earlier calls of the same lane.
    ///
    /// - Throws: ``ClientError`` when the server refuses for good or the party has ended.
    nonisolated(nonsending) func reliably(
        _ method: HarkProtocol.Method,
        lane: String,
        _ params: @escaping (inout JSONWriter) -> Void
    ) async throws(ClientError) -> JSONObject {
        let outcome: Result<JSONObject, ClientError> = await withCheckedContinuation { continuation in
            reliably(method, lane: lane, params) { continuation.resume(returning: $0) }
        }
        return try outcome.get()
    }

    /// Calls until there is an answer, over as many sockets as it takes, after earlier calls of the same lane.
    ///
    /// `completion` is called once: with the answer, the refusal, or how the party ended.
    public func reliably(
        _ method: HarkProtocol.Method,
        lane: String,
        _ params: @escaping (inout JSONWriter) -> Void,
        _ completion: @escaping (Result<JSONObject, ClientError>) -> Void
    ) {
        if let ending { return completion(.failure(ending)) }
        outbox.add(Outbox.Entry(method, params, completion), to: lane)
        pump(lane)
    }

    func pump(_ lane: String) {
        guard isWelcome, let entry = outbox.takeNext(of: lane) else { return }
        connection?.call(entry.method, entry.params) { [weak self] in self?.answered(entry, lane, $0) }
    }

    private func answered(_ entry: Outbox.Entry, _ lane: String, _ answer: Result<JSONObject, ClientError>) {
        guard ending == nil else { return }
        switch answer {
        case .failure(.disconnected):
            break
        case .failure(.refused(let refusal)) where refusal.isTemporary:
            onThisSocket(after: refusal.retryAfter ?? .milliseconds(250)) { party in
                party.outbox.hold(lane)
                party.pump(lane)
            }
        default:
            outbox.settle(lane)
            entry.completion(answer)
            pump(lane)
        }
    }

    /// Does something later, unless the socket has gone by then: the next one begins anew.
    func onThisSocket(after delay: Duration, _ body: @escaping (Party) -> Void) {
        loop.schedule(after: delay, every: nil) { [weak self, weak connection] in
            guard let self, let connection, self.connection === connection else { return }
            body(self)
        }
    }
}
