import HarkAnalytics
import HarkDomain
import HarkProtocol
import HarkTransport

extension Endpoints {
    /// How much is to come, and how many people it takes.
    var forecast: [Route] {
        [
            Route(
                "GET",
                "/api/v1/forecast",
                .staff(.read, .reports),
                "The volume to come with its ranges, how such forecasts would have done, and the heads that it takes.",
                query: [
                    QueryParameter(name: "queue", schema: .string, summary: "A queue's id; all queues when absent."),
                    QueryParameter(
                        name: "step",
                        schema: .choice(VolumeStep.allCases.map(\.rawValue)),
                        summary: "How long the stretches are; half hours when absent."
                    ),
                    QueryParameter(name: "horizon", schema: .int(1...1344), summary: "How many stretches."),
                ],
                gives: .named("VolumeForecast"),
                problems: [409],
                run: forecast
            )
        ]
    }

    private func forecast(_ call: Call) async throws -> HTTPResponse {
        guard let analytics = services.analytics else { throw Refusal.notFound }
        let subject = try await subject(call)
        let answer = try await services.forecasts.answer(
            subject,
            from: analytics,
            specialDays: try await services.routing.specialDays(),
            at: now
        )
        guard case .known(let forecast) = answer else { throw Refusal.conflict(answer.reason ?? "Nothing is known") }
        return .object { forecast.write(to: &$0) }
    }

    private func subject(_ call: Call) async throws -> ForecastDesk.Subject {
        let member = try call.member
        var subject = ForecastDesk.Subject(step: try step(call.request.parameter("step")))
        if member.role == .supervisor, !member.queues.isEmpty { subject.within = Set(member.queues.map(\.text)) }
        if let text = call.request.parameter("queue") {
            guard QueueID(text) != nil else {
                throw Refusal.invalid(field: "queue", reason: "is not the id of a queue")
            }
            subject.queue = text
        }
        if let text = call.request.parameter("horizon") {
            let most = subject.step.mostHorizon
            guard let horizon = Int(text), (1...most).contains(horizon) else {
                throw Refusal.invalid(field: "horizon", reason: "must be 1 to \(most) of this step")
            }
            subject.horizon = horizon
        }
        return subject
    }

    private func step(_ text: String?) throws(Refusal) -> VolumeStep {
        guard let text else { return .halfHour }
        guard let step = VolumeStep(rawValue: text) else {
            let all = VolumeStep.allCases.map(\.rawValue).joined(separator: ", ")
            throw .invalid(field: "step", reason: "must be one of \(all)")
        }
        return step
    }
}
