import HarkDomain
import HarkRouting

extension Floor {
    func decideStart(_ data: StartConversation, _ now: Timestamp) -> Ruling {
        guard let site = sites[data.site], site.isActive else {
            return .refused(.invalid(field: "site", reason: "unknown site"))
        }
        if let open = openConversation(of: data.visitor, at: data.site) { return again(open, data) }
        guard conversations.slot(of: data.conversation) == nil else {
            return .refused(.conflict("The conversation exists already"))
        }
        guard let queue = queues[data.queue ?? site.queue], queue.isActive else {
            return .refused(.invalid(field: "queue", reason: "unknown queue"))
        }
        return opening(data, site: site, queue: queue.reference, now)
    }

    /// One open conversation per visitor and site: whoever starts again gets that one.
    private func again(_ id: ConversationID, _ data: StartConversation) -> Ruling {
        guard let slot = conversations.slot(of: id) else { return .refused(.notFound) }
        return prior(slot, data.author, data.clientID, data.contentHash) ?? unchanged(slot, for: data.author)
    }

    private func opening(
        _ data: StartConversation,
        site: SiteProfile,
        queue: QueueReference,
        _ now: Timestamp
    ) -> Ruling {
        var draft = Draft(self, opening: data.conversation, at: now)
        let started = ConversationStarted(
            clientID: data.text == nil ? data.clientID : nil,
            visitor: data.visitor,
            contact: data.contact,
            site: site.id,
            siteName: site.name,
            queue: queue,
            language: data.language,
            page: data.page,
            fields: data.fields,
            segments: data.segments,
            isReturning: data.isReturning
        )
        var seq = draft.add(.conversationStarted(started), by: data.author)
        draft.epoch = 1
        if let text = data.text {
            seq = draft.add(.messagePosted(MessagePosted(clientID: data.clientID, text: text)), by: data.author)
        }
        guard !site.hasBot else { return draft.done(seq: seq) }
        let facts = EntryFacts(
            site: site.key,
            page: data.page.flatMap { $0.url.isEmpty ? nil : $0.url },
            language: data.language.flatMap { $0.isEmpty ? nil : $0 },
            segments: Set(data.segments),
            isReturning: data.isReturning
        )
        let route = data.queue == nil ? route(facts, home: queue, priority: 0, at: now) : (queue, 0, .none)
        let queued = ConversationQueued(
            queue: route.queue,
            priority: route.priority,
            rank: now.milliseconds,
            epoch: draft.nextEpoch(),
            demand: route.demand
        )
        draft.add(.conversationQueued(queued), by: .system)
        return draft.done(seq: seq)
    }
}
