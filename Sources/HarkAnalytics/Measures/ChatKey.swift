/// What reports are filtered and grouped by.
public enum ChatKey: String, CaseIterable, Sendable {
    case queue, agent, intent, language, label, segment, site, disposition
    case day, week, month, hour, weekday

    /// The key of conversations that have none, such as those without a label.
    public static let none = "-"

    /// What conversations can be filtered by.
    public static let filters: [ChatKey] = [.queue, .agent, .intent, .language, .label, .segment, .site, .disposition]

    /// True for what comes from the clock: when the conversation began, in the zone of the site.
    public var isOfTime: Bool { !Self.filters.contains(self) }

    /// True where one conversation may have several, and counts under each.
    var isList: Bool { self == .label || self == .segment }

    /// The place among the columns of codes; times have none.
    var place: Int { Self.filters.firstIndex(of: self) ?? 0 }

    /// The names that a row has under this key.
    func names(of row: ChatRow) -> [ChatRow.Named] {
        switch self {
        case .queue: [row.queue].compactMap(\.self)
        case .agent: [row.agent].compactMap(\.self)
        case .site: [row.site].compactMap(\.self)
        case .intent: Self.plain([row.intent])
        case .language: Self.plain([row.language])
        case .disposition: Self.plain([row.disposition])
        case .label: Self.plain(row.labels)
        case .segment: Self.plain(row.segments)
        case .day, .week, .month, .hour, .weekday: []
        }
    }

    private static func plain(_ names: [String?]) -> [ChatRow.Named] {
        names.compactMap { $0 }.map { ChatRow.Named(key: $0, name: $0) }
    }
}
