import Yams

/// A YAML text as lines with the tree that stands in them, for edits that keep all else as it is.
struct YAMLLines {
    var lines: [String]
    let root: Node
    /// Whether the lines end with a carriage return too.
    private let newline: String

    init?(_ text: String) {
        // As for reading: aliases of aliases would make a tree of any size.
        guard YAMLAnchors(text).firstRepeated == nil else { return nil }
        guard let root = try? Yams.compose(yaml: text), root.mapping != nil else { return nil }
        self.root = root
        newline = text.contains("\r\n") ? "\r\n" : "\n"
        lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
    }

    var text: String { lines.joined(separator: newline) }

    /// The line of a node, counted from 0.
    static func line(of node: Node) -> Int? { node.mark.map { $0.line - 1 } }

    /// The column of a node, counted from 0.
    static func column(of node: Node) -> Int? { node.mark.map { $0.column - 1 } }

    /// Whether a list or mapping is written between brackets.
    func isFlow(_ node: Node) -> Bool {
        guard let line = Self.line(of: node), let column = Self.column(of: node), lines.indices.contains(line) else {
            return false
        }
        let first = lines[line].unicodeScalars.dropFirst(column).first
        return first == "[" || first == "{"
    }

    /// The last line of a part that begins at a line and whose lines stand further right than a column.
    ///
    /// Blank lines and comments behind it do not belong to it.
    func end(ofPartAt start: Int, rightOf column: Int) -> Int {
        var last = start
        for index in lines.indices.dropFirst(start + 1) {
            let indent = lines[index].prefix { $0 == " " }.count
            let rest = lines[index].dropFirst(indent)
            if rest.isEmpty || rest.first == "#" { continue }
            guard indent > column else { break }
            last = index
        }
        return last
    }

    /// The first line of the comments right above a line.
    func startOfComments(above line: Int) -> Int {
        var start = line
        while start > 0, lines[start - 1].drop(while: { $0 == " " }).first == "#" { start -= 1 }
        // A comment with an empty line's distance, or at the top of the list, is about more than this part.
        return start > 0 && lines[start - 1].allSatisfy { $0 == " " } || start == line ? start : line
    }

    /// Puts text behind the last item of a list or mapping in brackets.
    mutating func append(_ item: String, toFlow node: Node) -> Bool {
        guard let line = Self.line(of: node), let column = Self.column(of: node),
            let last = FlowScanner(lines).lastSign(from: line, column)
        else { return false }
        var scalars = Array(lines[last.line].unicodeScalars)
        let glue = last.sign == "[" || last.sign == "{" ? "" : last.sign == "," ? " " : ", "
        scalars.insert(contentsOf: (glue + item).unicodeScalars, at: last.column + 1)
        lines[last.line] = String(String.UnicodeScalarView(scalars))
        return true
    }
}

/// Reads YAML's flow style sign by sign.
struct FlowScanner {
    /// A sign that is neither space nor comment.
    struct Sign {
        let line: Int
        let column: Int
        let sign: Unicode.Scalar
    }

    private let lines: [[Unicode.Scalar]]

    init(_ lines: [String]) {
        self.lines = lines.map { Array($0.unicodeScalars) }
    }

    /// The last sign before the bracket that closes the one at a place; nil when nothing closes it.
    func lastSign(from line: Int, _ column: Int) -> Sign? {
        guard lines.indices.contains(line), lines[line].indices.contains(column), "[{".contains(lines[line][column])
        else { return nil }
        var depth = 0
        var quote: Unicode.Scalar?
        var last: Sign?
        for row in line..<lines.count {
            var index = row == line ? column : 0
            while index < lines[row].count {
                let scalar = lines[row][index]
                if quote == nil, scalar == "#", index == 0 || lines[row][index - 1] == " " { break }
                if let open = quote {
                    if open == "\"", scalar == "\\" { index += 1 }
                    if scalar == open { quote = nil }
                } else if "\"'".contains(scalar), last.map({ ",:[{".contains($0.sign) }) ?? true {
                    quote = scalar
                } else if "[{".contains(scalar) {
                    depth += 1
                } else if "]}".contains(scalar) {
                    depth -= 1
                    if depth == 0 { return last }
                }
                if scalar != " " { last = Sign(line: row, column: min(index, lines[row].count - 1), sign: scalar) }
                index += 1
            }
        }
        return nil
    }
}

extension String {
    fileprivate func contains(_ scalar: Unicode.Scalar) -> Bool { unicodeScalars.contains(scalar) }
}
