public import HarkDomain
import HarkRouting

extension Floor {
    /// Folds one event into the state.
    ///
    /// Alone it rebuilds the state from the log; it decides nothing and asks for nothing.
    public mutating func evolve(_ event: Event) {
        fold(event)
        movedQueues.removeAll()
    }

    mutating func fold(_ event: Event) {
        position = event.position
        noteSignOfLife(event)
        switch event.stream {
        case .floor: foldOnFloor(event)
        case .conversation(let id): foldOnConversation(id, event)
        }
    }

    private mutating func foldOnConversation(_ id: ConversationID, _ event: Event) {
        if case .conversationStarted(let data) = event.body { open(id, data, at: event.at) }
        guard let slot = conversations.slot(of: id) else { return }
        conversations.slots[slot].record.head = event.seq
        if event.customerPrev != nil { conversations.slots[slot].record.customerHead = event.seq }
        switch event.body {
        case .conversationStarted: break
        case .messagePosted(let message): foldMessage(slot, message, event)
        case .noteAdded, .whisperSent, .botFeedback, .botFailed, .handoffRequested, .helpRequested,
            .conversationLabelled, .surveyAnswered, .surveyRequested, .escalationRaised, .slaWarned, .slaBreached:
            foldRemark(slot, event)
        case .messageAnalysed, .sentimentFlagged, .sentimentCorrected: foldMood(slot, event)
        default: foldMove(slot, event)
        }
        foldSLA(slot, event)
        noteCall(slot, id, event)
        if !acknowledgements.isEmpty, event.maySettleAttention { dropSettledAcknowledgements(of: slot) }
    }

    /// Keeps the list of those who call for people; a message can only take somebody off.
    private mutating func noteCall(_ slot: Int, _ id: ConversationID, _ event: Event) {
        switch event.body {
        case .messageAnalysed where conversations.slots[slot].record.satisfaction == nil: return
        case .messagePosted where calls.isEmpty: return
        default: break
        }
        if conversations.slots[slot].record.callsForPeople { calls.insert(id) } else { calls.remove(id) }
    }

    private mutating func open(_ id: ConversationID, _ data: ConversationStarted, at: Timestamp) {
        var record = ConversationRecord(
            id: id,
            site: data.site,
            visitor: data.visitor,
            queue: data.queue,
            language: data.language,
            startedAt: at
        )
        (record.contact, record.epoch) = (data.contact, 1)
        record.context.page = data.page.flatMap { $0.url.isEmpty ? nil : $0.url }
        (record.context.segments, record.context.isReturning) = (data.segments, data.isReturning)
        let slot = conversations.insert(Slot(record: record, keys: SentKeys(), since: at, visitorGoneAt: at))
        link(slot)
        arm(slot)
    }

    private mutating func foldMessage(_ slot: Int, _ message: MessagePosted, _ event: Event) {
        if message.asksFeedback { conversations.slots[slot].asks.fold(event) }
        if conversations.slots[slot].record.status == .snoozed, event.by.kind == .visitor {
            unlink(slot)
            conversations.slots[slot].record.foldWoken()
            conversations.slots[slot].since = event.at
            link(slot)
            arm(slot)
            if let owner = conversations.slots[slot].record.assignee { arm(owner.id) }
            if conversations.slots[slot].record.callsForPeople { calls.insert(conversations.slots[slot].record.id) }
        }
        let isAsked = event.by.kind == .visitor && conversations.slots[slot].record.unansweredSince == nil
        defer { if isAsked, let owner = conversations.slots[slot].record.assignee { arm(owner.id) } }
        let mayWake = conversations.slots[slot].record.isIdle && event.by.kind != .bot
        guard mayWake || plan.weighing else {
            return conversations.slots[slot].record.foldMessage(message, seq: event.seq, at: event.at, by: event.by)
        }
        let isWeighing = plan.weighing
        reweigh(slot) { record in
            if isWeighing, record.status == .active, event.by.kind != .bot {
                record.context.fold(gap: event.at.milliseconds - record.lastMessageAt.milliseconds)
            }
            record.foldMessage(message, seq: event.seq, at: event.at, by: event.by)
        }
        if mayWake { arm(slot) }
    }

    /// What changes a record but neither owner nor place.
    private mutating func foldRemark(_ slot: Int, _ event: Event) {
        switch event.body {
        case .noteAdded: conversations.slots[slot].record.foldParticipant(event.by)
        case .whisperSent: conversations.slots[slot].record.foldWhisper(by: event.by)
        case .handoffRequested(let data):
            conversations.slots[slot].handoffAt = event.at
            conversations.slots[slot].record.handoffSeq = event.seq
            conversations.slots[slot].record.handoffReason = data.reason
            if !data.summary.isEmpty { conversations.slots[slot].record.summary = data.summary }
        case .helpRequested(let data):
            conversations.slots[slot].record.helpRequestedAt = event.at
            conversations.slots[slot].record.helpText = data.text
        case .conversationLabelled(let data): conversations.slots[slot].record.labels = data.labels
        case .surveyRequested(let data): foldAsk(slot, data, at: event.at)
        case .surveyAnswered(let data): foldSurvey(slot, data, at: event.at)
        case .botFeedback: conversations.slots[slot].asks.fold(event)
        default: break
        }
    }

    /// What changes owner, status or place.
    private mutating func foldMove(_ slot: Int, _ event: Event) {
        unlink(slot)
        foldStatus(slot, event)
        link(slot)
        arm(slot)
        if let owner = conversations.slots[slot].record.assignee { arm(owner.id) }
        needsSettling = true
    }

    private mutating func foldStatus(_ slot: Int, _ event: Event) {
        switch event.body {
        case .conversationQueued(let data):
            conversations.slots[slot].record.foldQueued(data, at: event.at)
            conversations.slots[slot].since = event.at
            keepAccepted(nil, slot)
        case .offerMade(let data): conversations.slots[slot].record.foldOffer(data)
        case .offerDeclined(let data), .offerLapsed(let data):
            conversations.slots[slot].record.foldOfferEnded()
            noteMissed(data.agent.id, event)
            mark(slot, agent: data.agent.id, offer: data.offer, at: event.at)
        case .assignmentMade(let data): foldAssignment(slot, data, at: event.at)
        case .assignmentEnded(let data): conversations.slots[slot].record.foldAssignmentEnded(data)
        case .conversationTransferred(let data):
            conversations.slots[slot].record.foldTransfer(data)
            foldTransfer(slot, data, event)
        case .conversationSnoozed(let data): conversations.slots[slot].record.foldSnoozed(data)
        case .conversationWoken:
            conversations.slots[slot].record.foldWoken()
            conversations.slots[slot].since = event.at
        case .conversationPrioritised(let data):
            conversations.slots[slot].record.priority = data.priority
        case .conversationResolved(let data): foldResolved(slot, data, at: event.at)
        case .conversationReopened(let data):
            foldCallOff(slot)
            conversations.slots[slot].record.foldReopened(data)
            conversations.slots[slot].since = event.at
        default: break
        }
    }

    private mutating func foldAssignment(_ slot: Int, _ data: AssignmentMade, at: Timestamp) {
        let offer = conversations.slots[slot].record.offer
        noteWait(slot, until: at, gaveUp: false)
        conversations.slots[slot].record.foldAssignment(data)
        conversations.slots[slot].record.context.messages = 0
        conversations.slots[slot].record.context.gapMilliseconds = nil
        keepAccepted(offer?.agent.id == data.agent.id ? offer?.id : nil, slot)
        conversations.slots[slot].since = at
        clearMarks(slot)
        agents[data.agent.id]?.idleSince = at
        putSeat(data.agent.id)
        if agents[data.agent.id]?.isConnected == false { desks[data.agent.id, default: Desk()].goneAt = at }
    }

    /// Counts a wait, but for those who left an address, whose patience nobody knows.
    ///
    /// Who gave up did so when the customer went, some time before it counts as the end.
    private mutating func noteWait(_ slot: Int, until at: Timestamp, gaveUp: Bool) {
        let record = conversations.slots[slot].record
        guard let queued = record.queuedAt, !record.context.isReachable else { return }
        let end = gaveUp ? at - policy.queuedAbandonAfter : at
        pace[record.queue.id, default: QueuePace()].waited(queued.seconds(until: end), gaveUp: gaveUp)
    }

    private mutating func foldTransfer(_ slot: Int, _ data: ConversationTransferred, _ event: Event) {
        switch data.to {
        case .bot:
            conversations.slots[slot].since = event.at
            keepAccepted(nil, slot)
        case .queue:
            guard let agent = event.by.agent else { return }
            mark(slot, agent: agent, offer: nil, at: event.at)
        case .agent: break
        }
    }

    private mutating func foldResolved(_ slot: Int, _ data: ConversationResolved, at: Timestamp) {
        if data.reason == .abandoned { noteWait(slot, until: at, gaveUp: true) }
        if conversations.slots[slot].record.assignee != nil {
            let seconds = (at.milliseconds - conversations.slots[slot].since.milliseconds) / 1000
            pace[conversations.slots[slot].record.queue.id, default: .init()].finished(after: Int(seconds))
        }
        conversations.slots[slot].record.foldResolved(data, at: at)
        clearMarks(slot)
        keepAccepted(nil, slot)
    }
}

extension Event {
    /// False for the messages of customers and bot, which no supervisor waits for, and for what was read out of them.
    fileprivate var maySettleAttention: Bool {
        switch body {
        case .messagePosted: by.kind.isStaff
        case .messageAnalysed: false
        default: true
        }
    }
}
