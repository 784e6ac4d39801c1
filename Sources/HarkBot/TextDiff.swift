/// What changed between two texts, line by line, as people read it in a unified diff.
public struct TextDiff: Sendable, Hashable {
    /// One line of a hunk.
    public struct Line: Sendable, Hashable {
        /// What happened to the line; the raw value is the sign before it.
        public enum Kind: String, Sendable {
            /// It is in both texts.
            case same = " "
            /// Only in the old one.
            case removed = "-"
            /// Only in the new one.
            case added = "+"
        }

        /// What happened to the line.
        public let kind: Kind
        /// The line without its end.
        public let text: String
    }

    /// A stretch of changed lines with the lines around them.
    public struct Hunk: Sendable, Hashable {
        /// The first line in the old text, counted from 1.
        public let oldStart: Int
        /// The first line in the new text, counted from 1.
        public let newStart: Int
        /// The lines.
        public let lines: [Line]

        /// The line above the hunk: `@@ -3,7 +3,8 @@`.
        public var header: String {
            let old = lines.count { $0.kind != .added }
            let new = lines.count { $0.kind != .removed }
            return "@@ -\(old == 0 ? oldStart - 1 : oldStart),\(old) +\(new == 0 ? newStart - 1 : newStart),\(new) @@"
        }
    }

    /// The changes in order; empty when the texts are the same.
    public let hunks: [Hunk]

    /// Texts whose changes need more steps than this are shown as replaced.
    private static let mostSteps = 600

    /// Compares two texts.
    ///
    /// - Source: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986).
    /// - Parameters:
    ///   - old: the text before; nil when there was none.
    ///   - new: the text after; nil when there is none any more.
    ///   - context: how many unchanged lines stand around a change.
    /// - Complexity: O((*n* + *d*) · *d*) in the lines and the changed lines, which are bounded.
    public init(from old: String?, to new: String?, context: Int = 3) {
        let (before, after) = (Self.lines(of: old), Self.lines(of: new))
        let head = zip(before, after).prefix { $0 == $1 }.count
        let tail = zip(before[head...].reversed(), after[head...].reversed()).prefix { $0 == $1 }.count
        let middle = Self.script(Array(before[head..<before.count - tail]), Array(after[head..<after.count - tail]))
        let script =
            before[..<head].map { Line(kind: .same, text: $0) } + middle
            + before[(before.count - tail)...].map { Line(kind: .same, text: $0) }
        hunks = Self.hunks(of: script, context: context)
    }

    /// The diff with file names, as `diff -u` writes it; empty when nothing changed.
    public func unified(_ name: String) -> String {
        guard !hunks.isEmpty else { return "" }
        return
            (["--- a/\(name)", "+++ b/\(name)"]
            + hunks.flatMap { [$0.header] + $0.lines.map { $0.kind.rawValue + $0.text } })
            .joined(separator: "\n") + "\n"
    }

    private static func lines(of text: String?) -> [String] {
        guard let text, !text.isEmpty else { return [] }
        var lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map(String.init)
    }

    /// The shortest way from one list of lines to the other.
    private static func script(_ old: [String], _ new: [String]) -> [Line] {
        guard let trace = trace(old, new) else {
            return old.map { Line(kind: .removed, text: $0) } + new.map { Line(kind: .added, text: $0) }
        }
        var (x, y) = (old.count, new.count)
        var reversed: [Line] = []
        for (steps, furthest) in trace.enumerated().reversed() {
            let k = x - y
            let isDown = k == -steps || k != steps && furthest(k - 1) < furthest(k + 1)
            let before = isDown ? k + 1 : k - 1
            let (startX, startY) = steps == 0 ? (0, 0) : (furthest(before), furthest(before) - before)
            while x > startX, y > startY, x > 0, y > 0, old[x - 1] == new[y - 1] {
                x -= 1
                y -= 1
                reversed.append(Line(kind: .same, text: old[x]))
            }
            guard steps > 0 else { break }
            if isDown {
                y -= 1
                reversed.append(Line(kind: .added, text: new[y]))
            } else {
                x -= 1
                reversed.append(Line(kind: .removed, text: old[x]))
            }
        }
        return reversed.reversed()
    }

    /// How far each diagonal was reached before each step; nil when there are too many steps.
    private static func trace(_ old: [String], _ new: [String]) -> [(Int) -> Int]? {
        let most = min(old.count + new.count, mostSteps)
        var furthest = [Int](repeating: 0, count: 2 * most + 3)
        var trace: [(Int) -> Int] = []
        for steps in 0...most {
            let before = furthest
            trace.append { before[$0 + most + 1] }
            for k in stride(from: -steps, through: steps, by: 2) {
                let isDown = k == -steps || k != steps && furthest[k - 1 + most + 1] < furthest[k + 1 + most + 1]
                var x = isDown ? furthest[k + 1 + most + 1] : furthest[k - 1 + most + 1] + 1
                while x < old.count, x - k < new.count, x - k >= 0, old[x] == new[x - k] { x += 1 }
                furthest[k + most + 1] = x
                if x >= old.count, x - k >= new.count { return trace }
            }
        }
        return nil
    }

    private static func hunks(of script: [Line], context: Int) -> [Hunk] {
        let changed = script.indices.filter { script[$0].kind != .same }
        var hunks: [Hunk] = []
        var first = 0
        while first < changed.count {
            var last = first
            while last + 1 < changed.count, changed[last + 1] - changed[last] <= 2 * context + 1 { last += 1 }
            let range = max(0, changed[first] - context)..<min(script.count, changed[last] + context + 1)
            let before = script[..<range.lowerBound]
            hunks.append(
                Hunk(
                    oldStart: before.count { $0.kind != .added } + 1,
                    newStart: before.count { $0.kind != .removed } + 1,
                    lines: Array(script[range])
                )
            )
            first = last + 1
        }
        return hunks
    }
}

extension BotFiles {
    /// What changed from another version, as unified diffs by file, in the order of their names.
    public func changes(from old: BotFiles) -> [(name: String, diff: TextDiff)] {
        Set(texts.keys).union(old.texts.keys).sorted().compactMap { name in
            texts[name] == old.texts[name] ? nil : (name, TextDiff(from: old.texts[name], to: texts[name]))
        }
    }
}
