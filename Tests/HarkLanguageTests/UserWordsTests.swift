import HarkTesting
import Testing

@testable import HarkLanguage

struct UserWordsTests {
    private let names = UserWords([
        "North Peak", "North Peak 2 Tent", "小米手环", "GoldCard+", "充电宝", "", String(repeating: "x", count: 99),
    ])

    private func words(_ text: String) -> [String] {
        let clean = CleanText(text)
        let words = EnglishTokenizer.words(in: clean, range: 0..<clean.scalars.count)
        return names.join(words, in: clean.scalars).map { clean.string($0.range) }
    }

    @Test(arguments: [
        ("my north  peak broke", ["my", "north  peak", "broke"]),
        ("the NORTH PEAK 2 TENT!", ["the", "NORTH PEAK 2 TENT", "!"]),
        ("north peaks", ["north", "peaks"]), ("a goldcard+ please", ["a", "goldcard+", "please"]),
        ("我的小米手环8坏了", ["我的", "小米手环", "8", "坏了"]), ("充電寶", ["充電寶"]), ("nothing here", ["nothing", "here"]),
    ])
    func `names are one word`(text: String, expected: [String]) {
        #expect(words(text) == expected)
    }

    @Test func `no names change nothing`() {
        let clean = CleanText("a b")
        let words = EnglishTokenizer.words(in: clean, range: 0..<3)
        #expect(UserWords([String]()).join(words, in: clean.scalars) == words)
    }

    @Test(arguments: 0..<20)
    func `words stay in order and hold the same text`(seed: UInt64) {
        var numbers = SplitMix(seed: seed)
        let parts = ["north ", "peak ", "2 ", "tent", "小米", "手环", "充", "电宝", "goldcard", "+", " ", "x"]
        let text = (0..<60).map { _ in parts.randomElement(using: &numbers) ?? "" }.joined()
        let clean = CleanText(text)
        let words = EnglishTokenizer.words(in: clean, range: 0..<clean.scalars.count)

        let joined = names.join(words, in: clean.scalars)

        #expect(zip(joined, joined.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
        let covered = Set(joined.flatMap { Array($0.range) })
        #expect(Set(words.flatMap { Array($0.range) }).isSubset(of: covered))
    }
}
