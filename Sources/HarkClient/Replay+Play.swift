import HarkTransport

extension Replay {
    /// Plays one dialogue from hello to comparison and adds to the report what came of it.
    func play(_ dialogue: Dialogue) async {
        let customer = CustomerClient(
            in: ClientSurroundings(loop),
            url: options.url,
            site: options.site,
            options: options.socket
        )
        // The agents have been there, so the address is right: only a restart can be in the way.
        customer.firstAttempts = customer.maximumAttempts
        defer {
            report.returns += customer.returns
            customer.close()
        }
        do {
            let differences = try await talk(dialogue, customer)
            report.differences += differences
            if differences.isEmpty { report.equal += 1 } else { report.different += 1 }
        } catch {
            report.different += 1
            report.differences.append("\(dialogue.id): \(error)")
        }
        if let conversation = customer.conversation { crew.release(conversation) }
    }

    private func talk(_ dialogue: Dialogue, _ customer: CustomerClient) async throws -> [String] {
        try await customer.connect()
        let first = dialogue.turns.first.flatMap { $0.side == .customer ? $0 : nil }
        let began = loop.now
        let (conversation, seq) = try await customer.start(first?.text)
        try await customer.requestPerson(in: conversation)
        let agent = try await crew.owner(of: conversation)
        try await agent.sees(seq, of: conversation, within: options.patience)
        if first != nil { seen(since: began) }
        for turn in dialogue.turns.dropFirst(first == nil ? 0 : 1) {
            try await say(turn, in: conversation, customer, agent)
        }
        _ = try await agent.resolve(conversation, disposition: "replayed")
        try await customer.sees("conversation.resolved", of: conversation, within: options.patience)
        return try await compare(dialogue, conversation, customer, agent)
    }

    private func say(
        _ turn: Dialogue.Turn,
        in conversation: String,
        _ customer: CustomerClient,
        _ agent: AgentClient
    ) async throws {
        if let pause = options.pace.pause(before: turn.text) { await self.pause(pause) }
        let began = loop.now
        let (writer, reader): (Party, Party) = turn.side == .customer ? (customer, agent) : (agent, customer)
        let seq = try await writer.send(turn.text, to: conversation)
        try await reader.sees(seq, of: conversation, within: options.patience)
        seen(since: began)
    }

    private func seen(since began: Duration) {
        report.turns += 1
        report.latency.record(loop.now - began)
    }

    private func compare(
        _ dialogue: Dialogue,
        _ conversation: String,
        _ customer: CustomerClient,
        _ agent: AgentClient
    ) async throws -> [String] {
        let kept = try await customer.transcript(of: conversation)
        let theirs = try await agent.transcript(of: conversation)
        let own = TranscriptComparison(kept, with: dialogue, as: "customer")
        let staff = TranscriptComparison(theirs, with: dialogue, as: "agent")
        report.botMessages += own.botMessages
        let live = customer.views[conversation]?.events ?? []
        var differences = own.differences + staff.differences
        if live.first?.prev == 0, !kept.map(\.seq).starts(with: live.map(\.seq)) {
            differences.append("\(dialogue.id): what the customer saw live is not how the transcript begins")
        }
        return differences
    }
}
