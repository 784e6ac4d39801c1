import HarkDomain
import HarkFloor
import HarkStore
import HarkTransport
import Logging

// A conversation's commands run only while it is resident in the floor with its idempotency keys. After
// a start, and for resolved ones, both come from the store first; commands that arrive meanwhile keep their order.
extension Hub {
    /// Runs `work` once the conversation is resident, now when it is; it stays absent when there is no such one.
    ///
    /// When the store can't be read, `call` is refused as `unavailable`, and work without a call is done all the same.
    func withConversation(
        _ id: ConversationID,
        for call: Call? = nil,
        _ work: @escaping (isolated Hub) -> Void
    ) {
        if loading[id] == nil, peek({ $0.residency(id) }) == .ready { return work(self) }
        loading[id, default: []].append(WaitingCall(call: call, work: work))
        guard loading[id]?.count == 1 else { return }
        read(key: id.rawValue) { store in
            try store.residence(of: id)
        } then: { hub, residence in
            hub.admit(id, residence)
        }
    }

    private func admit(_ id: ConversationID, _ result: Result<Residence?, any Error>) {
        switch result {
        case .success(let residence?):
            floor.admit(residence.record, keys: residence.keys, asks: residence.asks, for: id, at: clock.now)
            readMarks[id] = readMarks[id] ?? residence.marks
        case .success(nil): break
        case .failure(let error): logger.error("A conversation can't be read", metadata: ["error": "\(error)"])
        }
        for waiting in loading.removeValue(forKey: id) ?? [] {
            if case .failure = result, let call = waiting.call {
                refuse(call, .unavailable)
            } else {
                waiting.work(self)
            }
        }
    }

    /// How long a resolved conversation stays in memory, for the survey and a second thought.
    static let residenceAfterResolution: Duration = .seconds(300)

    /// Conversations that a socket follows before resolved ones are dropped.
    private static let mostFollowed = 500

    /// Lets conversations go that were resolved a while ago; whoever comes back to one has it loaded again.
    ///
    /// Whoever follows goes on, but sockets that gathered very many conversations in a long shift drop these.
    func evict(resolvedBefore time: Timestamp) {
        for id in floor.evictable(resolvedBefore: time).sorted()
        where loading[id] == nil && !isBeingWritten(id) {
            for session in (rooms[id]?.staff ?? []).map(\.session) where session.subscriptions.count > Self.mostFollowed
            {
                dismiss(session, id)
            }
            readMarks[id] = nil
            floor.evict(id)
        }
    }
}

extension Hub {
    /// True while what the floor knows of a conversation is newer than what the store holds.
    private func isBeingWritten(_ id: ConversationID) -> Bool {
        [batch, inFlight].contains { batch in
            guard let batch else { return false }
            return batch.conversations.contains(id) || batch.readMarks.contains { $0.conversation == id }
        }
    }
}

/// Carries a value that belongs to the loop through another thread, untouched.
struct LoopBound<Value>: @unchecked Sendable {
    let value: Value

    init(_ value: Value) {
        self.value = value
    }
}

/// What waits until a conversation is resident.
struct WaitingCall {
    let call: Call?
    let work: (isolated Hub) -> Void
}

/// What a conversation needs to become resident.
struct Residence: Sendable {
    let record: ConversationRecord
    let keys: [SentKey]
    let asks: FeedbackAsks
    let marks: ReadMarks
}

extension Store {
    func residence(of id: ConversationID) throws -> Residence? {
        guard let record = try record(id) else { return nil }
        let keys = try sentKeys(id).map { row in
            SentKey(
                authorKind: AuthorKind(rawValue: row.authorKind) ?? .system,
                authorID: row.authorID,
                clientID: row.clientID,
                seq: row.seq,
                at: row.at,
                contentHash: row.contentHash
            )
        }
        var asks = FeedbackAsks()
        for row in try botTalk(id) { asks.fold(try Event(row)) }
        return Residence(record: record, keys: keys, asks: asks, marks: ReadMarks(try readMarks(id)))
    }
}
