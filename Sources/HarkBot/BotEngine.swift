public import HarkLanguage

/// Answers customers from rules and articles.
///
/// A pure function of documents and turn: no clock, no chance, no I/O. The same turn has the same reply on
/// every machine, so a talk can be replayed. One message is held, in this order, against the request for a
/// person, the choices of the last reply, the rules, and the articles.
public struct BotEngine: Sendable {
    /// The documents that the bot speaks from.
    public let documents: BotDocuments
    let ruleBook: RuleBook
    let knowledge: [Language: Knowledge]
    /// With the articles for agents: only for what staff see.
    let agentKnowledge: [Language: Knowledge]
    let articlesByID: [String: BotArticle]
    let threshold: AnswerThreshold
    private let personRequest: PersonRequest

    /// Prepares rules and articles.
    ///
    /// - Parameters:
    ///   - documents: what the bot speaks from.
    ///   - threshold: the least confidence of an answer from an article, as learnt from votes.
    ///   - votes: how often each article has helped.
    /// - Throws: `invalid` when a pattern cannot be compiled.
    public init(
        documents: BotDocuments,
        threshold: AnswerThreshold = .standard,
        votes: ArticleVotes = ArticleVotes()
    ) throws(BotError) {
        self.documents = documents
        self.threshold = threshold
        ruleBook = try RuleBook(documents.script.rules)
        let wares = documents.script.wares.en + documents.script.wares.zh
        let ranked = { (articles: [BotArticle]) in
            Dictionary(grouping: articles, by: \.language).mapValues { Knowledge($0, wares: wares, votes: votes) }
        }
        knowledge = ranked(documents.articles)
        agentKnowledge =
            documents.agentArticles.isEmpty ? knowledge : ranked(documents.articles + documents.agentArticles)
        articlesByID = Dictionary(documents.articles.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        personRequest = try PersonRequest()
    }

    /// Answers one message.
    ///
    /// - Complexity: linear in the message, of which 2,000 characters count; well below a millisecond for
    ///   a usual one.
    public func reply(to turn: BotTurn) -> BotReply {
        let message = Message(turn)
        let draft =
            tapped(turn, message) ?? asksForPerson(turn, message) ?? answersOffer(turn, message)
            ?? ruled(message) ?? known(message) ?? missed(turn, message)
        return finished(draft, turn, message.language)
    }

    /// The first words of the widget.
    ///
    /// - Parameters:
    ///   - site: the key of the site, which may have a greeting of its own.
    ///   - language: the language of the page.
    /// - Returns: the site's own greeting, else the common one.
    public func greeting(site: String? = nil, language: Language) -> String {
        let own = site.flatMap { documents.script.sites[$0]?.greeting }
        return (own ?? documents.script.greeting)[language]
    }

    /// The questions that the widget offers before the first message.
    ///
    /// - Shape: at most three; may be empty.
    public func starters(site: String? = nil, language: Language) -> [String] {
        let own = site.flatMap { documents.script.sites[$0]?.starters }
        return (own ?? documents.script.starters)[language]
    }

    /// The rules in order.
    public var rules: [BotRule] { documents.script.rules }

    /// The articles in the order of their file names.
    public var articles: [BotArticle] { documents.articles }

    private func asksForPerson(_ turn: BotTurn, _ message: Message) -> ReplyDraft? {
        personRequest.words(in: message).map { handingOff(.customerAsked, message.language, matched: [$0]) }
    }

    /// After two misses the bot has asked whether to get a person: a bare yes or no answers that.
    private func answersOffer(_ turn: BotTurn, _ message: Message) -> ReplyDraft? {
        guard turn.state.misses >= Self.missesBeforeOffer else { return nil }
        if BotWords.yes.contains(message.bare) {
            return handingOff(.botUnsure, message.language, matched: [message.bare])
        }
        return BotWords.no.contains(message.bare) ? goingOn(message.language) : nil
    }

    func finished(_ draft: ReplyDraft, _ turn: BotTurn, _ language: Language) -> BotReply {
        let language: Language = language == .chinese ? .chinese : .english
        let choices = draft.handoff == nil ? draft.choices + [.person(language)] : []
        var state = turn.state
        state.language = language
        state.offered = choices
        state.rule = draft.rule
        state.article = draft.article
        switch draft.outcome {
        case .answered, .handoff: state.misses = 0
        case .missed: state.misses = min(state.misses, 98) + 1
        case .smallTalk: break
        }
        let history = turn.history + [BotTurn.Line(by: .visitor, text: turn.text)]
        let handoff = draft.handoff.map {
            BotHandoff(
                reason: $0,
                summary: HandoffSummary.text(of: history, language: language),
                brief: BotBrief()
            )
        }
        return BotReply(
            text: draft.text,
            language: language,
            choices: choices,
            links: draft.links,
            feedback: draft.feedback,
            handoff: handoff,
            actions: [],
            outcome: draft.outcome,
            explained: draft.explained,
            state: state
        )
    }
}
