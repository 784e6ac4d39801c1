public import HarkDomain

/// Which of a conversation's messages asked whether they helped, and the customer's last word on each.
///
/// The record leaves it out: the floor folds it from events, and the store's events fill in what was before.
public struct FeedbackAsks: Hashable, Sendable {
    private struct Word: Hashable {
        let helped: Bool
        let seq: Int
    }

    private var asked: Set<Int> = []
    private var words: [Int: Word] = [:]

    /// Nothing was asked.
    public init() {}

    /// Folds an event of the conversation in; most change nothing.
    public mutating func fold(_ event: Event) {
        switch event.body {
        case .messagePosted(let message) where message.asksFeedback: asked.insert(event.seq)
        case .botFeedback(let data): words[data.seq] = Word(helped: data.helped, seq: event.seq)
        default: break
        }
    }

    /// Adds what was before the events that are folded already.
    mutating func admit(_ earlier: FeedbackAsks) {
        asked.formUnion(earlier.asked)
        words.merge(earlier.words) { own, _ in own }
    }

    func asks(_ seq: Int) -> Bool { asked.contains(seq) }

    /// The seq of the customer's last word on a message, when that said the same.
    func seq(of data: BotFeedback) -> Int? {
        words[data.seq].flatMap { $0.helped == data.helped ? $0.seq : nil }
    }
}
