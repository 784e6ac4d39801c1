import HarkDomain
import HarkHub
import HarkProtocol
import HarkRouting
import HarkStore
import HarkTransport

extension Endpoints {
    /// Skills: those that people have, and the plan's vocabulary of them; each change of that is a version of the plan.
    var skills: [Route] {
        let path = "/api/v1/skills"
        return [
            Route(
                "GET",
                path,
                .staff(.read, .queues),
                "The skills that people have or that the routing plan names.",
                query: Pagination.parameters,
                gives: .page(of: .named("Skill")),
                run: listSkills
            ),
            Route(
                "POST",
                path,
                .staff(.create, .routing),
                "Take a skill into the plan's vocabulary.",
                takes: .named("NewSkill"),
                gives: .named("Skill"),
                status: 201,
                problems: [409],
                run: inTurn(createSkill)
            ),
            Route(
                "GET",
                path + "/{id}",
                .staff(.read, .queues),
                "The skill of a name.",
                gives: .named("Skill"),
                run: skill
            ),
            Route(
                "PATCH",
                path + "/{id}",
                .staff(.update, .routing),
                "Describe a skill of the vocabulary, or rename one that nobody has.",
                takes: .named("SkillChange"),
                gives: .named("Skill"),
                problems: [409],
                run: inTurn(updateSkill)
            ),
            Route(
                "DELETE",
                path + "/{id}",
                .staff(.delete, .routing),
                "Take a skill out of the vocabulary that nobody has and nothing asks for.",
                status: 204,
                problems: [409],
                run: inTurn(deleteSkill)
            ),
        ]
    }

    private func listSkills(_ call: Call) async throws -> HTTPResponse {
        _ = try Pagination(call.request)
        let (holders, plan) = (try await skillHolders(), try await services.routing.held().plan)
        let names = Set(holders.keys).union(plan.skills.map(\.name)).sorted()
        return .list(names) { $0.skill($1, plan, holders) }
    }

    private func skill(_ call: Call) async throws -> HTTPResponse {
        let (holders, plan) = (try await skillHolders(), try await services.routing.held().plan)
        guard let name = call.variables["id"], holders[name] != nil || plan.skills.contains(where: { $0.name == name })
        else { throw Refusal.notFound }
        return .object { $0.skill(name, plan, holders) }
    }

    /// Who has which skill.
    private func skillHolders() async throws(StoreError) -> [String: [AgentProfile]] {
        let staff = try await read { store throws(StoreError) in try store.staff().map(\.record.profile) }
        var holders: [String: [AgentProfile]] = [:]
        for profile in staff where profile.isActive {
            for name in Set(profile.skills.map(\.name)) { holders[name, default: []].append(profile) }
        }
        return holders
    }

    private func planned(_ call: Call, _ held: RoutingDesk.Held) throws(Refusal) -> PlannedSkill {
        let skill = held.plan.skills.first { $0.name == call.variables["id"] }
        guard let skill else { throw .notFound }
        return skill
    }

    private func createSkill(_ call: Call) async throws -> HTTPResponse {
        let body = try RequestBody(call.request)
        var skill = PlannedSkill(try body.line("name", longest: 64).addressable())
        try body.change(&skill.description, by: "description", longest: 500)
        let held = try await services.routing.held()
        guard !held.plan.skills.contains(where: { $0.name == skill.name }) else {
            throw Refusal.conflict("A skill of that name exists")
        }
        return try await save(skill, held, status: 201, call) { plan in
            // The first one makes it count what is asked for.
            if plan.skills.isEmpty {
                plan.skills = plan.skillsAskedFor.subtracting([skill.name]).sorted().map { PlannedSkill($0) }
            }
            plan.skills.append(skill)
        }
    }

    private func updateSkill(_ call: Call) async throws -> HTTPResponse {
        let held = try await services.routing.held()
        let old = try planned(call, held)
        let body = try RequestBody(call.request)
        var skill = old
        if let name = try body.optionalLine("name", longest: 64) { skill.name = try name.addressable() }
        try body.change(&skill.description, by: "description", longest: 500)
        if skill.name != old.name {
            guard !held.plan.skills.contains(where: { $0.name == skill.name }) else {
                throw Refusal.conflict("A skill of that name exists")
            }
            if let holder = try await skillHolders()[old.name]?.first {
                throw Refusal.conflict("\(holder.name) has it")
            }
        }
        return try await save(skill, held, status: 200, call) { $0.renameSkill(old.name, skill) }
    }

    private func save(
        _ skill: PlannedSkill,
        _ held: RoutingDesk.Held,
        status: Int,
        _ call: Call,
        _ change: (inout RoutingPlan) -> Void
    ) async throws -> HTTPResponse {
        try await self.change(held, "skill: \(skill.name)", call, change)
        let (holders, plan) = (try await skillHolders(), try await services.routing.held().plan)
        return .object(status: status) { $0.skill(skill.name, plan, holders) }
    }

    private func deleteSkill(_ call: Call) async throws -> HTTPResponse {
        let held = try await services.routing.held()
        let skill = try planned(call, held)
        if let user = held.plan.user(ofSkill: skill.name, held.queues.name) {
            throw Refusal.conflict("It is used by \(user)")
        }
        if let holder = try await skillHolders()[skill.name]?.first { throw Refusal.conflict("\(holder.name) has it") }
        try await change(held, "skill: \(skill.name)", call) { $0.skills.removeAll { $0.name == skill.name } }
        return .done
    }
}

extension JSONWriter {
    fileprivate mutating func skill(_ name: String, _ plan: RoutingPlan, _ holders: [String: [AgentProfile]]) {
        let planned = plan.skills.first { $0.name == name }
        member("name", name)
        member("description", planned?.description)
        member("agents", holders[name]?.count ?? 0)
        member("isPlanned", planned != nil)
    }
}
