import HarkDomain

// The staff's view of each event's data, and what is kept for the fold alone.
extension JSONWriter {
    mutating func staffData(_ body: EventBody, by author: Author) {
        switch body {
        case .conversationStarted(let data): started(data)
        case .messagePosted(let data): message(data)
        case .botFeedback(let data):
            member("seq", data.seq)
            member("helped", data.helped)
        case .noteAdded(let data):
            member("clientID", data.clientID)
            member("text", data.text)
            if !data.mentions.isEmpty { member("mentions", data.mentions.map(\.text)) }
        case .whisperSent(let data):
            member("clientID", data.clientID)
            member("text", data.text)
        case .botFailed(let data): member("reason", data.reason)
        case .messageAnalysed(let data): analysis(data)
        case .handoffRequested(let data):
            member("reason", data.reason.rawValue)
            member("summary", data.summary)
            guard let brief = data.brief else { return }
            name("brief")
            raw(brief.utf8)
        case .conversationQueued(let data):
            name("queue")
            beginObject()
            member("name", data.queue.name)
            member("id", data.queue.id)
            endObject()
            member("priority", data.priority)
            demand(data.demand)
        case .conversationReopened: break
        case .conversationResolved(let data): resolved(data, by: author)
        case .surveyRequested(let data): surveyRequested(data)
        case .surveyAnswered(let data): survey(data)
        default: staffMatter(body)
        }
    }

    private mutating func staffMatter(_ body: EventBody) {
        switch body {
        case .offerMade(let data):
            offer(data.offer, data.agent)
            member("expiresAt", data.expiresAt)
            explained(data.explained)
        case .offerDeclined(let data), .offerLapsed(let data): offer(data.offer, data.agent)
        case .assignmentMade(let data):
            agent(data.agent)
            member("epoch", data.epoch)
            explained(data.explained)
        case .assignmentEnded(let data):
            agent(data.agent)
            member("epoch", data.epoch)
            member("reason", data.reason.rawValue)
        case .conversationTransferred(let data):
            name("to")
            target(data.to)
            member("reason", data.reason)
        case .escalationRaised(let data): member("reason", data.reason)
        case .slaWarned(let data), .slaBreached(let data): notice(data)
        case .sentimentFlagged(let data): mood(data.level, data.reason)
        case .sentimentCorrected(let data):
            member("seq", data.seq)
            member("label", data.label.rawValue)
        case .helpRequested(let data): member("text", data.text)
        case .conversationLabelled(let data):
            member("added", data.added)
            member("removed", data.removed)
            member("labels", data.labels)
        case .conversationSnoozed(let data): member("until", data.until)
        case .conversationWoken: break
        case .conversationPrioritised(let data):
            member("priority", data.priority)
            member("reason", data.reason)
        default: floorMatter(body)
        }
    }

    private mutating func floorMatter(_ body: EventBody) {
        switch body {
        case .agentChanged(let profile):
            self.profile(profile)
            member("capacity", profile.capacity)
            member("queues", profile.queues.map(\.text))
            member("active", profile.isActive)
        case .availabilityChanged(let data):
            member("agent", data.agent)
            member("availability", data.availability.rawValue)
            member("because", data.because?.rawValue)
        case .presenceChanged(let data):
            member("agent", data.agent)
            member("connected", data.isConnected)
            if data.isAfterRestart { member("restart", true) }
        case .queueChanged(let profile):
            self.profile(profile)
            member("active", profile.isActive)
        case .siteChanged(let profile):
            self.profile(profile)
            member("queue", profile.queue)
            member("active", profile.isActive)
        case .conversationIdled(let data): member("conversation", data.conversation)
        case .attentionAcknowledged(let data):
            member("item", data.item)
            name("by")
            reference(data.by)
        case .routingPublished(let data):
            member("version", data.version)
            member("note", data.note)
        case .surveyPublished(let data):
            member("version", data.version)
            member("note", data.note)
        default: break
        }
    }

    mutating func foldData(_ body: EventBody) {
        switch body {
        case .conversationStarted(let data):
            beginObject()
            member("clientID", data.clientID)
            member("visitor", data.visitor)
            if let contact = data.contact { member("contact", contact) }
            endObject()
        case .messagePosted(let data):
            guard let bot = data.bot else { return }
            beginObject()
            member("outcome", bot.outcome.rawValue)
            member("state", bot.state)
            endObject()
        case .conversationQueued(let data):
            beginObject()
            name("rank")
            int(data.rank)
            member("epoch", data.epoch)
            endObject()
        case .routingPublished(let data): plan(data.plan)
        case .surveyPublished(let data): plan(data.plan)
        case .conversationTransferred(let data): epoch(data.epoch)
        case .conversationReopened(let data): epoch(data.epoch)
        case .conversationResolved(let data):
            guard let until = data.wrapUpUntil else { return }
            beginObject()
            member("wrapUpUntil", until)
            endObject()
        default: break
        }
    }

    private mutating func plan(_ plan: String) {
        beginObject()
        member("plan", plan)
        endObject()
    }

    private mutating func epoch(_ epoch: Int) {
        beginObject()
        member("epoch", epoch)
        endObject()
    }
}

// One function for each shape of data.
extension JSONWriter {
    private mutating func started(_ data: ConversationStarted) {
        name("site")
        beginObject()
        member("name", data.siteName)
        member("id", data.site)
        endObject()
        member("language", data.language)
        if let page = data.page {
            name("page")
            self.page(page)
        }
        name("queue")
        reference(data.queue)
        if !data.segments.isEmpty { member("segments", data.segments) }
        if data.isReturning { member("returning", true) }
        guard !data.fields.isEmpty else { return }
        name("fields")
        beginObject()
        for field in data.fields {
            name(field.name)
            string(field.value)
        }
        endObject()
    }

    private mutating func message(_ data: MessagePosted) {
        member("clientID", data.clientID)
        member("text", data.text)
        member("language", data.language)
        member("choice", data.choice)
        choices(data.choices)
        links(data.links)
        if data.asksFeedback { member("feedback", true) }
        guard let explained = data.explained else { return }
        name("explained")
        raw(explained.utf8)
    }

    private mutating func resolved(_ data: ConversationResolved, by author: Author) {
        name("by")
        beginObject()
        member("kind", author.kind.rawValue)
        member("name", author.name)
        endObject()
        member("disposition", data.disposition)
        member("reason", data.reason.rawValue)
    }

    private mutating func offer(_ offer: OfferID, _ agent: AgentReference) {
        member("offer", offer)
        self.agent(agent)
    }

    private mutating func agent(_ agent: AgentReference) {
        name("agent")
        beginObject()
        member("name", agent.name)
        member("id", agent.id)
        endObject()
    }

    private mutating func target(_ target: TransferTarget) {
        beginObject()
        member("name", target.name)
        switch target {
        case .queue(let queue):
            member("kind", "queue")
            member("id", queue.id)
        case .agent(let agent):
            member("kind", "agent")
            member("id", agent.id)
        case .bot: member("kind", "bot")
        }
        endObject()
    }
}
