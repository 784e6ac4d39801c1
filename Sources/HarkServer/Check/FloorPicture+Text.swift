import HarkDomain

// The floor as it was, for people.
extension FloorPicture {
    /// The picture in lines.
    public var text: String {
        var lines = ["The floor at \(at.iso8601), " + after, plan, "", "Queues"]
        for queue in queues { lines += words(queue) }
        lines += ["", "Staff"]
        for agent in agents { lines += words(agent) }
        lines += ["", "With the bot: \(listed(withBot))", "Over by then: \(resolved)", "", "Calls for a supervisor"]
        lines += attention.isEmpty ? ["  none"] : attention.map(words)
        return lines.map(Transcript.plain).joined(separator: "\n") + "\n" + (comparison.map { "\n" + $0.text } ?? "")
    }

    private var after: String {
        guard let lastEventAt else { return "before the first event" }
        return "after event \(position) of \(lastEventAt.iso8601)"
    }

    private var plan: String {
        guard let routing else { return "No routing plan was published." }
        let by = routing.publishedBy.map { " by \($0)" } ?? ""
        let when = routing.publishedAt.map { " at \($0.iso8601)" } ?? ""
        let note = routing.note.isEmpty ? "" : ": \(routing.note)"
        return "Routing plan \(routing.version), published\(by)\(when)\(note)"
    }

    private func words(_ queue: Queue) -> [String] {
        let count = queue.waiting.isEmpty ? "nobody waits" : "\(queue.waiting.count) waiting"
        return ["  \(queue.name): \(count)"] + queue.waiting.map(words)
    }

    private func words(_ waiting: Waiting) -> String {
        let words = RoutingWords(language: .english)
        var parts = ["since \(time(waiting.since)) (\(words.length(waiting.seconds)))"]
        if let rule = waiting.asks.rule { parts.append("entry rule \(rule)") }
        parts += words.asks(waiting.asks, priority: waiting.priority)
        if let offer = waiting.offer { parts.append("offered to \(offer.agent.name) until \(time(offer.expiresAt))") }
        return "    \(waiting.place). \(waiting.conversation)  " + parts.joined(separator: ", ")
    }

    private func words(_ agent: Agent) -> [String] {
        let words = RoutingWords(language: .english)
        let presence = agent.isConnected ? "connected" : "not connected"
        let units = [agent.loadUnits, agent.capacityUnits].map { words.units(Int(($0 * 100).rounded())) }
        let why =
            switch agent.awayReason {
            case .missedOffers: " for missed offers"
            case .inactive: " for not answering"
            case nil: ""
            }
        let state = "\(agent.availability.rawValue)\(why), \(presence) since \(time(agent.since))"
        return ["  \(agent.name) (\(agent.role.rawValue)): \(state); \(units[0]) of \(units[1]) units"]
            + agent.holds.map { held in
                let state = held.isIdle ? "idle" : held.status == .wrapUp ? "wrap-up" : held.status.rawValue
                return "    holds \(held.conversation)  \(held.queue), \(state)"
            }
            + agent.offers.map { "    is asked about \($0)" }
    }

    private func words(_ item: AttentionItem) -> String {
        let about = [item.conversation?.text, item.agent.map(\.name)].compactMap(\.self).joined(separator: ", ")
        let taken = item.acknowledgedBy.map { " (taken on by \($0.name))" } ?? ""
        return "  \(item.kind.rawValue) since \(time(item.since)): \(about)"
            + (item.reason.isEmpty ? "" : ": \(item.reason)") + taken
    }

    private func listed(_ ids: [ConversationID]) -> String {
        ids.isEmpty ? "none" : "\(ids.count) (\(ids.map(\.text).joined(separator: ", ")))"
    }

    /// The time of day, with the date when that is another one.
    private func time(_ moment: Timestamp) -> String {
        let (text, today) = (moment.iso8601, at.iso8601.prefix(10))
        let clock = text.dropFirst(11).prefix(8)
        return text.hasPrefix(today) ? String(clock) : "\(text.prefix(10)) \(clock)"
    }
}
