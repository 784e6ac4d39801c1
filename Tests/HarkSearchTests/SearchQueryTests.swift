import Testing

@testable import HarkSearch

struct SearchQueryTests {
    @Test(arguments: [
        ("refunds", #""refund""#), ("Where's", #""wher""#), ("退款", #""退款""#), ("退", #""退" *"#),
        ("我要退款", #""我要 要退 退款""#), ("refun*", #""refun" *"#), ("退款＊", #""退款""#),
        ("my refunds", #""my" AND "refund""#), (#""my refunds""#, #""my refunds""#), ("“我的 订单”", #""我的 的 订单""#),
        ("A10023", #""a10023""#), ("a-10023", #"("a 10023" OR "a10023")"#), ("Ａ－１００２３", #"("a 10023" OR "a10023")"#),
        ("A-10*", #"("a 10" * OR "a10" *)"#), ("maya.chen@shop.example", #""maya chen shop example""#),
        ("maya.ch*", #""maya ch" *"#), ("T恤", #""t 恤" *"#), ("订单A10023", #""订单 单 a10023""#), ("😡", #""😡""#),
        ("café", #""caf""#),
    ])
    func `a query becomes an expression`(text: String, expression: String) throws {
        #expect(try SearchQuery(text).expression == expression)
    }

    @Test(arguments: [
        #"""#, #"""""#, "NEAR(a b)", "text: a", "a AND", "OR", "NOT a", "-a", "^a", "{a b}: c", "a\"b", "(((", "a*b",
        "*",
        "' OR 1=1 --", "\u{0}", "a\u{0}b", "+", "\\", "“", "a\u{202E}b", "🏳️‍🌈", "\u{FFFF}",
    ])
    func `no sign has a meaning of its own`(text: String) {
        let words = try? SearchQuery(text).terms.joined().flatMap(\.tokens)

        for word in words ?? [] {
            #expect(!word.isEmpty && !word.contains { "\"*^:(){} \0".contains($0) }, "\(word)")
        }
    }

    @Test func `what can't be looked for is refused with the reason`() {
        #expect(throws: SearchError.nothingToFind) { try SearchQuery(" ?! \"\" 。 ") }
        #expect(throws: SearchError.tooManyTerms(most: 16)) {
            try SearchQuery((1...17).map(String.init).joined(separator: " "))
        }
        #expect(throws: SearchError.tooLong(longest: 200)) { try SearchQuery(String(repeating: "a", count: 201)) }
        #expect((try? SearchQuery(String(repeating: "退", count: 200))) != nil)
    }
}
