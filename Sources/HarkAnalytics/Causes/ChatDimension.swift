/// What a conversation is by name: what causes are looked for in, and what comes together.
public enum ChatDimension: String, Hashable, Sendable, CaseIterable {
    case queue, agent, intent, language, site, disposition, reason, label, segment, hour, weekday, returning

    /// What it is in a conversation; nil where it is nothing.
    ///
    /// Several labels or segments are one value together, by name; so the parts of a change still add up.
    /// - Parameters:
    ///   - row: the conversation.
    ///   - moment: when it began on the site's clock; nil where that is not known.
    /// - Returns: the value, as it is shown.
    public func value(of row: ChatRow, at moment: LocalMoment? = nil) -> String? {
        switch self {
        case .queue: row.queue?.name
        case .agent: row.agent?.name
        case .intent: row.intent
        case .language: row.language
        case .site: row.site?.name
        case .disposition: row.disposition
        case .reason: row.reason?.rawValue
        case .label: Self.joined(row.labels)
        case .segment: Self.joined(row.segments)
        case .hour: moment.map { $0.minute < 600 ? "0\($0.minute / 60)" : "\($0.minute / 60)" }
        case .weekday: moment.map { "\($0.weekday)" }
        case .returning: row.flags.contains(.returning) ? "yes" : "no"
        }
    }

    private static func joined(_ names: [String]) -> String? {
        names.isEmpty ? nil : names.sorted().joined(separator: ", ")
    }
}
