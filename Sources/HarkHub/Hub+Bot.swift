public import HarkBot
import HarkDomain
import HarkFloor
import HarkStore
import HarkTransport
import Logging

// The bot answers off the loop; its answers come back as commands that name the ownership epoch they were asked under.
extension Hub {
    /// Lets another version of the bot speak from the next message on; turns under way end as they began.
    public func speak(by engine: BotEngine) {
        guard bot != nil else { return }
        bot = BotDesk(engine: engine, think: surroundings.think)
    }

    /// Asks the bot to answer the customer's last message, one turn of a conversation at a time.
    func askBot(_ id: ConversationID) {
        guard let record = floor.conversation(id), record.status == .bot else { return }
        guard !botBusy.contains(id) else { return }
        let question = BotQuestion(
            conversation: id,
            epoch: record.epoch,
            inReplyTo: record.lastCustomerSeq,
            language: record.language,
            state: record.botState
        )
        guard let bot, botBusy.count < BotDesk.limit else { return fail(question, "the bot is not at work") }
        botBusy.insert(id)
        bot.run { [weak self, store] in
            let result = Result { try bot.turn(question, store) }
            self?.loop.execute { [weak self] in
                self?.assumeIsolated { hub in hub.take(result, of: question) }
            }
        }
    }

    private func take(_ result: Result<PostBotReply?, any Error>, of question: BotQuestion) {
        botBusy.remove(question.conversation)
        switch result {
        case .success(let reply?): run(.botReply(reply))
        case .success(nil): fail(question, "the message is not there")
        case .failure(let error):
            logger.error("The bot failed", metadata: ["error": "\(error)"])
            fail(question, "the bot failed")
        }
        guard let record = floor.conversation(question.conversation),
            record.lastCustomerSeq > max(record.lastAnswerSeq, question.inReplyTo)
        else { return }
        askBot(question.conversation)
    }

    private func fail(_ question: BotQuestion, _ reason: String) {
        run(
            .botFailed(
                conversation: question.conversation,
                epoch: question.epoch,
                inReplyTo: question.inReplyTo,
                reason: reason
            )
        )
    }
}
