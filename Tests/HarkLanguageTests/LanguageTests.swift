import Testing

@testable import HarkLanguage

struct LanguageTests {
    @Test(arguments: [
        ("Where is my parcel?", Language.english), ("ok", .english), ("我的包裹在哪里", .chinese), ("我要退 tent", .chinese),
        ("Ｈｅｌｌｏ", .english), ("KO-12345", .other), ("???", .other), ("", .other), ("🙂", .other),
        ("Где моя посылка?", .other), ("荷物はどこですか", .other), ("내 소포", .other), ("order 订单 12345 到哪了", .chinese),
        ("KO-300001到哪了", .chinese), ("li@example.com", .other), ("邮箱是li@example.com", .chinese),
        ("see https://shop.example/x", .english), ("https://shop.example/a-b", .other), ("iPhone14手机壳", .chinese),
        ("order KO300001x now", .english),
    ])
    func `the script names the language`(text: String, language: Language) {
        #expect(Language.detect(text) == language)
    }

    @Test func `language tags are read by their first part`() {
        #expect(Language(tag: "zh-CN") == .chinese)
        #expect(Language(tag: "en_GB") == .english)
        #expect(Language(tag: "fr") == nil)
        #expect(Language(tag: "") == nil)
    }

    @Test func `texts that look alike fold alike`() {
        #expect("  Ｗhere’s \n MY\u{200B} parcel？ ".folded == "where's my parcel?")
        #expect("“退货”，谢谢。".folded == "\"退货\",谢谢.")
        #expect("\u{FEFF}".folded.isEmpty)
    }

    @Test(arguments: [
        ["return", "returns", "returned", "returning"], ["ship", "shipping", "shipped", "ships", "shipment"],
        ["deliver", "delivery", "deliveries", "delivered", "delivering"],
        ["cancel", "cancelled", "cancelling", "cancellation"],
        ["pay", "paid", "payment", "payments", "paying"], ["exchange", "exchanges", "exchanged", "exchanging"],
        ["break", "broken", "broke"], ["policy", "policies"], ["box", "boxes"], ["try", "tries", "tried", "trying"],
        ["size", "sizes", "sizing"], ["refund", "refunds", "refunded"],
    ])
    func `the forms of a word have one stem`(forms: [String]) {
        #expect(Set(forms.map(EnglishStemmer.stem)).count == 1, "\(forms.map(EnglishStemmer.stem))")
    }

    @Test(arguments: [
        ["us", "use"], ["ship", "shop"], ["bill", "bile"], ["address", "add"], ["bus", "busy"], ["news", "new"],
    ])
    func `unlike words keep unlike stems`(words: [String]) {
        #expect(Set(words.map(EnglishStemmer.stem)).count == words.count)
    }

    @Test func `English gives stems without function words`() {
        #expect(Tokenizer.terms(of: "Where's the parcels I've ordered?").map(\.text) == ["parcel", "order"])
    }

    @Test func `Chinese gives characters and pairs within the words that carry a topic`() {
        let terms = Tokenizer.terms(of: "我的包裹在哪里？")

        #expect(terms.map(\.text) == ["包", "裹", "包裹"])
        #expect(terms.last?.weight == 1)
    }

    @Test func `stems keep every word in order, each Han character on its own`() {
        #expect(Tokenizer.stems(of: "Don't 退货 my boots") == ["dont", "退", "货", "my", "boot"])
    }
}
