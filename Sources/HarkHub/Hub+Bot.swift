public import HarkBot
import HarkDomain
import HarkFloor
import HarkStore
import HarkTransport
import Logging

// The bot answers off the loop; its answers come back as commands that name the ownership epoch they were asked under.
extension Hub {
    /// Lets another version of the bot speak from the next message on; turns under way end as they began.
    ///
    /// - Parameter engine: Gives the version that is to speak now, so that of two changes the later one counts.
    public func speak(by engine: @Sendable () -> BotEngine) {
        guard bot != nil else { return }
        bot = BotDesk(engine: engine(), analyse: language.analyse, think: surroundings.think)
    }

    /// Asks the bot to answer a message of the customer, one turn of a conversation at a time.
    ///
    /// The bot reads what was said from the store, so the message must be there; later ones need not be.
    func askBot(_ id: ConversationID, about seq: Int) {
        guard let record = floor.conversation(id), record.status == .bot else { return }
        guard !botBusy.contains(id) else { return }
        let question = question(about: record, seq)
        guard let bot, botBusy.count < BotDesk.limit else { return fail(question, "the bot is not at work") }
        botBusy.insert(id)
        let turn = BotCourse(desk: bot, question: question)
        think(turn) { [store, words = answerer.isOn] in try bot.move(question, store, words: words) }
    }

    /// Asks the bot's rules whether one takes back a conversation that waits for people.
    func askWhetherBotTakesBack(_ id: ConversationID, about seq: Int) {
        guard let bot, bot.takesBack, let record = floor.conversation(id), record.status == .queued,
            !botBusy.contains(id), botBusy.count < BotDesk.limit
        else { return }
        botBusy.insert(id)
        let question = question(about: record, seq)
        bot.run { [weak self, store] in
            let result = Result { try bot.takingBack(question, store) }
            self?.loop.execute { [weak self] in
                self?.assumeIsolated { $0.takeBack(result, question) }
            }
        }
    }

    private func takeBack(_ result: Result<String?, any Error>, _ question: BotQuestion) {
        end(question) { hub in
            switch result {
            case .success(let title?):
                hub.run(.takeBack(conversation: question.conversation, epoch: question.epoch, reason: title))
            case .success(nil): break
            case .failure(let error): hub.logger.error("The bot failed", metadata: ["error": "\(error)"])
            }
        }
    }

    private func question(about record: ConversationRecord, _ seq: Int) -> BotQuestion {
        let site = floor.sites[record.site]
        return BotQuestion(
            conversation: record.id,
            epoch: record.epoch,
            inReplyTo: seq,
            language: record.language,
            state: record.botState,
            site: site?.key,
            page: visitors[VisitorKey(visitor: record.visitor, site: record.site)]?.page?.url,
            contact: record.contact,
            isOpen: isOpen(record),
            zone: settings.zone
        )
    }

    /// Whether people are expected to be there, or are.
    private func isOpen(_ record: ConversationRecord) -> Bool {
        let now = clock.now
        let hours = floor.isOpen(record.queue.id, at: now) ?? settings.hours?.isOpen(at: now) ?? true
        return hours || floor.isOnline(record.site)
    }

    func think(_ course: BotCourse, _ work: @escaping @Sendable () throws -> BotMove?) {
        course.desk.run { [weak self] in
            let result = Result { try work() }
            self?.loop.execute { [weak self] in
                self?.assumeIsolated { $0.take(result, course) }
            }
        }
    }

    private func take(_ result: Result<BotMove?, any Error>, _ course: BotCourse) {
        switch result {
        case .success(.call(let call)?): make(call, course)
        case .success(.word(let miss)?): word(miss, course)
        case .success(.post(let posting)?): post(posting, course.question)
        case .success(nil): end(course.question) { $0.fail(course.question, "the message is not there") }
        case .failure(let error): giveUp(error, course.question)
        }
    }

    /// Asks another server, unless the bot has lost the conversation meanwhile; then nobody waits for the answer.
    private func make(_ call: BotCall, _ course: BotCourse) {
        let question = course.question
        guard owns(question.conversation, question.epoch) else { return end(question) { _ in } }
        lookups.call(call, "\(question.conversation)-\(call.idempotencyKey)") { [weak self] result in
            self?.loop.execute { [weak self] in
                self?.assumeIsolated { hub in
                    hub.think(course) { try BotMove(course.desk.engine.resume(call.pause, with: result), question) }
                }
            }
        }
    }

    /// Whether the conversation is still the bot's, as when it was asked.
    func owns(_ id: ConversationID, _ epoch: Int) -> Bool {
        floor.conversation(id).map { $0.status == .bot && $0.epoch == epoch } ?? false
    }

    private func post(_ posting: BotPosting, _ question: BotQuestion) {
        var command = posting.command
        if let name = posting.queue?.lowercased() {
            command.actions.queue = floor.queues.values.first { $0.isActive && $0.name.lowercased() == name }?.id
        }
        end(question) { hub in
            // What is late, or can't be kept, changes nothing of the contact either.
            guard case .healthy = hub.storage, hub.owns(question.conversation, question.epoch) else { return }
            hub.run(.botReply(command))
            hub.keep(posting.attributes, of: question.contact)
        }
    }

    /// What the bot was told of a contact goes to its record, once there is one.
    private func keep(_ attributes: [String: String], of contact: ContactID?) {
        guard let contact, !attributes.isEmpty else { return }
        batch.writes.append { try Contact.add(attributes, to: contact, $0) }
    }

    private func giveUp(_ error: any Error, _ question: BotQuestion) {
        logger.error("The bot failed", metadata: ["error": "\(error)"])
        end(question) { $0.fail(question, "the bot failed") }
    }

    /// Ends a turn and begins the next when the customer wrote meanwhile.
    func end(_ question: BotQuestion, _ result: (isolated Hub) -> Void) {
        botBusy.remove(question.conversation)
        result(self)
        guard let seq = floor.conversation(question.conversation)?.lastCustomerSeq, seq > question.inReplyTo else {
            return
        }
        // Behind the batch under way that message is on disk, whatever is written meanwhile.
        perform(
            .work { hub, failed in
                guard !failed else { return }
                hub.askBot(question.conversation, about: seq)
                hub.askWhetherBotTakesBack(question.conversation, about: seq)
            }
        )
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

/// What the bot does next, ready for the loop.
enum BotMove: Sendable {
    case call(BotCall)
    case word(BotMiss)
    case post(BotPosting)

    init(_ step: BotStep, _ question: BotQuestion) throws {
        switch step {
        case .call(let call): self = .call(call)
        case .reply(let reply): self = .post(try BotPosting(reply, to: question))
        }
    }
}

/// One turn of the bot under way: the version that began it ends it.
struct BotCourse: Sendable {
    let desk: BotDesk
    let question: BotQuestion
}
