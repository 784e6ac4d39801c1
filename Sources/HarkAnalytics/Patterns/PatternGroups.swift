public import HarkDomain
import HarkStatistics

/// Kinds of conversations, or of customers, by how things went.
public struct PatternGroups: Sendable, Equatable {
    /// One kind.
    public struct Group: Sendable, Equatable {
        /// How many were looked at.
        public let size: Int
        /// Their share of all that were looked at.
        public let share: Double
        /// The mean rating; nil without one.
        public let score: Double?
        /// How many ratings that is the mean of.
        public let ratings: Int
        /// What sets it apart, the largest difference first.
        public let traits: [ClusterTrait]
        /// Some of its conversations.
        public let conversations: [ConversationID]
    }

    /// How many were looked at.
    public let counted: Int
    /// How clearly the kinds stand apart; nil for one kind.
    public let silhouette: Double?
    /// The kinds, the largest first.
    public let groups: [Group]

    /// So many are needed before kinds are told of.
    public static let fewest = 30
    /// Of more, so many are drawn: what is left out would change no kind, and takes long.
    public static let most = 3_000
    /// Groups conversations; nil when there are too few, or all are alike.
    init?(conversations rows: [ChatRow]) {
        let rows = Self.drawn(rows)
        guard rows.count >= Self.fewest, let found = try? ChatClusters(of: rows, effort: .quick) else { return nil }
        self.init(found, members: rows.map { [$0] })
    }

    /// Groups customers by the means of their conversations; nil when there are too few, or all are alike.
    init?(customers rows: [ChatRow]) {
        let whose = Self.drawn(Set(rows.map(\.customer)).sorted())
        let wanted = Set(whose)
        let rows = rows.filter { wanted.contains($0.customer) }
        guard whose.count >= Self.fewest, let found = try? ChatClusters.customers(of: rows, effort: .quick) else {
            return nil
        }
        let own = Dictionary(grouping: rows, by: \.customer)
        self.init(found.groups, members: found.customers.map { own[$0] ?? [] })
    }

    private init?(_ found: ChatClusters, members: [[ChatRow]]) {
        guard found.clustering.count > 1 else { return nil }
        let labels = found.clustering.labels
        counted = members.count
        silhouette = found.silhouette
        groups = found.traits.enumerated().map { label, traits in
            let own = zip(members, labels).filter { $0.1 == label }.map(\.0)
            return Group(own, of: members.count, traits)
        }
    }

    private static func drawn<Value>(_ values: [Value]) -> [Value] {
        var random = SeededRandom(seed: 1)
        return random.pick(most, of: values.count).map { values[$0] }
    }
}

extension PatternGroups.Group {
    fileprivate init(_ members: [[ChatRow]], of all: Int, _ traits: [ClusterTrait]) {
        let scores = members.joined().compactMap { $0[.score] }
        size = members.count
        share = Double(members.count) / Double(max(1, all))
        score = scores.isEmpty ? nil : scores.mean
        ratings = scores.count
        self.traits = traits
        conversations = members.joined().prefix(Self.shown).map(\.id)
    }

    private static let shown = 5
}
