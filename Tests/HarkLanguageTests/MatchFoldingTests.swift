import Testing

@testable import HarkLanguage

struct MatchFoldingTests {
    @Test(arguments: [
        ("sooo", "soo", "so"), ("Gooood", "good", "god"), ("HAHAHAHA", "haha", "ha"), ("哈哈哈哈", "哈哈", "哈"),
        ("好好好好吃", "好好吃", "好吃"),
    ])
    func `long words give two keys`(word: String, two: String, one: String) {
        let scalars = CleanText(word).scalars
        let keys = [2, 1].map { most in
            CleanText(scalars: MatchFolding.collapsed(scalars, 0..<scalars.count, keeping: most), origins: []).string()
        }

        #expect(MatchFolding.isElongated(scalars, 0..<scalars.count))
        #expect(keys == [two, one])
    }

    @Test(arguments: ["good", "banana", "Mississippi", "谢谢", "10000"])
    func `other words stay`(word: String) {
        let scalars = CleanText(word).scalars
        #expect(!MatchFolding.isElongated(scalars, 0..<scalars.count))
        #expect(MatchFolding.collapsed(scalars, 0..<scalars.count, keeping: 1) == scalars.map(MatchFolding.folded))
    }

    @Test func `traditional characters fold as ICU says`() {
        let han = Array(UInt32(0x3400)..<0xA000)
        #expect(han.map(MatchFolding.simplified) == MatchFolding.simplifiedByICU(han))
    }

    @Test func `quotes, dashes and case fold`() {
        #expect("’“—É退貨".unicodeScalars.map { MatchFolding.folded($0.value) } == "'\"-é退货".unicodeScalars.map(\.value))
    }
}
