import HarkLanguage

// Where the bot is not sure, a model elsewhere may word an answer from its articles.
extension BotEngine {
    /// How many articles such an answer may rest on, and how much of each.
    private static let mostEvidence = 3
    private static let evidenceCharacters = 1500

    /// What an answer to a message may be worded from, when the bot's own reply is "not sure" and nothing else.
    ///
    /// Rules, flows, intents, articles that answer, and a hand-off by policy are never replaced.
    ///
    /// - Returns: nil when the reply stands, or when no public article is near.
    public func evidence(on turn: BotTurn, missedBy reply: BotReply) -> BotEvidence? {
        guard reply.explained.kind == .none, reply.outcome == .missed, reply.handoff == nil else { return nil }
        let talk = deliberation(on: turn)
        guard let knowledge = knowledge[reply.language] else { return nil }
        let near = knowledge.rank(talk.message.question).filter { $0.confidence >= threshold.evidence }
        let passages = near.prefix(Self.mostEvidence).compactMap { hit in
            knowledge.excerpt(of: hit.article, for: talk.message.question, most: Self.evidenceCharacters)
        }
        guard !passages.isEmpty else { return nil }
        var evidence = BotEvidence(
            question: turn.text,
            history: turn.history,
            language: reply.language,
            passages: passages,
            lastReply: turn.state.lastReply
        )
        evidence.personal = personal(in: turn)
        return evidence
    }

    /// What flows were told in the customer's own words, such as a street, and what is known of the contact.
    ///
    /// Options and amounts stay: questions are about them. A value in one word says nothing of a person.
    private func personal(in turn: BotTurn) -> [String] {
        let slots = documents.flows.flatMap(\.slots).filter { Self.ownWords.contains($0.value.type) }.map(\.key)
        let told = slots.compactMap { turn.state.slots[$0] ?? turn.state.flow?.values[$0] }
        let known = (Array(turn.facts.attributes.values) + Array(turn.state.attributes.values)).filter { value in
            value.contains(where: \.isWhitespace)
                || value.contains(where: \.isNumber) && value.contains(where: \.isLetter)
        }
        return Array(Set(told + known)).sorted()
    }

    private static let ownWords: Set<FlowSlot.Kind> = [.text, .email, .phone, .order, .tracking, .postalCode]

    /// The reply with the worded answer in place of "not sure"; the same reply when there is no answer.
    ///
    /// What was said last is not said again: the customer has asked something else since.
    public func reply(_ reply: BotReply, worded wording: BotWording, from evidence: BotEvidence) -> BotReply {
        var account = wording.account
        let cited = account.articles.compactMap { id in evidence.passages.first { $0.article == id } }
        guard let words = wording.text, !cited.isEmpty else { return reply.explained(by: account, text: nil) }
        let text = words + "\n\n" + BotWords.wordedByModel[reply.language]
        guard Fingerprint.hex(text) != evidence.lastReply else {
            account.refusal = "repeated"
            return reply.explained(by: account, text: nil)
        }
        return reply.explained(by: account, text: text, cited)
    }
}

extension BotReply {
    fileprivate func explained(
        by account: BotExplanation.Wording,
        text: String?,
        _ cited: [BotEvidence.Passage] = []
    ) -> BotReply {
        var (explained, state) = (explained, state)
        explained.worded = account
        explained.stages.append(BotExplanation.Stage(.answerer, text == nil ? .passed : .decided))
        let choices = text == nil ? choices : [.person(language)]
        if let text {
            (explained.kind, explained.id, explained.confidence) = (.answerer, cited.first?.article, account.support)
            (state.misses, state.offered, state.article) = (0, choices, cited.first?.article)
            state.lastReply = Fingerprint.hex(text)
        }
        return BotReply(
            text: text ?? self.text,
            language: language,
            choices: choices,
            links: links + cited.map { BotLink(title: $0.title, url: $0.url) },
            feedback: feedback || text != nil,
            handoff: nil,
            actions: actions,
            outcome: text == nil ? outcome : .answered,
            explained: explained,
            state: state
        )
    }
}
