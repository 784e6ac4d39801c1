import Yams

/// What a YAML text means, without where and how it is written: for telling whether an edit did what it should.
indirect enum PlainTree: Equatable {
    case text(String)
    case list([PlainTree])
    case map([String: PlainTree])

    init(_ node: Node) {
        switch node {
        case .scalar(let scalar): self = .text(scalar.string)
        case .sequence(let items): self = .list(items.map(PlainTree.init))
        case .mapping(let pairs):
            let values = pairs.map { ($0.key.string ?? "", PlainTree($0.value)) }
            self = .map(Dictionary(values, uniquingKeysWith: { one, _ in one }))
        case .alias: self = .text("*")
        }
    }

    subscript(key: String) -> PlainTree? {
        if case .map(let pairs) = self { pairs[key] } else { nil }
    }

    /// The same without one rule.
    func removing(rule id: String) -> PlainTree {
        changing("rules") { rules in
            guard case .list(let items) = rules else { return rules }
            return .list(items.filter { $0["id"] != .text(id) })
        }
    }

    /// The same without the last example of an intent and what then is empty.
    func removing(example text: String, _ language: String, of intent: String) -> PlainTree {
        changing("intents") { intents in
            guard case .list(let items) = intents else { return intents }
            return .list(
                items.map { item in
                    guard item["id"] == .text(intent) else { return item }
                    return item.changing("examples") { examples in
                        examples.changing(language) { list in
                            guard case .list(var texts) = list, texts.last == .text(text) else { return list }
                            texts.removeLast()
                            return .list(texts)
                        }
                    }
                }
            )
        }.normalised
    }

    /// The same without empty lists and mappings inside mappings.
    var normalised: PlainTree {
        switch self {
        case .text: self
        case .list(let items): .list(items.map(\.normalised))
        case .map(let pairs):
            .map(pairs.mapValues(\.normalised).filter { $0.value != .list([]) && $0.value != .map([:]) })
        }
    }

    private func changing(_ key: String, _ change: (PlainTree) -> PlainTree) -> PlainTree {
        guard case .map(var pairs) = self, let value = pairs[key] else { return self }
        pairs[key] = change(value)
        return .map(pairs)
    }
}
