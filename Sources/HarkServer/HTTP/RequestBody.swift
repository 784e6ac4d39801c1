import HarkDomain
import HarkProtocol
import HarkTransport

/// The members of a JSON body, read strictly: each reader names the field that it refuses.
struct RequestBody: Sendable {
    let params: Params

    /// Reads a request's body, which must be one JSON object in UTF-8.
    init(_ request: HTTPRequest) throws(Problem) {
        let type = request.headers["content-type"]?.split(separator: ";").first?.lowercased() ?? ""
        guard type.filter({ $0 != " " }) == "application/json" else { throw .unsupportedMediaType }
        guard String(validating: request.body, as: UTF8.self) != nil else {
            throw Problem(.parseError, detail: "The body is not UTF-8")
        }
        guard case .object(let members) = try Self.read(request.body) else {
            throw Problem(.parseError, detail: "The body is not a JSON object")
        }
        params = Params(members)
    }

    private static func read(_ bytes: [UInt8]) throws(Problem) -> JSONValue {
        do {
            return try JSONReader.read(bytes)
        } catch {
            throw Problem(.parseError, detail: "At byte \(error.offset): \(error.reason)")
        }
    }

    func has(_ field: String) -> Bool { params.members[field] != nil }

    /// A short text on one line: trimmed, without control characters.
    func line(_ field: String, longest: Int = 200) throws(Refusal) -> String {
        guard let text = try optionalLine(field, longest: longest) else { throw .missing(field) }
        return text
    }

    func optionalLine(_ field: String, longest: Int = 200) throws(Refusal) -> String? {
        guard let text = try params.optionalString(field) else { return nil }
        return try Self.line(text, field: field, longest: longest)
    }

    /// Changes an optional text when the field is there; an empty text takes it away.
    func change(
        _ place: inout String?,
        by field: String,
        longest: Int = 200,
        _ check: (String) throws(Refusal) -> String = { $0 }
    ) throws(Refusal) {
        guard let text = try params.optionalString(field) else { return }
        guard !MessageText.trim(text).isEmpty else {
            place = nil
            return
        }
        place = try check(Self.line(text, field: field, longest: longest))
    }

    /// A text of several lines: trimmed, not empty, without NUL.
    func text(_ field: String) throws(Refusal) -> String {
        try MessageText.checked(params.string(field), field: field)
    }

    func optionalText(_ field: String) throws(Refusal) -> String? {
        guard let text = try params.optionalString(field) else { return nil }
        return try MessageText.checked(text, field: field)
    }

    func optionalNumber(_ field: String, in range: ClosedRange<Int>) throws(Refusal) -> Int? {
        guard let number = try params.optionalInt(field) else { return nil }
        guard range.contains(number) else {
            throw .invalid(field: field, reason: "must be \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// Short texts, each once, in order; nil when the field is absent.
    func optionalLines(_ field: String, most: Int = 50, longest: Int = 200) throws(Refusal) -> [String]? {
        guard has(field) else { return nil }
        let texts = try params.strings(field)
        guard texts.count <= most else { throw .invalid(field: field, reason: "holds more than \(most)") }
        var lines: [String] = []
        for text in texts {
            let line = try Self.line(text, field: field, longest: longest)
            if !lines.contains(line) { lines.append(line) }
        }
        return lines
    }

    static func line(_ text: String, field: String, longest: Int) throws(Refusal) -> String {
        let line = MessageText.trim(text)
        guard !line.isEmpty else { throw .invalid(field: field, reason: "must not be empty") }
        let isPrintable = line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        guard isPrintable else { throw .invalid(field: field, reason: "must not hold control characters") }
        guard line.unicodeScalars.count <= longest else {
            throw .invalid(field: field, reason: "is longer than \(longest) characters")
        }
        return line
    }
}

extension Refusal {
    static func missing(_ field: String) -> Refusal { .invalid(field: field, reason: "is missing") }
}
