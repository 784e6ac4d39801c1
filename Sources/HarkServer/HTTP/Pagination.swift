import HarkDomain
import HarkProtocol
import HarkTransport

/// Which part of a list is asked for.
struct Pagination: Sendable {
    static let longest = 100
    static let parameters = [
        QueryParameter(name: "limit", schema: .int(1...longest), summary: "How many at most; \(longest) when absent."),
        QueryParameter(name: "after", schema: .string, summary: "The `next` of the page before."),
    ]

    let limit: Int
    /// The number of the last item of the page before.
    let after: Int64?

    init(_ request: HTTPRequest) throws(Refusal) {
        limit = try request.number("limit", in: 1...Self.longest) ?? Self.longest
        after = try request.parameter("after").map { text throws(Refusal) in
            guard let id = ID<CursorTag>(text) else { throw .invalid(field: "after", reason: "is not a cursor") }
            return id.rawValue
        }
    }

    /// The page of items that are all in memory, by their number.
    func page<Item>(of items: [Item], by number: (Item) -> Int64) -> (items: [Item], next: Int64?) {
        let rest = items.sorted { number($0) < number($1) }.filter { after == nil || number($0) > after ?? 0 }
        let page = Array(rest.prefix(limit))
        return (page, rest.count > page.count ? page.last.map(number) : nil)
    }
}

/// Tags the number of the last item of a page.
enum CursorTag {}

extension HTTPRequest {
    /// The first parameter of this name after the question mark that is not empty; an empty one counts as absent.
    func parameter(_ name: String) -> String? {
        query.first { $0.0 == name && !$0.1.isEmpty }?.1
    }

    /// A whole number after the question mark.
    func number(_ name: String, in range: ClosedRange<Int>) throws(Refusal) -> Int? {
        guard let text = parameter(name) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw .invalid(field: name, reason: "must be \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// One of the cases of an enumeration after the question mark.
    func choice<Value: RawRepresentable<String> & CaseIterable>(_ name: String) throws(Refusal) -> Value? {
        guard let text = parameter(name) else { return nil }
        guard let value = Value(rawValue: text) else {
            let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw .invalid(field: name, reason: "must be one of \(known)")
        }
        return value
    }
}

extension HTTPResponse {
    /// Answers with one JSON object whose members `write` writes.
    static func object(status: Int = 200, _ write: (inout JSONWriter) throws -> Void) rethrows -> HTTPResponse {
        var writer = JSONWriter(capacity: 512)
        writer.beginObject()
        try write(&writer)
        writer.endObject()
        return HTTPResponse(status: status, headers: ["Content-Type": "application/json"], body: writer.bytes)
    }

    /// Answers with `{items, next}`.
    static func list<Item>(
        _ items: [Item],
        next: Int64? = nil,
        _ write: (inout JSONWriter, Item) -> Void
    ) -> HTTPResponse {
        object { writer in
            writer.objects("items", items, write)
            writer.member("next", next.map { ID<CursorTag>(rawValue: $0).text })
        }
    }

    /// Answers that it is done and there is nothing to tell.
    static let done = HTTPResponse(status: 204)
}
