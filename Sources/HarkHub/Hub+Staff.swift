import HarkDomain
import HarkFloor
import HarkProtocol
import HarkStore

// What agents, supervisors and admins call.
extension Hub {
    func serveStaff(_ method: Method, _ call: Call) throws(Refusal) {
        guard let member = call.session.staff?.member else { throw .forbidden }
        let params = call.params
        switch method {
        case .availabilitySet: try setAvailability(call, member)
        case .offerAccept, .offerDecline: try answerOffer(method, call, member)
        case .noteAdd, .whisperSend: try addNote(method, call, member)
        case .conversationOpen, .conversationWatch: try open(call)
        case .conversationLeave: try leave(call)
        case .conversationTransfer: try transfer(call, member)
        case .conversationResolve: try resolve(call, member)
        case .conversationPickUp: try onSeen(call) { .pickUp(conversation: $0, by: member.author) }
        case .conversationReopen: try onSeen(call) { .reopen(conversation: $0, by: member.author) }
        case .conversationTakeOver: try onSeen(call) { .takeOver(conversation: $0, by: member.author) }
        case .conversationLabel:
            let add = try params.labels("add")
            let remove = try params.labels("remove")
            try onSeen(call) { .label(conversation: $0, by: member.author, add: add, remove: remove) }
        case .conversationPrioritise: try prioritise(call, member)
        case .conversationSnooze: try snooze(call, member)
        case .conversationEscalate: try escalate(call, member)
        case .helpRequest:
            let text = try params.textUnlessBlank()
            try onSeen(call) { .requestHelp(conversation: $0, by: member.author, text: text) }
        case .sentimentCorrect: try correct(call, member)
        case .conversationAssign: try assign(call, member)
        case .agentSet: try setAgent(call, member)
        default: try acknowledge(call, member)
        }
    }

    /// Runs a command on a conversation that the caller may see; any other is not found.
    private func onSeen(_ call: Call, _ command: @escaping @Sendable (ConversationID) -> Command) throws(Refusal) {
        guard let id: ConversationID = try call.params.id("conversation") else { throw .notFound }
        withConversation(id, for: call) { hub in
            guard hub.author(of: call, in: id) != nil else { return hub.refuse(call, .notFound) }
            hub.execute(command(id), call)
        }
    }

    private func setAvailability(_ call: Call, _ member: StaffPrincipal) throws(Refusal) {
        let availability: Availability = try call.params.choice("availability")
        execute(.setAvailability(agent: member.id, by: member.author, availability: availability), call) {
            writer,
            _,
            _ in
            writer.member("availability", availability.rawValue)
        }
    }

    private func answerOffer(_ method: Method, _ call: Call, _ member: StaffPrincipal) throws(Refusal) {
        guard let offer: OfferID = try call.params.id("offer") else { throw .notFound }
        guard method == .offerAccept else {
            return execute(.declineOffer(offer: offer, by: member.author), call) { _, _, _ in }
        }
        guard case .healthy = storage else { throw .unavailable }
        guard let id = floor.conversation(proposedBy: offer) else { throw .conflict("The offer is gone") }
        let decision = floor.handle(.acceptOffer(offer: offer, by: member.author), at: clock.now)
        guard case .done = decision.outcome else {
            if case .refused(let refusal) = decision.outcome { refuse(call, refusal) }
            return
        }
        record(decision, hash: nil)
        answerWithSnapshot(call, id, after: nil, isNested: true)
    }

    private func addNote(_ method: Method, _ call: Call, _ member: StaffPrincipal) throws(Refusal) {
        let isWhisper = method == .whisperSend
        let text = try call.params.text()
        let clientID = try call.params.clientID()
        let mentions = isWhisper ? [] : try call.params.strings("mentions").compactMap { AgentID($0) }
        let hash = contentHash.content(method.rawValue, text)
        guard let id: ConversationID = try call.params.id("conversation") else { throw .notFound }
        withConversation(id, for: call) { hub in
            guard hub.author(of: call, in: id) != nil else { return hub.refuse(call, .notFound) }
            let note = AddNote(
                conversation: id,
                by: member.author,
                clientID: clientID,
                contentHash: hash,
                text: hub.language.stored(text),
                mentions: mentions,
                isWhisper: isWhisper
            )
            hub.post(.addNote(note), call, id, member.author, clientID, hash)
        }
    }

    private func transfer(_ call: Call, _ member: StaffPrincipal) throws(Refusal) {
        let reason = try call.params.text("reason")
        let named = try call.params.target()
        _ = try call.params.string("conversation")
        let target = try transferTarget(named)
        try onSeen(call) { .transfer(conversation: $0, by: member.author, to: target, reason: reason) }
    }

    private func transferTarget(_ target: NamedTarget) throws(Refusal) -> TransferTarget {
        switch target {
        case .bot: return .bot
        case .queue(let name):
            guard let id = try queue(name, field: "to"), let queue = floor.queues[id] else {
                throw .invalid(field: "to", reason: "names no queue")
            }
            return .queue(queue.reference)
        case .agent(let text):
            guard let id = AgentID(text), let agent = floor.agents[id], agent.profile.isActive else {
                throw .invalid(field: "to", reason: "names no agent")
            }
            return .agent(agent.profile.reference)
        }
    }

    private func resolve(_ call: Call, _ member: StaffPrincipal) throws(Refusal) {
        let disposition = try call.params.textUnlessBlank("disposition")
        let labels = try call.params.labels("labels")
        let stored = try call.params.textUnlessBlank("note").map(language.stored)
        try onSeen(call) { id in
            .resolve(
                ResolveConversation(
                    conversation: id,
                    by: member.author,
                    disposition: disposition,
                    labels: labels,
                    note: stored
                )
            )
        }
    }

    private func prioritise(_ call: Call, _ member: StaffPrincipal) throws(Refusal) {
        let priority = try call.params.priority()
        let reason = try call.params.text("reason")
        try onSeen(call) { .prioritise(conversation: $0, by: member.author, priority: priority, reason: reason) }
    }

    private func snooze(_ call: Call, _ member: StaffPrincipal) throws(Refusal) {
        let until = try call.params.time("until")
        try onSeen(call) { .snooze(conversation: $0, by: member.author, until: until) }
    }

    private func escalate(_ call: Call, _ member: StaffPrincipal) throws(Refusal) {
        let reason = try call.params.text("reason")
        try onSeen(call) { .escalate(conversation: $0, by: member.author, reason: reason) }
    }

    private func assign(_ call: Call, _ member: StaffPrincipal) throws(Refusal) {
        let reason = try call.params.text("reason")
        let named: AgentID? = try call.params.id("agent")
        _ = try call.params.string("conversation")
        guard let agent = named, floor.agents[agent]?.profile.isActive == true else {
            throw .invalid(field: "agent", reason: "names nobody")
        }
        try onSeen(call) { .assign(conversation: $0, by: member.author, agent: agent, reason: reason) }
    }

    private func setAgent(_ call: Call, _ member: StaffPrincipal) throws(Refusal) {
        let availability: Availability? = try call.params.optionalChoice("availability")
        let capacity = try call.params.capacity()
        guard let id: AgentID = try call.params.id("agent"), let agent = floor.agents[id], agent.profile.isActive,
            Access.oversees(member, agent.profile)
        else { throw .notFound }
        if let capacity, capacity != agent.profile.capacity {
            var profile = agent.profile
            profile.capacity = capacity
            guard case .healthy = storage else { throw .unavailable }
            record(floor.handle(.changeAgent(profile, by: member.author), at: clock.now), hash: nil)
        }
        if let availability, availability != agent.availability {
            let command = Command.setAvailability(agent: id, by: member.author, availability: availability)
            guard case .healthy = storage else { throw .unavailable }
            record(floor.handle(command, at: clock.now), hash: nil)
        }
        guard let after = floor.agents[id] else { throw .notFound }
        answer(call) { writer in
            writer.member("availability", after.availability.rawValue)
            writer.member("capacity", after.profile.capacity)
        }
    }

    private func acknowledge(_ call: Call, _ member: StaffPrincipal) throws(Refusal) {
        let item = try call.params.string("item")
        let scope = FloorScope(member)
        let queue = floor.attentionItem(item, at: clock.now).map(\.queue)
        guard let queue, queue.map({ scope.covers($0.id) }) ?? true else { throw .notFound }
        execute(.acknowledgeAttention(item: item, by: member.author), call) { _, _, _ in }
    }

    private func open(_ call: Call) throws(Refusal) {
        let after = try call.params.optionalSeq("after")
        guard let id: ConversationID = try call.params.id("conversation") else { throw .notFound }
        withConversation(id, for: call) { hub in
            guard hub.author(of: call, in: id) != nil else { return hub.refuse(call, .notFound) }
            guard call.session.subscriptions[id] != nil || hub.hasRoom(call.session) else {
                return hub.refuse(call, .rateLimited(retryAfterMs: 10_000))
            }
            hub.answerWithSnapshot(call, id, after: after, isNested: false)
        }
    }

    /// Answers with a conversation's Snapshot as of all that was decided until now; the socket follows from then on.
    private func answerWithSnapshot(_ call: Call, _ id: ConversationID, after: Int?, isNested: Bool) {
        let followed = call.session.subscriptions[id] != nil
        let subscription = follow(call.session, id)
        if isNested { subscription.untoldAssignments = 0 }
        perform(
            .work { hub, failed in
                guard !failed else { return hub.giveUp(call, subscription, followed) }
                hub.readSnapshot(call, subscription, after, isNested: isNested) { hub in
                    hub.giveUp(call, subscription, followed)
                }
            }
        )
    }

    private func readSnapshot(
        _ call: Call,
        _ subscription: Subscription,
        _ after: Int?,
        isNested: Bool,
        orElse giveUp: @escaping @Sendable (isolated Hub) -> Void
    ) {
        let id = subscription.conversation
        snapshots([SnapshotWish(conversation: id, after: after)], for: call.session) { hub, images in
            guard let image = images?.first else {
                guard isNested, !call.session.isClosed else { return giveUp(hub) }
                // The offer is taken and an error would deny it: the answer waits until the store can be read.
                return hub.after(.seconds(1)) { hub in
                    hub.readSnapshot(call, subscription, after, isNested: isNested, orElse: giveUp)
                }
            }
            guard hub.author(of: call, in: id) != nil else {
                subscription.untoldAssignments = nil
                return hub.refuse(call, .notFound)
            }
            hub.answer(call, image, isNested: isNested)
            hub.begin(subscription, at: image.head)
            hub.goOn(behindAcceptanceOn: subscription, image)
        }
    }

    /// Tells the assignments that waited for the answer to an acceptance, by the Snapshot that was in it.
    ///
    /// A later Snapshot could hold the end of the assignment already, of which nothing would tell behind it.
    private func goOn(behindAcceptanceOn subscription: Subscription, _ image: SnapshotImage?) {
        let untold = subscription.untoldAssignments ?? 0
        subscription.untoldAssignments = nil
        for _ in 0..<untold {
            if let image {
                tellAssigned(image, [subscription.session])
                begin(subscription, at: image.head)
            } else {
                tellAssigned(subscription.conversation, on: [subscription])
            }
        }
    }

    /// There is no Snapshot to be had: whoever followed before goes on as before.
    private func giveUp(_ call: Call, _ subscription: Subscription, _ followed: Bool) {
        refuse(call, .unavailable)
        if followed { begin(subscription, at: 0) } else { unfollow(call.session, subscription.conversation) }
        goOn(behindAcceptanceOn: subscription, nil)
    }

    private func answer(_ call: Call, _ image: SnapshotImage, isNested: Bool) {
        guard let id = call.id else { return answer(call) { _ in } }
        if isNested {
            return answer(call) { writer in
                writer.name("conversation")
                write(image, isStaff: true, &writer)
            }
        }
        perform(.answer(call, Frames.value(id) { write(image, isStaff: true, &$0) }))
    }

    /// Ends the following; the owner is a party and goes on, whatever crossed on the way.
    private func leave(_ call: Call) throws(Refusal) {
        guard let id: ConversationID = try call.params.id("conversation") else { throw .notFound }
        let owner = peek { $0.conversation(id)?.assignee?.id }
        if owner == nil || owner != call.session.staff?.id { unfollow(call.session, id) }
        answer(call) { _ in }
    }
}
