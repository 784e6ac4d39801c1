import Foundation
import HarkDomain
import HarkHub
import HarkProtocol
import HarkRouting
import HarkSimulator
import HarkStore
import HarkTransport

extension Endpoints {
    /// What a plan would do, and would have done.
    var routingTrials: [Route] {
        [
            Route(
                "POST",
                "/api/v1/routing/try",
                .staff(.read, .routing),
                "Where a conversation would go that came now, who would get it, and why.",
                takes: .named("RoutingQuestion"),
                gives: .named("RoutingAnswer"),
                endsWithClient: true,
                run: tryRoute
            ),
            Route(
                "POST",
                "/api/v1/routing/trial",
                .staff(.update, .routing),
                "What a plan would have come to in the last days, beside the plan that holds and what happened.",
                takes: .object([
                    .required("plan", .named("RoutingPlan")), .required("days", .int(1...PolicyTrial.mostDays)),
                ]),
                gives: .named("RoutingTrial"),
                problems: [409],
                endsWithClient: true,
                run: runTrial
            ),
        ]
    }

    private func tryRoute(_ call: Call) async throws -> HTTPResponse {
        let body = try RequestBody(call.request)
        let (text, facts) = (try body.optionalPlan, try body.facts)
        let now = now
        let moment = try body.moment("at") ?? now
        var other: RoutingPlan?
        if let text { other = try await plan(text) }
        let floor = await services.floor.copy()
        let route = await services.routing.attempt(facts, under: other, on: floor, at: moment, now: now)
        guard let route else { throw Refusal.invalid(field: "site", reason: "is not the key of a site") }
        return .object { $0.route(route, at: moment) }
    }
}

extension Endpoints {
    private func runTrial(_ call: Call) async throws -> HTTPResponse {
        let body = try RequestBody(call.request)
        let text = try body.plan
        guard let days = try body.optionalNumber("days", in: 1...PolicyTrial.mostDays) else {
            throw Refusal.missing("days")
        }
        let result = try await services.trials.run(plan(text), days: days, before: now)
        return HTTPResponse(
            status: 200,
            headers: ["Content-Type": "application/json"],
            body: Array(try result.json().utf8)
        )
    }
}

extension RequestBody {
    fileprivate var facts: EntryFacts {
        get throws(Refusal) {
            EntryFacts(
                site: try line("site", longest: 64),
                page: try optionalLine("page", longest: 2000),
                language: try optionalLine("language", longest: 35),
                intent: try optionalLine("intent", longest: 100),
                entities: Set(try optionalLines("entities") ?? []),
                mood: try params.optionalChoice("mood"),
                segments: Set(try optionalLines("segments") ?? []),
                isReturning: try params.optionalBool("returning") ?? false,
                isLikelyDissatisfied: try params.optionalBool("dissatisfied") ?? false
            )
        }
    }

    /// A moment in ISO 8601 with its zone, with or without fractions of a second.
    fileprivate func moment(_ field: String) throws(Refusal) -> Timestamp? {
        guard let text = try params.optionalString(field) else { return nil }
        if let moment = Timestamp(iso8601: text) { return moment }
        guard let date = try? Date(text, strategy: .iso8601), (0..<253_402_300_800).contains(date.timeIntervalSince1970)
        else { throw .invalid(field: field, reason: "must be a moment such as 2026-12-24T09:30:00Z") }
        return Timestamp(milliseconds: Int64(date.timeIntervalSince1970 * 1000))
    }
}
