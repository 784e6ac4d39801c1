import Yams

extension YAMLDocument {
    /// The key under which JSON stands as YAML: values of any type are let through there.
    static let jsonKey = "json"

    /// What stands at a place, as JSON; nil when nothing does.
    func json(at path: [String]) -> BotJSON? {
        var node: Node? = root
        for step in path {
            if let items = node?.sequence {
                node = Int(step).flatMap { items.indices.contains($0) ? items[$0] : nil }
            } else {
                node = node?.mapping?[step]
            }
        }
        return node.map(Self.json)
    }

    private static func json(_ node: Node) -> BotJSON {
        switch node {
        case .scalar(let scalar):
            guard scalar.style == .plain else { return .text(scalar.string) }
            if node.null != nil { return .null }
            if let value = node.bool { return .bool(value) }
            return node.float.map { .number($0) } ?? .text(scalar.string)
        case .sequence(let items): return .list(items.map(json))
        case .mapping(let members):
            return .object(Dictionary(members.map { ($0.key.string ?? "", json($0.value)) }) { $1 })
        case .alias: return .null
        }
    }
}
