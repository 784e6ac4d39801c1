import HarkLanguage

extension Learning {
    /// So many conversations must have asked the same.
    private static let leastTalks = 2
    /// Below this the answers of a group have too little in common to be one answer.
    private static let leastCohesion = 0.12
    private static let mostAsked = 12

    /// A question and what a person answered to it.
    struct Pair: Sendable {
        let question: String
        let answer: String
        let talk: LearningTalk
    }

    /// Draft articles from what agents answered after a hand-off.
    func answers(from talks: [LearningTalk]) -> [Proposal] {
        let pairs = talks.flatMap(self.pairs)
        return [Language.english, .chinese].flatMap { language in
            drafts(of: pairs.filter { Language.detect($0.question) == language })
        }
    }

    /// Each substantive answer with the customer's last real question before it.
    func pairs(of talk: LearningTalk) -> [Pair] {
        var pairs: [Pair] = []
        var question: String?
        var index = 0
        while index < talk.turns.count {
            let turn = talk.turns[index]
            index += 1
            switch turn.by {
            case .bot: continue
            case .customer: question = words.question(turn.text) ?? question
            case .agent:
                var said = [turn.text]
                while index < talk.turns.count, talk.turns[index].by == .agent {
                    said.append(talk.turns[index].text)
                    index += 1
                }
                guard let asked = question, let answer = words.answer(said.joined(separator: "\n")) else { continue }
                pairs.append(Pair(question: asked, answer: answer, talk: talk))
                question = nil
            }
        }
        return pairs
    }

    private func drafts(of pairs: [Pair]) -> [Proposal] {
        guard let language = pairs.first.map({ Language.detect($0.question) }) else { return [] }
        let items = pairs.enumerated().map { TextGroups.Item(text: $1.question, source: $1.talk.id, index: $0) }
        let questions = TextGroups(items)
        return questions.groups.compactMap { group in
            guard Set(group.map(\.source)).count >= Self.leastTalks else { return nil }
            return draft(of: group, questions, pairs, language)
        }
    }

    private func draft(
        of group: [TextGroups.Item],
        _ questions: TextGroups,
        _ pairs: [Pair],
        _ language: Language
    ) -> Proposal? {
        guard let question = questions.medoid(of: group)?.item.text,
            context.knows(question, language) < context.threshold.value
        else { return nil }
        let answers = TextGroups(group.map { .init(text: pairs[$0.index].answer, source: $0.source, index: $0.index) })
        guard let best = answers.best(worth: { self.worth(pairs[$0.index]) }), best.cohesion >= Self.leastCohesion,
            best.sources >= Self.leastTalks
        else { return nil }
        let label = questions.label(of: group, most: 4)
        let talks = group.map { pairs[$0.index].talk }
        let asked = Set(group.map(\.text)).sorted()
        let support = Double(Set(talks.map(\.id)).count)
        return Proposal(
            .answer,
            key: question.folded + "\n" + best.item.text.folded,
            language: language,
            title: question,
            evidence: .init(
                conversations: talks.map(\.id),
                quotes: [question, best.item.text] + asked,
                counts: [
                    "questions": group.count, "conversations": Int(support),
                    "solved": talks.count { $0.isSolved == true },
                ]
            ),
            edit: .addArticle(
                ArticleDraft(
                    language: language,
                    title: question,
                    keywords: label,
                    asked: Array(asked.prefix(Self.mostAsked)),
                    text: best.item.text
                )
            ),
            confidence: support / (support + 2) * (0.5 + 0.5 * min(1, best.cohesion * 2))
        )
    }

    /// A solved conversation's answer counts more, one about somebody's own order less.
    private func worth(_ pair: Pair) -> Double {
        let masks = pair.answer.count { $0 == "[" }
        let solved = pair.talk.isSolved == true ? 1.25 : pair.talk.isSolved == false ? 0.5 : 1
        return solved / Double(1 + masks)
    }
}

extension TextGroups {
    /// The best phrased member of the group that most conversations share.
    fileprivate func best(worth: (Item) -> Double) -> (item: Item, cohesion: Double, sources: Int)? {
        guard let largest = groups.first, let medoid = medoid(of: largest, worth: worth) else { return nil }
        return (medoid.item, medoid.cohesion, Set(largest.map(\.source)).count)
    }
}
