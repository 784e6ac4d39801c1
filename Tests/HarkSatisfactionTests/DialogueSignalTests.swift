import HarkLanguage
import Testing

@testable import HarkSatisfaction

struct DialogueSignalTests {
    private let analyzer: LanguageAnalyzer

    init() throws { analyzer = LanguageAnalyzer(models: try LanguageModels()) }

    @Test func `an agent's score rates the customer turn that follows`() {
        let turns = [
            DialogueTurn(author: .customer, text: "a", score: 3), DialogueTurn(author: .agent, text: "b", score: 2),
            DialogueTurn(author: .customer, text: "c"), DialogueTurn(author: .agent, text: "d", score: 4),
            DialogueTurn(author: .customer, text: "e", score: 1), DialogueTurn(author: .customer, text: "f"),
            DialogueTurn(author: .agent, text: "g", score: 5),
        ]

        #expect(Dialogue(turns: turns).customerScores == [3, 2, 1, nil])
    }

    @Test func `a customer who says it again is seen`() {
        let signals = last(
            "I need a cheap hotel in the north of Cambridge.",
            "What day?",
            "A cheap hotel in the north, on Friday."
        )

        #expect(signals[.repeatsTurn] > 0.6)
        #expect(signals[.repeatsSoFar] > 0)
        #expect(last("Hello there.", "Hi, how can I help?", "My parcel is late.")[.repeatsTurn] == 0)
    }

    @Test func `a no to more help is no refusal`() {
        #expect(last("Book it.", "The table is at seven?", "No, at eight.")[.refuses] == 1)
        #expect(last("Book it.", "Done. Anything else I can help you with?", "No, that's all.")[.refuses] == 0)
    }

    @Test func `a question without an answer is left`() {
        #expect(last("Do you have vegan pizza?", "Please wait a moment.", "Hello?")[.leavesQuestion] == 1)
        #expect(last("Do you have vegan pizza?", "Yes, our pizza is vegan.", "Nice.")[.leavesQuestion] == 0)
    }

    @Test func `what an agent does is seen in English and Chinese`() {
        #expect(last("Two tickets.", "I'm sorry, they are sold out.", "Oh.")[.agentFails] == 1)
        #expect(last("两张票", "抱歉，没有找到符合要求的。", "那换一个吧")[.agentFails] == 1)
        #expect(last("两张票", "抱歉，没有找到符合要求的。", "那换一个吧")[.wantsOther] == 1)
        #expect(last("My card", "I will transfer you to a colleague.", "Ok")[.agentHandsOff] == 1)
    }

    @Test func `waits count beyond three minutes, in doublings`() {
        #expect(wait(170) == 0)
        #expect(wait(720) == 2)
    }

    @Test func `signals know nothing of what comes later`() {
        let texts = ["Where is my order?", "Which one?", "4711, I said before", "Sorry, I can't find it", "Useless."]
        let whole = Dialogue.fixture(texts[0], texts[1], texts[2], texts[3], texts[4])
        let start = Dialogue.fixture(texts[0], texts[1], texts[2])

        #expect(Array(signals(whole).prefix(2)) == signals(start))
    }

    private func wait(_ seconds: Double) -> Float {
        let turns = [
            DialogueTurn(author: .customer, text: "Hello", seconds: 10),
            DialogueTurn(author: .agent, text: "Hi", seconds: 10 + seconds),
            DialogueTurn(author: .customer, text: "At last", seconds: 20 + seconds),
        ]
        return signals(Dialogue(turns: turns)).last?[.wait] ?? -1
    }

    private func last(_ first: String, _ second: String, _ third: String) -> TurnSignals {
        signals(.fixture(first, second, third)).last ?? TurnSignals()
    }

    private func signals(_ dialogue: Dialogue) -> [TurnSignals] {
        var follower = DialogueFollower(analyzer)
        return dialogue.turns.compactMap { follower.take($0)?.signals }
    }
}
