import Foundation
import HarkAnalytics
import HarkDomain
import HarkTransport

extension Endpoints {
    /// The routes of a report: as JSON, and the same as CSV.
    func report(
        _ name: ReportName,
        at path: String,
        _ summary: String,
        gives shape: String,
        problems: [Int] = []
    ) -> [Route] {
        [
            Route(
                "GET",
                path,
                .staff(.read, .reports),
                summary + " `Accept: text/csv` gives CSV.",
                query: name.parameters,
                gives: .named(shape),
                problems: problems,
                run: { call in try await reported(name, call, asCSV: call.wantsCSV) }
            ),
            Route(
                "GET",
                path + ".csv",
                .staff(.read, .reports),
                "The same as CSV.",
                query: name.parameters,
                gives: .string,
                type: "text/csv",
                problems: problems,
                run: { call in try await reported(name, call, asCSV: true) }
            ),
        ]
    }

    private func reported(_ name: ReportName, _ call: Call, asCSV: Bool) async throws -> HTTPResponse {
        if name == .suggestions { try Self.checkSeesAll(call) }
        let options = ReportOptions(call.request, of: name)
        let answer = try await reportDesk.answer(name, options, try chatQuery(options, call))
        guard asCSV else { return .object { answer.write(&$0) } }
        var headers: HTTPHeaders = [
            "Content-Type": "text/csv; charset=utf-8",
            "Content-Disposition": "attachment; filename=\"\(name.rawValue).csv\"",
        ]
        if let next = answer.next { headers["Link"] = "<\(call.request.target(after: next))>; rel=\"next\"" }
        return HTTPResponse(status: 200, headers: headers, body: answer.csv)
    }

    /// What is asked for, within what the caller may see.
    private func chatQuery(_ options: ReportOptions, _ call: Call) throws -> ChatQuery {
        let member = try call.member
        let configuration = services.configuration
        var query = try options.query(in: configuration.zone, at: now).configured(by: configuration.reports)
        if member.role == .supervisor, !member.queues.isEmpty { query.queues = Set(member.queues.map(\.text)) }
        return query
    }

    private var reportDesk: ReportDesk {
        get throws(Refusal) {
            guard let analytics = services.analytics else { throw .notFound }
            return ReportDesk(
                facts: analytics,
                store: services.store,
                satisfaction: services.satisfactionReports,
                forecasts: services.forecasts,
                diagnosis: services.diagnosis,
                routing: services.routing,
                models: services.satisfactionModels
            )
        }
    }
}

extension ReportOptions {
    /// Takes the options after the question mark.
    fileprivate init(_ request: HTTPRequest, of name: ReportName) {
        let texts = name.options.compactMap { option in request.parameter(option).map { (option, $0) } }
        self.init(Dictionary(texts) { first, _ in first })
    }
}

extension HTTPRequest {
    /// What leads from a page of a list to the next one.
    ///
    /// - Source: RFC 8288, which takes a relative reference of RFC 3986.
    fileprivate func target(after next: String) -> String {
        let parameters = query.filter { $0.0 != "after" } + [("after", next)]
        let unreserved = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~"))
        func encoded(_ text: String) -> String { text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? "" }
        return path + "?" + parameters.map { encoded($0.0) + "=" + encoded($0.1) }.joined(separator: "&")
    }
}

extension Call {
    /// True when the client wants CSV before all else.
    fileprivate var wantsCSV: Bool { request.headers["Accept"]?.hasPrefix("text/csv") ?? false }
}
