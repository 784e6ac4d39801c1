import HarkLanguage

extension Learning {
    /// So many conversations must have met the gap.
    private static let leastMet = 3
    /// The share of a group that must have an intent, or a name, for the group to be about it.
    private static let leastShared = 0.4

    /// Why a question counts as one that nobody could answer; the raw value is the name of its count.
    private enum Miss: String {
        case missed, unsure, unhelpful
    }

    private struct Unanswered {
        let text: String
        let why: Miss
        let talk: String
    }

    /// Clusters of questions that nobody could answer, in each language, tied across languages where possible.
    func gaps(from talks: [LearningTalk]) -> [Proposal] {
        let all = talks.flatMap(unanswered)
        let english = clusters(of: all, in: .english)
        let chinese = clusters(of: all, in: .chinese)
        return linked(english, chinese) + linked(chinese, english)
    }

    /// What the customer asked when the bot missed, handed off as unsure or did not help: each message once.
    private func unanswered(in talk: LearningTalk) -> [Unanswered] {
        var found: [Int: Unanswered] = [:]
        let last = talk.turns.lastIndex { $0.bot != nil }
        for (index, turn) in talk.turns.enumerated() {
            guard let bot = turn.bot, let why = miss(bot, isLast: index == last, talk) else { continue }
            for place in talk.customerTurns(before: index) {
                guard found[place] == nil else { break }
                guard let text = words.question(talk.turns[place].text) else { continue }
                found[place] = Unanswered(text: text, why: why, talk: talk.id)
                break
            }
        }
        return found.sorted { $0.key < $1.key }.map(\.value)
    }

    private func miss(_ bot: LearningTalk.BotMark, isLast: Bool, _ talk: LearningTalk) -> Miss? {
        if bot.helped == false { return .unhelpful }
        if bot.outcome == .handoff, isLast, talk.handoff == .botUnsure { return .unsure }
        return bot.outcome == .missed ? .missed : nil
    }

    private struct Cluster {
        let proposal: Proposal
        /// What it is about in no language: intents, and names in Latin letters.
        let marks: Set<String>
    }

    private func clusters(of all: [Unanswered], in language: Language) -> [Cluster] {
        let own = all.filter { Language.detect($0.text) == language }
        let groups = TextGroups(own.enumerated().map { .init(text: $1.text, source: $1.talk, index: $0) })
        return groups.groups.compactMap { group in
            guard Set(group.map(\.source)).count >= Self.leastMet, let medoid = groups.medoid(of: group) else {
                return nil
            }
            let label = groups.label(of: group, most: 4)
            var counts = Dictionary(group.map { (own[$0.index].why.rawValue, 1) }, uniquingKeysWith: +)
            counts["questions"] = group.count
            counts["conversations"] = Set(group.map(\.source)).count
            let count = Double(counts["conversations"] ?? 0)
            let proposal = Proposal(
                .gap,
                key: medoid.item.text.folded,
                language: language,
                title: label.joined(separator: language == .chinese ? "、" : ", "),
                evidence: .init(
                    conversations: group.map(\.source),
                    quotes: [medoid.item.text] + group.map(\.text),
                    counts: counts
                ),
                edit: nil,
                confidence: count / (count + 3) * (0.5 + 0.5 * min(1, medoid.cohesion * 2))
            )
            return Cluster(proposal: proposal, marks: marks(of: group.map(\.text)))
        }
    }

    /// What many of the texts share that is the same in both languages.
    private func marks(of texts: [String]) -> Set<String> {
        var counts: [String: Int] = [:]
        for text in texts {
            let intent = context.read?(text).top.first.map { "intent:" + $0.intent }
            for mark in Set(Self.names(in: text) + [intent].compactMap { $0 }) { counts[mark, default: 0] += 1 }
        }
        return Set(counts.filter { Double($0.value) >= Self.leastShared * Double(texts.count) }.keys)
    }

    /// Words in Latin letters that stand in Chinese texts too: names of products and firms.
    private static func names(in text: String) -> [String] {
        KnowledgeTerms.terms(of: text).map(\.text).filter { term in
            term.utf8.count > 2 && term.utf8.allSatisfy { $0 < 0x80 }
        }
    }

    private func linked(_ clusters: [Cluster], _ others: [Cluster]) -> [Proposal] {
        clusters.map { cluster in
            var proposal = cluster.proposal
            proposal.linked = others.filter { !$0.marks.isDisjoint(with: cluster.marks) }.map(\.proposal.id).sorted()
            return proposal
        }
    }
}
