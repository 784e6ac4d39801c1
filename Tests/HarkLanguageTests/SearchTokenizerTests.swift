import Testing

@testable import HarkLanguage

struct SearchTokenizerTests {
    private func tokens(_ text: String) -> [String] { SearchTokenizer().tokens(of: CleanText(text)).map(\.text) }

    @Test(arguments: [
        ("", []), (" ?! ", []), ("Refunds", ["refunds", "refund"]), ("my order", ["my", "order"]),
        ("The customer's", ["the", "customers", "customer"]), ("don’t", ["dont"]), ("CAFÉ", ["cafe", "caf"]),
        ("ｆｕｌｌ １２", ["full", "12"]), ("cafe\u{301}", ["cafe", "caf"]), ("a&amp;b", ["a", "b"]),
        ("我要退款", ["我要", "要退", "退款", "款"]), ("退", ["退"]), ("我要。退款", ["我要", "要", "退款", "款"]),
        ("繁體字", ["繁体", "体字", "字"]), ("T恤", ["t", "恤"]), ("さくら", ["さく", "くら", "ら"]),
        ("A10023", ["a10023", "10023"]), ("A-10023", ["a", "a10023", "10023"]), ("Ａ－1", ["a", "a1", "1"]),
        ("2024-05-01", ["2024", "20240501", "05", "01"]), ("B2", ["b2"]),
        ("1-2-3-4-5-6", ["1", "2", "3", "4", "5", "6"]),
        ("well-known", ["well", "known"]), ("12.50", ["12", "1250", "50"]), ("😡!", ["😡"]), ("🇨🇳", ["🇨", "🇳"]),
        ("x\u{200B}y", ["xy"]), ("Привет", ["привет"]),
    ])
    func `a text gives the tokens it is found by`(text: String, expected: [String]) {
        #expect(tokens(text) == expected)
    }

    @Test func `other forms stand where the word stands`() {
        let tokens = SearchTokenizer().tokens(of: CleanText("Order A-10023 refunds"))

        #expect(tokens.map(\.isColocated) == [false, false, true, false, false, true])
        #expect(tokens.map(\.range) == [0..<5, 6..<7, 6..<13, 8..<13, 14..<21, 14..<21])
    }

    @Test func `no text makes a token that is long or holds a space or a quotation mark`() {
        let texts = [
            String(repeating: "a", count: 9_000), String(repeating: "1", count: 9_000),
            String(repeating: "a1", count: 4_000), String(repeating: "a-1", count: 3_000),
            String(repeating: "e\u{301}", count: 4_000), String(repeating: "'", count: 8_000),
            "\u{0}\u{FFFF}\"* a\u{0}b",
        ]

        for token in texts.flatMap(tokens) {
            #expect(!token.isEmpty && token.unicodeScalars.count <= 64)
            #expect(!token.contains { "\"* \0".contains($0) })
        }
    }

    @Test func `folding is named by a sum`() {
        #expect(SearchTokenizer.fingerprint == SearchTokenizer.fingerprint && SearchTokenizer.fingerprint != 0)
        #expect(SearchFolding.fold(0x9AD4) == 0x4F53)
    }
}
