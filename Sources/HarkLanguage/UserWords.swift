/// The words that a site adds: names of its products and the like, which stay whole.
///
/// Both languages use it after cutting a text: `join` glues the words together that a name covers.
package struct UserWords: Sendable {
    /// Longest name that is kept, in code points.
    package static let longest = 64

    /// The next node for a node and a code point, as `node << 32 | code point`.
    private var edges: [UInt64: UInt32] = [:]
    /// For each node, whether a name ends there.
    private var isEnd: [Bool] = [false]
    /// For the lowest eight bits of a code point, whether a name starts with such a one.
    private var starts = [Bool](repeating: false, count: 256)

    /// True where there are no words.
    package var isEmpty: Bool { edges.isEmpty }

    /// Takes a list of names; upper and lower case, full width and traditional characters make no difference.
    ///
    /// Empty names and those longer than `longest` are left out.
    package init(_ names: some Sequence<String>) {
        for name in names { insert(Self.key(CleanText(name).scalars)) }
    }

    private static func key(_ scalars: [UInt32]) -> [UInt32] {
        let words = scalars.split { CodePoints.kind($0) == .space }
        return Array(words.map { $0.map(MatchFolding.folded) }.joined(separator: [0x20]))
    }

    private mutating func insert(_ key: [UInt32]) {
        guard let first = key.first, key.count <= Self.longest else { return }
        starts[Int(first & 0xFF)] = true
        var node: UInt32 = 0
        for scalar in key { node = child(of: node, by: scalar) }
        isEnd[Int(node)] = true
    }

    private mutating func child(of node: UInt32, by scalar: UInt32) -> UInt32 {
        let edge = UInt64(node) << 32 | UInt64(scalar)
        if let next = edges[edge] { return next }
        let next = UInt32(isEnd.count)
        isEnd.append(false)
        edges[edge] = next
        return next
    }

    /// The end of the longest name that starts at an index, or nil.
    ///
    /// A name starts and ends at the edge of a Latin word or a number.
    /// - Complexity: O(`longest`).
    package func match(in scalars: [UInt32], from start: Int, to end: Int) -> Int? {
        guard starts[Int(MatchFolding.folded(scalars[start]) & 0xFF)], Self.isEdge(scalars, start) else { return nil }
        var node: UInt32 = 0
        var index = start
        var found: Int?
        while index < end, index - start < 2 * Self.longest {
            let isSpace = CodePoints.kind(scalars[index]) == .space
            let scalar = isSpace ? 0x20 : MatchFolding.folded(scalars[index])
            guard let next = edges[UInt64(node) << 32 | UInt64(scalar)] else { break }
            node = next
            index += 1
            while isSpace, index < end, CodePoints.kind(scalars[index]) == .space { index += 1 }
            if isEnd[Int(node)], index == end || Self.isEdge(scalars, index) { found = index }
        }
        return found
    }

    /// Makes each name in a text one word.
    ///
    /// - Parameters:
    ///   - words: the words of the text, in order.
    ///   - scalars: the text.
    /// - Returns: the words; one that a name covers in part is cut at the edge of the name.
    /// - Complexity: O(*n*) in the length of the text, for names up to `longest`.
    package func join(_ words: [CleanWord], in scalars: [UInt32]) -> [CleanWord] {
        guard !isEmpty, let first = words.first, let last = words.last else { return words }
        let names = self.names(in: scalars, first.range.lowerBound..<last.range.upperBound)
        return names.isEmpty ? words : Self.replace(words, by: names)
    }

    private func names(in scalars: [UInt32], _ range: Range<Int>) -> [CleanWord] {
        var names: [CleanWord] = []
        var index = range.lowerBound
        while index < range.upperBound {
            guard let end = match(in: scalars, from: index, to: range.upperBound) else {
                index += 1
                continue
            }
            names.append(CleanWord(range: index..<end, shape: Self.shape(scalars, index..<end)))
            index = end
        }
        return names
    }

    /// Puts names in the place of the words that they cover; one covered in part is cut at the name's edge.
    static func replace(_ words: [CleanWord], by names: [CleanWord]) -> [CleanWord] {
        var result: [CleanWord] = []
        var rest = names[...]
        for word in words {
            var start = word.range.lowerBound
            while let name = rest.first, name.range.lowerBound < word.range.upperBound {
                if start < name.range.lowerBound {
                    result.append(CleanWord(range: start..<name.range.lowerBound, shape: word.shape))
                }
                start = max(start, name.range.upperBound)
                if name.range.upperBound > word.range.upperBound { break }
                result.append(name)
                rest.removeFirst()
            }
            if start < word.range.upperBound {
                result.append(CleanWord(range: start..<word.range.upperBound, shape: word.shape))
            }
        }
        return result
    }

    private static func shape(_ scalars: [UInt32], _ range: Range<Int>) -> WordShape {
        let kinds = Set(range.map { CodePoints.kind(scalars[$0]) })
        if kinds == [.digit] { return .number }
        if kinds.contains(.digit) { return .mixed }
        return kinds == [.han] ? .han : .letters
    }

    /// True where no Latin word or number goes on across an index.
    private static func isEdge(_ scalars: [UInt32], _ index: Int) -> Bool {
        guard index > 0, index < scalars.count else { return true }
        let before = CodePoints.kind(scalars[index - 1])
        let after = CodePoints.kind(scalars[index])
        return !(isWord(before) && (isWord(after) || after == .mark))
    }

    private static func isWord(_ kind: CodePointKind) -> Bool { kind == .latin || kind == .digit || kind == .letter }
}
