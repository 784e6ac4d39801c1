import Testing

@testable import HarkBot

struct TextDiffTests {
    @Test func `a diff reads as diff -u writes it`() {
        let old = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n"
        let new = "a\nb\nC\nd\ne\nf\ng\nh\ni\nj\nk\n"

        #expect(
            TextDiff(from: old, to: new, context: 1).unified("x.yaml") == """
                --- a/x.yaml
                +++ b/x.yaml
                @@ -2,3 +2,3 @@
                 b
                -c
                +C
                 d
                @@ -10,1 +10,2 @@
                 j
                +k

                """
        )
    }

    @Test func `the same text has no diff, a new file only added lines`() {
        #expect(TextDiff(from: "a\nb", to: "a\nb\n").hunks.isEmpty)
        #expect(TextDiff(from: "", to: "").unified("x").isEmpty)
        let fresh = TextDiff(from: nil, to: "a\nb\n").hunks
        #expect(fresh.map(\.header) == ["@@ -0,0 +1,2 @@"])
        #expect(fresh[0].lines.allSatisfy { $0.kind == .added })
    }

    /// All pairs of texts of up to five lines of two kinds.
    @Test func `the lines of a diff give both texts back, and none is changed that need not be`() {
        let texts = (0...5).flatMap { length in
            (0..<(1 << length)).map { bits in (0..<length).map { bits >> $0 & 1 == 1 ? "x" : "y" } }
        }
        for old in texts {
            for new in texts {
                let lines = TextDiff(from: joined(old), to: joined(new), context: 99).hunks.flatMap(\.lines)
                guard old != new else {
                    #expect(lines.isEmpty)
                    continue
                }
                #expect(lines.filter { $0.kind != .added }.map(\.text) == old)
                #expect(lines.filter { $0.kind != .removed }.map(\.text) == new)
                #expect(lines.count { $0.kind == .same } == longest(old, new), "\(old) \(new)")
            }
        }
    }

    @Test(.timeLimit(.minutes(1))) func `texts that have nothing in common are shown as replaced`() {
        let old = (0..<20_000).map { "old \($0)" }
        let new = (0..<20_000).map { "new \($0)" }

        let lines = TextDiff(from: joined(old), to: joined(new)).hunks.flatMap(\.lines)

        #expect(lines.count == 40_000)
    }

    private func joined(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

    /// The length of the longest common subsequence.
    private func longest(_ one: [String], _ other: [String]) -> Int {
        var row = [Int](repeating: 0, count: other.count + 1)
        for line in one {
            var corner = 0
            for (index, text) in other.enumerated() {
                (corner, row[index + 1]) = (
                    row[index + 1], line == text ? corner + 1 : max(row[index + 1], row[index])
                )
            }
        }
        return row.last ?? 0
    }
}
