import Foundation
import HarkAnalytics
import HarkDomain
import HarkHub
import HarkProtocol
import HarkTransport

extension Endpoints {
    /// What conversations came to, by one definition for each measure.
    var measures: [Route] {
        let path = "/api/v1/reports"
        return [
            Route(
                "GET",
                path + "/measures",
                .staff(.read, .reports),
                "What is measured, and how each measure is counted.",
                gives: .named("Measures"),
                run: listMeasures
            ),
            Route(
                "GET",
                path + "/chats",
                .staff(.read, .reports),
                "What conversations that began in some days came to, in all and by rows; `Accept: text/csv` gives CSV.",
                query: Self.reportParameters,
                gives: .named("ChatReport"),
                run: { call in try await chatReport(call, asCSV: call.wantsCSV) }
            ),
            Route(
                "GET",
                path + "/chats.csv",
                .staff(.read, .reports),
                "The same as CSV.",
                query: Self.reportParameters,
                gives: .string,
                type: "text/csv",
                run: { call in try await chatReport(call, asCSV: true) }
            ),
            Route(
                "GET",
                path + "/conversations",
                .staff(.read, .reports),
                "The conversations behind a number: the worst first for a measure, the newest first without one.",
                query: Self.reportParameters + Self.pageParameters,
                gives: .named("ReportedConversations"),
                run: reportedConversations
            ),
        ]
    }

    private static let reportParameters =
        [
            QueryParameter(name: "from", schema: .string, summary: "The first day, `YYYY-MM-DD` by the site's clock."),
            QueryParameter(name: "to", schema: .string, summary: "The day after the last one; tomorrow when absent."),
            QueryParameter(name: "by", schema: .choice(ChatKey.allCases.map(\.rawValue)), summary: "What makes a row."),
            QueryParameter(name: "compare", schema: .bool, summary: "Whether the period before is told too."),
            QueryParameter(name: "measures", schema: .string, summary: "Ids with commas; all when absent."),
        ]
        + ChatKey.filters.map { key in
            QueryParameter(name: key.rawValue, schema: .string, summary: "What its \(key) must be; `-` for none.")
        }

    private static let pageParameters = [
        QueryParameter(name: "key", schema: .string, summary: "The key of a row of `by`; all rows when absent."),
        QueryParameter(
            name: "measure",
            schema: .choice(Measure.allCases.map(\.rawValue)),
            summary: "The measure whose conversations are meant."
        ),
        QueryParameter(name: "after", schema: .string, summary: "The `next` of the page before."),
    ]

    private func listMeasures(_ call: Call) async throws -> HTTPResponse { .object { $0.measures() } }

    private func chatReport(_ call: Call, asCSV: Bool) async throws -> HTTPResponse {
        let query = try chatQuery(call)
        let answer = try await analytics.read { ChatReportAnswer(query, of: $0, isComplete: $1) }
        guard asCSV else { return .object { answer.write(&$0) } }
        let headers: HTTPHeaders = [
            "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": "attachment; filename=\"chats.csv\"",
        ]
        return HTTPResponse(status: 200, headers: headers, body: answer.csv)
    }

    private func reportedConversations(_ call: Call) async throws -> HTTPResponse {
        let query = try chatQuery(call)
        let (key, measure) = (call.request.parameter("key"), try ReportOptions(call.request).measure("measure"))
        let cursor = try call.request.parameter("after").map { text throws(Refusal) in
            guard let cursor = ChatPage.Cursor(text) else { throw .invalid(field: "after", reason: "is not a cursor") }
            return cursor
        }
        if key != nil, query.by == nil { throw Refusal.missing("by") }
        let page = try await analytics.read { columns, _ in
            columns.page(query, key: key, measure: measure, after: cursor)
        }
        return .object { writer in
            writer.objects("conversations", page.items) { $0.item($1) }
            writer.member("next", page.next?.text)
        }
    }

    /// What is asked for, within what the caller may see.
    func chatQuery(_ call: Call) throws -> ChatQuery {
        let member = try call.member
        let cost = services.configuration.reports.costPerHour
        var query = try ReportOptions(call.request)
            .query(in: services.configuration.zone, at: now, costPerHour: cost > 0 ? cost : nil)
        if member.role == .supervisor, !member.queues.isEmpty { query.queues = Set(member.queues.map(\.text)) }
        return query
    }

    private var analytics: AnalyticsClerk {
        get throws(Refusal) {
            guard let analytics = services.analytics else { throw .notFound }
            return analytics
        }
    }
}

extension ReportOptions {
    /// Takes the options after the question mark.
    fileprivate init(_ request: HTTPRequest) {
        let texts = (Self.names + ["measure"]).map { ($0, request.parameter($0)) }
        self.init(Dictionary(texts.compactMap { name, text in text.map { (name, $0) } }) { first, _ in first })
    }
}

extension Call {
    /// True when the client wants CSV before all else.
    fileprivate var wantsCSV: Bool { request.headers["Accept"]?.hasPrefix("text/csv") ?? false }
}

extension JSONWriter {
    fileprivate mutating func item(_ item: ChatPage.Item) {
        member("id", item.id)
        member("startedAt", item.startedAt)
        member("endedAt", item.endedAt)
        reference("queue", item.queue)
        reference("agent", item.agent)
        member("language", item.language)
        member("intent", item.intent)
        if let score = item.score { member("score", score) }
        number("probabilityBad", item.probabilityBad)
        number("wait", item.wait)
        number("firstResponse", item.firstResponse)
        number("resolution", item.resolution)
    }

    private mutating func reference(_ name: StaticString, _ named: ChatRow.Named?) {
        guard let named else { return }
        self.name(name)
        beginObject()
        member("id", named.key)
        member("name", named.name)
        endObject()
    }

    private mutating func number(_ name: StaticString, _ number: Double?) {
        guard let number else { return }
        self.name(name)
        double(number)
    }
}
