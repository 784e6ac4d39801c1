public import HarkDomain

/// What became of a suggestion, or is to become of it.
public enum SuggestionStatus: String, Hashable, Sendable, CaseIterable {
    /// Nobody has decided.
    case proposed
    /// It is to be done.
    case accepted
    /// It is not to be done.
    case declined
    /// It was done.
    case done

    /// What may come next.
    public var next: [SuggestionStatus] {
        switch self {
        case .proposed: [.accepted, .declined, .done]
        case .accepted: [.done, .declined, .proposed]
        case .declined: [.proposed, .accepted]
        case .done: [.accepted]
        }
    }
}

/// A suggestion with who looks after it and what was decided.
public struct SuggestionRecord: Hashable, Sendable {
    /// A change of status: to what, when, by whom and why.
    public struct Change: Hashable, Sendable {
        /// The status since.
        public let status: SuggestionStatus
        /// When.
        public let at: Timestamp
        /// Who decided; nil for Hark itself.
        public let by: AgentReference?
        /// Why, in words.
        public let note: String?

        /// Describes a change.
        public init(status: SuggestionStatus, at: Timestamp, by: AgentReference?, note: String?) {
            (self.status, self.at, self.by, self.note) = (status, at, by, note)
        }
    }

    /// What is suggested; once somebody has decided, as it was then.
    public internal(set) var suggestion: Suggestion
    /// Who looks after it.
    public var owner: AgentReference?
    /// All changes of its status, the oldest first; the first one proposes it.
    public internal(set) var changes: [Change]
    /// What came of it, as it was measured last; nil while there is not enough evidence.
    public internal(set) var outcome: SuggestionOutcome?

    /// A suggestion as it was kept.
    /// - Precondition: there is at least the change that proposed it.
    public init(
        suggestion: Suggestion,
        owner: AgentReference?,
        changes: [Change],
        outcome: SuggestionOutcome? = nil
    ) {
        precondition(!changes.isEmpty, "a record begins with a proposal")
        (self.suggestion, self.owner, self.changes, self.outcome) = (suggestion, owner, changes, outcome)
    }

    /// Its status.
    public var status: SuggestionStatus { changes[changes.count - 1].status }
    /// When it was proposed first.
    public var at: Timestamp { changes[0].at }
    /// When somebody decided last; nil while nobody has.
    public var decidedAt: Timestamp? { changes.last { $0.by != nil }?.at }
    /// Since when what was suggested has been so; nil while it is not.
    public var doneAt: Timestamp? { status == .done ? changes[changes.count - 1].at : nil }
    /// Since when its measure is followed: since it was done, before that since it was accepted; nil for all others.
    public var measuredSince: Timestamp? {
        status == .done || status == .accepted ? changes[changes.count - 1].at : nil
    }
    /// Why it was decided as it was, in the words of who decided last.
    public var note: String? { changes[changes.count - 1].note }
}

/// All suggestions of a site, each once, whatever is found each night.
public struct SuggestionBook: Hashable, Sendable {
    /// The suggestions by key.
    public private(set) var records: [SuggestionKey: SuggestionRecord]

    /// Keys of rows that another version of Hark wrote and this one can't read: what was decided there stays as it is.
    public let sealed: Set<String>

    /// What was declined is proposed again when so many times as many conversations speak for it.
    public static let growth = 2.0

    /// A book of what was kept.
    public init(_ records: some Sequence<SuggestionRecord> = [], sealed: Set<String> = []) {
        self.records = records.reduce(into: [:]) { $0[$1.suggestion.key] = $1 }
        self.sealed = sealed
    }

    /// All suggestions, those to decide on first, then by the surest gain.
    public var list: [SuggestionRecord] {
        let order = SuggestionStatus.allCases
        func place(_ record: SuggestionRecord) -> Int { order.firstIndex(of: record.status) ?? 0 }
        return records.values.sorted { one, other in
            let (left, right) = (one.suggestion, other.suggestion)
            return (place(one), right.gain.low, left.key) < (place(other), left.gain.low, right.key)
        }
    }

    /// Takes what was found in a night.
    ///
    /// New ones are proposed, open ones brought up to date, and those that nobody has touched and nothing speaks for any
    /// longer are dropped. What was decided stays, but a declined one for which twice as much speaks is proposed again.
    /// Those that can't be read are neither proposed nor changed.
    /// - Returns: the keys of suggestions that are new or proposed again.
    public mutating func take(_ found: [Suggestion], at: Timestamp) -> [SuggestionKey] {
        var fresh: [SuggestionKey] = []
        let proposal = SuggestionRecord.Change(status: .proposed, at: at, by: nil, note: nil)
        for suggestion in found where !sealed.contains(suggestion.key.text) {
            let key = suggestion.key
            guard let record = records[key] else {
                records[key] = SuggestionRecord(suggestion: suggestion, owner: nil, changes: [proposal])
                fresh.append(key)
                continue
            }
            let isAgain =
                record.status == .declined
                && Double(suggestion.count) >= Self.growth * Double(record.suggestion.count)
            guard record.status == .proposed || isAgain else { continue }
            records[key]?.suggestion = suggestion
            if isAgain {
                records[key]?.changes.append(proposal)
                fresh.append(key)
            }
        }
        let keys = Set(found.map(\.key))
        records = records.filter { keys.contains($0.key) || $0.value.owner != nil || $0.value.changes.count > 1 }
        return fresh
    }

    /// Writes down a decision.
    ///
    /// - Parameters:
    ///   - key: the suggestion.
    ///   - status: what is decided.
    ///   - at: when.
    ///   - by: who decides.
    ///   - note: why.
    /// - Returns: false, and nothing changes, when there is no such suggestion or its status can't become that.
    public mutating func decide(
        _ key: SuggestionKey,
        _ status: SuggestionStatus,
        at: Timestamp,
        by: AgentReference,
        note: String? = nil
    ) -> Bool {
        guard let record = records[key], record.status.next.contains(status) else { return false }
        records[key]?.changes.append(SuggestionRecord.Change(status: status, at: at, by: by, note: note))
        records[key]?.outcome = nil
        return true
    }

    /// Writes down what came of a suggestion; nothing while there is none of that key.
    ///
    /// What was known stays when there is no longer enough evidence.
    public mutating func measure(_ key: SuggestionKey, _ outcome: SuggestionOutcome?) {
        if let outcome { records[key]?.outcome = outcome }
    }

    /// Gives a suggestion to somebody, or to nobody.
    ///
    /// - Parameters:
    ///   - key: the suggestion.
    ///   - owner: who looks after it from now on.
    /// - Returns: false when there is no such suggestion.
    public mutating func give(_ key: SuggestionKey, to owner: AgentReference?) -> Bool {
        guard records[key] != nil else { return false }
        records[key]?.owner = owner
        return true
    }
}
