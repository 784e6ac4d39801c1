import HarkLanguage
import Yams

/// The text of a rules file, edited line by line; each edit is checked against the tree that it must give.
struct RulesText {
    var yaml: YAMLLines
    let file: String

    init(_ text: String, file: String) throws(DocumentEdit.Failure) {
        guard let yaml = YAMLLines(text) else { throw .unreadable(file) }
        self.yaml = yaml
        self.file = file
    }

    init(of files: BotFiles) throws(DocumentEdit.Failure) {
        guard let text = files[BotFiles.script] else { throw .unreadable(BotFiles.script) }
        try self.init(text, file: BotFiles.script)
    }

    var text: String { yaml.text }

    /// The file that holds an intent's examples beside the rules file, if it has one.
    func exampleFile(of intent: String) throws(DocumentEdit.Failure) -> String? {
        let node = try item(intent, of: "intents")
        return node["file"]?.string
    }

    /// All examples that the file itself gives an intent.
    func examples(of intent: String) throws(DocumentEdit.Failure) -> [String] {
        let node = try item(intent, of: "intents")
        return Language.allCases.flatMap { language in
            node["examples"]?[language.rawValue]?.sequence.map { $0.compactMap(\.string) } ?? []
        }
    }

    mutating func addExample(_ text: String, _ language: Language, to intent: String) throws(DocumentEdit.Failure) {
        let before = yaml.root
        let node = try item(intent, of: "intents")
        let quoted = YAMLText.quoted(text)
        let key = language.rawValue
        let isDone: Bool
        if let examples = node["examples"] {
            if let list = examples[key], list.sequence != nil {
                isDone =
                    yaml.isFlow(list)
                    ? yaml.append(quoted, toFlow: list) : append(quoted, toBlock: list)
            } else {
                isDone = add("\(key): [\(quoted)]", to: examples)
            }
        } else {
            isDone = add("examples: {\(key): [\(quoted)]}", to: node)
        }
        guard isDone else { throw .tooIntricate(file) }
        try check { after in
            PlainTree(after).removing(example: text, key, of: intent) == PlainTree(before).normalised
        }
    }

    func item(_ id: String, of key: String) throws(DocumentEdit.Failure) -> Node {
        guard let node = yaml.root[key]?.sequence?.first(where: { $0["id"]?.string == id }) else { throw .missing(id) }
        return node
    }

    /// The column of the dash before an item, when the item begins on the same line.
    func dashColumn(of item: Node) -> Int? {
        guard let line = YAMLLines.line(of: item), let column = YAMLLines.column(of: item) else { return nil }
        let before = yaml.lines[line].unicodeScalars.prefix(column)
        guard let dash = before.lastIndex(of: "-"), before.allSatisfy({ $0 == " " || $0 == "-" }) else { return nil }
        return before.distance(from: before.startIndex, to: dash)
    }

    private mutating func append(_ quoted: String, toBlock list: Node) -> Bool {
        guard let last = list.sequence?.last, let line = YAMLLines.line(of: last), let column = dashColumn(of: last)
        else { return false }
        let end = yaml.end(ofPartAt: line, rightOf: column)
        yaml.lines.insert(String(repeating: " ", count: column) + "- " + quoted, at: end + 1)
        return true
    }

    /// Adds a key to a mapping: in brackets at its end, else on a line after its first key's value.
    private mutating func add(_ pair: String, to node: Node) -> Bool {
        guard let mapping = node.mapping, let first = mapping.first else { return false }
        if yaml.isFlow(node) { return yaml.append(pair, toFlow: node) }
        guard let line = YAMLLines.line(of: first.key), let column = YAMLLines.column(of: first.key) else {
            return false
        }
        let end = yaml.end(ofPartAt: line, rightOf: column)
        yaml.lines.insert(String(repeating: " ", count: column) + pair, at: end + 1)
        return true
    }

    /// Reads the edited text again; what does not mean what it should is no edit.
    mutating func check(_ isRight: (Node) -> Bool) throws(DocumentEdit.Failure) {
        guard let next = YAMLLines(yaml.text), isRight(next.root) else { throw .tooIntricate(file) }
        yaml = next
    }
}
