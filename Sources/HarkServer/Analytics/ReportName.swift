import HarkAnalytics

/// The reports that there are: by the API as JSON and CSV, on the command line as a table too.
public enum ReportName: String, CaseIterable, Sendable {
    /// Measures of conversations.
    case chats
    /// The conversations behind a number.
    case conversations
    /// How satisfied customers are, by agent.
    case satisfaction
    /// How many conversations are to come.
    case forecast
    /// What explains a change.
    case causes
    /// What conversations have in common.
    case patterns
    /// What conversations are about.
    case topics
    /// What to improve.
    case suggestions

    /// The names of the options that it takes, by the API and on the command line.
    public var options: [String] { parameters.map(\.name) }

    /// The parameters that it takes.
    var parameters: [QueryParameter] {
        switch self {
        case .chats: Self.days + Self.grouping + Self.filters(ChatKey.filters)
        case .conversations: Self.days + Self.grouping + Self.filters(ChatKey.filters) + Self.page
        case .satisfaction: Self.days + Self.filters([.queue, .agent, .intent, .language, .site])
        case .forecast: Self.volume
        case .causes: [Self.diagnosed] + Self.days + Self.filters(ChatKey.filters)
        case .patterns, .topics: Self.days + Self.filters(ChatKey.filters)
        case .suggestions: []
        }
    }

    private static let days = [
        QueryParameter(name: "from", schema: .string, summary: "The first day, `YYYY-MM-DD` by the site's clock."),
        QueryParameter(name: "to", schema: .string, summary: "The day after the last one; tomorrow when absent."),
    ]

    private static let grouping = [
        QueryParameter(name: "by", schema: .choice(ChatKey.allCases.map(\.rawValue)), summary: "What makes a row."),
        QueryParameter(name: "compare", schema: .bool, summary: "Whether the period before is told too."),
        QueryParameter(name: "measures", schema: .string, summary: "Ids with commas; all when absent."),
    ]

    private static let page = [
        QueryParameter(name: "key", schema: .string, summary: "The key of a row of `by`; all rows when absent."),
        QueryParameter(
            name: "measure",
            schema: .choice(Measure.allCases.map(\.rawValue)),
            summary: "The measure whose conversations are meant."
        ),
        QueryParameter(name: "after", schema: .string, summary: "The `next` of the page before."),
    ]

    private static let diagnosed = QueryParameter(
        name: "measure",
        schema: .choice(DiagnosedMeasure.allCases.map(\.rawValue)),
        summary: "What is explained; `chats` when absent."
    )

    private static let volume = [
        QueryParameter(name: "queue", schema: .string, summary: "A queue's id; all queues when absent."),
        QueryParameter(
            name: "step",
            schema: .choice(VolumeStep.allCases.map(\.rawValue)),
            summary: "How long the stretches are; half hours when absent."
        ),
        QueryParameter(name: "horizon", schema: .int(1...1344), summary: "How many stretches."),
    ]

    private static func filters(_ keys: [ChatKey]) -> [QueryParameter] {
        keys.map {
            QueryParameter(name: $0.rawValue, schema: .string, summary: "What its \($0) must be; `-` for none.")
        }
    }
}
