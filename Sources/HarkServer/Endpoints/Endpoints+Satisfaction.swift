import HarkAnalytics
import HarkDomain
import HarkProtocol
import HarkTransport

extension Endpoints {
    /// How satisfied customers are, beyond what those say who answer.
    var satisfaction: [Route] {
        [
            Route(
                "GET",
                "/api/v1/satisfaction",
                .staff(.read, .reports),
                "Ratings as they came, corrected for who answers, by agent, with what goes with bad ones.",
                query: [
                    QueryParameter(name: "from", schema: .string, summary: "The first day, `YYYY-MM-DD`."),
                    QueryParameter(name: "to", schema: .string, summary: "The day after the last one."),
                ]
                    + Self.satisfactionFilters.map {
                        QueryParameter(name: $0.rawValue, schema: .string, summary: "What its \($0) must be.")
                    },
                gives: .named("Satisfaction"),
                run: satisfaction
            )
        ]
    }

    private static let satisfactionFilters: [ChatKey] = [.queue, .agent, .intent, .language, .site]

    private func satisfaction(_ call: Call) async throws -> HTTPResponse {
        guard let analytics = services.analytics else { throw Refusal.notFound }
        let report = try await services.satisfactionReports.report(try chatQuery(call), from: analytics)
        let shelf = try services.satisfactionModels?.shelf()
        return .object { writer in
            report.write(to: &writer)
            shelf?.write(to: &writer)
        }
    }
}
