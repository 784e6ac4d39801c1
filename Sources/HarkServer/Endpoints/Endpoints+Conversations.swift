import HarkDomain
import HarkHub
import HarkProtocol
import HarkSearch
import HarkStore
import HarkTransport

extension Endpoints {
    var conversations: [Route] {
        let path = "/api/v1/conversations"
        return [
            Route(
                "GET",
                path,
                .staff(.read, .conversations),
                "The conversations that you may see, the youngest first.",
                query: Self.filters + Pagination.parameters,
                gives: .named("Conversations"),
                run: listConversations
            ),
            Route(
                "GET",
                path + "/{id}",
                .staff(.read, .conversations),
                "One conversation.",
                gives: .named("Conversation"),
                run: conversation
            ),
            Route(
                "GET",
                path + "/{id}/events",
                .staff(.read, .conversations),
                "What happened in it, as the staff see it.",
                query: [
                    QueryParameter(name: "after", schema: .int(0...Int.max), summary: "The seq to go on after."),
                    QueryParameter(name: "limit", schema: .int(1...Pagination.longest), summary: "How many at most."),
                ],
                gives: .named("Events"),
                run: events
            ),
            Route(
                "GET",
                path + "/{id}/transcript",
                .staff(.read, .conversations),
                "All of it, to keep.",
                query: [
                    QueryParameter(
                        name: "format",
                        schema: .choice(Transcript.Format.allCases.map(\.rawValue)),
                        summary: "text when absent."
                    )
                ],
                gives: .named("Transcript"),
                run: transcript
            ),
        ]
    }

    private static let filters = [
        QueryParameter(
            name: "status",
            schema: .choice(ConversationStatus.allCases.map(\.rawValue)),
            summary: "Where it stands."
        ),
        QueryParameter(name: "queue", schema: .string, summary: "A queue's id; what is none finds nothing."),
        QueryParameter(name: "assignee", schema: .string, summary: "A staff member's id, or `me`."),
        QueryParameter(name: "visitor", schema: .string, summary: "A visitor's id; what is none finds nothing."),
        searchedText,
    ]

    private func listConversations(_ call: Call) async throws -> HTTPResponse {
        let (page, member) = (try Pagination(call.request), try call.member)
        let query = try SearchQuery(call.request)
        let filter = try Self.filter(call.request, for: member)
        var found = FoundConversations(isComplete: true)
        if let filter { found = try await conversations(query, SearchIndex.Scope(filter, of: member), page) }
        let names = try await names(for: found.records)
        return .object { writer in
            writer.objects("items", found.records) { $0.conversation($1, names) }
            writer.member("next", found.next?.text)
            if query != nil { writer.member("complete", found.isComplete) }
        }
    }

    private func conversations(
        _ query: SearchQuery?,
        _ scope: SearchIndex.Scope,
        _ page: Pagination
    ) async throws -> FoundConversations {
        let cursor = page.after.map(ConversationID.init(rawValue:))
        if let query {
            return try await services.search.conversations(query, in: scope, after: cursor, limit: page.limit)
        }
        let list = try await read { store throws(StoreError) in
            try store.conversations(scope.filter, after: cursor, limit: page.limit)
        }
        let visible = list.records.filter(scope.sees)
        return FoundConversations(records: visible, next: list.next, isComplete: true)
    }

    /// What is asked for within what the caller may see; nil when that can be nothing.
    private static func filter(
        _ request: HTTPRequest,
        for member: StaffPrincipal
    ) throws(Refusal) -> ConversationFilter? {
        var filter = ConversationFilter()
        if let status: ConversationStatus = try request.choice("status") { filter.statuses = [status] }
        if let text = request.parameter("queue") {
            guard let queue = QueueID(text) else { return nil }
            filter.queues = [queue]
        }
        if let text = request.parameter("assignee") {
            guard let agent = text == "me" ? member.id : AgentID(text) else { return nil }
            filter.assignee = agent
        }
        if let text = request.parameter("visitor") {
            guard let visitor = VisitorID(text) else { return nil }
            filter.visitor = visitor
        }
        filter.visibility = member.visibility
        return filter
    }

    private func conversation(_ call: Call) async throws -> HTTPResponse {
        let record = try await record(call)
        let names = try await names(for: [record])
        return .object { $0.conversation(record, names) }
    }

    /// The conversation in the path, when the caller may see it.
    private func record(_ call: Call) async throws -> ConversationRecord {
        let id: ConversationID = try call.id()
        let record = try await find { store throws(StoreError) in try store.record(id) }
        guard Access.allows(call.principal, .read, on: .conversation(record)) else { throw Refusal.notFound }
        return record
    }

    private func names(for records: [ConversationRecord]) async throws -> ConversationNames {
        let contacts = Set(records.compactMap(\.contact))
        return try await read { store throws(StoreError) in try ConversationNames(store, contacts: contacts) }
    }

    private func events(_ call: Call) async throws -> HTTPResponse {
        let after = try call.request.number("after", in: 0...Int.max) ?? 0
        let limit = try call.request.number("limit", in: 1...Pagination.longest) ?? Pagination.longest
        let record = try await record(call)
        let page = try await read { store throws(StoreError) in
            try store.events(record.id, after: after, limit: limit, audience: .staff)
        }
        return .object { writer in
            writer.name("events")
            writer.beginArray()
            for line in page.rows.map(Transcript.Line.init) {
                writer.staffEvent(seq: line.seq, at: line.at, type: line.type, by: line.by, wire: line.payload.wire)
            }
            writer.endArray()
            writer.member("head", record.head)
            writer.member("complete", page.complete)
        }
    }

    private func transcript(_ call: Call) async throws -> HTTPResponse {
        let format: Transcript.Format = try call.request.choice("format") ?? .text
        let record = try await record(call)
        let transcript = try await read { store throws(StoreError) in try Transcript(record.id, in: store) }
        var headers: HTTPHeaders = [
            "Content-Type": format.mediaType,
            "Content-Disposition": "inline; filename=\"\(record.id.text).\(format.fileExtension)\"",
        ]
        if format == .html { headers["Content-Security-Policy"] = Transcript.contentPolicy + "; sandbox" }
        return HTTPResponse(status: 200, headers: headers, body: transcript.written(as: format))
    }
}

extension StaffPrincipal {
    /// What `Access.sees` lets this member see, as a condition of the query.
    fileprivate var visibility: ConversationFilter.Visibility {
        switch role {
        case .admin: .all
        case .supervisor: queues.isEmpty ? .all : .supervisor(id, of: queues.sorted())
        case .agent: .agent(id, waitingIn: queues.sorted())
        }
    }
}

extension Transcript.Format {
    fileprivate var fileExtension: String { self == .text ? "txt" : rawValue }
}

/// The names that a conversation's record only refers to.
private struct ConversationNames: Sendable {
    let sites: [SiteID: String]
    let contacts: [ContactID: Contact]

    init(_ store: Store, contacts ids: Set<ContactID>) throws(StoreError) {
        sites = Dictionary(try store.sites().map { ($0.profile.id, $0.profile.name) }) { $1 }
        var contacts: [ContactID: Contact] = [:]
        for id in ids { contacts[id] = try store.contact(id) }
        self.contacts = contacts
    }
}

extension JSONWriter {
    fileprivate mutating func conversation(_ record: ConversationRecord, _ names: ConversationNames) {
        member("id", record.id)
        member("status", record.status.rawValue)
        name("site")
        beginObject()
        member("id", record.site)
        member("name", names.sites[record.site] ?? "")
        endObject()
        name("queue")
        reference(record.queue)
        if let assignee = record.assignee {
            name("assignee")
            reference(assignee)
        }
        member("priority", record.priority)
        if let contact = record.contact.flatMap({ names.contacts[$0] }) {
            name("contact")
            beginObject()
            self.contact(contact)
            endObject()
        }
        member("visitor", record.visitor)
        member("labels", record.labels)
        member("head", record.head)
        member("startedAt", record.startedAt)
        member("queuedAt", record.queuedAt)
        member("resolvedAt", record.resolvedAt)
        member("reason", record.reason?.rawValue)
        member("disposition", record.disposition)
        if let survey = record.survey { self.survey(survey) }
    }

    private mutating func survey(_ survey: SurveyResult) {
        name("survey")
        beginObject()
        member("score", survey.score)
        member("solved", survey.solved?.rawValue)
        member("comment", survey.comment)
        answers(survey.answers)
        endObject()
    }
}
