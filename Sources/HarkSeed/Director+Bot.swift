import HarkDomain
import HarkStatistics

// The bot: it knows some topics better than others.
extension Director {
    func botAnswers(_ chat: Chat, epoch: Int, seq: Int) {
        guard stage.floor.conversations[chat.id, \.status] == .bot else { return }
        let knows = !chat.hasFault && chance.happens(chat.topic.knownToBot)
        if !knows { chat.misses += 1 }
        let handsOff = !knows && chat.misses >= 2
        let text = knows ? about(chat) : says(handsOff ? .handoff : .miss, chat).text
        let outcome: BotOutcome = knows ? .answered : handsOff ? .handoff : .missed
        let reply = PostBotReply(
            conversation: chat.id,
            epoch: epoch,
            inReplyTo: seq,
            message: message(chat, text, outcome),
            handoff: handsOff ? HandoffRequested(reason: .botUnsure, summary: "Customer: \(chat.lastText)") : nil
        )
        follow(stage.act(.botReply(reply)))
        if !handsOff { next(.reacts(answered: knows), in: chat, after: chance.span(35)) }
    }

    private func about(_ chat: Chat) -> String {
        var text = FilledText()
        add(.bot, chat, to: &text)
        return text.text
    }

    private func message(_ chat: Chat, _ text: String, _ outcome: BotOutcome) -> MessagePosted {
        let known = #"{"kind":"intent","id":"\#(chat.topic.id)","confidence":0.8}"#
        let state = #"{"misses":\#(chat.misses),"offered":[],"turns":1}"#
        return MessagePosted(
            text: text,
            language: chat.isChinese ? "zh" : "en",
            choices: [Choice(id: Choice.humanID, label: chat.isChinese ? "转人工" : "Talk to a person")],
            asksFeedback: outcome == .answered,
            explained: outcome == .answered ? known : #"{"kind":"none"}"#,
            bot: BotTurnRecord(outcome: outcome, state: state)
        )
    }
}
