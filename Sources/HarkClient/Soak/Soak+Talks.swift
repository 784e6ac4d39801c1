import HarkProtocol

// What customers and agents do all the time.
extension Soak {
    func hire(_ token: String, as name: String) async throws {
        let agent = AgentClient(
            in: ClientSurroundings(loop),
            url: options.url,
            token: token,
            options: socket(),
            ledger: Ledger(in: book, of: name),
            maximumAttempts: .max
        )
        agent.keepsEvents = false
        agent.onEnd = { [weak agent] _ in if agent?.isDismissed == false { self.report.ended += 1 } }
        agent.onEvent = { [unowned agent] conversation, event in self.heard(agent, conversation, event) }
        agent.onOffer = { [unowned agent] offer in self.answer(offer, agent) }
        agents.append(agent)
        try await agent.connect()
        try await agent.choose(availability: "online")
    }

    /// Most offers are accepted; some are forgotten, so that they lapse and go to somebody else.
    private func answer(_ offer: String, _ agent: AgentClient) {
        guard Int.random(in: 1...10) > 1 else { return }
        agent.accept(offer: offer) { answer in
            if case .failure(.refused(let refusal)) = answer { self.report.refusals[refusal.slug, default: 0] += 1 }
        }
    }

    /// A new customer comes, in the place of one who has gone.
    func beginTalk() {
        report.talks += 1
        let number = report.talks
        let customer = newCustomer("customer\(number)")
        // Not all leave at once.
        let talk = SoakTalk(number, customer, messages: Int.random(in: 1...max(1, options.messagesEach * 2)))
        talks[number] = talk
        customer.onEvent = { _, event in
            if event.type == "conversation.resolved" { self.leave(talk) }
        }
        customer.connect { [weak customer] _ in
            customer?.start(talk.nextText()) { answer in
                if case .success(let start) = answer { talk.conversation = start.conversation }
                self.answered(talk, answer.map { _ in })
            }
        }
        report.sent += 1
        talk.unanswered = 1
    }

    private func answered(_ talk: SoakTalk, _ answer: Result<Void, ClientError>) {
        count(answer)
        talk.unanswered -= 1
        guard talk.unanswered == 0, !isOver else { return }
        let pace = Double(options.customers) / options.rate
        loop.schedule(after: .milliseconds(Int(1000 * pace * Double.random(in: 0.2...1.8)))) { self.write(talk) }
    }

    /// Most write once and wait; some write thrice in a row, and the order must stay.
    private func write(_ talk: SoakTalk) {
        guard !isOver, let conversation = talk.conversation, talk.left > 0 else { return }
        let burst = Int.random(in: 1...5) == 1 ? 3 : 1
        for _ in 0..<min(burst, talk.left) {
            talk.left -= 1
            say(talk.left > 0 ? talk.nextText() : SoakTalk.goodbye + "\(talk.number)", talk, conversation)
        }
    }

    private func say(_ text: String, _ talk: SoakTalk, _ conversation: String) {
        report.sent += 1
        talk.unanswered += 1
        talk.customer.send(text, to: conversation) { self.answered(talk, $0.map { _ in }) }
    }

    func count(_ answer: Result<Void, ClientError>) {
        switch answer {
        case .success: report.acked += 1
        case .failure(let error): report.refusals[error.slug, default: 0] += 1
        }
    }

    /// The customer stays a moment, since more may follow the end.
    private func leave(_ talk: SoakTalk) {
        loop.schedule(after: .seconds(1)) {
            guard !self.isOver, self.talks.removeValue(forKey: talk.number) != nil else { return }
            self.report.returns += talk.customer.returns
            talk.customer.dismiss()
            self.beginTalk()
        }
    }

    private func heard(_ agent: AgentClient, _ conversation: String, _ event: ClientEvent) {
        if event.type == "conversation.resolved" { return drop(conversation, of: agent) }
        guard event.type == "message.posted", event.byKind == "visitor", !isOver else { return }
        if event.text?.hasPrefix(SoakTalk.goodbye) == true { return resolve(conversation, agent) }
        guard event.seq % 2 == 0 else { return }
        report.sent += 1
        agent.send("\(agent.name) answers what stands at \(event.seq).", to: conversation) {
            self.count($0.map { _ in })
        }
    }

    private func resolve(_ conversation: String, _ agent: AgentClient) {
        agent.reliably(.conversationResolve, lane: conversation) {
            $0.member("conversation", conversation)
        } _: { answer in
            if case .failure(let error) = answer { self.report.refusals[error.slug, default: 0] += 1 }
        }
    }

    /// The agent puts away what is over, once what follows the end has come.
    private func drop(_ conversation: String, of agent: AgentClient) {
        loop.schedule(after: .seconds(2)) {
            guard !self.isOver else { return }
            agent.call(.conversationLeave) {
                $0.member("conversation", conversation)
            } _: { answer in
                if case .success = answer { agent.release(conversation) } else { self.drop(conversation, of: agent) }
            }
        }
    }
}
