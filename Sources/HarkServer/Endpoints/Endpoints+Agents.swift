import HarkDomain
import HarkHub
import HarkProtocol
import HarkStore
import HarkTransport

extension Endpoints {
    /// Members of the staff, whatever their role.
    var agents: [Route] {
        let path = "/api/v1/agents"
        return [
            Route(
                "GET",
                path,
                .staff(.read, .agents),
                "The staff.",
                query: Pagination.parameters,
                gives: .page(of: .named("Agent")),
                run: listAgents
            ),
            Route(
                "POST",
                path,
                .staff(.create, .agents),
                "Take somebody on the staff.",
                takes: .named("NewAgent"),
                gives: .named("Agent"),
                status: 201,
                problems: [409],
                run: inTurn(createAgent)
            ),
            Route(
                "GET",
                path + "/{id}",
                .staff(.read, .agents),
                "One member of the staff.",
                gives: .named("Agent"),
                run: agent
            ),
            Route(
                "PATCH",
                path + "/{id}",
                .staff(.update, .agents),
                "Change somebody; a new password ends this person's sessions.",
                takes: .named("AgentChange"),
                gives: .named("Agent"),
                problems: [409],
                run: inTurn(updateAgent)
            ),
            Route(
                "DELETE",
                path + "/{id}",
                .staff(.delete, .agents),
                "Deactivate somebody: sessions and tokens end, conversations go back.",
                status: 204,
                problems: [409],
                run: inTurn(deactivateAgent)
            ),
        ]
    }

    private func listAgents(_ call: Call) async throws -> HTTPResponse {
        let page = try Pagination(call.request)
        let (agents, queues) = try await read { store throws(StoreError) in
            (try store.staff().filter(\.record.profile.isActive), try store.queues())
        }
        let states = await services.floor.staff()
        let (items, next) = page.page(of: agents, by: \.record.profile.id.rawValue)
        return .list(items, next: next) { $0.agent($1, queues, states[$1.record.profile.id]) }
    }

    private func agent(_ call: Call) async throws -> HTTPResponse {
        try await answer(staffRow(call.id()), status: 200)
    }

    private func staffRow(_ id: AgentID) async throws -> StaffMember {
        let member = try await find { store throws(StoreError) in try store.staffMember(id) }
        guard member.record.profile.isActive else { throw Refusal.notFound }
        return member
    }

    private func createAgent(_ call: Call) async throws -> HTTPResponse {
        let (body, member) = (try RequestBody(call.request), try call.member)
        let queues = try await read { store throws(StoreError) in try store.queues() }
        var profile = AgentProfile(
            id: await mint.next(at: now),
            name: try body.line("name", longest: 100),
            role: try body.params.choice("role")
        )
        try profile.change(by: body, queues: queues)
        let email = try Administration.email(body.line("email", longest: 254))
        let password = try PasswordRules.checked(body.params.string("password"))
        let account = Account(
            id: profile.id,
            email: email,
            passwordHash: try await services.passwords.hash(password),
            createdAt: now
        )
        try await checkEmail(email, of: profile.id)
        let audit = AuditEntry.agentCreated(profile, by: member, at: now)
        try await administer(
            .changeAgent(profile, by: member.author),
            [{ try Account.insert(account, $0) }, { try AuditEntry.insert(audit, $0) }]
        )
        return try await answer(staffRow(profile.id), status: 201)
    }

    private func checkEmail(_ email: String, of id: AgentID) async throws {
        let owner = try await read { store throws(StoreError) in try store.staffMember(email: email) }
        guard owner == nil || owner?.record.profile.id == id else {
            throw Refusal.conflict("That e-mail address is taken")
        }
    }

    private func updateAgent(_ call: Call) async throws -> HTTPResponse {
        let (body, member, now) = (try RequestBody(call.request), try call.member, now)
        var row = try await staffRow(call.id())
        let (before, queues) = (row.record.profile, try await read { store throws(StoreError) in try store.queues() })
        try row.record.profile.change(by: body, queues: queues)
        var writes: [DatabaseWrite] = []
        if before.role == .admin, row.record.profile.role != .admin { try await checkAnotherAdmin(than: before.id) }
        if let email = try body.optionalLine("email", longest: 254) {
            let (id, address) = (before.id, try Administration.email(email))
            try await checkEmail(address, of: id)
            row.account?.email = address
            writes.append { try Account.setEmail(id, address, $0) }
        }
        if let password = try body.params.optionalString("password") {
            writes += try await newPassword(password, of: before.id, at: now)
        }
        let audit = AuditEntry.agentChanged(before, row.record.profile, fields: body.names, by: member, at: now)
        writes.append { try AuditEntry.insert(audit, $0) }
        try await administer(.changeAgent(row.record.profile, by: member.author), writes)
        if body.has("password") { services.floor.signOut(before.id) }
        return try await answer(row, status: 200)
    }

    /// A new password ends every session that an old one opened.
    private func newPassword(
        _ password: String,
        of id: AgentID,
        at now: Timestamp
    ) async throws -> [DatabaseWrite] {
        let hash = try await services.passwords.hash(PasswordRules.checked(password))
        return [{ try Account.setPassword(id, hash: hash, at: now, $0) }, { try Session.deleteAll(of: id, $0) }]
    }

    private func checkAnotherAdmin(than id: AgentID) async throws {
        let staff = try await read { store throws(StoreError) in try store.staff().map(\.record.profile) }
        guard staff.contains(where: { $0.isActive && $0.role == .admin && $0.id != id }) else {
            throw Refusal.conflict("Nobody else is an admin")
        }
    }

    private func deactivateAgent(_ call: Call) async throws -> HTTPResponse {
        var profile = try await staffRow(call.id()).record.profile
        let (member, now) = (try call.member, now)
        if profile.role == .admin { try await checkAnotherAdmin(than: profile.id) }
        profile.isActive = false
        let (id, audit) = (profile.id, AuditEntry(.agentDeactivated, by: member, object: profile.id.text, at: now))
        try await administer(
            .changeAgent(profile, by: member.author),
            [
                { try Session.deleteAll(of: id, $0) }, { try APIToken.revokeAll(of: id, at: now, $0) },
                { try AuditEntry.insert(audit, $0) },
            ]
        )
        services.floor.signOut(id)
        return .done
    }

    private func answer(_ row: StaffMember, status: Int) async throws -> HTTPResponse {
        let queues = try await read { store throws(StoreError) in try store.queues() }
        let state = await services.floor.staff()[row.record.profile.id]
        return .object(status: status) { $0.agent(row, queues, state) }
    }
}

extension AgentProfile {
    fileprivate mutating func change(by body: RequestBody, queues known: [QueueProfile]) throws(Refusal) {
        if let name = try body.optionalLine("name", longest: 100) { self.name = name }
        if let role: Role = try body.params.optionalChoice("role") { self.role = role }
        if let capacity = try body.optionalNumber("capacity", in: 0...100) { self.capacity = capacity }
        if let skills = try body.skills("skills") { self.skills = skills }
        if let languages = try body.optionalLines("languages", longest: 35) {
            self.languages = try Administration.languages(languages)
        }
        if let queues = try body.queues("queues", among: known) { self.queues = queues }
    }
}

extension RequestBody {
    /// The names of the members that were sent.
    var names: [String] { params.members.members.map(\.name) }

    fileprivate func skills(_ field: String) throws(Refusal) -> [Skill]? {
        guard let value = params.members[field] else { return nil }
        guard case .array(let values) = value, values.count <= 50 else {
            throw .invalid(field: field, reason: "must be a list of at most 50 skills")
        }
        var skills: [Skill] = []
        for value in values {
            guard case .object(let members) = value, case .string(let text) = members["name"],
                case .int(let level) = members["level"], (1...5).contains(level)
            else { throw .invalid(field: field, reason: "must hold objects with a name and a level of 1 to 5") }
            skills.append(Skill(name: try Self.line(text, field: field, longest: 64), level: Int(level)))
        }
        return skills
    }
}

extension JSONWriter {
    fileprivate mutating func agent(_ row: StaffMember, _ queues: [QueueProfile], _ state: StaffState?) {
        let profile = row.record.profile
        self.profile(profile)
        member("email", row.account?.email ?? "")
        member("availability", (state?.availability ?? .offline).rawValue)
        member("because", state?.because?.rawValue)
        member("capacity", profile.capacity)
        name("queues")
        beginArray()
        for queue in queues where profile.queues.contains(queue.id) { reference(queue.reference) }
        endArray()
        member("connected", state?.isConnected ?? false)
        units("load", state?.load ?? 0)
    }
}
