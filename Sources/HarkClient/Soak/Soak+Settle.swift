import HarkProtocol

// The end: nobody writes any more, and everybody must hold all that there is.
extension Soak {
    /// Lets all come to rest and looks whether each client holds what the server has.
    ///
    /// What the server says of itself is noted in the ledgers; the judge compares it with what is stored.
    public func settle() async -> SoakReport {
        isOver = true
        await wait(upTo: options.patience) { self.isAtRest }
        for agent in agents { await openAll(agent) }
        await waitForSilence()
        for party in parties {
            for conversation in party.views.keys.sorted() { await compare(party, conversation) }
        }
        report.unanswered = parties.reduce(0) { $0 + $1.unanswered }
        report.away = parties.count { !$0.isWelcome }
        report.returns += parties.reduce(0) { $0 + $1.returns }
        for party in parties { party.dismiss() }
        return report
    }

    private var isAtRest: Bool { parties.allSatisfy { $0.isWelcome && $0.unanswered == 0 } }

    private func wait(upTo limit: Duration, until isMet: () -> Bool) async {
        let deadline = loop.now + limit
        while !isMet(), loop.now < deadline { await pause(.milliseconds(20)) }
    }

    /// Waits until nobody has heard anything for two seconds: the server reads what customers wrote at its leisure, and
    /// tells the staff.
    private func waitForSilence() async {
        var heard = 0
        var since = loop.now
        await wait(upTo: options.patience) {
            let now = self.parties.reduce(0) { $0 + $1.views.values.reduce(0) { $0 + $1.last } }
            if now != heard { (heard, since) = (now, self.loop.now) }
            return self.loop.now - since >= .seconds(2)
        }
    }

    /// An agent catches up with conversations that ended while it was away, which nobody pushes to it.
    private func openAll(_ agent: AgentClient) async {
        for conversation in agent.views.keys where !agent.held.contains(conversation) {
            await withCheckedContinuation { continuation in
                agent.open(conversation) { _ in continuation.resume() }
            }
        }
    }

    /// A view that is behind has three seconds to come up.
    private func compare(_ party: Party, _ conversation: String) async {
        guard let head = await head(of: conversation, for: party) else {
            report.diverged += 1
            return
        }
        await wait(upTo: .seconds(3)) { party.views[conversation]?.last == head }
        let last = party.views[conversation]?.last ?? 0
        party.ledger.settles(conversation, at: last, of: head)
        if last != head { report.diverged += 1 }
    }

    private func head(of conversation: String, for party: Party) async -> Int? {
        let last = party.views[conversation]?.last ?? 0
        let answer: Result<JSONObject, ClientError> = await withCheckedContinuation { continuation in
            party.call(.conversationSync) { writer in
                writer.member("conversation", conversation)
                writer.member("after", last)
                writer.member("limit", 1)
            } _: {
                continuation.resume(returning: $0)
            }
        }
        guard case .success(let page) = answer else { return nil }
        return page.int("head")
    }
}
