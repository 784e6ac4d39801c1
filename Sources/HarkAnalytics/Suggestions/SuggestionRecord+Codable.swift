import HarkDomain

/// The form in which a record is kept: ids and times as numbers, what it is about as its key.
private struct KeptRecord: Codable {
    struct Person: Codable {
        let id: Int64
        let name: String

        init(_ agent: AgentReference) { (id, name) = (agent.id.rawValue, agent.name) }

        var reference: AgentReference { AgentReference(id: AgentID(rawValue: id), name: name) }
    }

    struct Change: Codable {
        let status: String
        let at: Int64
        let by: Person?
        let note: String?
    }

    struct Fact: Codable {
        let name: String
        let value: String
    }

    let key: String
    let facts: [Fact]
    let count: Int
    let conversations: [Int64]
    let measure: String
    let gain: [Double]
    let effort: String
    let owner: Person?
    let changes: [Change]
    let outcome: SuggestionOutcome?
}

extension SuggestionRecord: Codable {
    /// Reads a record as it is kept.
    public init(from decoder: any Decoder) throws {
        let kept = try KeptRecord(from: decoder)
        guard let key = SuggestionKey(text: kept.key), let measure = SuggestionMeasure(rawValue: kept.measure),
            let effort = SuggestionEffort(rawValue: kept.effort), kept.gain.count == 3, !kept.changes.isEmpty
        else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no suggestion"))
        }
        self.init(
            suggestion: Suggestion(
                kind: key.kind,
                subject: key.subject,
                facts: kept.facts.map { Suggestion.Fact(name: $0.name, value: $0.value) },
                conversations: kept.conversations.map { ConversationID(rawValue: $0) },
                count: kept.count,
                gain: SuggestionGain(measure: measure, value: kept.gain[0], low: kept.gain[1], high: kept.gain[2]),
                effort: effort
            ),
            owner: kept.owner?.reference,
            changes: try kept.changes.map { try Change($0, decoder) },
            outcome: kept.outcome
        )
    }

    /// Writes the record in the form in which it is kept.
    public func encode(to encoder: any Encoder) throws {
        try KeptRecord(
            key: suggestion.key.text,
            facts: suggestion.facts.map { KeptRecord.Fact(name: $0.name, value: $0.value) },
            count: suggestion.count,
            conversations: suggestion.conversations.map(\.rawValue),
            measure: suggestion.gain.measure.rawValue,
            gain: [suggestion.gain.value, suggestion.gain.low, suggestion.gain.high],
            effort: suggestion.effort.rawValue,
            owner: owner.map(KeptRecord.Person.init),
            changes: changes.map {
                KeptRecord.Change(
                    status: $0.status.rawValue,
                    at: $0.at.milliseconds,
                    by: $0.by.map(KeptRecord.Person.init),
                    note: $0.note
                )
            },
            outcome: outcome
        ).encode(to: encoder)
    }
}

extension SuggestionRecord.Change {
    fileprivate init(_ kept: KeptRecord.Change, _ decoder: any Decoder) throws {
        guard let status = SuggestionStatus(rawValue: kept.status) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no status"))
        }
        let at = Timestamp(milliseconds: kept.at)
        self.init(status: status, at: at, by: kept.by?.reference, note: kept.note)
    }
}
