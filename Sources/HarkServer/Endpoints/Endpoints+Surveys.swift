import HarkDomain
import HarkFloor
import HarkHub
import HarkProtocol
import HarkRouting
import HarkStore
import HarkTransport

extension Endpoints {
    /// The survey plan and its versions.
    var surveys: [Route] {
        let path = "/api/v1/surveys"
        return [
            Route(
                "GET",
                path,
                .staff(.read, .surveys),
                "The survey plan that holds: what customers are asked when a conversation has ended, and when.",
                gives: .named("Surveys"),
                run: heldSurveys
            ),
            Route(
                "PUT",
                path,
                .staff(.update, .surveys),
                "Publish a survey plan; it holds from the next end of a conversation on.",
                takes: .named("SurveyPublication"),
                gives: .named("Surveys"),
                problems: [409],
                run: inTurn(publishSurveys)
            ),
            Route(
                "POST",
                path + "/check",
                .staff(.read, .surveys),
                "What is wrong with a survey plan.",
                takes: .object([.required("plan", .named("SurveyPlan"))]),
                gives: .named("SurveyCheck"),
                run: checkSurveys
            ),
            Route(
                "GET",
                path + "/versions",
                .staff(.read, .surveys),
                "The versions of the survey plan, newest first.",
                query: Pagination.parameters,
                gives: .page(of: .named("SurveyVersion")),
                run: listSurveys
            ),
            Route(
                "GET",
                path + "/versions/{id}",
                .staff(.read, .surveys),
                "One version with its survey plan.",
                gives: .named("SurveyVersionPlan"),
                run: surveyVersion
            ),
            Route(
                "POST",
                path + "/versions/{id}/publish",
                .staff(.update, .surveys),
                "Let the survey plan of an older version hold again, as a new version.",
                takes: .object([.required("note", .text(longest: 500))]),
                gives: .named("Surveys"),
                problems: [409],
                run: inTurn(publishSurveyVersion)
            ),
        ]
    }

    private func heldSurveys(_ call: Call) async throws -> HTTPResponse {
        let held = try await services.surveys.held()
        return .object { $0.surveys(held) }
    }

    private func publishSurveys(_ call: Call) async throws -> HTTPResponse {
        let body = try RequestBody(call.request)
        let text = try body.plan
        let note = try body.line("note", longest: 500)
        guard let base = try body.optionalNumber("base", in: 0...1_000_000_000) else { throw Refusal.missing("base") }
        let (plan, faults) = try await services.surveys.read(text)
        guard let plan else { throw Problem(faults) }
        try await publish(plan, note: note, base: base, call)
        return try await heldSurveys(call)
    }

    /// Makes a version of a plan, which holds at once; one that says what holds already makes none.
    ///
    /// - Throws: `Refusal.conflict` when `base` is not the version that holds.
    private func publish(_ plan: SurveyPlan, note: String, base: Int, _ call: Call) async throws {
        let held = try await services.surveys.held()
        guard base == held.number else { throw Refusal.conflict("Version \(held.number) was published meanwhile") }
        let text = plan.json(name: \.text)
        guard text != held.version?.published.plan else { return }
        let member = try call.member
        let audit = AuditEntry(.surveyPublished, by: member, object: "version \(base + 1)", detail: note, at: now)
        try await administer(
            .publishSurveys(plan: text, note: note, base: base, by: member.author),
            [{ try AuditEntry.insert(audit, $0) }]
        )
    }

    private func checkSurveys(_ call: Call) async throws -> HTTPResponse {
        let (plan, faults) = try await services.surveys.read(RequestBody(call.request).plan)
        return .object { writer in
            writer.faults("faults", faults)
            writer.member("isValid", plan != nil)
        }
    }

    // MARK: Versions

    private func listSurveys(_ call: Call) async throws -> HTTPResponse {
        let page = try Pagination(call.request)
        let found = try await read { store throws(StoreError) in
            try store.surveyVersions(after: page.after.map { Int($0) }, limit: page.limit + 1)
        }
        let versions = Array(found.prefix(page.limit))
        let next = found.count > page.limit ? versions.last.map { Int64($0.published.version) } : nil
        return .list(versions, next: next) { $0.version($1) }
    }

    private func surveyVersion(_ call: Call) async throws -> HTTPResponse {
        let version = try await keptSurveys(call)
        let queues = QueueNames(try await read { store throws(StoreError) in try store.queues() })
        return .object { writer in
            writer.version(version)
            writer.plan(SurveyDesk.kept(version), queues)
        }
    }

    private func keptSurveys(_ call: Call) async throws -> SurveyVersion {
        guard let number = call.variables["id"].flatMap({ Int($0) }) else { throw Refusal.notFound }
        return try await find { store throws(StoreError) in try store.surveyVersion(number) }
    }

    private func publishSurveyVersion(_ call: Call) async throws -> HTTPResponse {
        let version = try await keptSurveys(call)
        let note = try RequestBody(call.request).line("note", longest: 500)
        let held = try await services.surveys.held()
        guard version.published.plan != held.version?.published.plan else {
            throw Refusal.conflict("This plan holds already")
        }
        let (plan, faults) = try await services.surveys.read(version.published.plan)
        guard let plan else { throw Refusal.conflict(faults.first.map(\.words) ?? "It can't be used any more") }
        try await publish(plan, note: note, base: held.number, call)
        return try await heldSurveys(call)
    }
}
