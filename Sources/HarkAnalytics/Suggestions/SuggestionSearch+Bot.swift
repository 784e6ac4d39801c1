extension SuggestionSearch {
    /// Matters that the bot does not know, or hands to people: an article would answer some of them.
    ///
    /// The gain is the share of them that the bot would keep, if it kept as many as of the matters that it knows.
    func articles(in chats: [SuggestionChat]) -> [Suggestion] {
        let known = chats.filter { $0.hadBot && !$0.wasMissed }
        let kept = ScoreEstimate.share(known.count { !$0.wasHandedOff }, of: known.count)
        return matters(chats.filter(\.hadBot)).compactMap { matter, chats in
            let lost = chats.filter { $0.wasMissed || $0.wasHandedOff }
            let missed = chats.count(where: \.wasMissed)
            guard missed >= fewest, let share = ScoreEstimate.share(lost.count, of: chats.count),
                share.low >= missedShare
            else { return nil }
            return Suggestion(
                kind: .article,
                subject: .matter(matter),
                facts: Suggestion.Fact.matter(matter) + [.percent("lost", share.value)],
                conversations: lost.map(\.id),
                gain: saved(lost.count(where: \.wasHandedOff), share: kept, .handoffs),
                effort: .medium
            )
        }
    }

    /// Matters that agents answer by the same text: the bot can say it.
    ///
    /// The gain is the share of them in which that answer was the only one needed.
    func rules(in chats: [SuggestionChat]) -> [Suggestion] {
        matters(chats).compactMap { matter, chats in
            let answered = chats.filter { $0.gist != nil }
            var groups: [String: [SuggestionChat]] = [:]
            for chat in answered { groups[chat.gist ?? "", default: []].append(chat) }
            let largest = groups.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.first?.value ?? []
            guard largest.count >= fewest, let share = ScoreEstimate.share(largest.count, of: answered.count),
                share.low >= sameShare
            else { return nil }
            let enough = ScoreEstimate.share(
                largest.count { $0.agentMessages == 1 && !$0.isReopened },
                of: largest.count
            )
            // The texts of some alone may have been read; the others are taken to be like them.
            let unread = Double(max(answered.count, chats.count { $0.agentMessages > 0 })) / Double(answered.count)
            let latest = largest.max { $0.id < $1.id }?.answer ?? ""
            return Suggestion(
                kind: .botRule,
                subject: .matter(matter),
                facts: Suggestion.Fact.matter(matter)
                    + [
                        .percent("same", share.value),
                        Suggestion.Fact(name: "answer", value: String(latest.prefix(500))),
                    ],
                conversations: largest.map(\.id),
                gain: saved(Int(Double(largest.count) * unread), share: enough, .handoffs),
                effort: .small
            )
        }
    }
}
