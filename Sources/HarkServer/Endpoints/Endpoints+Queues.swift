import HarkDomain
import HarkHub
import HarkProtocol
import HarkStore
import HarkTransport

extension Endpoints {
    var queues: [Route] {
        let path = "/api/v1/queues"
        return [
            Route(
                "GET",
                path,
                .staff(.read, .queues),
                "All queues.",
                query: Pagination.parameters,
                gives: .page(of: .named("Queue")),
                run: listQueues
            ),
            Route(
                "POST",
                path,
                .staff(.create, .queues),
                "Make a queue.",
                takes: .named("NewQueue"),
                gives: .named("Queue"),
                status: 201,
                problems: [409],
                run: inTurn(createQueue)
            ),
            Route("GET", path + "/{id}", .staff(.read, .queues), "One queue.", gives: .named("Queue"), run: queue),
            Route(
                "PATCH",
                path + "/{id}",
                .staff(.update, .queues),
                "Change a queue.",
                takes: .named("QueueChange"),
                gives: .named("Queue"),
                problems: [409],
                run: inTurn(updateQueue)
            ),
            Route(
                "DELETE",
                path + "/{id}",
                .staff(.delete, .queues),
                "Take a queue away that no site uses and nobody waits in.",
                status: 204,
                problems: [409],
                run: inTurn(deleteQueue)
            ),
        ]
    }

    private func listQueues(_ call: Call) async throws -> HTTPResponse {
        let page = try Pagination(call.request)
        let queues = try await read { store throws(StoreError) in try store.queues() }
        let (items, next) = page.page(of: queues, by: \.id.rawValue)
        return .list(items, next: next) { $0.profile($1) }
    }

    private func queue(_ call: Call) async throws -> HTTPResponse {
        let queue = try await queue(call.id())
        return .object { $0.profile(queue) }
    }

    func queue(_ id: QueueID) async throws -> QueueProfile {
        let queues = try await read { store throws(StoreError) in try store.queues() }
        guard let queue = queues.first(where: { $0.id == id }) else { throw Refusal.notFound }
        return queue
    }

    private func createQueue(_ call: Call) async throws -> HTTPResponse {
        let body = try RequestBody(call.request)
        var queue = QueueProfile(id: await mint.next(at: now), name: try body.line("name", longest: 64))
        try queue.change(by: body)
        return try await save(queue, call, status: 201, action: .queueCreated)
    }

    private func updateQueue(_ call: Call) async throws -> HTTPResponse {
        var queue = try await queue(call.id())
        try queue.change(by: RequestBody(call.request))
        return try await save(queue, call, status: 200, action: .queueChanged)
    }

    private func save(
        _ queue: QueueProfile,
        _ call: Call,
        status: Int,
        action: AuditAction
    ) async throws -> HTTPResponse {
        let queues = try await read { store throws(StoreError) in try store.queues() }
        guard !queues.contains(where: { $0.name == queue.name && $0.id != queue.id }) else {
            throw Refusal.conflict("A queue of that name exists")
        }
        let member = try call.member
        let audit = AuditEntry(action, by: member, object: queue.id.text, at: now)
        try await administer(.changeQueue(queue, by: member.author), [{ try AuditEntry.insert(audit, $0) }])
        return .object(status: status) { $0.profile(queue) }
    }

    private func deleteQueue(_ call: Call) async throws -> HTTPResponse {
        var queue = try await queue(call.id())
        let sites = try await read { store throws(StoreError) in try store.sites().map(\.profile) }
        if let site = sites.first(where: { $0.queue == queue.id }) {
            throw Refusal.conflict("The site \(site.name) uses it")
        }
        if let user = try await services.routing.held().plan.user(ofQueue: queue.id) {
            throw Refusal.conflict("The routing plan uses it: \(user)")
        }
        queue.isActive = false
        let member = try call.member
        let audit = AuditEntry(.queueDeleted, by: member, object: queue.id.text, at: now)
        try await administer(.changeQueue(queue, by: member.author), [{ try AuditEntry.insert(audit, $0) }])
        return .done
    }
}

extension QueueProfile {
    fileprivate mutating func change(by body: RequestBody) throws(Refusal) {
        if let name = try body.optionalLine("name", longest: 64) { self.name = name }
        if let mode: AssignmentMode = try body.params.optionalChoice("assignment") { assignment = mode }
        if let seconds = try body.optionalNumber("offerSeconds", in: 5...600) { offerSeconds = seconds }
        if let seconds = try body.optionalNumber("wrapUpSeconds", in: 0...3600) { wrapUpSeconds = seconds }
    }
}
