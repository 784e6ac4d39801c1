import Yams

extension YAMLPlace {
    /// Parses a document, whose root must be a mapping.
    package init(_ yaml: String) throws(RoutingFault) { self = try Self.parse(yaml) { _ throws(RoutingFault) in } }

    /// Parses a document by a stranger: of bounded size and depth, and without anchors and aliases.
    ///
    /// A small text with aliases can stand for a tree of any size. So a text that may hold one is not even parsed,
    /// unless it is JSON, which has none.
    package init(untrusted text: String, mostBytes: Int) throws(RoutingFault) {
        guard text.utf8.count <= mostBytes else {
            throw RoutingFault(at: "", message: "must be at most \(mostBytes) bytes")
        }
        let json = JSONText(text)
        if json == nil, let alias = YAMLAliases(text).first {
            throw RoutingFault(
                at: "",
                message: "*\(alias.name) would repeat an anchor, which is not supported; as a text, write \\x2A for *",
                line: alias.line
            )
        }
        self = try Self.parse(json?.forYAML ?? text) { root throws(RoutingFault) in
            try Self.refuseAnchors(in: root, depth: 0)
        }
    }

    /// Parses a document and looks at it while the parser lives, which alone holds the anchors' names.
    private static func parse(
        _ yaml: String,
        check: (Node) throws(RoutingFault) -> Void
    ) throws(RoutingFault) -> YAMLPlace {
        do {
            let parser = try Parser(yaml: yaml)
            guard let node = try parser.singleRoot() else {
                throw RoutingFault(at: "", message: "must be a mapping of keys to values")
            }
            try withExtendedLifetime(parser) { try check(node) }
            return YAMLPlace(node: node, path: "", line: node.mark?.line)
        } catch let fault as RoutingFault {
            throw fault
        } catch {
            throw fault(of: error)
        }
    }

    private static func refuseAnchors(in node: Node, depth: Int) throws(RoutingFault) {
        if let anchor = node.anchor {
            let reason = "the anchor &\(anchor.rawValue) is not supported"
            throw RoutingFault(at: "", message: reason, line: node.mark?.line)
        }
        guard depth <= 32 else { throw RoutingFault(at: "", message: "is nested too deep", line: node.mark?.line) }
        for item in node.sequence ?? [] { try refuseAnchors(in: item, depth: depth + 1) }
        for (key, value) in node.mapping ?? [:] {
            try refuseAnchors(in: key, depth: depth + 1)
            try refuseAnchors(in: value, depth: depth + 1)
        }
    }

    private static func fault(of error: any Error) -> RoutingFault {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            RoutingFault(at: "", message: problem, line: mark.line)
        case .reader(let problem, _, _, _): RoutingFault(at: "", message: problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            RoutingFault(
                at: "",
                message: "holds a key twice: \(duplicates.sorted().joined(separator: ", "))",
                line: context.mark.line
            )
        default: RoutingFault(at: "", message: "is not readable YAML: \(error)")
        }
    }
}
