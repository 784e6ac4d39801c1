@testable import HarkLanguage

/// Texts made of anything, the same in each run.
enum Fuzz {
    private static let pieces: [String] = [
        "good", "BAD", "not ", "n't", " ", "\n", "!", "???", ":)", "😡", "👍🏽", "🏳️‍🌈", "\u{200D}", "\u{FE0F}", "好吃", "不",
        "没有", "，", "。",
        "but", "@name", "#topic", "http://a.b/c", "12345", "é", "e\u{301}", "ﷺ", "\u{0}", "ﬁ", "ｇｏｏｄ", "aaaaaaaa",
        "\u{10FFFF}", "한글", "ありがとう",
        "<", "&amp;", "~", "滚", "請問", "\u{202E}", "''''", "----", "$", "%",
    ]

    /// 400 texts of up to 60 pieces, some of one piece many times over, and the empty one.
    static let texts: [String] = {
        var state: UInt64 = 42
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var texts = [""]
        for _ in 0..<400 { texts.append((0..<next(60)).map { _ in pieces[next(pieces.count)] }.joined()) }
        for piece in pieces { texts.append(String(repeating: piece, count: 500)) }
        return texts
    }()
}
