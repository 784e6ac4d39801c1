import HarkDomain
import HarkFloor
import HarkStore
import HarkTransport
import Logging

// Customers' messages are read off the loop once they are on disk. What was read comes back as commands, many with
// one hop, and is written with the next batch. Nothing waits for it.
extension Hub {
    /// How long messages are gathered before the thread gets them: a hop costs more than reading a message, and a commit
    /// of its own more than both.
    private static let gathering = Duration.milliseconds(50)

    /// Puts a message in line; at the bound it is simply not read.
    func read(_ event: Event) {
        guard let message = MessageToRead(event) else { return }
        guard line.add(message, limit: settings.messagesAwaitingAnalysis) else { return measures.unread() }
        gather()
    }

    private func gather() {
        guard !line.isGathering, !line.waiting.isEmpty else { return }
        line.isGathering = true
        after(Self.gathering) { hub in
            hub.line.isGathering = false
            hub.handOver()
        }
    }

    private func handOver() {
        guard let read = language.read, line.atWork.isEmpty else { return }
        let messages = line.handOver()
        guard !messages.isEmpty else { return }
        let generation = line.generation
        surroundings.analyse { [weak self] in
            let analyses = messages.map { ($0.conversation, read($0)) }
            self?.loop.execute { [weak self] in
                self?.assumeIsolated { hub in hub.take(analyses, generation) }
            }
        }
    }

    private func take(_ analyses: [(ConversationID, MessageAnalysed)], _ generation: Int) {
        guard generation == line.generation else { return }
        for (id, analysis) in analyses where !line.isStale(id) { annotate(id, analysis) }
        line.finish()
        if !line.isGathering { handOver() }
    }

    private func annotate(_ id: ConversationID, _ analysis: MessageAnalysed) {
        withConversation(id) { hub in
            guard case .healthy = hub.storage else { return }
            let decision = hub.floor.handle(.annotate(conversation: id, analysis), at: hub.clock.now)
            // The store could not be read for it: later it can.
            if decision.outcome == .refused(.notFound) { return hub.owe(id) }
            hub.record(decision, hash: nil)
        }
    }

    // MARK: What is missing

    /// After a start, looks through the conversations whose last message was not read; each message is read once.
    func readWhatIsMissing() {
        guard language.read != nil else { return }
        line.startOver(floor.conversationsAwaitingAnalysis.sorted())
        askForMissing()
    }

    private func owe(_ id: ConversationID) {
        line.owe(id)
        askForMissing()
    }

    /// One conversation after the other, so that other reads come in between.
    private func askForMissing() {
        guard !line.isAsking, let id = line.next else { return }
        line.isAsking = true
        read(key: id.rawValue) { store in
            try store.unreadMessages(id)
        } then: { hub, result in
            hub.line.isAsking = false
            guard case .success(let missing) = result else {
                return hub.after(.seconds(1)) { $0.askForMissing() }
            }
            hub.line.pay(id, missing)
            hub.gather()
            hub.askForMissing()
        }
    }
}

extension Floor {
    /// Open conversations whose customer wrote after the last message that was read.
    fileprivate var conversationsAwaitingAnalysis: [ConversationID] {
        conversations.ids.filter { id in
            guard let asked = conversations[id, \.lastCustomerSeq], conversations[id, \.status]?.isOpen == true else {
                return false
            }
            return asked > (conversations[id, \.analysedSeq] ?? 0)
        }
    }
}

extension Store {
    /// How far back it is looked for messages that were not read.
    private static let lookBack = 100

    /// The customer's messages behind the last one that was read, among the last events.
    fileprivate func unreadMessages(_ id: ConversationID) throws -> [MessageToRead] {
        guard let record = try record(id), record.lastCustomerSeq > record.analysedSeq else { return [] }
        return try lastEvents(id, audience: .customer, limit: Self.lookBack)
            .filter { $0.seq > record.analysedSeq && $0.authorKind == AuthorKind.visitor.rawValue }
            .compactMap { MessageToRead(try Event($0)) }
    }
}
