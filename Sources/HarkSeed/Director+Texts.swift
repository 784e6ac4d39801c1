import HarkDomain
import HarkStatistics

// What is said, and what is read out of it.
extension Director {
    func book(_ chat: Chat) -> TextBook { chat.isChinese ? .chinese : .english }

    /// Adds one way to say something.
    func add(_ role: TextBook.Role, _ chat: Chat, to text: inout FilledText) {
        let book = book(chat)
        if book.isSpaced { text.space() }
        text.add(chance.pick(book.templates(role)), chat.facts)
    }

    /// Adds one way to say something about the topic.
    func add(_ part: TextBook.Part, _ chat: Chat, to text: inout FilledText) {
        let book = book(chat)
        if book.isSpaced { text.space() }
        let ways = book.templates(chat.topic, part)
        guard part == .agent else { return text.add(chance.pick(ways), chat.facts) }
        if chat.answers == 0 { chat.answers = chance.below(64) }
        chat.answers += 1
        text.add(ways[chat.answers % ways.count], chat.facts)
    }

    /// A text of one sentence.
    func says(_ role: TextBook.Role, _ chat: Chat) -> FilledText {
        var text = FilledText()
        add(role, chat, to: &text)
        return text
    }

    /// How the customer sounds now.
    func tone(_ chat: Chat) -> Tone { Tone(grief: chat.grief(at: stage.now) + chat.temper + 0.2 * chance.normal()) }

    /// The customer writes; the message is read as the server would read it.
    func write(_ chat: Chat, _ text: FilledText, _ tone: Tone) {
        chat.lastText = text.text
        let message = PostMessage(
            conversation: chat.id,
            by: chat.author,
            clientID: chat.nextKey(),
            contentHash: UInt64(chat.keys),
            text: text.text
        )
        let decision = stage.act(.postMessage(message), hash: message.contentHash)
        follow(decision)
        read(chat, text, tone)
    }

    /// Notes what is read out of the customer's last message.
    func read(_ chat: Chat, _ text: FilledText, _ tone: Tone) {
        guard let seq = stage.floor.conversations[chat.id, \.lastCustomerSeq] else { return }
        let mood = tone.mood
        chat.lastMood = min(max(mood.score + 0.09 * chance.normal(), -1), 1)
        let data = MessageAnalysed(
            seq: seq,
            language: chat.isChinese ? "zh-Hans" : "en",
            sentiment: MessageSentiment(score: chat.lastMood, anger: mood.anger + 0.05 * chance.normal()),
            entities: text.entities,
            intent: chat.topic.id,
            satisfaction: SatisfactionEstimate(grief: chat.grief(at: stage.now), hadPerson: chat.hadPerson)
        )
        follow(stage.act(.annotate(conversation: chat.id, data)))
    }

    /// The agent who has it writes.
    func answer(_ chat: Chat, _ agent: Int, _ text: FilledText) {
        let message = PostMessage(
            conversation: chat.id,
            by: author(agent),
            clientID: chat.nextKey(),
            contentHash: UInt64(chat.keys),
            text: text.text
        )
        follow(stage.act(.postMessage(message), hash: message.contentHash))
    }

    func author(_ agent: Int) -> Author { .staff(shop.agents[agent].profile.reference, role: .agent) }
}
