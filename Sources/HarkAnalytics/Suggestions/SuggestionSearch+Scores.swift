import HarkDomain
import HarkStatistics

extension SuggestionSearch {
    /// Agents whose conversations on a matter are rated worse than those of the others on it.
    ///
    /// The gain is what the mean of all ratings would rise by, if they were rated like those of the others.
    func coaching(in chats: [SuggestionChat]) -> [Suggestion] {
        let rated = chats.filter { $0.score != nil && $0.agent != nil }
        let cells = matters(rated).flatMap { matter, chats in
            let all = chats.sums
            let agents = Dictionary(grouping: chats) { $0.agent?.id.rawValue ?? 0 }.sorted { $0.key < $1.key }
            return agents.compactMap { _, own -> Cell? in
                guard let agent = own[0].agent, own.count >= fewestRatings, chats.count - own.count >= fewestRatings
                else { return nil }
                return Cell(
                    subject: .agent(agent.id, matter),
                    facts: Suggestion.Fact.matter(matter) + [.init(name: "agent", value: agent.name)],
                    chats: own,
                    difference: RatingDifference([(own.sums, all.without(own.sums))])
                )
            }
        }
        return suggestions(cells, of: rated.count, kind: .coaching, effort: .medium)
    }

    /// Matters that are rated worse than others by the customers of the same agents: it lies in the matter.
    ///
    /// The agent who makes the most of the difference is left out, since that may be the agent. The gain is what the mean of
    /// all ratings would rise by, if the matter were rated like the others.
    func products(in chats: [SuggestionChat]) -> [Suggestion] {
        let rated = chats.filter { $0.score != nil }
        let agents = Dictionary(grouping: rated) { $0.agent?.id.rawValue ?? 0 }.mapValues(\.sums)
        let cells = matters(rated).compactMap { matter, own -> Cell? in
            guard own.count >= fewest, rated.count - own.count >= fewest else { return nil }
            let parts = Dictionary(grouping: own) { $0.agent?.id.rawValue ?? 0 }.sorted { $0.key < $1.key }
            let strata = parts.map { agent, chats in
                (own: chats.sums, others: (agents[agent] ?? CauseSums()).without(chats.sums))
            }
            let difference = RatingDifference(RatingDifference.withoutWorst(strata))
            guard difference.strata >= 2, difference.shareBelow >= 2.0 / 3 else { return nil }
            return Cell(
                subject: .matter(matter),
                facts: Suggestion.Fact.matter(matter) + [.init(name: "agents", value: "\(difference.strata)")],
                chats: own,
                difference: difference
            )
        }
        return suggestions(cells, of: rated.count, kind: .product, effort: .large)
    }

    /// Some ratings that are held against others.
    private struct Cell {
        let subject: SuggestionSubject
        let facts: [Suggestion.Fact]
        let chats: [SuggestionChat]
        let difference: RatingDifference
    }

    private func suggestions(
        _ cells: [Cell],
        of all: Int,
        kind: SuggestionKind,
        effort: SuggestionEffort
    ) -> [Suggestion] {
        let chances = Holm.corrected(cells.map(\.difference.chance))
        return zip(cells, chances).compactMap { cell, chance in
            guard chance <= self.chance, cell.difference.value < 0 else { return nil }
            let part = Double(cell.chats.count) / Double(all)
            let range = cell.difference.range
            return Suggestion(
                kind: kind,
                subject: cell.subject,
                facts: cell.facts,
                conversations: cell.chats.filter { ($0.score ?? 5) <= 3 }.map(\.id),
                gain: SuggestionGain(
                    measure: .csat,
                    value: -cell.difference.value * part,
                    low: max(0, -range.high * part),
                    high: -range.low * part
                ),
                effort: effort
            )
        }
    }
}

extension [SuggestionChat] {
    fileprivate var sums: CauseSums {
        reduce(into: CauseSums()) { sums, chat in if let score = chat.score { sums.add(Double(score)) } }
    }
}
