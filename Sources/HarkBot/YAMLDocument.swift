import Yams

/// One YAML text with its places, so that every fault can name its line.
package struct YAMLDocument {
    let file: String
    /// How many lines of the file stand before the YAML.
    let linesBefore: Int
    let root: Node

    /// Parses a text; only mappings with text, yes/no and lists are let through.
    package init(_ yaml: String, file: String, linesBefore: Int = 0) throws(BotError) {
        self.file = file
        self.linesBefore = linesBefore
        if let (name, line) = YAMLAnchors(yaml).firstRepeated {
            let reason = "repeats &\(name) by *\(name), which is not supported"
            throw .invalid([BotFault(file: file, line: line + linesBefore, reason: reason)])
        }
        do {
            guard let node = try Yams.compose(yaml: yaml), node.mapping != nil else {
                throw BotError.invalid([BotFault(file: file, reason: "must be a mapping of keys to values")])
            }
            root = node
        } catch let error as BotError {
            throw error
        } catch {
            throw .invalid([Self.fault(of: error, file: file, linesBefore: linesBefore)])
        }
        let faults = untypedScalars(of: root, at: [])
        guard faults.isEmpty else { throw .invalid(faults) }
    }

    package func decode<Value: Decodable>(_ type: Value.Type) throws(BotError) -> Value {
        do {
            return try YAMLDecoder().decode(type, from: root)
        } catch {
            throw .invalid([fault(of: error)])
        }
    }

    /// The text under a key of the document itself.
    func text(of key: String) -> String? { root.mapping?[key]?.string }

    /// A fault at a place that is given by keys and by the indices of lists.
    package func fault(_ reason: String, at path: [String]) -> BotFault {
        BotFault(file: file, keyPath: Self.spelled(path), line: line(of: path), reason: reason)
    }

    /// Keys that hold yes, no or a number; every other value is text.
    private static let typedKeys: Set<String> = [
        "handoff", "smallTalk", "giveBack", "close", "misses", "anger", "repeats", "value", "takeMessages", "minimum",
        "isOpen", "after", "status",
        "confirm", "optional", "prefill", "minutes", "retries", "timeout", "least", "most",
    ]
    /// Keys that hold a number.
    private static let numberKeys: Set<String> = ["version"]

    /// Finds values that YAML reads as something else than text, such as `no` or an empty value.
    private func untypedScalars(of node: Node, at path: [String]) -> [BotFault] {
        switch node {
        case .scalar(let scalar):
            guard scalar.style == .plain, !Self.typedKeys.contains(path.last ?? "") else { return [] }
            if node.null != nil { return [fault("has no value", at: path)] }
            if Self.numberKeys.contains(path.last ?? ""), node.float != nil { return [] }
            guard node.bool != nil || node.int != nil || node.float != nil else { return [] }
            return [fault("must be text: put \(scalar.string) in quotes", at: path)]
        case .mapping(let mapping):
            return mapping.flatMap { key, value in
                key.string == Self.jsonKey ? [] : untypedScalars(of: value, at: path + [key.string ?? "?"])
            }
        case .sequence(let sequence):
            return sequence.enumerated().flatMap { untypedScalars(of: $0.element, at: path + ["\($0.offset)"]) }
        case .alias: return [fault("aliases are not supported", at: path)]
        }
    }

    /// The line of a place, or of the nearest place around it that exists.
    private func line(of path: [String]) -> Int? {
        var node = root
        var line = node.mark?.line
        for step in path {
            if let mapping = node.mapping, let pair = mapping.first(where: { $0.key.string == step }) {
                line = pair.key.mark?.line ?? line
                node = pair.value
            } else if let sequence = node.sequence, let index = Int(step), sequence.indices.contains(index) {
                node = sequence[index]
                line = node.mark?.line ?? line
            } else {
                break
            }
        }
        return line.map { $0 + linesBefore }
    }

    private static func spelled(_ path: [String]) -> String {
        path.reduce(into: "") { spelled, step in
            if Int(step) != nil { spelled += "[\(step)]" } else { spelled += spelled.isEmpty ? step : ".\(step)" }
        }
    }

    private func fault(of error: any Error) -> BotFault {
        guard let error = error as? DecodingError else {
            return Self.fault(of: error, file: file, linesBefore: linesBefore)
        }
        let (context, extra, reason) = Self.parts(of: error)
        let path = (context.codingPath + extra).map { $0.intValue.map(String.init) ?? $0.stringValue }
        return fault(reason ?? context.debugDescription, at: path)
    }

    private static func parts(of error: DecodingError) -> (DecodingError.Context, [any CodingKey], String?) {
        switch error {
        case .keyNotFound(let key, let context): (context, [key], "is missing")
        case .typeMismatch(let type, let context): (context, [], "has the wrong type; \(words(for: type)) is expected")
        case .valueNotFound(_, let context): (context, [], "has no value")
        case .dataCorrupted(let context): (context, [], nil)
        @unknown default: (DecodingError.Context(codingPath: [], debugDescription: "cannot be read"), [], nil)
        }
    }

    private static func words(for type: Any.Type) -> String {
        switch type {
        case is String.Type: "a text"
        case is Bool.Type: "true or false"
        case is Int.Type: "a whole number"
        case is Double.Type: "a number"
        default: "\(type)".hasPrefix("Array") ? "a list" : "a mapping"
        }
    }

    private static func fault(of error: any Error, file: String, linesBefore: Int) -> BotFault {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            BotFault(file: file, line: mark.line + linesBefore, reason: problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            BotFault(
                file: file,
                line: context.mark.line + linesBefore,
                reason: "holds a key twice: \(duplicates.sorted().joined(separator: ", "))"
            )
        default: BotFault(file: file, reason: "is not readable YAML: \(error)")
        }
    }
}
