public import HarkDomain
public import HarkStatistics

/// Who wrote again on the same matter, what goes with it, and who most likely will.
public struct RepeatWatch: Sendable, Equatable {
    /// A conversation whose customer may write again.
    public struct Candidate: Sendable, Equatable {
        /// The conversation.
        public let id: ConversationID
        /// The chance that the customer writes again.
        public let chance: Double
        /// What speaks for or against it most.
        public let reasons: [RepeatContactModel.Reason]
    }

    /// Why nothing is told of who will write again.
    public enum Lack: String, Sendable, CaseIterable {
        /// Too few customers are known to have written again, or not to have.
        case tooFew
        /// On later conversations the model said no more than the share of those who wrote again.
        case notUseful
    }

    /// The most conversations that are named.
    public static let most = 20
    private static let mostReasons = 3

    /// Within how many days a customer must write again.
    public let days: Int
    /// Of how many conversations it is known whether the customer wrote again.
    public let known: Int
    /// After how many of them that was so.
    public let repeated: Int
    /// How the model did on later conversations; nil without enough evidence.
    public let report: RepeatContactModel.Report?
    /// The coefficients, on one scale for all; empty without a model.
    public let estimates: [CoefficientEstimate]
    /// The conversations that ended of late with the highest chance, the highest first.
    public let candidates: [Candidate]

    /// Learns from the sample and asks of those that ended of late.
    init(sample: [ChatRow], rows: [ChatRow], _ pick: PatternPick) {
        let contacts = RepeatContacts(sample.map { RepeatContactRow($0) }, within: pick.repeatDays, until: pick.until)
        days = pick.repeatDays
        let labels = contacts.labels.compactMap { $0 }
        (known, repeated) = (labels.count, labels.count { $0 })
        let model = RepeatContactModel(contacts)
        report = model?.report
        estimates = model?.estimates ?? []
        candidates = model.map { $0.report.isUseful ? Self.candidates($0, rows, pick) : [] } ?? []
    }

    /// Why there are no candidates; nil when the model may be trusted.
    public var lack: Lack? {
        guard let report else { return .tooFew }
        return report.isUseful ? nil : .notUseful
    }

    private static func candidates(_ model: RepeatContactModel, _ rows: [ChatRow], _ pick: PatternPick) -> [Candidate] {
        let (wanted, related) = (Set(pick.ended), Set(pick.related))
        let rows = rows.filter { related.contains($0.id) }.map { RepeatContactRow($0) }
        let contacts = RepeatContacts(rows, within: pick.repeatDays, until: pick.until)
        let last = lastBeginnings(rows)
        let places = contacts.rows.indices.filter { place in
            let row = contacts.rows[place]
            let isOver = (last[CustomerMatter(row)] ?? row.startedAt) <= row.endedAt ?? row.startedAt
            return wanted.contains(row.id) && isOver
        }
        let chances = places.map { place in
            (place: place, chance: model.chance(of: contacts.rows[place], earlier: contacts.earlier[place]))
        }
        let likeliest = chances.sorted {
            ($1.chance, contacts.rows[$0.place].id) < ($0.chance, contacts.rows[$1.place].id)
        }
        return likeliest.prefix(most).map { place, chance in
            let (row, earlier) = (contacts.rows[place], contacts.earlier[place])
            return Candidate(
                id: row.id,
                chance: chance,
                reasons: model.reasons(of: row, earlier: earlier, most: mostReasons)
            )
        }
    }

    /// When each customer last began to talk of each matter: who has written again need not be foretold.
    private static func lastBeginnings(_ rows: [RepeatContactRow]) -> [CustomerMatter: Timestamp] {
        rows.reduce(into: [:]) { $0[CustomerMatter($1)] = max($0[CustomerMatter($1)] ?? $1.startedAt, $1.startedAt) }
    }
}

/// What one customer wants.
private struct CustomerMatter: Hashable {
    let customer: Int64
    let name: String?

    init(_ row: RepeatContactRow) { (customer, name) = (row.customer, row.matter) }
}
