/// What a conversation is by name: what causes are looked for in, and what comes together.
public enum ChatDimension: String, Hashable, Sendable, CaseIterable {
    case queue, agent, intent, language, site, disposition, reason, label, segment, hour, weekday, returning

    /// What it is in a conversation; nil where it is nothing.
    ///
    /// Several labels or segments are one value together, by name; so the parts of a change still add up.
    /// - Parameters:
    ///   - facts: the conversation.
    ///   - moment: when it began on the site's clock; nil where that is not known.
    /// - Returns: the value, as it is shown.
    public func value(of facts: ChatFacts, at moment: LocalMoment? = nil) -> String? {
        switch self {
        case .queue: facts.queue?.name
        case .agent: facts.agent?.name
        case .intent: facts.intent
        case .language: facts.language
        case .site: facts.site.text
        case .disposition: facts.disposition
        case .reason: facts.reason?.rawValue
        case .label: Self.joined(facts.labels)
        case .segment: Self.joined(facts.segments)
        case .hour: moment.map { $0.minute < 600 ? "0\($0.minute / 60)" : "\($0.minute / 60)" }
        case .weekday: moment.map { "\($0.weekday)" }
        case .returning: facts.isReturning ? "yes" : "no"
        }
    }

    private static func joined(_ names: [String]) -> String? {
        names.isEmpty ? nil : names.sorted().joined(separator: ", ")
    }
}
