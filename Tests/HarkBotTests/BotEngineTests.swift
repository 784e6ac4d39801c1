import HarkLanguage
import Testing

@testable import HarkBot

struct BotEngineTests {
    private let engine: BotEngine

    init() throws {
        engine = try BotEngine.fixture()
    }

    private func ask(
        _ text: String,
        choice: String? = nil,
        hint: String? = nil,
        after last: BotReply? = nil
    ) -> BotReply {
        engine.reply(
            to: BotTurn(text: text, choice: choice, languageHint: hint, state: last?.state ?? BotState())
        )
    }

    @Test func `a rule answers with its links and choices, the person last`() {
        let reply = ask("Where is my parcel?")

        #expect(reply.text == "Your tracking link is in the mail.")
        #expect(reply.choices.map(\.id) == ["late", "human"])
        #expect(reply.choices.last?.label == "Talk to a person")
        #expect(reply.links == [BotLink(title: "Track", url: "/track")])
        #expect(reply.outcome == .answered)
        #expect(reply.explained.kind == .rule && reply.explained.id == "parcel")
        #expect(reply.explained.matched == ["where is my parcel"])
    }

    @Test func `the reply is in the language of the text`() {
        let reply = ask("我的包裹在哪里？", hint: "en-GB")

        #expect(reply.language == .chinese)
        #expect(reply.text == "查询链接在邮件里。")
        #expect(reply.choices.last?.label == "转人工客服")
    }

    @Test func `the page's language decides when the text has none`() {
        #expect(ask("???", hint: "zh-CN").language == .chinese)
        #expect(ask("123-456").language == .english)
        #expect(ask("🙂", after: ask("包裹在哪")).language == .chinese)
    }

    @Test func `a tapped choice is answered by the rule it leads to`() {
        let first = ask("Where is my parcel?")

        let tapped = ask("It's late", choice: "late", after: first)
        let typed = ask("it’s LATE", after: first)

        #expect(tapped.text == "We look for it after three days.")
        #expect(typed.text == tapped.text)
        #expect(tapped.explained.kind == .choice)
    }

    @Test func `a choice that was not offered is read as plain text`() {
        #expect(ask("Where is my parcel?", choice: "late").explained.id == "parcel")
        #expect(ask("nonsense", choice: "late").outcome == .missed)
    }

    @Test(arguments: [
        "I want to talk to a person", "human please", "Can I speak with someone?", "agent",
        "Let me chat with a real person",
        "connect me to customer service", "get me a manager", "I need a human", "转人工", "人工客服", "我要找人工", "帮我接真人",
        "客服", "我想和真人聊", "请转接客服专员",
    ])
    func `words that ask for a person hand off at once`(text: String) {
        let reply = ask(text)

        #expect(reply.handoff?.reason == .customerAsked)
        #expect(reply.outcome == .handoff)
        #expect(reply.choices.isEmpty)
    }

    @Test(arguments: [
        "I don't want to talk to an agent", "Are you a real person?", "不用转人工", "你是真人吗？",
        "How many people fit in the tent?", "说话的客服昨天答应补发", "我的真人照片丢了",
    ])
    func `words that only mention a person do not hand off`(text: String) {
        #expect(ask(text).handoff == nil)
    }

    @Test func `the person choice hands off even as the first message`() {
        #expect(ask("Talk to a person", choice: "human").handoff?.reason == .customerAsked)
    }

    @Test func `the second miss in a row hands off`() {
        let first = ask("purple bananas sing")
        let second = ask("bananas again", after: first)

        #expect(first.outcome == .missed)
        #expect(first.choices.map(\.id) == ["human"])
        #expect(second.handoff?.reason == .botUnsure)
        #expect(second.explained.kind == .policy && second.explained.id == "botUnsure")
    }

    @Test func `a yes to the offer of a person hands off as unsure, a no goes on`() {
        let missed = ask("purple bananas sing")

        #expect(ask("Yes, please!", after: missed).handoff?.reason == .botUnsure)
        #expect(ask("好的。", after: missed).handoff?.reason == .botUnsure)
        #expect(ask("Talk to a person", choice: "human", after: missed).handoff?.reason == .botUnsure)
        #expect(ask("no thanks", after: missed).outcome == .smallTalk)
        #expect(ask("yes").handoff == nil)
    }

    @Test func `an answer ends a row of misses and small talk does not`() {
        let miss = ask("purple bananas sing")

        #expect(ask("hello", after: miss).state.misses == 1)
        #expect(ask("Where is my parcel?", after: miss).state.misses == 0)
    }

    @Test func `a rule can hand off outright`() {
        let reply = ask("You will hear from my lawyers")

        #expect(reply.handoff?.reason == .rule)
        #expect(reply.explained.matched == ["lawyer"])
    }

    @Test func `an article answers with its best sentences, a link and the question if it helped`() {
        let boots = ask("Do your boots run small?")

        #expect(boots.text == "Boots run small: take half a size more than in street shoes.")
        #expect(boots.links == [BotLink(title: "Sizes and fit", url: "/help/sizes")])
        #expect(boots.feedback)
        #expect(boots.explained.kind == .article)
        #expect(ask("登山靴偏小吗").text == "登山靴偏小，建议比平时大半码。")
    }

    @Test func `a quoted article never exceeds three sentences`() {
        #expect(
            ask("size chart").text
                == "Our jackets are true to size. Measure your chest and look it up. Take the larger one between two."
        )
    }

    @Test func `sites may greet in their own words`() {
        #expect(engine.greeting(language: .english) == "Hi, how can we help?")
        #expect(engine.greeting(site: "outlet", language: .chinese) == "欢迎来到奥莱店。")
        #expect(engine.starters(site: "outlet", language: .english) == ["Where is my parcel?"])
    }
}
