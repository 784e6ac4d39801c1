import HarkDomain
import HarkFloor
import HarkProtocol
import HarkStore

// "Not right": the staff say how a customer's message really feels.
extension Hub {
    func correct(_ call: Call, _ member: StaffPrincipal) throws(Refusal) {
        let seq = try call.params.messageSeq()
        let label: SentimentLabel = try call.params.choice("label")
        guard let id: ConversationID = try call.params.id("conversation") else { throw .notFound }
        let correction = SentimentCorrected(seq: seq, label: label)
        withConversation(id, for: call) { hub in
            guard hub.author(of: call, in: id) != nil else { return hub.refuse(call, .notFound) }
            // What was said before lies in the store only, once all that was decided is there.
            hub.perform(
                .work { hub, _ in
                    hub.read(for: call.session) { store in
                        try store.standing(of: correction, in: id)
                    } then: { hub, result in
                        hub.take(correction, of: id, by: member, call, result)
                    }
                }
            )
        }
    }

    private func take(
        _ correction: SentimentCorrected,
        of id: ConversationID,
        by member: StaffPrincipal,
        _ call: Call,
        _ standing: Result<CorrectionStanding, any Error>
    ) {
        guard author(of: call, in: id) != nil else { return refuse(call, .notFound) }
        switch standing {
        case .failure: refuse(call, .unavailable)
        case .success(.foreign): refuse(call, .invalid(field: "seq", reason: "names no message of the customer"))
        case .success(.said(let seq)): answer(call) { $0.member("seq", seq) }
        case .success(.open):
            execute(.correctSentiment(conversation: id, by: member.author, correction), call)
        }
    }
}

/// What the store knows of a message that is to be corrected.
enum CorrectionStanding: Sendable {
    /// It is no message of the customer.
    case foreign
    /// The last word on it says the same; its seq.
    case said(seq: Int)
    /// The word is news.
    case open
}

extension Store {
    func standing(of correction: SentimentCorrected, in id: ConversationID) throws -> CorrectionStanding {
        let row = try events(id, after: correction.seq - 1, limit: 1, audience: .staff).rows.first
        guard let row, row.seq == correction.seq, row.authorKind == AuthorKind.visitor.rawValue,
            row.type == EventType.messagePosted.rawValue
        else { return .foreign }
        for row in try corrections(in: id).reversed() {
            guard case .sentimentCorrected(let word) = try Event(row).body, word.seq == correction.seq else { continue }
            return word.label == correction.label ? .said(seq: row.seq) : .open
        }
        return .open
    }
}
