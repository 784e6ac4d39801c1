import HarkDomain
import HarkFloor
import HarkProtocol
import HarkStore
import HarkTransport

// Output commit: what rests on a decision leaves only after the decision is on disk.
extension Hub {
    /// Puts a decision into the open batch; the answer to `before` goes out ahead of its events.
    func record(
        _ decision: Decision,
        hash: UInt64?,
        before call: Call? = nil,
        result: (inout JSONWriter) -> Void = { _ in }
    ) {
        for event in decision.events { append(event, hash: hash) }
        if !wordings.isEmpty { callOffWordings(after: decision.events) }
        if let call { answer(call, result) }
        let payloads = batch.rows.suffix(decision.events.count).map { StoredPayload(bytes: $0.payload) }
        for (event, payload) in zip(decision.events, payloads) { batch.effects.append(.publish(event, payload)) }
        for effect in decision.effects { perform(.floor(effect)) }
    }

    private func append(_ event: Event, hash: UInt64?) {
        let payload = StoredPayload(event.body, by: event.by)
        batch.rows.append(EventRow(event, payload: payload, contentHash: hash))
        switch event.body {
        case .queueChanged(let profile): batch.queues.insert(profile.id)
        case .siteChanged(let profile): batch.sites.insert(profile.id)
        case .routingPublished: batch.routing += [RoutingVersion(event)].compactMap(\.self)
        case .surveyPublished: batch.surveys += [SurveyVersion(event)].compactMap(\.self)
        default: break
        }
        if let agent = event.touchedAgent { batch.agents.insert(agent) }
        if let conversation = event.touchedConversation { batch.conversations.insert(conversation) }
    }

    /// Does it now when nothing undecided lies before it, else with the open batch.
    func perform(_ effect: BatchEffect) {
        guard inFlight == nil, batch.writesNothing, batch.effects.isEmpty else { return batch.effects.append(effect) }
        carryOut(effect, failed: false)
    }

    /// Called at the end of each turn of the loop: what the turn decided becomes one transaction.
    func submit() {
        guard inFlight == nil, !batch.effects.isEmpty || !batch.writesNothing else { return }
        let closing = batch
        batch = OpenBatch()
        guard !closing.writesNothing, let journal else {
            return finish(closing, CommitReport(failed: !closing.writesNothing))
        }
        inFlight = closing
        submittedAt = loop.now
        journal.submit(storeBatch(closing))
    }

    private func storeBatch(_ closing: OpenBatch) -> Batch {
        var rows = Batch()
        rows.events = closing.rows
        rows.conversations = peek { floor in closing.conversations.compactMap { floor.conversation($0) } }
        rows.agents = closing.agents.compactMap { floor.agents[$0] }
        (rows.routing, rows.surveys) = (closing.routing, closing.surveys)
        rows.queues = closing.queues.compactMap { floor.queues[$0] }
        rows.sites = closing.sites.compactMap { floor.sites[$0] }
        rows.acknowledgements = changedAcknowledgements()
        (rows.readMarks, rows.joined, rows.writes) = (closing.readMarks, closing.joined, closing.writes)
        return rows
    }

    /// What supervisors took on since the last batch, and what is no cause any more.
    private func changedAcknowledgements() -> [String: AgentReference?] {
        guard floor.acknowledgements != storedAcknowledgements else { return [:] }
        var changes: [String: AgentReference?] = floor.acknowledgements
        for item in storedAcknowledgements.keys where floor.acknowledgements[item] == nil {
            changes.updateValue(nil, forKey: item)
        }
        storedAcknowledgements = floor.acknowledgements
        return changes
    }

    /// The journal's word on the batch in flight.
    func committed(_ result: CommitResult) {
        switch result {
        case .available: return probed()
        case .fatal(let error): return storageBroke(error)
        case .committed, .failed: break
        }
        guard let closing = inFlight else { return }
        inFlight = nil
        switch result {
        case .committed(let position, let refused):
            committed = position
            measures.committed(events: closing.rows.count, in: loop.now - submittedAt)
            finish(closing, CommitReport(failed: false, refused: refused))
        case .failed(let error):
            measures.failed()
            storageFailed(error, closing)
        case .available, .fatal: break
        }
    }

    func finish(_ closing: OpenBatch, _ report: CommitReport) {
        for effect in closing.effects {
            if case .report(let tell) = effect { tell(report) } else { carryOut(effect, failed: report.failed) }
        }
    }

    private func carryOut(_ effect: BatchEffect, failed: Bool) {
        switch effect {
        case .answer(let call, let frame):
            call.session.unanswered -= 1
            guard let id = call.id else { return }
            call.session.send(failed ? Frames.refusal(id, .unavailable) : frame)
        case .publish(let event, let payload) where !failed: publish(event, payload)
        case .floor(let effect) where !failed: carryOut(effect)
        case .work(let work): work(self, failed)
        case .report(let tell): tell(CommitReport(failed: failed))
        case .publish, .floor: break
        }
    }

    private func publish(_ event: Event, _ payload: StoredPayload) {
        noteForBoards(event)
        if language.read != nil { read(event) }
        guard let conversation = event.conversation, let room = rooms[conversation] else { return }
        if !room.staff.isEmpty {
            let frame = OutboundFrame(copying: Frames.event(event, of: conversation, payload: payload))
            for subscription in room.staff { subscription.deliver(event.seq, frame) }
        }
        if !room.visitors.isEmpty, let customer = CustomerEvent(event, surveyLink: surveys.path) {
            let frame = OutboundFrame(copying: Frames.event(customer))
            for subscription in room.visitors { subscription.deliver(event.seq, frame) }
        }
    }
}
