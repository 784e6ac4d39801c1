import HarkDomain
import HarkStatistics

extension CauseRow {
    /// A conversation by its row; its score is the rating.
    ///
    /// - Parameters:
    ///   - row: the conversation.
    ///   - dimensions: what it is looked at by.
    ///   - moment: when it began on the site's clock.
    public init(_ row: ChatRow, _ dimensions: [ChatDimension], at moment: LocalMoment? = nil) {
        self.init(
            id: row.id,
            values: dimensions.map { $0.value(of: row, at: moment) },
            score: row[.score]
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
    ///   - rows: conversations; those without a rating are left out.
    ///   - features: what is compared.
    /// - Returns: the drivers by falling size of their effect.
    public static func drivers(
        of rows: some Sequence<ChatRow>,
        _ features: [ChatFeature] = DriverSearch.features
    ) -> DriverSummary {
        let rated = rows.filter { $0.score != nil }
        let isBad = rated.map { ($0.score ?? 5) <= 2 }
        return drivers(features.table(of: rated), named: features.map(\.rawValue), isBad: isBad)
    }
}

extension TransactionSet {
    /// What each conversation is and what happened in it, as items such as `queue:Billing`, `label:vip` and `transferred`.
    ///
    /// - Parameters:
    ///   - rows: the conversations.
    ///   - dimensions: what they are looked at by; labels and segments are an item each.
    public init(
        of rows: some Sequence<ChatRow>,
        _ dimensions: [ChatDimension] = [.queue, .intent, .language, .disposition, .reason, .label, .segment]
    ) {
        self.init(rows.map { row in dimensions.flatMap { $0.items(of: row) } + Self.happened(row) })
    }

    private static func happened(_ row: ChatRow) -> [String] {
        func has(_ number: ChatNumber) -> Bool { (row[number] ?? 0) > 0 }
        let events: [(String, Bool)] = [
            ("missed", has(.botMisses)), ("handedOff", has(.handoffs)), ("transferred", has(.transfers)),
            ("escalated", has(.escalations)), ("breached", has(.breaches)), ("reopened", has(.reopenings)),
            ("repeated", has(.repeats)), ("abandoned", row.flags.contains(.abandoned)),
            ("contained", row.flags.contains(.contained)), ("rated:bad", row.score.map { $0 <= 2 } ?? false),
            ("rated:good", row.score.map { $0 >= 4 } ?? false),
        ]
        return events.filter(\.1).map(\.0)
    }
}

extension ChatDimension {
    fileprivate func items(of row: ChatRow) -> [String] {
        let values: [String] =
            switch self {
            case .label: row.labels
            case .segment: row.segments
            default: [value(of: row)].compactMap { $0 }
            }
        return values.map { "\(rawValue):\($0)" }
    }
}
