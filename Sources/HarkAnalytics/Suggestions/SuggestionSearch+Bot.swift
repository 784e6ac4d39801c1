import HarkStatistics

extension SuggestionSearch {
    /// Matters that the bot does not know more often than may be: an article would answer some of them.
    ///
    /// What customers take to people although the bot knew an answer is no reason for one. The gain is the share of the
    /// others that the bot would keep, if it kept as many as of the conversations in which it knew an answer.
    func articles(in chats: [SuggestionChat]) -> [Suggestion] {
        let known = chats.filter { $0.hadBot && !$0.wasMissed }
        let kept = ScoreEstimate.share(known.count { !$0.wasHandedOff }, of: known.count)
        let groups = matters(chats.filter(\.hadBot))
        let chances = Holm.corrected(
            groups.map { group in
                BinomialDistribution(trials: group.chats.count, chance: missedShare)
                    .chance(atLeast: group.chats.count(where: \.wasMissed))
            }
        )
        return zip(groups, chances).compactMap { group, chance in
            let missed = group.chats.filter(\.wasMissed)
            let lost = missed.filter(\.wasHandedOff)
            guard lost.count >= fewest, chance <= self.chance else { return nil }
            let share = Double(missed.count) / Double(group.chats.count)
            return Suggestion(
                kind: .article,
                subject: .matter(group.matter),
                facts: Suggestion.Fact.matter(group.matter) + [.percent("lost", share)],
                conversations: lost.map(\.id),
                gain: saved(lost.count, share: kept, .handoffs),
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
            return Suggestion(
                kind: .botRule,
                subject: .matter(matter),
                facts: Suggestion.Fact.matter(matter)
                    + [
                        .percent("same", share.value),
                        Suggestion.Fact(name: "answer", value: Self.answer(of: largest)),
                    ],
                conversations: largest.map(\.id),
                gain: saved(Int(Double(largest.count) * unread), share: enough, .handoffs),
                effort: .small
            )
        }
    }

    /// What stands in for a word with numbers that is not the same in all answers.
    private static let number = "[number]"

    /// The latest of answers that say the same, without the numbers that the others don't have: they are one customer's.
    private static func answer(of chats: [SuggestionChat]) -> String {
        let latest = chats.max { $0.id < $1.id }?.answer ?? ""
        let shared = chats.compactMap { $0.answer.map(numbers) }.reduce(numbers(latest)) { $0.intersection($1) }
        var (text, word) = ("", "")
        for character in latest + " " {
            guard character.isWhitespace else {
                word.append(character)
                continue
            }
            text += word.contains(where: \.isNumber) && !shared.contains(word) ? number : word
            text.append(character)
            word = ""
        }
        return String(text.dropLast())
    }

    /// The words with numbers.
    private static func numbers(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).filter { $0.contains(where: \.isNumber) }.map(String.init))
    }
}
