import HarkLanguage
import Yams

/// Edits of the list of rules, which must not stand in brackets as a whole.
extension RulesText {
    /// The ids of the rules in order.
    var ids: [String] { yaml.root["rules"]?.sequence.map { $0.compactMap { $0["id"]?.string } } ?? [] }

    /// Whether the very rule is there; another rule of its id is not.
    func holds(_ draft: RuleDraft) -> Bool {
        guard let node = yaml.root["rules"]?.sequence?.first(where: { $0["id"]?.string == draft.id }),
            let wanted = YAMLLines("rules:\n  - " + draft.lines.joined(separator: "\n    "))?.root["rules"]?[0]
        else { return false }
        return PlainTree(node) == PlainTree(wanted)
    }

    func stands(_ id: String, before other: String) -> Bool {
        guard let place = ids.firstIndex(of: id), let next = ids.firstIndex(of: other) else { return false }
        return place < next
    }

    mutating func add(_ rule: RuleDraft, before other: String?) throws(DocumentEdit.Failure) {
        try add(rule.lines, id: rule.id, before: other)
    }

    /// Adds a rule of these lines, of which the first follows the dash.
    mutating func add(_ rule: [String], id: String, before other: String?) throws(DocumentEdit.Failure) {
        guard let rules = yaml.root["rules"], let items = rules.sequence else { throw .missing("rules") }
        guard !items.isEmpty else { return try begin(with: rule, id: id) }
        guard !ids.contains(id) else { throw .taken(id) }
        guard !yaml.isFlow(rules), let first = items.first, let column = dashColumn(of: first) else {
            throw .tooIntricate(file)
        }
        let before = PlainTree(yaml.root)
        let indent = String(repeating: " ", count: column)
        let lines = rule.enumerated().map { indent + ($0 == 0 ? "- " : "  ") + $1 }
        let line: Int
        if let other {
            line = yaml.startOfComments(above: try part(of: other).lowerBound)
            yaml.lines.insert(contentsOf: lines + [""], at: line)
        } else {
            guard let last = items.last, let id = last["id"]?.string else { throw .tooIntricate(file) }
            line = try part(of: id).upperBound
            yaml.lines.insert(contentsOf: [""] + lines, at: line)
        }
        // The new rule itself is checked when the documents are read.
        try check { PlainTree($0).removing(rule: id) == before }
    }

    /// Writes the first rule of a list that was empty.
    private mutating func begin(with rule: [String], id: String) throws(DocumentEdit.Failure) {
        let before = PlainTree(yaml.root)
        guard let line = yaml.lines.firstIndex(where: { $0.filter { $0 != " " }.hasPrefix("rules:[]") }) else {
            throw .tooIntricate(file)
        }
        yaml.lines[line] = "rules:"
        yaml.lines.insert(contentsOf: rule.enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 }, at: line + 1)
        try check { PlainTree($0).removing(rule: id) == before }
    }

    /// Writes a rule of these lines in the place of another of the same id; comments above stay.
    mutating func replace(rule id: String, by lines: [String]) throws(DocumentEdit.Failure) {
        let before = PlainTree(yaml.root).removing(rule: id)
        let part = try part(of: id)
        guard let column = dashColumn(of: try item(id, of: "rules")) else { throw .tooIntricate(file) }
        let indent = String(repeating: " ", count: column)
        yaml.lines.replaceSubrange(part, with: lines.enumerated().map { indent + ($0 == 0 ? "- " : "  ") + $1 })
        try check { PlainTree($0).removing(rule: id) == before }
    }

    mutating func remove(rule id: String) throws(DocumentEdit.Failure) {
        let before = yaml.root
        _ = try cut(rule: id)
        try check { PlainTree($0) == PlainTree(before).removing(rule: id) }
    }

    mutating func move(rule id: String, before other: String) throws(DocumentEdit.Failure) {
        let before = yaml.root
        guard id != other else { return }
        let block = try cut(rule: id)
        guard let next = YAMLLines(yaml.text) else { throw .tooIntricate(file) }
        yaml = next
        let line = yaml.startOfComments(above: try part(of: other).lowerBound)
        yaml.lines.insert(contentsOf: block + [""], at: line)
        try check { PlainTree($0).removing(rule: id) == PlainTree(before).removing(rule: id) }
    }

    /// Takes the lines of a rule out, with the comments right above it and the blank lines behind it.
    private mutating func cut(rule id: String) throws(DocumentEdit.Failure) -> [String] {
        let part = try part(of: id)
        let start = yaml.startOfComments(above: part.lowerBound)
        let block = Array(yaml.lines[start..<part.upperBound])
        var end = part.upperBound
        while end < yaml.lines.count - 1, yaml.lines[end].allSatisfy({ $0 == " " }) { end += 1 }
        yaml.lines.removeSubrange(start..<end)
        return block
    }

    /// The lines of a rule of a list that is not in brackets.
    private func part(of id: String) throws(DocumentEdit.Failure) -> Range<Int> {
        let node = try item(id, of: "rules")
        guard let list = yaml.root["rules"], !yaml.isFlow(list), let line = YAMLLines.line(of: node),
            let column = dashColumn(of: node)
        else { throw .tooIntricate(file) }
        return line..<(yaml.end(ofPartAt: line, rightOf: column) + 1)
    }
}
