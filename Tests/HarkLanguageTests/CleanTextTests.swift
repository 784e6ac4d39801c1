import Foundation
import HarkTesting
import Testing

@testable import HarkLanguage

struct CleanTextTests {
    @Test(arguments: [
        ("Ｈｅｌｌｏ，ｗｏｒｌｄ！", "Hello,world!"), ("a&amp;b &lt;3 &#39;x&#x27; &nbsp;y", "a&b <3 'x'  y"),
        ("&amp;amp; &nosuch; &#0; &#xD800; AT&T", "&amp; &nosuch; &#0; &#xD800; AT&T"), ("e\u{301}te\u{301}", "été"),
        ("soft\u{AD}hy\u{200B}phen\u{FEFF}", "softhyphen"), ("“Don’t” — no…", "“Don’t” — no..."), ("①½㎏", "11⁄2kg"),
        ("don´t ¯\\_(ツ)_/¯", "don´t ¯\\_(ツ)_/¯"), ("你好，世界。　谢谢", "你好,世界。 谢谢"), ("ｶﾞ", "ガ"),
        ("👩\u{200D}👩\u{200D}👧 ❤\u{FE0F} 1\u{FE0F}\u{20E3} 🇩🇪", "👩\u{200D}👩\u{200D}👧 ❤\u{FE0F} 1\u{FE0F}\u{20E3} 🇩🇪"),
        ("a\u{200D}b 🙂\u{200D}!", "ab 🙂!"), ("a\tb\r\nc\u{0}", "a\tb\r\nc"), ("", ""),
    ])
    func `a text is cleaned`(original: String, clean: String) {
        #expect(CleanText(original).string() == clean)
    }

    @Test func `what is clean knows where it comes from`() {
        let clean = CleanText("a&amp;\u{200B}e\u{301}½b\u{200B}")

        #expect(clean.string() == "a&é1⁄2b")
        #expect(clean.origins == [0, 1, 7, 9, 9, 9, 10, 12])
        #expect(clean.origin(of: 1..<2) == 1..<6)
        #expect(clean.origin(of: 2..<3) == 7..<9)
        #expect(clean.origin(of: 3..<4) == 9..<10)
        #expect(clean.origin(of: 6..<7) == 10..<11)
        #expect(clean.origin(of: 2..<2) == 7..<7)
    }

    @Test(arguments: 0..<40)
    func `origins never fall and cut the original to what normalises to the clean text`(seed: UInt64) {
        var numbers = SplitMix(seed: seed)
        for length in [3, 10, 60, 400] {
            let text = HostileTexts.random(using: &numbers, length: length)
            let clean = CleanText(text)

            #expect(clean.origins.count == clean.scalars.count + 1)
            #expect(clean.origins.last == Int32(text.unicodeScalars.count))
            #expect(zip(clean.origins, clean.origins.dropFirst()).allSatisfy { $0 <= $1 })
            if !text.contains("&") { expectNormalForm(text, clean) }
        }
    }

    /// Each stretch between two changes of the origin is the normal form of its part of the original.
    private func expectNormalForm(_ text: String, _ clean: CleanText) {
        let original = Array(text.unicodeScalars)
        var start = 0
        while start < clean.scalars.count {
            var end = start + 1
            while clean.origins[end] == clean.origins[start], end < clean.scalars.count { end += 1 }
            let part = original[clean.origin(of: start..<end)]
            let found = clean.string(start..<end)
            let isAccent = part.count == 1 && found.unicodeScalars.elementsEqual(part)
            #expect(
                isAccent || letters(found) == letters(String(String.UnicodeScalarView(part))),
                "\(part.map(\.value))"
            )
            start = end
        }
    }

    /// The decomposed letters and marks; sorted, since Foundation does not bring all marks into order.
    private func letters(_ text: String) -> [UInt32] {
        text.decomposedStringWithCompatibilityMapping.unicodeScalars.map(\.value).sorted()
    }

    @Test func `hostile texts cost no more than their length`() {
        let clock = ContinuousClock()
        let slowest = HostileTexts.long.map { text in clock.measure { _ = CleanText(text) } }.max()
        #expect(slowest ?? .zero < .milliseconds(500))
    }
}
