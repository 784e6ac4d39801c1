import HarkLanguage

/// What a flow says by itself, and the words that it understands whatever its documents say.
enum FlowWords {
    static let yes = LocalizedText(en: "Yes", zh: "是")
    static let no = LocalizedText(en: "No", zh: "否")
    static let sorry = LocalizedText(en: "Sorry, I didn't get that.", zh: "抱歉，我没有看懂。")
    static let tooLong = LocalizedText(en: "That is too long for me.", zh: "这段内容太长了，请简短一些。")
    static let back = LocalizedText(en: "Back to where we were:", zh: "我们继续刚才的：")
    static let cancelled = LocalizedText(
        en: "All right, I'll leave that. Is there anything else?",
        zh: "好的，那就先不办了。还有其他需要吗？"
    )
    static let stopped = LocalizedText(
        en: "All right, then I do nothing. Is there anything else?",
        zh: "好的，那我就不操作了。还有其他需要吗？"
    )
    static let done = LocalizedText(en: "That is all I need. Is there anything else?", zh: "好的，没有别的了。还有其他需要吗？")
    static let givingUp = LocalizedText(
        en: "I can't work that out, so I'm getting a person for you. They see what you have told me.",
        zh: "这个我没能弄明白，正在为您转接人工客服，同事能看到您提供的信息。"
    )
    static let expired = LocalizedText(
        en: "A while has passed, so I've put what we were doing aside; just ask me to begin again.",
        zh: "时间有点久了，刚才办的事我先放下了，需要时请再告诉我。"
    )
    static let outdated = LocalizedText(
        en: "The steps of what we were doing have changed meanwhile, so please begin again.",
        zh: "刚才办的流程有更新，麻烦您重新开始。"
    )

    /// Asks whether a value was understood rightly.
    static func check(_ value: String, _ language: Language) -> String {
        language == .chinese ? "您说的是“\(value)”，对吗？" : "I have \(value). Is that right?"
    }

    /// Says what an earlier answer was changed to.
    static func corrected(_ value: String, _ language: Language) -> String {
        language == .chinese ? "好的，已改为“\(value)”。" : "All right, I've changed that to \(value)."
    }

    /// A text as it is compared: folded, without marks.
    static func bare(_ text: String) -> String {
        let plain = text.folded.map { $0.isPunctuation || $0.isSymbol ? ($0 == "'" ? "" : " ") : String($0) }
        return plain.joined().split(separator: " ").joined(separator: " ")
    }

    /// Whether a text ends the flow; "I changed my mind" may also be what a free text says.
    static func isCancel(_ bare: String, inFreeText: Bool = false) -> Bool {
        if cancels?.firstMatch(in: bare) != nil { return true }
        return !inFreeText && reconsiders?.firstMatch(in: bare) != nil
    }

    static func isYes(_ bare: String) -> Bool {
        BotWords.yes.contains(bare) || agrees?.firstMatch(in: bare) != nil
    }

    /// Whether a text begins with a no and goes on; enough not to act, too little for anything else.
    static func beginsWithNo(_ text: String) -> Bool {
        startsWithNo?.firstMatch(in: bare(text)) != nil && !isQuestion(text)
    }

    static func isNo(_ bare: String) -> Bool {
        BotWords.no.contains(bare) || denies?.firstMatch(in: bare) != nil
    }

    /// Whether a text says that something before it was wrong.
    static func isCorrection(_ text: String) -> Bool { corrects?.firstMatch(in: text.folded) != nil }

    /// Whether a text asks something.
    static func isQuestion(_ text: String) -> Bool { asks?.firstMatch(in: text.folded) != nil }

    static let cancels = try? LinearPattern(
        opening
            + "(cancel|stop|quit|exit|abort|never ?mind|forget( about)? (it|this|that)|leave it|drop it|not now|"
            + "dont bother|id? (want|would like|like) to (cancel|stop|quit))"
            + "( (it|this|that|everything|all|please|pls|now|thanks|thank you|"
            + "(the|this) (request|return|refund|change|process)))*$"
            + "|" + hanOpening + "(取消|停止|停|退出|放弃|算了|不[弄办查退改换搞](了|弄了|办了|退了|改了)|不想(弄|办|查|退|改)了)"
            + hanEnding
    )
    static let reconsiders = try? LinearPattern(
        opening + "(i )?(ve |have )?changed my mind( (thanks|thank you))*$"
            + "|" + hanOpening + "(不用了|不用|不要了|不需要了)" + hanEnding
    )
    private static let opening = "^((ok(ay)?|oh|no|well|actually|please|pls|sorry|wait|hm+|um) )*"
    private static let hanOpening = "^(好|好的|那|那就|请|我|还是|呃|嗯|哦|先| )*"
    private static let hanEnding = "(吧|了|掉|谢谢|啦|这个|操作|流程| )*$"
    static let agrees = try? LinearPattern(
        "^(y|yes|yeah|yep|yup|sure|correct|right|exactly|confirm(ed)?|absolutely|ok(ay)?|perfect|thats (it|right|correct)|"
            + "it is|i do|of course|go ahead|sounds good|please do|do it)( (yes|please|correct|right|thats|it|is|i do|go ahead|do it|thanks|thank you|confirm|"
            + "sure|ok(ay)?|all good))*$"
            + "|^(是|是的|对|对的|对啊|没错|正确|确认|确定|同意|好|好的|可以|行|嗯|嗯嗯|要|没问题)"
            + "(是的|对的|没错|确认|确定|好的|可以|就这个|请办理|谢谢|吧|呀|啊|哦|的|了| )*$"
    )
    static let denies = try? LinearPattern(
        "^(n|no|nope|nah|wrong|incorrect|not (right|correct|that|this|really)|thats (wrong|not (right|correct|it))|"
            + "it isnt|dont|do not)( (no|thanks|thank you|thats|wrong|not right|please|it|is|isnt|correct|do|that))*$"
            + "|^(不|否|不是|不对|错|错了|不正确|不要|不用|不行|别|不了|不同意|没有|不需要|不可以|先不)(的|了|谢谢|吧|啊|是| )*$"
    )
    static let startsWithNo = try? LinearPattern("^(no|nope|nah|wrong|dont|do not|not)( |$)|^(不|别|错|先不)")
    static let corrects = try? LinearPattern(
        #"\b(no|not|sorry|wait|actually|i meant?|i mean|wrong|correct(ion)?|mistake|mistyped|typo|instead|should be|"#
            + #"rather|change)\b|不对|不是|错|应该是|改成|改为|更正|搞混|抱歉|才对"#
    )
    static let asks = try? LinearPattern(
        #"\?|^\W*(what|when|where|which|who|why|how|do|does|can|could|is|are|will|would|may)\b"#
            + #"|(吗|呢|么|多少|几天|多久)[^\pL\pN]*$|怎么|什么时候|为什么|哪里|哪儿|能不能|可不可以|有没有"#
    )
}
