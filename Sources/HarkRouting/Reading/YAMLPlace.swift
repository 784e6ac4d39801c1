import Yams

/// A value in a YAML document that knows where it stands, so that every fault can name its line.
package struct YAMLPlace {
    /// The value as it was parsed.
    let node: Node
    /// Where in the document, such as `rules[2].when`; empty for the whole.
    package let path: String
    let line: Int?

    init(node: Node, path: String, line: Int?) {
        (self.node, self.path, self.line) = (node, path, line)
    }

    /// The members of a mapping that may hold these keys and no others.
    package func members(_ known: String...) throws(RoutingFault) -> YAMLMembers {
        let members = try anyMembers()
        if let fault = members.unknown(known).first { throw fault }
        return members
    }

    /// The members of a mapping, whatever their keys.
    func anyMembers() throws(RoutingFault) -> YAMLMembers {
        guard let mapping = node.mapping else { throw fault("must be a mapping of keys to values") }
        return YAMLMembers(
            place: self,
            pairs: mapping.map { key, value in
                let name = key.string ?? "?"
                let path = path.isEmpty ? name : "\(path).\(name)"
                return (name, YAMLPlace(node: value, path: path, line: key.mark?.line ?? line))
            }
        )
    }

    /// What stands under a key of a mapping whose keys were looked at before.
    package func anyMember(_ key: String) throws(RoutingFault) -> YAMLPlace? {
        node.mapping == nil ? nil : try anyMembers()[key]
    }

    /// The items of a list that is not empty.
    package func items() throws(RoutingFault) -> [YAMLPlace] {
        let items = try anyItems()
        guard !items.isEmpty else { throw fault("must be a list with at least one item") }
        return items
    }

    /// The items of a list.
    func anyItems() throws(RoutingFault) -> [YAMLPlace] {
        guard let sequence = node.sequence else { throw fault("must be a list") }
        return sequence.enumerated().map { index, item in
            YAMLPlace(node: item, path: "\(path)[\(index)]", line: item.mark?.line ?? line)
        }
    }

    /// True when a list stands here.
    package var isList: Bool { node.sequence != nil }
    /// True when a list without items stands here.
    package var isEmptyList: Bool { node.sequence?.isEmpty == true }
    /// True when a mapping stands here.
    package var isMapping: Bool { node.mapping != nil }
    /// True when nothing stands here.
    package var isNull: Bool { node.null != nil }

    /// The fault that names this place.
    package func fault(_ reason: String) -> RoutingFault { RoutingFault(at: path, message: reason, line: line) }

    /// The fault that names a place below, such as `week[1]`.
    func fault(at below: String, _ reason: String) -> RoutingFault {
        let steps = below.split { ".[]".contains($0) }
        let inner = steps.reduce(self) { place, step in
            Int(step).flatMap { index in try? place.anyItems().dropFirst(index).first }
                ?? (try? place.anyMember(String(step))) ?? place
        }
        return RoutingFault(at: path.isEmpty ? below : "\(path).\(below)", message: reason, line: inner.line)
    }

    /// A remark that names this place.
    func warning(_ reason: String) -> RoutingFault {
        RoutingFault(at: path, message: reason, line: line, isWarning: true)
    }
}

/// The members of a mapping by their keys.
package struct YAMLMembers {
    /// The mapping.
    package let place: YAMLPlace
    let pairs: [(name: String, place: YAMLPlace)]

    /// What stands under a key; nil when nothing does.
    package subscript(_ key: String) -> YAMLPlace? { pairs.first { $0.name == key }?.place }

    /// What stands under a key that must be there.
    package func required(_ key: String) throws(RoutingFault) -> YAMLPlace {
        guard let member = self[key] else { throw place.fault("\(key) is missing") }
        return member
    }

    /// A fault for each key that is not among these.
    func unknown(_ known: [String]) -> [RoutingFault] {
        pairs.filter { !known.contains($0.name) }.map {
            $0.place.fault("is not a known key; known are \(known.joined(separator: ", "))")
        }
    }
}
