public import HarkIntent
public import HarkLanguage

/// Answers customers from rules, flows, intents and articles.
///
/// A pure function of documents, models and turn: no clock, no chance, no I/O. The same turn has the same step on
/// every machine, so a talk can be replayed. `BotExplanation.Stage.Name` lists the stages that a message passes.
public struct BotEngine: Sendable {
    /// The documents that the bot speaks from.
    public let documents: BotDocuments
    let ruleBook: RuleBook
    let flows: FlowRunner
    let intentsByID: [String: BotIntent]
    let knowledge: [Language: Knowledge]
    /// With the articles for agents: only for what staff see.
    let agentKnowledge: [Language: Knowledge]
    let articlesByID: [String: BotArticle]
    let threshold: AnswerThreshold
    private let personRequest: PersonRequest
    private var reader: MessageReader

    /// Prepares rules and articles.
    ///
    /// - Parameters:
    ///   - documents: what the bot speaks from.
    ///   - intents: reads the intent of a message; without it intents never decide.
    ///   - analyzer: reads mood and names; without it and without an analysis in the turn the bot knows no mood.
    ///   - threshold: the least confidence of an answer from an article, as learnt from votes.
    ///   - votes: how often each article has helped.
    /// - Throws: `invalid` when a pattern cannot be compiled.
    public init(
        documents: BotDocuments,
        intents: (@Sendable (String) -> IntentReading)? = nil,
        analyzer: LanguageAnalyzer? = nil,
        threshold: AnswerThreshold = .standard,
        votes: ArticleVotes = ArticleVotes()
    ) throws(BotError) {
        let script = documents.script
        self.documents = documents
        self.threshold = threshold
        reader = MessageReader(analyzer: analyzer, intents: intents, script: script)
        ruleBook = try RuleBook(script.rules, reader.synonyms)
        flows = try FlowRunner(documents.flows)
        intentsByID = Dictionary(script.intents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let wares = script.wares.en + script.wares.zh
        let ranked = { (articles: [BotArticle]) in
            Dictionary(grouping: articles, by: \.language).mapValues { Knowledge($0, wares: wares, votes: votes) }
        }
        knowledge = ranked(documents.articles)
        agentKnowledge =
            documents.agentArticles.isEmpty ? knowledge : ranked(documents.articles + documents.agentArticles)
        articlesByID = Dictionary(documents.articles.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        personRequest = try PersonRequest()
    }

    /// Takes one message up: answers it, or says which call it needs first.
    ///
    /// - Complexity: linear in the message, of which 2,000 characters count; well below a millisecond for
    ///   a usual one.
    public func step(_ turn: BotTurn) -> BotStep {
        var talk = Deliberation(turn, reader, ruleBook)
        return stepped(move(&talk), &talk)
    }

    /// Answers one message, as if every call to another server failed.
    public func reply(to turn: BotTurn) -> BotReply {
        var step = step(turn)
        while true {
            switch step {
            case .reply(let reply): return reply
            case .call(let call): step = resume(call.pause, with: .failed(.unreachable))
            }
        }
    }

    /// Whether any rule gives conversations back, so that it is worth asking.
    public var hasRulesThatGiveBack: Bool { documents.script.rules.contains(where: \.givesBack) }

    /// The rule that gives a conversation that waits for people back to the bot, if one does for this message.
    public func givesBack(_ turn: BotTurn) -> BotRule? {
        ruleBook.givingBack(Message(turn, reader))
    }

    /// The same bot with an analyzer for turns that come without an analysis.
    public func reading(by analyzer: LanguageAnalyzer) -> BotEngine {
        var copy = self
        copy.reader.analyzer = analyzer
        return copy
    }

    /// The intent that the model is sure enough of, if there is a model and it is sure.
    public func intent(of text: String) -> String? { reader.sure(reader.intents?(text))?.intent }

    /// Whether a customer's words ask for a person.
    public func asksForPerson(_ text: String, languageHint: String? = nil) -> Bool {
        let talk = deliberation(on: BotTurn(text: text, languageHint: languageHint))
        return personRequest.words(in: talk.message) != nil
    }

    func deliberation(on turn: BotTurn) -> Deliberation { Deliberation(turn, reader, ruleBook) }

    /// What is done: something is said, or another server is called first.
    enum Move {
        case say(ReplyDraft)
        case call(BotCall)
    }

    private func move(_ talk: inout Deliberation) -> Move {
        if let draft = draft([.message, .person], &talk) { return .say(draft) }
        if let move = talk.pass(.flow, flowing) { return move }
        let draft = draft([.choice, .offer, .rules, .intents, .knowledge], &talk) ?? missed(&talk)
        return draft.starts.map { begin($0, draft, &talk) } ?? .say(draft)
    }

    func stepped(_ move: Move, _ talk: inout Deliberation) -> BotStep {
        switch move {
        case .say(let draft): .reply(finished(draft, &talk))
        case .call(let call): .call(call)
        }
    }

    /// What the first of some stages that decides wants to say.
    func draft(_ names: [BotExplanation.Stage.Name], _ talk: inout Deliberation) -> ReplyDraft? {
        for name in names {
            if let draft = talk.pass(name, { draft(of: name, &$0) }) { return draft }
        }
        return nil
    }

    private func draft(of stage: BotExplanation.Stage.Name, _ talk: inout Deliberation) -> ReplyDraft? {
        switch stage {
        case .message: leaving(&talk)
        case .person: asksForPerson(talk)
        case .choice: tapped(&talk)
        case .offer: answersOffer(&talk)
        case .rules: ruled(talk)
        case .intents: meant(&talk)
        case .knowledge: known(&talk)
        case .flow, .unsure, .policy, .answerer: nil
        }
    }

    /// A tap is no words, whatever its label says.
    private func asksForPerson(_ talk: Deliberation) -> ReplyDraft? {
        if talk.turn.choice == BotChoice.personID { return tappedPerson(talk) }
        guard !talk.isTap else { return nil }
        return personRequest.words(in: talk.message).map { handingOff(.customerAsked, talk.language, matched: [$0]) }
    }
}

extension BotEngine {
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
}
