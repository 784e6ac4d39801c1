import Testing

@testable import HarkLanguage

struct SentenceTests {
    @Test(arguments: [
        ["I ordered it. it never came.", "Why?"],
        ["Dr. Smith paid $3.50 at 5 p.m. today.", "See www.example.com/a?b=1 for more!"],
        ["Great!! :)", "Thanks."],
        ["He said \"no.\"", "Then he left."],
        ["Well... ok."], ["We use e.g. tents."], ["1. open the app"],
        ["It is in the U.S. now."], ["I live in the U.S.", "My card is blue."],
        ["什么时候发货？", "我等了三天。", "“太慢了！”", "退款；", "谢谢"],
        ["好吧......那算了"], ["价格是3.5元"],
        ["Hello, where is my parcel?", "我的包裹在哪里"],
    ])
    func `sentences end where a reader ends them`(sentences: [String]) {
        let text = CleanText(sentences.joined(separator: sentences[0].first?.isASCII == true ? " " : ""))

        let found = SentenceSplitter.sentences(in: text).map { text.string($0) }

        #expect(
            found
                == sentences.flatMap {
                    $0.contains(". it") ? ["I ordered it.", "it never came."] : [CleanText($0).string()]
                }
        )
    }

    @Test func `a line break ends a sentence`() {
        let text = CleanText("order 12\r\n\r\n  tent\n")
        #expect(SentenceSplitter.sentences(in: text).map { text.string($0) } == ["order 12", "tent"])
    }
}
