import Yams

/// A value in a YAML document that knows where it stands, so that every fault can name its line.
struct YAMLPlace {
    let file: String
    let node: Node
    private let path: String
    private let line: Int?

    /// Parses a document, whose root must be a mapping.
    init(_ yaml: String, file: String) throws(ScenarioError) {
        do {
            guard let node = try Yams.compose(yaml: yaml) else {
                throw ScenarioError.invalid(Self.fault(file, nil, "", "must be a mapping of keys to values"))
            }
            self.init(file: file, node: node, path: "", line: node.mark?.line)
        } catch let error as ScenarioError {
            throw error
        } catch {
            throw .invalid(Self.fault(of: error, in: file))
        }
    }

    private init(file: String, node: Node, path: String, line: Int?) {
        (self.file, self.node, self.path, self.line) = (file, node, path, line)
    }

    /// The members of a mapping that may hold these keys and no others.
    func members(_ known: String...) throws(ScenarioError) -> YAMLMembers {
        guard let mapping = node.mapping else { throw fault("must be a mapping of keys to values") }
        var members: [String: YAMLPlace] = [:]
        for (key, value) in mapping {
            let name = key.string ?? "?"
            let place = YAMLPlace(
                file: file,
                node: value,
                path: path.isEmpty ? name : "\(path).\(name)",
                line: key.mark?.line ?? line
            )
            guard known.contains(name) else {
                throw place.fault("is not a known key; known are \(known.joined(separator: ", "))")
            }
            members[name] = place
        }
        return YAMLMembers(place: self, members: members)
    }

    /// What stands under a key of a mapping whose keys were looked at before.
    func anyMember(_ key: String) throws(ScenarioError) -> YAMLPlace? {
        guard let mapping = node.mapping, let pair = mapping.first(where: { $0.key.string == key }) else { return nil }
        return YAMLPlace(file: file, node: pair.value, path: "\(path).\(key)", line: pair.key.mark?.line ?? line)
    }

    /// The items of a list that is not empty.
    func items() throws(ScenarioError) -> [YAMLPlace] {
        guard let sequence = node.sequence, !sequence.isEmpty else {
            throw fault("must be a list with at least one item")
        }
        return sequence.enumerated().map { index, item in
            YAMLPlace(file: file, node: item, path: "\(path)[\(index)]", line: item.mark?.line ?? line)
        }
    }

    /// True when a list or a mapping stands here.
    var isList: Bool { node.sequence != nil }
    var isMapping: Bool { node.mapping != nil }

    /// A text that is not blank; numbers and yes or no have to be quoted to be texts.
    func text() throws(ScenarioError) -> String {
        guard let scalar = node.scalar, !scalar.string.allSatisfy(\.isWhitespace) else { throw fault("must be a text") }
        if scalar.style == .plain, node.null != nil || node.bool != nil || node.float != nil {
            throw fault("must be a text: put \(scalar.string) in quotes")
        }
        return scalar.string
    }

    /// True when exactly this word stands here.
    func says(_ word: String) -> Bool { node.scalar?.string == word }

    /// A number within a range.
    func number(_ range: ClosedRange<Double>) throws(ScenarioError) -> Double {
        guard node.scalar?.style == .plain, let number = node.float, number.isFinite else {
            throw fault("must be a number")
        }
        guard range.contains(number) else { throw fault("must be \(Self.spelled(range))") }
        return number
    }

    /// A whole number within a range.
    func whole(_ range: ClosedRange<Int>) throws(ScenarioError) -> Int {
        guard node.scalar?.style == .plain, let number = node.int else { throw fault("must be a whole number") }
        guard range.contains(number) else { throw fault("must be \(range.lowerBound) to \(range.upperBound)") }
        return number
    }

    /// `true` or `false`.
    func isOn() throws(ScenarioError) -> Bool {
        guard node.scalar?.style == .plain, let value = node.bool else { throw fault("must be true or false") }
        return value
    }

    /// One of the names of a closed set.
    func oneOf<Name: RawRepresentable & CaseIterable>(_ type: Name.Type) throws(ScenarioError) -> Name
    where Name.RawValue == String {
        guard let name = node.scalar.flatMap({ Name(rawValue: $0.string) }) else {
            throw fault("must be one of \(Name.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return name
    }

    /// The error that names this place.
    func fault(_ reason: String) -> ScenarioError { .invalid(Self.fault(file, line, path, reason)) }

    private static func spelled(_ range: ClosedRange<Double>) -> String {
        let (low, high) = (range.lowerBound, range.upperBound)
        return high == .greatestFiniteMagnitude ? "\(low) or more" : "\(low) to \(high)"
    }

    private static func fault(_ file: String, _ line: Int?, _ path: String, _ reason: String) -> ScenarioFault {
        ScenarioFault(file: file, line: line, keyPath: path, reason: reason)
    }

    private static func fault(of error: any Error, in file: String) -> ScenarioFault {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            fault(file, mark.line, "", problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            fault(file, context.mark.line, "", "holds a key twice: \(duplicates.sorted().joined(separator: ", "))")
        default: fault(file, nil, "", "is not readable YAML: \(error)")
        }
    }
}

/// The members of a mapping by their keys.
struct YAMLMembers {
    let place: YAMLPlace
    fileprivate let members: [String: YAMLPlace]

    /// What stands under a key; nil when nothing does.
    subscript(_ key: String) -> YAMLPlace? { members[key] }

    /// What stands under a key that must be there.
    func required(_ key: String) throws(ScenarioError) -> YAMLPlace {
        guard let member = members[key] else { throw place.fault("\(key) is missing") }
        return member
    }
}
