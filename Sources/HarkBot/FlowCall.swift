import HarkLanguage

/// A lookup in another server: what is sent, what is taken from the answer, and what is said when there is none.
struct FlowCall: Sendable, Hashable, Codable {
    let url: FlowTemplate
    let method: BotCall.Method
    let headers: [String: FlowTemplate]
    /// How long the answer may take.
    ///
    /// - Units: seconds, 1…20.
    let timeout: Double
    let body: FlowBody?
    /// What is taken from the answer, by the name under which the flow knows it.
    let map: [String: FlowField]
    /// When there is no usable answer.
    let failed: FlowFallback
    /// When the server says 404 or 410; `failed` where absent.
    let notFound: FlowFallback?
    /// When the server says 409 or 422: it understands and will not; `failed` where absent.
    let refused: FlowFallback?

    private static let keys = [
        "url", "method", "headers", "timeout", "body", "map", "failed", "notFound", "refused",
    ]
    private static let timeouts = 1.0...20.0

    init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: Self.keys)
        url = try strict.required("url")
        method = try Self.method(strict)
        headers = try strict.value("headers", or: [:])
        timeout = try strict.value("timeout", or: 3)
        body = try strict.optional("body")
        map = try strict.value("map", or: [:])
        guard strict.has("failed") else {
            throw strict.fault("is missing: a call needs words for when it fails", at: "failed")
        }
        failed = try strict.required("failed")
        notFound = try strict.optional("notFound")
        refused = try strict.optional("refused")
        guard Self.timeouts.contains(timeout) else { throw strict.fault("must be 1 to 20 seconds", at: "timeout") }
        guard body == nil || method != .get else { throw strict.fault("cannot be sent with GET", at: "body") }
        try checkHeaders(strict)
    }

    /// The fallbacks with their keys.
    var fallbacks: [(key: String, fallback: FlowFallback)] {
        [("failed", failed)] + (notFound.map { [("notFound", $0)] } ?? [])
            + (refused.map { [("refused", $0)] } ?? [])
    }

    private static func method(_ strict: StrictContainer) throws -> BotCall.Method {
        guard strict.has("method") else { return .get }
        guard let method = BotCall.Method(rawValue: try strict.text("method")) else {
            let known = BotCall.Method.allCases.map(\.rawValue).joined(separator: ", ")
            throw strict.fault("must be one of \(known)", at: "method")
        }
        return method
    }

    /// A header holds what the site wrote and its secrets, never what a customer said.
    private func checkHeaders(_ strict: StrictContainer) throws {
        for (name, value) in headers {
            let isName = !name.isEmpty && name.utf8.allSatisfy { String.isOfHeaderName($0) }
            guard isName else { throw strict.fault("holds \(name), which is no name of a header", at: "headers") }
            guard value.variables.isEmpty else { throw strict.fault("\(name) may hold secrets alone", at: "headers") }
            guard value.source.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
                throw strict.fault("\(name) holds a control character", at: "headers")
            }
        }
    }
}

extension String {
    fileprivate static func isOfHeaderName(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
    }
}

/// What a call sends: JSON whose texts have places.
enum FlowBody: Sendable, Hashable, Codable {
    case text(FlowTemplate)
    case list([FlowBody])
    case object([String: FlowBody])

    init(from decoder: any Decoder) throws {
        if let members = try? decoder.container(keyedBy: AnyKey.self) {
            var object: [String: FlowBody] = [:]
            for key in members.allKeys {
                object[key.stringValue] = try members.decode(FlowBody.self, forKey: key)
            }
            self = .object(object)
        } else if var items = try? decoder.unkeyedContainer() {
            var list: [FlowBody] = []
            while !items.isAtEnd { list.append(try items.decode(FlowBody.self)) }
            self = .list(list)
        } else {
            self = .text(try FlowTemplate(from: decoder))
        }
    }

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .text(let template): try template.encode(to: encoder)
        case .list(let items): try items.encode(to: encoder)
        case .object(let members): try members.encode(to: encoder)
        }
    }

    /// All texts in it.
    var templates: [FlowTemplate] {
        switch self {
        case .text(let template): [template]
        case .list(let items): items.flatMap(\.templates)
        case .object(let members): members.sorted { $0.key < $1.key }.flatMap(\.value.templates)
        }
    }

    /// The JSON with its places filled; a text that is one place alone becomes that value.
    func filled(_ value: (String) -> BotJSON) -> BotJSON {
        switch self {
        case .text(let template):
            if case .variable(let name)? = template.pieces.first, template.pieces.count == 1 { return value(name) }
            return .text(template.filled { value($0).spoken ?? "" })
        case .list(let items): return .list(items.map { $0.filled(value) })
        case .object(let members): return .object(members.mapValues { $0.filled(value) })
        }
    }
}
