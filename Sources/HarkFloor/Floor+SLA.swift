public import HarkDomain
public import HarkRouting

// The clocks of what customers were promised: started with the queue, told at the very time.
extension Floor {
    /// The hours in which a conversation's clocks run; nil: always.
    private func hours(of sla: AppliedSLA) -> BusinessHours? {
        plan.sla(named: sla.policy)?.businessHours.flatMap { plan.hours(named: $0) }
    }

    /// Lets the clocks of a conversation see an event.
    mutating func foldSLA(_ slot: Int, _ event: Event) {
        if case .conversationQueued(let data) = event.body { return promise(slot, data, at: event.at) }
        guard let sla = conversations.slots[slot].sla else {
            if case .assignmentMade = event.body { promise(slot, at: event.at) }
            return
        }
        let (hours, at) = (hours(of: sla), event.at)
        switch event.body {
        case .messagePosted where event.by.kind == .visitor && conversations.slots[slot].record.status != .bot:
            change(slot) {
                $0.resumed(at: at, hours: hours)
                $0.customerWrote(at: at, hours: hours)
            }
        case .assignmentMade: comeToPeople(slot, hours, at: at)
        case .conversationSnoozed: change(slot) { $0.paused(at: at, hours: hours) }
        case .conversationWoken: change(slot) { $0.resumed(at: at, hours: hours) }
        case .messagePosted where event.by.kind.isStaff:
            change(slot) {
                $0.answered(at: at, hours: hours)
                $0.waitsForCustomer(at: at, hours: hours)
            }
            mend(slot)
        case .conversationTransferred(let data) where data.to == .bot:
            change(slot) { $0.wentToBot(at: at, hours: hours) }
        case .conversationPrioritised(let data):
            guard let policy = plan.sla(named: sla.policy) else { return }
            change(slot) { $0.prioritised(policy, priority: data.priority, at: at, hours: hours) }
        case .conversationResolved:
            change(slot) { $0.resolved(at: at) }
            conversations.slots[slot].record.breach = nil
        case .conversationReopened:
            change(slot) {
                $0.reopened(at: at, hours: hours)
                $0.wentToBot(at: at, hours: hours)
            }
        case .slaWarned: change(slot) { _ = $0.due(at: at) }
        case .slaBreached(let data):
            change(slot) { _ = $0.due(at: at) }
            foldBreach(slot, data)
        default: break
        }
    }

    /// What is no longer owed when it is told does not stand; a late resolution stands above late answers.
    private mutating func foldBreach(_ slot: Int, _ data: SLANotice) {
        guard conversations.slots[slot].sla?.owes(data.kind) == true,
            conversations.slots[slot].record.breach?.kind != .resolution
        else { return }
        conversations.slots[slot].record.breach = data
    }

    /// Starts the clocks, or goes on with another policy where the conversation waits now.
    private mutating func promise(_ slot: Int, _ data: ConversationQueued, at: Timestamp) {
        let name = data.demand.sla ?? plan.queues[data.queue.id]?.sla
        let policy = name.flatMap { plan.sla(named: $0) }
        let hours = policy?.businessHours.flatMap { plan.hours(named: $0) }
        guard let sla = conversations.slots[slot].sla else {
            guard let policy else { return }
            conversations.slots[slot].sla = AppliedSLA(policy, priority: data.priority, hours: hours, at: at)
            return change(slot) { _ in }
        }
        comeToPeople(slot, self.hours(of: sla), at: at)
        change(slot) { sla in
            guard let policy, policy.name != sla.policy || data.priority != sla.priority else { return }
            sla.prioritised(policy, priority: data.priority, at: at, hours: hours)
        }
    }

    /// People have it again or wait for it: they owe an answer to what was said to the bot meanwhile.
    private mutating func comeToPeople(_ slot: Int, _ hours: BusinessHours?, at: Timestamp) {
        let isAsked = conversations.slots[slot].record.awaitsStaff
        change(slot) { sla in
            sla.cameToPeople(at: at, hours: hours)
            if isAsked { sla.customerWrote(at: at, hours: hours) }
        }
    }

    /// Starts the clocks of what came to a person without waiting.
    private mutating func promise(_ slot: Int, at: Timestamp) {
        let record = conversations.slots[slot].record
        let name = record.demand.sla ?? plan.queues[record.queue.id]?.sla
        guard let policy = name.flatMap({ plan.sla(named: $0) }) else { return }
        let hours = policy.businessHours.flatMap { plan.hours(named: $0) }
        conversations.slots[slot].sla = AppliedSLA(policy, priority: record.priority, hours: hours, at: at)
        change(slot) { _ in }
    }

    private mutating func change(_ slot: Int, _ change: (inout AppliedSLA) -> Void) {
        guard var sla = conversations.slots[slot].sla else { return }
        change(&sla)
        conversations.slots[slot].sla = sla
        conversations.slots[slot].record.sla = sla.text
        arm(slot)
    }

    /// An answer ends the lateness of answers, not of the resolution.
    private mutating func mend(_ slot: Int) {
        guard let breach = conversations.slots[slot].record.breach, breach.kind != .resolution else { return }
        conversations.slots[slot].record.breach = nil
    }

    /// When a clock has something to tell; nil: never as things are.
    func slaMoment(_ slot: Int) -> Timestamp? {
        conversations.slots[slot].sla?.nextMoment
    }

    /// What the clocks tell now, and the step up that a breach brings about.
    func slaEvents(_ slot: Int, at now: Timestamp) -> [Event] {
        guard let moment = slaMoment(slot), moment <= now, var sla = conversations.slots[slot].sla else { return [] }
        var draft = Draft(self, slot: slot, at: now)
        for event in sla.due(at: now) {
            switch event {
            case .warned(let kind, let dueAt):
                draft.add(.slaWarned(SLANotice(kind: kind, policy: sla.policy, dueAt: dueAt)), by: .system)
            case .breached(let kind, let dueAt):
                draft.add(.slaBreached(SLANotice(kind: kind, policy: sla.policy, dueAt: dueAt)), by: .system)
                if kind == .firstResponse, sla.owes(kind) { stepUp(slot, &draft) }
            }
        }
        return draft.events
    }

    /// Moves a conversation that waited too long to those who stand behind its queue.
    private func stepUp(_ slot: Int, _ draft: inout Draft) {
        let record = conversations.slots[slot].record
        guard record.queuedAt != nil, let tier = plan.tier(of: record.queue.id), tier.afterBreach,
            queues[tier.next]?.isActive == true
        else { return }
        stepUp(slot, to: tier.next, "slaBreached", &draft, by: .system)
    }

    /// Returns what the clocks of a conversation show; empty without an SLA.
    public func clocks(of id: ConversationID) -> [SLAReading] {
        conversations.slot(of: id).flatMap { conversations.slots[$0].sla?.shown } ?? []
    }
}
