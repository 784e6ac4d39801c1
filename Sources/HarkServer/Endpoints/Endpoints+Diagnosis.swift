import HarkAnalytics
import HarkDomain
import HarkProtocol
import HarkTransport

extension Endpoints {
    /// Why something changed, and what conversations have in common.
    var diagnosis: [Route] {
        [
            Route(
                "GET",
                "/api/v1/reports/causes",
                .staff(.read, .reports),
                "What explains more or fewer conversations, or other ratings, than in as many days before.",
                query: [
                    QueryParameter(
                        name: "measure",
                        schema: .choice(DiagnosedMeasure.allCases.map(\.rawValue)),
                        summary: "What is explained; `chats` when absent."
                    )
                ] + Self.diagnosisParameters,
                gives: .named("ChatCauses"),
                run: causes
            ),
            Route(
                "GET",
                "/api/v1/reports/patterns",
                .staff(.read, .reports),
                "Kinds of conversations and customers, what comes together, what goes with bad ratings, who will return.",
                query: Self.diagnosisParameters,
                gives: .named("ChatPatterns"),
                run: patterns
            ),
            Route(
                "GET",
                "/api/v1/reports/topics",
                .staff(.read, .reports),
                "What conversations are about, by what their customers said first.",
                query: Self.diagnosisParameters,
                gives: .named("ChatTopics"),
                run: topics
            ),
        ]
    }

    private static let diagnosisParameters =
        [
            QueryParameter(name: "from", schema: .string, summary: "The first day, `YYYY-MM-DD` by the site's clock."),
            QueryParameter(name: "to", schema: .string, summary: "The day after the last one; tomorrow when absent."),
        ]
        + ChatKey.filters.map { key in
            QueryParameter(name: key.rawValue, schema: .string, summary: "What its \(key) must be; `-` for none.")
        }

    private func causes(_ call: Call) async throws -> HTTPResponse {
        guard let analytics = services.analytics else { throw Refusal.notFound }
        let measure = try DiagnosedMeasure(call.request.parameter("measure"))
        let answer = try await services.diagnosis.causes(try chatQuery(call), measure.cause, from: analytics)
        return .object { answer.write(&$0) }
    }

    private func patterns(_ call: Call) async throws -> HTTPResponse {
        guard let analytics = services.analytics else { throw Refusal.notFound }
        let answer = try await services.diagnosis.patterns(try chatQuery(call), from: analytics)
        return .object { answer.write(&$0) }
    }

    private func topics(_ call: Call) async throws -> HTTPResponse {
        guard let analytics = services.analytics else { throw Refusal.notFound }
        let query = try chatQuery(call)
        let answer = try await services.diagnosis.topics(query, from: analytics, of: services.store)
        return .object { answer.write(&$0) }
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
