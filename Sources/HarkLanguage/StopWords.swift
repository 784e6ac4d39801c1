/// Words that carry no topic.
package enum StopWords {
    /// English function words, question words and courtesies, as folded words without apostrophes.
    package static let english: Set<String> = Set(
        """
        a able about after again all allowed already also always am an and any anybody anyone anything are arent \
        as asap ask asked assist assistance assisting assists at be because been before being between bit but by \
        came can cannot cant certain check checked checking come comes coming concerning could couldnt current \
        currently detail details did didnt difficulties difficulty do does doesnt doing done dont down during else \
        ever explain explaining few find finding for from get gets getting give go going gonna good got gotta \
        great had hadnt has hasnt have havent having he hello help helped helping her here hey hi him his how hows \
        i id idea if ill im in info information into is isnt issue issues it its ive just kindly know last learn \
        let lets like locate locating look looking lot lots many may me mean means might more most much must my \
        need needs no not notify now of off offer offered offering offers often oh ok okay on once one only option \
        options or other our out over particular please pls possibilities possibility possible problem problems \
        question questions quite r really regarding said same say see seeing shall she should show showing so some \
        someone something soon still such suppose supposed sure talking tell thank thanks that thats the their \
        them then there theres these they thing this those through time times to today tomorrow too tried trouble \
        troubles try trying u understand up ur urgent urgently us various very wanna want wanted wants was wasnt \
        way ways we week weeks well were what whats when where wheres which while who whos why will with without \
        wonder wondering wont would ya yes yesterday yet you your youre
        """.split(separator: " ").map(String.init)
    )

    /// Chinese function words and courtesies, longest first, so that the first hit is the longest.
    private static let chinese: [[Character]] =
        """
        是不是 能不能 可不可以 有没有 怎么样 为什么 什么时候 怎么办 请问 请教 你好 您好 谢谢 怎么 怎样 如何 什么 哪里 哪儿 \
        哪些 可以 能够 多少 多久 多长 几天 还是 或者 已经 一下 一个 一些 这个 那个 这些 那些 没有 我们 你们 他们 \
        它们 因为 所以 但是 如果 现在 需要 想要 知道 告诉 帮忙 帮我 麻烦 应该 的话 \
        一 的 了 吗 呢 吧 啊 呀 哦 嗯 我 你 您 他 她 它 是 在 有 和 与 或 也 都 还 就 才 又 再 很 太 这 那 哪 几 个 能 会 要 \
        想 请 把 被 给 让 对 从 到 为 以 及 所 之 着 过 么 没 不 吖 嘛 啦 谁 用 去 说
        """.split(whereSeparator: \.isWhitespace).map(Array.init)

    /// The same by their first character, which keeps the look-up short.
    private static let chineseByStart = Dictionary(grouping: chinese) { $0[0] }

    /// The length of the longest Chinese stop word that starts at `start`, or 0.
    static func lengthOfChinese(in run: ArraySlice<Character>, at start: Int) -> Int {
        let rest = run[start...]
        return chineseByStart[run[start]]?.first { rest.starts(with: $0) }?.count ?? 0
    }
}
