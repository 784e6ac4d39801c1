import HarkDomain
import HarkStatistics

extension CauseRow {
    /// A conversation by its facts; its score is the rating.
    ///
    /// - Parameters:
    ///   - facts: the conversation.
    ///   - dimensions: what it is looked at by.
    ///   - moment: when it began on the site's clock.
    public init(_ facts: ChatFacts, _ dimensions: [ChatDimension], at moment: LocalMoment? = nil) {
        self.init(
            id: facts.id,
            values: dimensions.map { $0.value(of: facts, at: moment) },
            score: facts.score.map(Double.init)
        )
    }
}

extension CauseSearch {
    /// Prepares to explain changes by what conversations are.
    public init(_ dimensions: [ChatDimension], measure: CauseMeasure) {
        self.init(dimensions: dimensions.map(\.rawValue), measure: measure)
    }
}

extension DriverSearch {
    /// The features that may drive ratings: none that follows from the rating.
    public static let features = ChatFeature.allCases.filter {
        ![.probabilityBad, .wasSolved, .wasUnsolved].contains($0)
    }

    /// Compares each feature in conversations rated 1 or 2 and those rated better.
    ///
    /// - Parameters:
    ///   - facts: conversations; those without a rating are left out.
    ///   - features: what is compared.
    /// - Returns: the drivers by falling size of their effect.
    public static func drivers(
        of facts: some Sequence<ChatFacts>,
        _ features: [ChatFeature] = DriverSearch.features
    ) -> DriverSummary {
        let rated = facts.filter { $0.score != nil }
        let isBad = rated.map { ($0.score ?? 5) <= 2 }
        return drivers(features.table(of: rated), named: features.map(\.rawValue), isBad: isBad)
    }
}

extension TransactionSet {
    /// What each conversation is and what happened in it, as items such as `queue:Billing`, `label:vip` and `transferred`.
    ///
    /// - Parameters:
    ///   - facts: the conversations.
    ///   - dimensions: what they are looked at by; labels and segments are an item each.
    public init(
        of facts: some Sequence<ChatFacts>,
        _ dimensions: [ChatDimension] = [.queue, .intent, .language, .disposition, .reason, .label, .segment]
    ) {
        self.init(facts.map { facts in dimensions.flatMap { $0.items(of: facts) } + Self.happened(facts) })
    }

    private static func happened(_ facts: ChatFacts) -> [String] {
        let events: [(String, Bool)] = [
            ("missed", facts.botMisses > 0), ("handedOff", facts.handoffs > 0), ("transferred", facts.transfers > 0),
            ("escalated", facts.escalations > 0), ("breached", facts.breaches > 0), ("reopened", facts.reopenings > 0),
            ("repeated", facts.repeats > 0), ("abandoned", facts.isAbandoned), ("contained", facts.isContained),
            ("rated:bad", facts.score.map { $0 <= 2 } ?? false), ("rated:good", facts.score.map { $0 >= 4 } ?? false),
        ]
        return events.filter(\.1).map(\.0)
    }
}

extension ChatDimension {
    fileprivate func items(of facts: ChatFacts) -> [String] {
        let values: [String] =
            switch self {
            case .label: facts.labels
            case .segment: facts.segments
            default: [value(of: facts)].compactMap { $0 }
            }
        return values.map { "\(rawValue):\($0)" }
    }
}
