import Foundation
import HarkLanguage
import Testing

@testable import HarkBot

struct FlowRunnerTests {
    @Test func `a flow asks step by step, calls, and ends`() throws {
        var talk = try FlowTalk()
        #expect(talk.said == "What is your order number?")
        #expect(talk.say("K123456") == .answered)
        #expect(talk.request?.url == "https://shop.example/orders/K123456?language=en")
        try talk.bring(200, #"{"items":[{"name":"Ridge tent"}],"total":"40.00 EUR","due":"2026-12-03"}"#)
        #expect(talk.said == "Your Ridge tent comes on 3 December 2026.\nYour e-mail address?")
        talk.say("a@b.example")
        #expect(talk.last.choices.map(\.label) == ["The zip", "A seam", "Something else"])
        talk.say("the zipper is stuck")
        #expect(talk.said == "Repair The zip of Ridge tent for €40.00?")
        #expect(talk.last.choices.map(\.id) == ["yes", "no"])
        talk.say("yes")
        #expect(talk.request?.method == .post)
        try talk.bring(201, #"{"label":"R-1"}"#)

        #expect(talk.said == "Done, R-1.")
        #expect(talk.last.next == .ends)
        #expect(talk.state == nil)
        #expect(talk.last.slots == ["order": "K123456", "email": "a@b.example", "kind": "The zip"])
    }

    @Test func `what the first message and the contact tell is not asked`() throws {
        var talk = try FlowTalk(FlowFixture.yaml, "fix K123456", attributes: ["email": "Maya@Example.com"])
        try talk.bring(200, #"{"items":[{"name":"Tent"}],"total":40}"#)

        #expect(talk.said == "What is broken?")
        #expect(talk.state?.values["email"] == "maya@example.com")
    }

    @Test func `an answer may tell more than was asked`() throws {
        var talk = try FlowTalk()
        talk.say("K123456, and my mail is a@b.example")
        try talk.bring(200, #"{"items":[{"name":"Tent"}],"total":40}"#)

        #expect(talk.said == "What is broken?")
    }

    @Test(arguments: [Language.english, .chinese])
    func `what is no answer is asked again in other words, then a person comes`(language: Language) throws {
        var talk = try FlowTalk(FlowFixture.yaml, "", language)
        let isChinese = language == .chinese

        #expect(talk.say(isChinese ? "不知道" : "no idea about it") == .notUnderstood)
        #expect(
            talk.said
                == (isChinese ? "这不是我们的单号。\n以K开头，是多少？" : "That is no number of ours.\nIt begins with K. What is it?")
        )
        talk.say("???")
        #expect(talk.handoff == nil)
        talk.say("...")

        #expect(talk.handoff == .flow)
        #expect(talk.said == FlowWords.givingUp[language])
    }

    @Test(arguments: [0, 1, 5])
    func `the number of retries is the slot's own`(retries: Int) throws {
        var talk = try FlowTalk(FlowFixture.asking("type: email, retries: \(retries)"))
        for _ in 0..<retries {
            talk.say("x")
            #expect(talk.handoff == nil)
        }
        talk.say("x")

        #expect(talk.handoff == .flow)
    }

    @Test(arguments: [
        "cancel", "Cancel please", "never mind", "stop", "forget it", "ok, forget about it", "I changed my mind",
        "quit",
        "cancel the request", "取消", "算了", "不用了", "那算了吧", "不办了", "取消吧，谢谢", "退出", "我不想办了",
    ])
    func `words that cancel end the flow`(text: String) throws {
        var talk = try FlowTalk()

        #expect(talk.say(text) == .cancelled)
        #expect(talk.last.next == .ends && talk.state == nil && !talk.said.isEmpty)
    }

    @Test(arguments: ["cancel my order", "can I cancel my subscription?", "I can't stop laughing", "取消订单怎么办理", "不用了多久"])
    func `words that cancel something else do not`(text: String) throws {
        var talk = try FlowTalk()

        #expect(talk.say(text) == .notUnderstood)
    }

    @Test func `no to a confirmation goes where the flow says, and asks from there again`() throws {
        var talk = try FlowTalk.toConfirm()
        talk.say("no")

        #expect(talk.said == "Then again.\nWhat is broken?")
        talk.say("a seam")
        #expect(talk.said == "Repair A seam of Ridge tent for €40.00?")
    }

    @Test func `neither yes nor no is asked again, then a person comes`() throws {
        var talk = try FlowTalk.toConfirm()

        #expect(talk.say("purple") == .notUnderstood)
        #expect(talk.said == "Sorry, I didn't get that.\nRepair The zip of Ridge tent for €40.00?")
        talk.say("purple")
        talk.say("purple")
        #expect(talk.handoff == .flow)
    }

    @Test func `a question that was answered in passing is asked again`() throws {
        var talk = try FlowTalk.withOrder()
        #expect(talk.say("by the way, do you ship to Norway?") == .notUnderstood)
        var fresh = try FlowTalk.withOrder()
        fresh.remind()

        #expect(fresh.said == "Back to where we were:\nYour e-mail address?")
        #expect(fresh.state?.misses == 0)
        #expect(fresh.say("a@b.example") == .answered)
    }

    @Test func `an earlier answer can be corrected until a call has acted on it`() throws {
        var talk = try FlowTalk.toConfirm()

        #expect(talk.say("no, the order number is K777777") == .corrected)
        #expect(talk.request?.url == "https://shop.example/orders/K777777?language=en")
        #expect(talk.said == "All right, I've changed that to K777777.")
        try talk.bring(200, #"{"items":[{"name":"Boots"}],"total":9}"#)
        #expect(talk.said == "Repair The zip of Boots for 9?")
    }

    @Test func `what was chosen is corrected at the confirmation`() throws {
        var talk = try FlowTalk.toConfirm(.chinese)

        #expect(talk.say("不对，是接缝") == .corrected)
        #expect(talk.said == "好的，已改为“接缝”。\nRidge tent的接缝，维修费€40.00，可以吗？")
    }

    @Test func `an answer that only names another number again corrects nothing`() throws {
        var talk = try FlowTalk.withOrder()

        #expect(talk.say("K777777") == .notUnderstood)
        #expect(talk.state?.values["order"] == "K123456")
    }

    @Test func `after a silence the flow is forgotten`() throws {
        var talk = try FlowTalk()
        #expect(talk.say("?", after: 1_799) == .notUnderstood)
        #expect(talk.say("?", after: 1_799 + 1_800) == .notUnderstood)

        #expect(talk.say("K123456", after: 1_799 + 1_800 + 1_801) == .expired)
        #expect(talk.last.verdict.leavesMessage && !talk.said.isEmpty && talk.state == nil)
    }

    @Test func `a slot that must be confirmed is asked back`() throws {
        let yaml = FlowFixture.asking("type: email, confirm: true, attribute: email")
        var talk = try FlowTalk(yaml, "hi", attributes: ["email": "old@b.example"])
        #expect(talk.said == "I have old@b.example. Is that right?")
        talk.say("no")
        #expect(talk.said == "First?")
        talk.say("new@b.example")
        #expect(talk.said == "I have new@b.example. Is that right?")
        talk.say("no, newer@b.example")
        #expect(talk.said == "I have newer@b.example. Is that right?")
        talk.say("yes")

        #expect(talk.said == "It is newer@b.example.")
    }

    @Test func `the language follows the customer, not the names in an answer`() throws {
        var talk = try FlowTalk(FlowFixture.yaml, "", .chinese)
        talk.say("K123456")
        #expect(talk.request?.url.hasSuffix("language=zh") == true)
        talk.say("what do you mean by that")

        #expect(talk.last.language == .english)
    }

    @Test func `a state of a changed flow is dropped with a word`() throws {
        let talk = try FlowTalk()
        let state = try #require(talk.state)
        let changed = try FlowRunner([
            .fixture(FlowFixture.yaml.replacingOccurrences(of: "- ask: email", with: "- ask: email\n    id: mail"))
        ])
        let reworded = try FlowRunner([
            .fixture(FlowFixture.yaml.replacingOccurrences(of: "Your e-mail address?", with: "Mail?"))
        ])
        let none = try FlowRunner([])
        let input = FlowInput(FlowTalk.turn("K123456"))

        for runner in [changed, none] {
            #expect(runner.advance(state, input).verdict == .outdated)
            #expect(!runner.advance(state, input).text.isEmpty)
            #expect(runner.resume(state, with: .failed(.timedOut)).verdict == .outdated)
            #expect(runner.remind(state).verdict == .outdated)
        }
        #expect(reworded.advance(state, input).verdict == .answered)
    }

    @Test(arguments: ["{}", #"{"flow":"repair"}"#, #"{"flow":"repair","step":"x"}"#, #"{"flow":7,"digest":[]}"#])
    func `a state of another version is read and dropped`(json: String) throws {
        let state = try JSONDecoder().decode(FlowState.self, from: Data(json.utf8))
        let runner = try FlowRunner([.fixture()])

        #expect(runner.advance(state, FlowInput(text: "hi")).verdict == .outdated)
    }

    @Test func `an invented state does no harm`() throws {
        let talk = try FlowTalk.toConfirm()
        var state = try #require(talk.state)
        let runner = try FlowRunner([.fixture()])

        for step in [-1, 99, .max, .min] {
            state.step = step
            #expect(runner.advance(state, FlowInput(text: "yes")).verdict == .outdated)
        }
        state.step = 0
        #expect(runner.advance(state, FlowInput(text: "yes")).verdict == .outdated)
        state.asked = .slot("nothing")
        #expect(runner.remind(state).verdict == .outdated)
    }

    @Test func `a state comes back from JSON as it was`() throws {
        let state = try #require(try FlowTalk.toConfirm().state)
        let read = try JSONDecoder().decode(FlowState.self, from: JSONEncoder().encode(state))

        #expect(read == state)
    }

    @Test func `a flow that is not there does not begin`() throws {
        #expect(try FlowRunner([]).begin("repair", FlowInput(text: "hi"), language: .english) == nil)
    }

    @Test(arguments: [
        "yes", "Yes, go ahead", "yes that's right", "sure, do it", "ok", "correct", "sounds good", "是的", "对，没错",
        "好的，请办理", "可以",
    ])
    func `a yes confirms`(text: String) throws {
        var talk = try FlowTalk.toConfirm()
        talk.say(text)

        #expect(talk.request?.method == .post)
    }

    @Test(arguments: [
        "no", "No, that's not what I want", "don't", "wrong one", "不", "不对", "不是这样的", "不用了", "先不要",
    ])
    func `whatever begins with a no does not act`(text: String) throws {
        var talk = try FlowTalk.toConfirm()
        talk.say(text)

        #expect(talk.said.hasSuffix("What is broken?") || talk.said.hasSuffix("哪里坏了？"), "\(talk.said)")
    }

    @Test(arguments: [
        "is it yes or no?", "yes but what does it cost", "not sure, how long does it take?", "是吗？", "maybe", "那多少钱",
    ])
    func `what is neither leaves room for a digression`(text: String) throws {
        var talk = try FlowTalk.toConfirm()

        #expect(talk.say(text) == .notUnderstood)
        #expect(talk.request == nil)
    }

    @Test(arguments: ["cancel", "取消", "never mind", "算了吧"])
    func `a confirmation can be cancelled`(text: String) throws {
        var talk = try FlowTalk.toConfirm()
        talk.say(text)

        #expect(talk.last.verdict == .cancelled || talk.said.hasSuffix("What is broken?"))
        #expect(talk.request == nil)
    }

    @Test(arguments: [("I changed my mind", true), ("不要了", true), ("cancel", false), ("算了", false)])
    func `a free text may say what cancels elsewhere`(text: String, isAnswer: Bool) throws {
        var talk = try FlowTalk(FlowFixture.asking("type: text"))

        #expect(talk.say(text) == (isAnswer ? .answered : .cancelled))
    }
}
