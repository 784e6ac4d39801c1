import Testing

@testable import HarkServer

/// The words by which topics are told.
struct TopicWordsTests {
    @Test(arguments: [
        ("It's about KO-48213, please", ["it", "about", "please"]),
        ("order KO48213 or 48213ko, iPhone15", ["order", "or", "iphone15"]),
        ("My e-mail, my wi-fi and ko", ["my", "mail", "my", "wi", "fi", "and", "ko"]),
        ("AB-CD-777 –EX–999– x", []), ("covid-19 5g", ["covid", "5g"]), ("- -- a-b 5", []), ("", []),
        ("订单KO-48213到了吗", ["订单", "到了吗"]), ("密码abc登录", ["密码", "abc", "登录"]), ("订单48213很慢", ["订单", "很慢"]),
        ("一共三万元", ["一共三万元"]), ("Já é tarde", ["já", "tarde"]), ("ключ и я", ["ключ"]),
    ])
    func `one letter, and letters that hang together with many digits, are no words`(text: String, words: [String]) {
        #expect(TopicWords.words(of: text) == words)
    }

    @Test func `an order number and what is left of a short form are no terms, and Chinese pairs stay`() {
        let terms = TopicTerms([["It's my parcel KO-48213", "包裹KO-48213呢"], ["parcels"]])

        #expect(terms.documents[0].contains("包裹") && terms.documents[0].contains("parcel"))
        #expect(Set(terms.documents[0]).isDisjoint(with: ["ko", "s", "48213"]))
        #expect(terms.word(of: terms.documents[1][0]) == "parcel")
    }
}
