import HarkDomain
import HarkHub
import HarkProtocol
import HarkSearch
import HarkStore
import HarkTransport

extension Endpoints {
    /// What people said, wherever they said it.
    var search: [Route] {
        let conversation = "A conversation's id, to stay in it; what is none finds nothing."
        return [
            Route(
                "GET",
                "/api/v1/search",
                .staff(.read, .conversations),
                "Messages, notes and the like that hold all words of a query, the best first.",
                query: [
                    Self.searchedText, QueryParameter(name: "conversation", schema: .string, summary: conversation),
                ] + Pagination.parameters,
                gives: .named("SearchHits"),
                run: searchHits
            )
        ]
    }

    /// The parameter that tells what is looked for.
    static let searchedText = QueryParameter(
        name: "q",
        schema: .text(shortest: 0, longest: SearchQuery.longest),
        summary: "Words that one message holds; `\"a phrase\"`, `begin*`."
    )

    private func searchHits(_ call: Call) async throws -> HTTPResponse {
        let member = try call.member
        let limit = try call.request.number("limit", in: 1...Pagination.longest) ?? Pagination.longest
        let cursor = try call.request.parameter("after").map { text throws(Refusal) in
            guard let cursor = HitCursor(text) else { throw .invalid(field: "after", reason: "is not a cursor") }
            return cursor
        }
        guard let query = try SearchQuery(call.request) else { throw Refusal.missing("q") }
        var conversation: ConversationID?
        if let text = call.request.parameter("conversation") {
            guard let id = ConversationID(text) else { return .hits(HitPage(isComplete: true)) }
            conversation = id
        }
        let scope = SearchIndex.Scope(ConversationFilter(), of: member)
        let page = try await services.search.hits(query, in: scope, of: conversation, after: cursor, limit: limit)
        return .hits(page)
    }
}

extension SearchIndex.Scope {
    /// What `Access.sees` lets a member of the staff see.
    init(_ filter: ConversationFilter, of member: StaffPrincipal) {
        self.init(filter) { Access.sees(.staff(member), $0) }
    }
}

extension SearchQuery {
    /// Reads `?q=`; nil when it is absent.
    init?(_ request: HTTPRequest) throws(Refusal) {
        guard let text = request.parameter("q") else { return nil }
        let line = try RequestBody.line(text, field: "q", longest: Self.longest)
        do throws(SearchError) { try self.init(line) } catch { throw .invalid(field: "q", reason: "\(error)") }
    }
}

extension HTTPResponse {
    fileprivate static func hits(_ page: HitPage) -> HTTPResponse {
        object { writer in
            writer.objects("items", page.hits) { $0.hit($1) }
            writer.member("next", page.next?.text)
            writer.member("complete", page.isComplete)
        }
    }
}

extension JSONWriter {
    fileprivate mutating func hit(_ hit: SearchHit) {
        member("conversation", hit.conversation)
        member("seq", hit.seq)
        member("at", hit.at)
        member("type", hit.type)
        name("by")
        author(hit.by)
        name("snippet")
        beginObject()
        member("text", hit.snippet.text)
        name("marks")
        beginArray()
        for mark in hit.snippet.marks {
            beginArray()
            int(mark.lowerBound)
            int(mark.upperBound)
            endArray()
        }
        endArray()
        endObject()
    }
}
