import HarkAnalytics
import HarkDomain

extension Endpoints {
    /// Why something changed, and what conversations have in common.
    var diagnosis: [Route] {
        report(
            .causes,
            at: "/api/v1/reports/causes",
            "What explains more or fewer conversations, or other ratings, than in as many days before.",
            gives: "ChatCauses"
        )
            + report(
                .patterns,
                at: "/api/v1/reports/patterns",
                "Kinds of conversations and customers, what comes together, what goes with bad ratings, who will return.",
                gives: "ChatPatterns"
            )
            + report(
                .topics,
                at: "/api/v1/reports/topics",
                "What conversations are about, by what their customers said first.",
                gives: "ChatTopics"
            )
    }
}

/// What a change can be explained of.
enum DiagnosedMeasure: String, CaseIterable, Sendable {
    /// How many conversations there were.
    case chats
    /// The mean of their ratings.
    case csat

    /// Reads the name; absent it is the number of conversations.
    init(_ text: String?) throws(Refusal) {
        guard let text else {
            self = .chats
            return
        }
        guard let measure = Self(rawValue: text) else {
            let all = Self.allCases.map(\.rawValue).joined(separator: ", ")
            throw .invalid(field: "measure", reason: "must be one of \(all)")
        }
        self = measure
    }

    /// The one that causes are searched for.
    var cause: CauseMeasure { self == .chats ? .count : .mean }
}

extension CauseMeasure {
    /// What the API calls it.
    var diagnosed: DiagnosedMeasure { self == .count ? .chats : .csat }
}
