import HarkBot
import HarkDomain
import HarkHub
import HarkProtocol
import HarkStore
import HarkTransport

extension Endpoints {
    var sites: [Route] {
        let path = "/api/v1/sites"
        return [
            Route(
                "GET",
                path,
                .staff(.read, .sites),
                "All sites.",
                query: Pagination.parameters,
                gives: .page(of: .named("Site")),
                run: listSites
            ),
            Route(
                "POST",
                path,
                .staff(.create, .sites),
                "Make a site.",
                takes: .named("NewSite"),
                gives: .named("Site"),
                status: 201,
                problems: [409],
                run: inTurn(createSite)
            ),
            Route("GET", path + "/{id}", .staff(.read, .sites), "One site.", gives: .named("Site"), run: site),
            Route(
                "PATCH",
                path + "/{id}",
                .staff(.update, .sites),
                "Change a site.",
                takes: .named("SiteChange"),
                gives: .named("Site"),
                problems: [409],
                run: inTurn(updateSite)
            ),
            Route(
                "GET",
                path + "/{id}/identityKey",
                .staff(.update, .sites),
                "The key that the company signs its customers' identity with.",
                gives: .object([.required("identityKey", .text(longest: 64))]),
                run: identityKey
            ),
            Route(
                "DELETE",
                path + "/{id}",
                .staff(.delete, .sites),
                "Take a site away.",
                status: 204,
                problems: [409],
                run: inTurn(deleteSite)
            ),
        ]
    }

    private func listSites(_ call: Call) async throws -> HTTPResponse {
        let page = try Pagination(call.request)
        let (sites, queues) = try await read { store throws(StoreError) in
            (try store.sites().map(SiteEntry.init), try store.queues())
        }
        let (items, next) = page.page(of: sites, by: \.profile.id.rawValue)
        return .list(items, next: next) { self.write($1, queues, to: &$0) }
    }

    private func site(_ call: Call) async throws -> HTTPResponse {
        try await answer(site(call.id()), status: 200)
    }

    private func site(_ id: SiteID) async throws -> SiteEntry {
        let sites = try await read { store throws(StoreError) in try store.sites().map(SiteEntry.init) }
        guard let site = sites.first(where: { $0.profile.id == id }) else { throw Refusal.notFound }
        return site
    }

    private func identityKey(_ call: Call) async throws -> HTTPResponse {
        let site = try await site(call.id())
        let key = IdentityTokens(secret: services.store.secret).key(of: site.profile.id)
        return .object { $0.member("identityKey", key) }
    }

    private func createSite(_ call: Call) async throws -> HTTPResponse {
        let body = try RequestBody(call.request)
        let queues = try await read { store throws(StoreError) in try store.queues() }
        guard let queue = try body.queue("queue", among: queues) ?? queues.first else {
            throw Refusal.missing("queue")
        }
        let id: SiteID = await mint.next(at: now)
        var site = SiteEntry(
            profile: SiteProfile(
                id: id,
                key: id.text,
                name: try body.line("name", longest: 100),
                hasBot: true,
                queue: queue.id
            ),
            words: SiteWords()
        )
        try site.change(by: body, queues: queues)
        return try await save(site, call, status: 201, action: .siteCreated)
    }

    private func updateSite(_ call: Call) async throws -> HTTPResponse {
        var site = try await site(call.id())
        let queues = try await read { store throws(StoreError) in try store.queues() }
        try site.change(by: RequestBody(call.request), queues: queues)
        return try await save(site, call, status: 200, action: .siteChanged)
    }

    private func deleteSite(_ call: Call) async throws -> HTTPResponse {
        var site = try await site(call.id())
        site.profile.isActive = false
        _ = try await save(site, call, status: 200, action: .siteDeleted)
        return .done
    }

    private func save(
        _ site: SiteEntry,
        _ call: Call,
        status: Int,
        action: AuditAction
    ) async throws -> HTTPResponse {
        let sites = try await read { store throws(StoreError) in try store.sites().map(SiteEntry.init) }
        guard !sites.contains(where: { $0.profile.key == site.profile.key && $0.profile.id != site.profile.id }) else {
            throw Refusal.conflict("A site of that key exists")
        }
        let member = try call.member
        let audit = AuditEntry(action, by: member, object: site.profile.id.text, at: now)
        try await administer(
            .changeSite(site.profile, by: member.author),
            [{ try SiteWords.set(site.words, for: site.profile.id, $0) }, { try AuditEntry.insert(audit, $0) }]
        )
        return try await answer(site, status: status)
    }

    private func answer(_ site: SiteEntry, status: Int) async throws -> HTTPResponse {
        let queues = try await read { store throws(StoreError) in try store.queues() }
        return .object(status: status) { self.write(site, queues, to: &$0) }
    }

    /// Writes a site; words that it does not set itself are the bot's.
    private func write(_ site: SiteEntry, _ queues: [QueueProfile], to writer: inout JSONWriter) {
        let (script, profile) = (services.workshop.live.build.documents.script, site.profile)
        writer.profile(profile)
        if let queue = queues.first(where: { $0.id == profile.queue }) {
            writer.name("queue")
            writer.reference(queue.reference)
        }
        let own = script.sites[profile.key]
        writer.member("greeting", site.words.greeting ?? (own?.greeting ?? script.greeting).en)
        writer.member(
            "starters",
            site.words.starters.isEmpty ? (own?.starters ?? script.starters).en : site.words.starters
        )
    }
}

/// A site with what its widget says.
private struct SiteEntry: Sendable {
    var profile: SiteProfile
    var words: SiteWords

    mutating func change(by body: RequestBody, queues: [QueueProfile]) throws(Refusal) {
        if let key = try body.optionalLine("key", longest: 64) { profile.key = try Administration.siteKey(key) }
        if let name = try body.optionalLine("name", longest: 100) { profile.name = name }
        if let bot = try body.params.optionalBool("bot") { profile.hasBot = bot }
        if let queue = try body.queue("queue", among: queues) { profile.queue = queue.id }
        if let origins = try body.optionalLines("origins") {
            profile.origins = try Administration.origins(origins)
        }
        if let greeting = try body.params.optionalString("greeting") {
            words.greeting = MessageText.trim(greeting).isEmpty ? nil : try body.text("greeting")
        }
        if let starters = try body.optionalLines("starters", most: 3) { words.starters = starters }
    }
}

extension RequestBody {
    /// A queue by its id or name, or nil when the field is absent.
    func queue(_ field: String, among queues: [QueueProfile]) throws(Refusal) -> QueueProfile? {
        guard let text = try params.optionalString(field) else { return nil }
        guard let queue = queues.first(where: { $0.id.text == text || $0.name == text }) else {
            throw .invalid(field: field, reason: "names no queue")
        }
        return queue
    }

    /// Queues by their ids or names, or nil when the field is absent.
    func queues(_ field: String, among queues: [QueueProfile]) throws(Refusal) -> [QueueID]? {
        guard let names = try optionalLines(field) else { return nil }
        var found: [QueueID] = []
        for name in names {
            guard let queue = queues.first(where: { $0.id.text == name || $0.name == name }) else {
                throw .invalid(field: field, reason: "names no queue: \(name)")
            }
            if !found.contains(queue.id) { found.append(queue.id) }
        }
        return found
    }
}
