import HarkDomain
import HarkHub
import HarkProtocol
import HarkRouting
import HarkStore
import HarkTransport

extension Endpoints {
    /// The routing plan and its versions.
    var routing: [Route] {
        let path = "/api/v1/routing"
        return [
            Route(
                "GET",
                path,
                .staff(.read, .routing),
                "The routing plan that holds, what is doubtful in it, and which business hours are open now.",
                gives: .named("Routing"),
                run: heldPlan
            ),
            Route(
                "PUT",
                path,
                .staff(.update, .routing),
                "Publish a routing plan; it holds from the next decision on.",
                takes: .named("RoutingPublication"),
                gives: .named("Routing"),
                problems: [409],
                run: inTurn(publishPlan)
            ),
            Route(
                "POST",
                path + "/check",
                .staff(.read, .routing),
                "What is wrong with a plan, and what is doubtful in it.",
                takes: .object([.required("plan", .named("RoutingPlan"))]),
                gives: .named("RoutingCheck"),
                run: checkPlan
            ),
            Route(
                "GET",
                path + "/versions",
                .staff(.read, .routing),
                "The versions of the plan, newest first.",
                query: Pagination.parameters,
                gives: .page(of: .named("RoutingVersion")),
                run: listPlans
            ),
            Route(
                "GET",
                path + "/versions/{id}",
                .staff(.read, .routing),
                "One version with its plan.",
                gives: .named("RoutingVersionPlan"),
                run: planVersion
            ),
            Route(
                "POST",
                path + "/versions/{id}/publish",
                .staff(.update, .routing),
                "Let the plan of an older version hold again, as a new version.",
                takes: .object([.required("note", .text(longest: 500))]),
                gives: .named("Routing"),
                problems: [409],
                run: inTurn(publishPlanVersion)
            ),
        ] + routingTrials
    }

    private func heldPlan(_ call: Call) async throws -> HTTPResponse {
        let (held, now) = (try await services.routing.held(), now)
        return .object { $0.routing(held, at: now) }
    }

    private func publishPlan(_ call: Call) async throws -> HTTPResponse {
        let body = try RequestBody(call.request)
        let text = try body.plan
        let note = try body.line("note", longest: 500)
        guard let base = try body.optionalNumber("base", in: 0...1_000_000_000) else { throw Refusal.missing("base") }
        let plan = try await plan(text)
        try await publish(plan, note: note, base: base, call)
        return try await heldPlan(call)
    }

    /// Reads a plan that a request holds.
    ///
    /// - Throws: `Problem` with all its faults.
    func plan(_ text: String) async throws -> RoutingPlan {
        let (plan, faults) = try await services.routing.read(text)
        guard let plan else { throw Problem(faults) }
        return plan
    }

    /// Makes a version of a plan, which holds at once; one that says what holds already makes none.
    ///
    /// - Throws: `Refusal.conflict` when `base` is not the version that holds.
    func publish(_ plan: RoutingPlan, note: String, base: Int, _ call: Call) async throws {
        let held = try await services.routing.held()
        guard base == held.number else { throw Refusal.conflict("Version \(held.number) was published meanwhile") }
        let text = try await services.routing.written(plan)
        guard text != held.version?.published.plan else { return }
        let member = try call.member
        let version = "version \(base + 1)"
        let audit = AuditEntry(.routingPublished, by: member, object: version, detail: note, at: now)
        try await administer(
            .publishRouting(plan: text, note: note, base: base, by: member.author),
            [{ try AuditEntry.insert(audit, $0) }]
        )
    }

    private func checkPlan(_ call: Call) async throws -> HTTPResponse {
        let (plan, faults) = try await services.routing.read(RequestBody(call.request).plan)
        return .object { writer in
            writer.faults("faults", faults.filter { !$0.isWarning })
            writer.faults("warnings", faults.filter(\.isWarning))
            writer.member("isValid", plan != nil)
        }
    }

    // MARK: Versions

    private func listPlans(_ call: Call) async throws -> HTTPResponse {
        let page = try Pagination(call.request)
        let found = try await read { store throws(StoreError) in
            try store.routingVersions(after: page.after.map { Int($0) }, limit: page.limit + 1)
        }
        let versions = Array(found.prefix(page.limit))
        let next = found.count > page.limit ? versions.last.map { Int64($0.published.version) } : nil
        return .list(versions, next: next) { $0.version($1) }
    }

    private func planVersion(_ call: Call) async throws -> HTTPResponse {
        let version = try await version(of: call)
        let queues = QueueNames(try await read { store throws(StoreError) in try store.queues() })
        return .object { writer in
            writer.version(version)
            writer.plan(RoutingDesk.kept(version).plan, queues)
        }
    }

    private func version(of call: Call) async throws -> RoutingVersion {
        guard let number = call.variables["id"].flatMap({ Int($0) }) else { throw Refusal.notFound }
        return try await find { store throws(StoreError) in try store.routingVersion(number) }
    }

    private func publishPlanVersion(_ call: Call) async throws -> HTTPResponse {
        let version = try await version(of: call)
        let note = try RequestBody(call.request).line("note", longest: 500)
        let held = try await services.routing.held()
        guard version.published.plan != held.version?.published.plan else {
            throw Refusal.conflict("This plan holds already")
        }
        let (plan, faults) = try await services.routing.read(version.published.plan)
        guard let plan else { throw Refusal.conflict(faults.first.map(\.words) ?? "It can't be used any more") }
        try await publish(plan, note: note, base: held.number, call)
        return try await heldPlan(call)
    }
}

extension RequestBody {
    /// The plan as text.
    var plan: String {
        get throws(Refusal) {
            guard let plan = try optionalPlan else { throw .missing("plan") }
            return plan
        }
    }

    /// The plan as text; nil without one.
    var optionalPlan: String? {
        get throws(Refusal) {
            guard let plan = try params.optionalObject("plan") else { return nil }
            var writer = JSONWriter(capacity: 4096)
            writer.value(.object(plan.members))
            return String(decoding: writer.bytes, as: UTF8.self)
        }
    }
}

extension RoutingFault {
    /// The fault on one line.
    var words: String { at.isEmpty ? message : "\(at): \(message)" }
}

extension Problem {
    /// Creates the problem that a plan with faults is; its field is the place of the first.
    init(_ faults: [RoutingFault]) {
        let field = ["plan", faults.first?.at ?? ""].filter { !$0.isEmpty }.joined(separator: ".")
        self.init(.invalid(field: field, reason: faults.first?.message ?? "is no plan"))
        self.faults = faults
    }
}
