import HarkLanguage

/// What the bot says by itself, whatever the rules.
enum BotWords {
    static let person = LocalizedText(en: "Talk to a person", zh: "转人工客服")
    static let tryAgain = LocalizedText(en: "Ask in other words", zh: "换个说法再问")
    static let unsure = LocalizedText(
        en: "I'm not sure about that one. Try it in other words, or I can get a person for you.",
        zh: "这个问题我没有把握。您可以换个说法，也可以让我为您转接人工客服。"
    )
    static let unsureAgain = LocalizedText(
        en: "I'm not sure about that one. Shall I get a person?",
        zh: "这个问题我还是没有把握。需要我为您转接人工客服吗？"
    )
    static let didYouMean = LocalizedText(
        en: "I'm not sure about that one. Is it one of these? If not, I can get a person for you.",
        zh: "这个问题我没有把握。您想问的是下面这些吗？如果不是，我可以为您转接人工客服。"
    )
    static let goOn = LocalizedText(
        en: "All right. Tell me in a few words what you need.",
        zh: "好的，请用简短的话说说您需要什么。"
    )
    static let neverMind = LocalizedText(en: "Never mind", zh: "不用了")
    static let sorry = LocalizedText(
        en: "I'm sorry about this. I'm getting a person for you who sees everything you wrote here.",
        zh: "非常抱歉给您带来不便。正在为您转接人工客服，同事能看到您写下的全部内容。"
    )
    static let nobodyHere = LocalizedText(
        en: "Nobody is here right now. Leave a message and we answer by e-mail: what is it about?",
        zh: "现在没有同事在线。您可以留言，我们会用邮件回复：请问是什么事？"
    )
    static let whichAddress = LocalizedText(
        en: "Thank you. Which e-mail address may we answer to?",
        zh: "好的。请问我们回复到哪个邮箱？"
    )
    static let noAddress = LocalizedText(
        en: "I found no e-mail address in that. It looks like name@example.com.",
        zh: "没有找到邮箱地址，格式如 name@example.com，请再写一次。"
    )
    static let messageTaken = LocalizedText(
        en: "Thank you. We have your message and write to you as soon as somebody is here.",
        zh: "谢谢，留言已收到。有同事上线后会尽快给您写信。"
    )
    static let messageTakenHere = LocalizedText(
        en: "Thank you. We have your message and answer here as soon as somebody is back.",
        zh: "谢谢，留言已收到。有同事上线后会尽快在这里回复您。"
    )
    /// Stands under what a model has worded.
    static let wordedByModel = LocalizedText(
        en: "(Worded by AI from the help pages below.)",
        zh: "（由 AI 根据下方帮助文章整理。）"
    )
    static let notDone = LocalizedText(
        en: "That did not work just now.",
        zh: "刚才的操作没有成功。"
    )
    static let handingOff = LocalizedText(
        en: "I'm getting a person for you. They see everything you wrote here, so there is no need to repeat it.",
        zh: "正在为您转接人工客服。同事能看到我们的聊天记录，您不用再重复一遍。"
    )

    /// Answers that accept the offer of a person.
    static let yes: Set<String> = [
        "yes", "yes please", "yeah", "yep", "sure", "ok", "okay", "please", "please do", "do it", "go ahead",
        "好", "好的", "好吧", "可以", "行", "是", "是的", "嗯", "要", "需要", "对", "转", "转吧", "麻烦了", "好的谢谢",
    ]
    /// Answers that decline it.
    static let no: Set<String> = [
        "no", "nope", "no thanks", "no thank you", "not now", "不", "不用", "不用了", "不需要", "不要", "算了", "先不用",
    ]
    /// Answers that stop what the bot has begun.
    static let cancels: Set<String> = no.union([
        "cancel", "stop", "never mind", "nevermind", "forget it", "quit", "exit", "取消", "停", "停止", "退出", "没事了", "不留了",
    ])
}
