import HarkIntent
import HarkLanguage

extension BotEngine {
    /// Guesses that are less likely are not worth an explanation.
    private static let leastProbability = 0.05

    /// Answers by the intent of the message, when the model is sure of it and it says something.
    func meant(_ talk: inout Deliberation) -> ReplyDraft? {
        guard talk.message.reading != nil else {
            talk.verdict = .absent
            return nil
        }
        guard let guess = talk.message.guess, let intent = intentsByID[guess.intent], intent.answer.speaks else {
            talk.verdict = .unsure
            return nil
        }
        var explained = BotExplanation(kind: .intent, id: intent.id, confidence: guess.probability.inHundredths)
        let losers =
            guesses(of: talk.message).dropFirst().map { $0.losing(.lowerScore) }
            + articles(for: talk.message) { _ in .intentWon }
        explained.losers = Array(losers.prefix(Self.losersShown))
        var draft = said(intent.answer, for: talk.message.question, talk.language, talk, explained)
        draft.intent = intent.id
        return draft
    }

    /// The likeliest intents, best first.
    func guesses(of message: Message) -> [IntentGuess] {
        (message.reading?.top ?? []).filter { $0.probability >= Self.leastProbability }
    }

    /// The guesses as things that lost because none was sure or the one that was says nothing.
    func unsureGuesses(of message: Message) -> [BotExplanation.Loser] {
        guesses(of: message).enumerated().map { index, guess in
            if index > 0 { return guess.losing(.lowerScore) }
            if message.guess != nil { return guess.losing(.saysNothing) }
            return guess.losing(message.reading?.isAccepted == false ? .outOfScope : .belowThreshold)
        }
    }

    /// Whether the intent of the message is worth a person at once.
    func isHighValue(_ message: Message) -> Bool {
        message.intent.flatMap { intentsByID[$0] }?.isHighValue ?? false
    }
}

extension IntentGuess {
    func losing(_ reason: BotExplanation.Reason) -> BotExplanation.Loser {
        BotExplanation.Loser(kind: .intent, id: intent, score: probability.inHundredths, reason: reason)
    }
}
