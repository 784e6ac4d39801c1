import HarkTesting
import Testing

@testable import HarkRouting

struct PagePatternTests {
    @Test(arguments: [
        ("*", "", true), ("*", "/a", true), ("", "", true), ("", "/", false),
        ("/cart", "/cart", true), ("/cart", "/cart/", false), ("/cart", "/CART", true), ("/Cart*", "/cart?x=1", true),
        ("*/checkout*", "https://shop.example/checkout/2", true), ("*/checkout*", "https://shop.example/check", false),
        ("a*a", "a", false), ("a*a", "aa", true), ("*.pdf", "/a.pdf.html", false), ("*.pdf", "/a.PDF", true),
        ("**", "x", true), ("a**b", "ab", true), ("*aab*", "aaab", true), ("/?[a].*", "/?[a].x", true),
        ("*/关于*", "https://shop.example/关于我们", true), ("*/ÜBER", "/über", true),
    ])
    func `a star stands for anything and case does not count`(_ pattern: String, _ page: String, _ matches: Bool) {
        #expect(PagePattern(pattern).matches(page) == matches)
    }

    @Test func `patterns match as the plain definition does, and cover what they say`() {
        var random = SplitMix(seed: 61)
        var (matched, covered) = (0, 0)
        for _ in 0..<20_000 {
            let (one, other) = (random.text(of: ["a", "b", "*"], most: 6), random.text(of: ["a", "b", "*"], most: 6))
            let page = random.text(of: ["a", "b"], most: 8)
            let isMatch = PagePattern(one).matches(page)
            #expect(isMatch == Self.matches(Array(one), Array(page)[...]), "\(one) on \(page)")
            matched += isMatch ? 1 : 0
            guard PagePattern(one).covers(PagePattern(other)) else { continue }
            covered += 1
            #expect(isMatch || !PagePattern(other).matches(page), "\(one) covers \(other), but not on \(page)")
        }
        #expect(matched > 1000 && covered > 1000)
    }

    @Test func `a hostile pattern costs no more than a harmless one`() {
        let page = String(repeating: "a", count: 200_000)
        let pattern = PagePattern(String(repeating: "*a", count: 90) + "*b*")
        let borders = PagePattern("*" + String(repeating: "a", count: 180) + "b*")

        let took = ContinuousClock().measure {
            for _ in 0..<5 { #expect(!pattern.matches(page) && !borders.matches(page)) }
        }

        // A matcher that backs up takes hours; this one takes milliseconds, and ten seconds on a busy machine is no miss.
        #expect(took < .seconds(10))
    }

    /// By the definition, in exponential time.
    private static func matches(_ pattern: [Character], _ page: ArraySlice<Character>) -> Bool {
        guard let first = pattern.first else { return page.isEmpty }
        let rest = Array(pattern.dropFirst())
        guard first == "*" else { return page.first == first && matches(rest, page.dropFirst()) }
        return matches(rest, page) || !page.isEmpty && matches(pattern, page.dropFirst())
    }
}

extension SplitMix {
    /// A text of some of these signs.
    mutating func text(of signs: [String], most: Int) -> String {
        (0..<below(most + 1)).map { _ in pick(signs) }.joined()
    }
}
