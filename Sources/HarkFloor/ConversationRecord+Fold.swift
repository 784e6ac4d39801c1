import HarkDomain

extension ConversationRecord {
    /// Folds a message in; anybody but the bot wakes the conversation from idleness.
    mutating func foldMessage(_ message: MessagePosted, seq: Int, at: Timestamp, by author: Author) {
        if isIdle, author.kind != .bot { isIdle = false }
        lastMessageAt = at
        guard author.kind != .visitor else { return foldCustomerMessage(seq: seq, at: at) }
        foldAnswer(seq: seq, by: author)
        if author.kind == .bot {
            choices = message.choices
            botOutcome = message.bot?.outcome
            botState = message.bot?.state
        } else {
            foldParticipant(author)
        }
    }

    private mutating func foldCustomerMessage(seq: Int, at: Timestamp) {
        lastCustomerSeq = seq
        customerMessages += 1
        lastCustomerAt = at
        if unansweredSince == nil { unansweredSince = at }
    }

    private mutating func foldAnswer(seq: Int, by author: Author) {
        if let last = lastAnswerBy, !last.isSameParty(as: author) {
            (otherAnswerSeq, otherAnswerBy) = (lastAnswerSeq, last)
        }
        lastAnswerSeq = seq
        if lastAnswerBy != author { lastAnswerBy = author }
        unansweredSince = nil
        // The owner who asked goes on talking while waiting for help.
        guard author.kind.isStaff, helpRequestedAt != nil, author.agent != assignee?.id else { return }
        clearHelp()
    }

    mutating func foldParticipant(_ author: Author) {
        guard let agent = author.agent else { return }
        foldParticipant(agent)
    }

    private mutating func foldParticipant(_ agent: AgentID) {
        if !participants.contains(agent) { participants.append(agent) }
    }

    mutating func foldWhisper(by author: Author) {
        foldParticipant(author)
        clearHelp()
    }

    private mutating func clearHelp() {
        (helpRequestedAt, helpText) = (nil, nil)
    }

    mutating func foldQueued(_ data: ConversationQueued, at: Timestamp) {
        status = .queued
        (queue, priority, rank, epoch) = (data.queue, data.priority, data.rank, data.epoch)
        demand = data.demand
        queuedAt = at
        (assignee, offer, snoozedUntil) = (nil, nil, nil)
        isIdle = false
    }

    mutating func foldSnoozed(_ data: ConversationSnoozed) {
        (status, snoozedUntil, isIdle) = (.snoozed, data.until, false)
    }

    mutating func foldWoken() {
        (status, snoozedUntil) = (.active, nil)
    }

    mutating func foldOffer(_ data: OfferMade) {
        status = .offered
        offer = StandingOffer(id: data.offer, agent: data.agent, expiresAt: data.expiresAt)
    }

    mutating func foldOfferEnded() {
        status = .queued
        offer = nil
    }

    mutating func foldAssignment(_ data: AssignmentMade) {
        status = .active
        (assignee, lastAgent, epoch) = (data.agent, data.agent, data.epoch)
        (offer, queuedAt, snoozedUntil) = (nil, nil, nil)
        isIdle = false
        clearHelp()
        foldParticipant(data.agent.id)
    }

    mutating func foldAssignmentEnded(_ data: AssignmentEnded) {
        guard assignee?.id == data.agent.id else { return }
        (assignee, lastAgent) = (nil, data.agent)
        guard status == .wrapUp else { return }
        (status, wrapUpUntil) = (.resolved, nil)
    }

    mutating func foldTransfer(_ data: ConversationTransferred) {
        guard data.to == .bot else { return }
        (status, epoch, snoozedUntil) = (.bot, data.epoch, nil)
        (assignee, offer, queuedAt) = (nil, nil, nil)
        isIdle = false
        clearHelp()
    }

    mutating func foldResolved(_ data: ConversationResolved, at: Timestamp) {
        status = data.wrapUpUntil == nil ? .resolved : .wrapUp
        (resolvedAt, reason, disposition) = (at, data.reason, data.disposition)
        (wrapUpUntil, snoozedUntil) = (data.wrapUpUntil, nil)
        (offer, queuedAt, unansweredSince, flag) = (nil, nil, nil, nil)
        isIdle = false
        clearHelp()
    }

    mutating func foldReopened(_ data: ConversationReopened) {
        (status, epoch) = (.bot, data.epoch)
        (resolvedAt, reason, disposition, wrapUpUntil) = (nil, nil, nil, nil)
        (assignee, offer, queuedAt) = (nil, nil, nil)
    }
}
