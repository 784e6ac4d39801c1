import Foundation

@testable import HarkBot

/// As much of JSON Schema as the demo's schemas use.
struct Schemas {
    private let files: [String: BotJSON]

    static func demo() throws -> Schemas { try demoResult.get() }

    private static let demoResult = Result {
        var files: [String: BotJSON] = [:]
        for name in ["rules.json", "flow.json", "dialogues.json"] {
            let text = try Data(contentsOf: .demo("bot/schema/" + name))
            files[name] = try JSONDecoder().decode(BotJSON.self, from: text)
        }
        return Schemas(files: files)
    }

    /// The schema at a place such as `flow.json#/definitions/slot`.
    func node(at reference: String) -> BotJSON? {
        let parts = reference.split(separator: "#", omittingEmptySubsequences: false)
        return parts.last?.split(separator: "/").reduce(files[String(parts[0])]) { $0?[String($1)] }
    }

    /// Where mappings of fixed keys stand.
    var strictPlaces: Set<String> {
        Set(files.flatMap { name, json in Self.strictPlaces(in: json, at: name + "#") })
    }

    private static func strictPlaces(in json: BotJSON, at place: String) -> [String] {
        let own = json["additionalProperties"] == .bool(false) ? [place] : []
        return own + (json.object ?? [:]).flatMap { strictPlaces(in: $1, at: place + "/" + $0) }
    }

    /// What of a value does not fit a schema, by path.
    func faults(of value: BotJSON, _ reference: String) -> [String] {
        guard let schema = node(at: reference) else { return ["no schema \(reference)"] }
        return faults(value, schema, file: String(reference.prefix { $0 != "#" }), at: "")
    }

    private func faults(_ value: BotJSON, _ schema: BotJSON, file: String, at path: String) -> [String] {
        if let reference = schema["$ref"]?.text {
            let other = reference.hasPrefix("#") ? file + reference : reference
            guard let target = node(at: other) else { return ["\(path): no schema \(other)"] }
            return faults(value, target, file: String(other.prefix { $0 != "#" }), at: path)
        }
        let fits = { (part: BotJSON) in faults(value, part, file: file, at: path).isEmpty }
        var found = schema["allOf"]?.list?.flatMap { faults(value, $0, file: file, at: path) } ?? []
        if let ways = schema["anyOf"]?.list, !ways.contains(where: fits) { found.append("\(path): fits no way") }
        if let ways = schema["oneOf"]?.list, ways.count(where: fits) != 1 { found.append("\(path): fits not one way") }
        if let names = schema["enum"]?.list, !names.contains(value) { found.append("\(path): is none of the names") }
        if let type = schema["type"]?.text, !value.isOf(type) { return found + ["\(path): is no \(type)"] }
        if let pattern = schema["pattern"]?.text, let text = value.text,
            text.range(of: pattern, options: .regularExpression) == nil
        {
            found.append("\(path): \(text) is not of the form")
        }
        return found + sizeFaults(value, schema, at: path) + memberFaults(value, schema, file: file, at: path)
    }

    private func sizeFaults(_ value: BotJSON, _ schema: BotJSON, at path: String) -> [String] {
        let size: Double? =
            switch value {
            case .number(let number): number
            case .list(let items): Double(items.count)
            case .object(let members): Double(members.count)
            case .text(let text): Double(text.count)
            case .bool, .null: nil
            }
        let bounds = { (names: [String]) in names.compactMap { schema[$0]?.number } }
        guard let size else { return [] }
        let isLow = bounds(["minimum", "minItems", "minProperties", "minLength"]).contains { size < $0 }
        let isHigh = bounds(["maximum", "maxItems", "maxProperties", "maxLength"]).contains { size > $0 }
        let isAtBound = bounds(["exclusiveMinimum"]).contains { size <= $0 }
        return isLow || isHigh || isAtBound ? ["\(path): is too small or too large"] : []
    }

    private func memberFaults(_ value: BotJSON, _ schema: BotJSON, file: String, at path: String) -> [String] {
        if case .list(let items) = value, let each = schema["items"] {
            return items.enumerated().flatMap { faults($1, each, file: file, at: "\(path)[\($0)]") }
        }
        guard case .object(let members) = value else { return [] }
        let missing = (schema["required"]?.list ?? []).compactMap(\.text).filter { members[$0] == nil }
        return missing.map { "\(path): lacks \($0)" }
            + members.flatMap { name, member -> [String] in
                guard let part = schema["properties"]?[name] ?? schema["additionalProperties"] else { return [] }
                return part == .bool(false)
                    ? ["\(path): does not know \(name)"] : faults(member, part, file: file, at: "\(path).\(name)")
            }
    }
}

extension BotJSON {
    subscript(key: String) -> BotJSON? { object?[key] }
    var object: [String: BotJSON]? { if case .object(let members) = self { members } else { nil } }
    var list: [BotJSON]? { if case .list(let items) = self { items } else { nil } }
    var text: String? { if case .text(let text) = self { text } else { nil } }
    var number: Double? { if case .number(let number) = self { number } else { nil } }

    fileprivate func isOf(_ type: String) -> Bool {
        switch (type, self) {
        case ("string", .text), ("boolean", .bool), ("number", .number), ("array", .list), ("object", .object): true
        case ("integer", .number(let number)): number == number.rounded()
        default: false
        }
    }
}
