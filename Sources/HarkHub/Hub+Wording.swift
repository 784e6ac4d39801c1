import HarkBot
import HarkDomain
import HarkTransport

// Where the bot is not sure, a model elsewhere may word an answer. It is the bot's while the conversation is: when
// that goes to another owner, the question is called off, and a decision that is on its way is not heard any more.
extension Hub {
    /// How often the customer is told that the bot still writes; pages forget it after 6 s.
    private static let typingInterval: Duration = .seconds(4)

    /// Asks for an answer to what the bot missed.
    func word(_ miss: BotMiss, _ course: BotCourse) {
        let question = course.question
        guard let ask = answerer.ask, owns(question.conversation, question.epoch) else { return end(question) { _ in } }
        lastWording += 1
        let number = lastWording
        let cancel = ask(miss.evidence) { [weak self] wording in
            self?.loop.execute { [weak self] in
                self?.assumeIsolated { $0.take(wording, number, miss, course) }
            }
        }
        wordings[question.conversation] = Wording(number: number, course: course, cancel: cancel)
        tellWriting(question.conversation, number)
    }

    /// Posts the answer; the bot's own "not sure" when there is none.
    private func take(_ wording: BotWording, _ number: Int, _ miss: BotMiss, _ course: BotCourse) {
        let question = course.question
        guard wordings[question.conversation]?.number == number else { return }
        wordings[question.conversation] = nil
        think(course) {
            let reply = course.desk.engine.reply(miss.reply, worded: wording, from: miss.evidence)
            return .post(try BotPosting(reply, to: question))
        }
    }

    /// Calls off what no longer belongs to the bot, at once, and what the customer no longer waits for.
    func callOffWordings(after events: [Event]) {
        for event in events {
            guard let id = event.conversation, let wording = wordings[id] else { continue }
            if !owns(id, wording.course.question.epoch) {
                callOff(id)
            } else if case .messagePosted(let message) = event.body, event.by.kind == .visitor {
                look(message.text, wording, id)
            }
        }
    }

    /// Somebody who asks for a person need not wait until the model is done.
    private func look(_ text: String, _ wording: Wording, _ id: ConversationID) {
        let (desk, language) = (wording.course.desk, wording.course.question.language)
        desk.run { [weak self] in
            guard desk.engine.asksForPerson(text, languageHint: language) else { return }
            self?.loop.execute { [weak self] in
                self?.assumeIsolated { if $0.wordings[id]?.number == wording.number { $0.callOff(id) } }
            }
        }
    }

    private func callOff(_ id: ConversationID) {
        guard let wording = wordings.removeValue(forKey: id) else { return }
        wording.cancel()
        // A turn ends when what ended it is on disk; the next one may begin then.
        perform(.work { hub, _ in hub.end(wording.course.question) { _ in } })
    }

    private func tellWriting(_ id: ConversationID, _ number: Int) {
        guard wordings[id]?.number == number else { return }
        tell(id, from: nil, method: "typing", by: .bot, customer: true, staff: false) { $0.member("typing", true) }
        after(Self.typingInterval) { $0.tellWriting(id, number) }
    }
}

/// A message that the bot is not sure of, and what an answer may be worded from.
struct BotMiss: Sendable {
    let reply: BotReply
    let evidence: BotEvidence
}

/// An answer that is being worded.
struct Wording: Sendable {
    let number: Int
    let course: BotCourse
    let cancel: @Sendable () -> Void
}
