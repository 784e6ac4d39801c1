import HarkProtocol

extension Party {
    func receive(_ method: String, _ params: JSONObject) {
        if method == "event" {
            guard let conversation = params.text("conversation"), let event = ClientEvent(params) else { return }
            take(event, of: conversation)
        } else {
            notified(method, params)
        }
    }

    private func take(_ event: ClientEvent, of conversation: String) {
        if filling[conversation] != nil {
            filling[conversation]?.append(event)
            return
        }
        switch views[conversation, default: ConversationView(keepsEvents: keepsEvents)].take(event) {
        case .next: saw([event], of: conversation)
        case .known: break
        case .gap:
            ledger.misses(conversation, before: event.seq)
            fill(conversation, then: [event])
        }
    }

    /// Takes a snapshot: as what goes on from what is held, or as a new beginning.
    func take(_ snapshot: ClientSnapshot, goesOn: Bool) {
        var view = views[snapshot.id] ?? ConversationView(keepsEvents: keepsEvents)
        let isKnown = views[snapshot.id] != nil
        if isKnown, goesOn {
            let fresh = view.merge(snapshot.events)
            views[snapshot.id] = view
            saw(fresh, of: snapshot.id)
        } else {
            if isKnown { ledger.reloads(snapshot.id) }
            view.adopt(snapshot)
            views[snapshot.id] = view
            saw(snapshot.events, of: snapshot.id)
        }
        if view.last < snapshot.head { fill(snapshot.id, then: []) }
    }

    func forget(_ conversation: String) { views[conversation] = nil }

    private func fill(_ conversation: String, then later: [ClientEvent]) {
        guard filling[conversation] == nil else { return }
        filling[conversation] = later
        fetchMore(of: conversation)
    }

    private func fetchMore(of conversation: String) {
        let after = views[conversation]?.last ?? 0
        call(.conversationSync) { writer in
            writer.member("conversation", conversation)
            writer.member("after", after)
        } _: { [weak self] answer in
            guard let self else { return }
            if case .failure(.refused(let refusal)) = answer, refusal.isTemporary {
                return self.onThisSocket(after: refusal.retryAfter ?? .seconds(1)) {
                    $0.fetchMore(of: conversation)
                }
            }
            guard case .success(let page) = answer else {
                self.filling[conversation] = nil
                return
            }
            let fresh = self.merge(page.objects("events").compactMap(ClientEvent.init), into: conversation)
            guard page.flag("complete") || fresh == 0 else { return self.fetchMore(of: conversation) }
            let later = self.filling.removeValue(forKey: conversation) ?? []
            _ = self.merge(later, into: conversation)
        }
    }

    private func merge(_ events: [ClientEvent], into conversation: String) -> Int {
        let fresh = views[conversation, default: ConversationView(keepsEvents: keepsEvents)].merge(events)
        saw(fresh, of: conversation)
        return fresh.count
    }

    private func saw(_ events: [ClientEvent], of conversation: String) {
        for event in events {
            ledger.sees(conversation, event)
            heard(event, of: conversation)
            onEvent?(conversation, event)
        }
        waiters.check(conversation, views[conversation])
    }

    func changed(_ conversation: String) { waiters.check(conversation, views[conversation]) }
}
