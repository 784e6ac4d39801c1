import HarkDomain
import HarkFloor
import HarkProtocol
import HarkStore
import HarkTransport

// The customer's calls after the hello.
extension Hub {
    func serveVisitor(_ method: Method, _ call: Call) throws(Refusal) {
        guard let presence = call.session.visitor else { throw .forbidden }
        switch method {
        case .conversationStart: try start(call, presence)
        case .botFeedback:
            let seq = try call.params.int("seq")
            let helped = try call.params.bool("helped")
            try onOwn(call, presence, limited: true) {
                .giveBotFeedback(conversation: $0, by: presence.author, seq: seq, helped: helped)
            }
        case .humanRequest: try requestHuman(call, presence)
        case .conversationEnd: try onOwn(call, presence) { .endConversation(conversation: $0, by: presence.author) }
        default: try survey(call, presence)
        }
    }

    /// Runs a command on the visitor's own conversation; any other is not found.
    private func onOwn(
        _ call: Call,
        _ presence: VisitorPresence,
        limited: Bool = false,
        _ command: @escaping @Sendable (ConversationID) -> Command
    ) throws(Refusal) {
        guard let id: ConversationID = try call.params.id("conversation") else { throw .notFound }
        withConversation(id, for: call) { hub in
            guard let record = hub.floor.conversation(id), hub.owns(presence, record) else {
                return hub.refuse(call, .notFound)
            }
            guard !limited || hub.hasRate(for: command(id), call, presence) else { return }
            hub.execute(command(id), call)
        }
    }

    /// Takes from the rate for a command that would write; repeats and refusals are free.
    private func hasRate(for command: Command, _ call: Call, _ presence: VisitorPresence) -> Bool {
        guard case .healthy = storage else { return true }
        return floor.decide(command, at: clock.now).events.isEmpty || takeToken(call, &presence.messages)
    }

    /// Hands over with a summary of what the bot and the customer said, once all of it is on disk.
    private func requestHuman(_ call: Call, _ presence: VisitorPresence) throws(Refusal) {
        guard let id: ConversationID = try call.params.id("conversation") else { throw .notFound }
        withConversation(id, for: call) { hub in
            guard let record = hub.floor.conversation(id), hub.owns(presence, record) else {
                return hub.refuse(call, .notFound)
            }
            let by = presence.author
            guard record.status == .bot, let bot = hub.bot else {
                return hub.execute(.requestHuman(conversation: id, by: by, summary: ""), call)
            }
            hub.perform(
                .work { hub, _ in
                    hub.read(for: call.session, evenIfGone: true) { store in
                        bot.summary(of: try store.lastEvents(id, audience: .customer, limit: 30))
                    } then: { hub, result in
                        hub.execute(
                            .requestHuman(conversation: id, by: by, summary: (try? result.get()) ?? ""),
                            call
                        )
                    }
                }
            )
        }
    }

    func owns(_ presence: VisitorPresence, _ record: ConversationRecord) -> Bool {
        Access.sees(.visitor(presence.id), record) && record.site == presence.site
    }

    private func survey(_ call: Call, _ presence: VisitorPresence) throws(Refusal) {
        let params = call.params
        let score = try params.score()
        let solved: Solved? = try params.optionalChoice("solved")
        let comment = try params.textUnlessBlank("comment")
        let clientID = try params.clientID()
        let answers = try params.checkedAnswers()
        let hash = contentHash.survey(score, solved, comment, answers)
        guard let id: ConversationID = try params.id("conversation") else { throw .notFound }
        withConversation(id, for: call) { hub in
            guard let record = hub.floor.conversation(id), hub.owns(presence, record) else {
                return hub.refuse(call, .notFound)
            }
            let survey = SubmitSurvey(
                conversation: id,
                by: presence.author,
                clientID: clientID,
                contentHash: hash,
                score: score,
                solved: solved,
                comment: comment.map(hub.language.stored),
                answers: answers.map { $0.masked(hub.language.stored) }
            )
            guard hub.hasRate(for: .submitSurvey(survey), call, presence) else { return }
            hub.execute(.submitSurvey(survey), call, hash: hash)
        }
    }

    private func start(_ call: Call, _ presence: VisitorPresence) throws(Refusal) {
        let params = call.params
        let clientID = try params.clientID()
        let text = try params.optionalString("text")
        let checked: String?
        if let text { checked = try MessageText.shaped(text) } else { checked = nil }
        let fields = try params.fields()
        let queue = try self.queue(try params.optionalString("queue"), field: "queue")
        let hash = contentHash.content("conversation.start", checked)
        let wanted = StartConversation(
            conversation: ids.next(at: clock.now),
            visitor: presence.id,
            visitorName: presence.name,
            contact: presence.contact,
            site: presence.site,
            queue: queue,
            clientID: clientID,
            contentHash: hash,
            text: checked.map(language.stored),
            language: presence.language,
            page: presence.page,
            fields: fields.map { Field(name: $0.name, value: language.stored($0.value)) },
            segments: presence.segments,
            isReturning: presence.isReturning
        )
        guard !presence.isFresh else { return begin(wanted, call, presence) }
        findEarlier(wanted, call, presence)
    }

    /// Looks for a start with the same key on disk, once all that was decided before is there.
    private func findEarlier(_ wanted: StartConversation, _ call: Call, _ presence: VisitorPresence) {
        perform(
            .work { hub, failed in
                guard !failed else { return hub.refuse(call, .unavailable) }
                hub.read(for: call.session) { store in
                    try store.findStart(visitor: wanted.visitor, site: wanted.site, clientID: wanted.clientID)
                } then: { hub, result in
                    switch result {
                    case .failure: hub.refuse(call, .unavailable)
                    case .success(nil): hub.begin(wanted, call, presence)
                    case .success(let earlier?) where earlier.contentHash != wanted.contentHash:
                        hub.refuse(call, .conflict("the clientID was used for other content"))
                    case .success(let earlier?): hub.repeatStart(earlier.conversation, earlier.seq, call)
                    }
                }
            }
        )
    }

    private func repeatStart(_ id: ConversationID, _ seq: Int, _ call: Call) {
        answer(call) { writer in
            writer.member("conversation", id)
            writer.member("seq", seq)
            writer.member("duplicate", true)
        }
        catchUp(call.session, id)
    }

    private func begin(_ wanted: StartConversation, _ call: Call, _ presence: VisitorPresence) {
        let open = floor.openConversation(of: presence.id, at: presence.site)
        if let open, floor.residency(open) != .ready {
            return withConversation(open, for: call) { hub in hub.begin(wanted, call, presence) }
        }
        guard case .healthy = storage else { return refuse(call, .unavailable) }
        if case .refused(let refusal) = floor.decide(.start(wanted), at: clock.now).outcome {
            return refuse(call, refusal)
        }
        guard open != nil || takeToken(call, &presence.messages) && takeStart(call) else { return }
        let id = open ?? wanted.conversation
        if open == nil {
            for session in presence.sessions { followFromStart(session, id) }
            presence.isFresh = false
            run(.visitorConnected(presence.id))
            rememberVisitor(presence)
        }
        execute(.start(wanted), call, hash: wanted.contentHash) { writer, seq, _ in
            writer.member("conversation", id)
            writer.member("seq", seq)
        }
        if open != nil { catchUp(call.session, id) }
    }

    /// Lets a tab follow a conversation that begins, behind the answer to its hello when that is under way.
    private func followFromStart(_ session: Session, _ id: ConversationID) {
        // Who begins and ends them without end hears no more of the first.
        if !hasRoom(session), let first = session.subscriptions.keys.min() { unfollow(session, first) }
        let subscription = follow(session, id)
        guard !session.isGreeted else { return subscription.begin(at: 0) }
        session.afterHello?.append { _ in subscription.begin(at: 0) }
    }

    private func rememberVisitor(_ presence: VisitorPresence) {
        let visitor = Visitor(
            id: presence.id,
            site: presence.site,
            tokensValidFrom: Timestamp(milliseconds: 0),
            firstSeenAt: clock.now
        )
        batch.joined.append { db in try Visitor.insertIfAbsent(visitor, db) }
    }

    /// Takes a start from the rate of the caller's address: visitors cost nothing, so their own rates bound nobody.
    private func takeStart(_ call: Call) -> Bool {
        // Beyond so many addresses at once strangers share one rate rather than growing the table.
        let network = call.session.connection.network
        let key = starts.count < 50_000 || starts[network] != nil ? network : ""
        var bucket =
            starts[key]
            ?? TokenBucket(
                perSecond: settings.startsPerMinuteOfAddress / 60,
                burst: settings.startBurstOfAddress,
                now: loop.now
            )
        defer { starts[key] = bucket }
        return takeToken(call, &bucket)
    }

    /// Takes one message's worth of the rate limit, or refuses the call.
    func takeToken(_ call: Call, _ bucket: inout TokenBucket) -> Bool {
        guard !isExempt(call.session), let retryAfterMs = bucket.take(now: loop.now) else { return true }
        refuse(call, .rateLimited(retryAfterMs: retryAfterMs))
        return false
    }

    /// Lets a socket that does not follow the conversation yet have all its events.
    private func catchUp(_ session: Session, _ id: ConversationID) {
        guard session.subscriptions[id] == nil else { return }
        let subscription = follow(session, id)
        read(for: session) { store in
            try store.snapshotImage(SnapshotWish(conversation: id, after: nil), .customer)
        } then: { hub, result in
            // Without a head the events begin where they may; the client sees the gap and asks for the rest.
            hub.begin(subscription, at: (try? result.get())?.head ?? 0)
        }
    }

    /// Finds a queue by id or name.
    func queue(_ text: String?, field: String) throws(Refusal) -> QueueID? {
        guard let text else { return nil }
        let found = floor.queues.values.first { $0.isActive && ($0.name == text || $0.id == QueueID(text)) }
        guard let found else { throw .invalid(field: field, reason: "names no queue") }
        return found.id
    }
}
