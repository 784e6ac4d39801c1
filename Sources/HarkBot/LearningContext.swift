public import HarkIntent
public import HarkLanguage

/// What the learning loop must know of the bot of today.
public struct LearningContext: Sendable {
    /// The rules in order.
    public var rules: [BotRule]
    /// The articles, with the intents that they answer.
    public var articles: [BotArticle]
    /// The examples that the intents have.
    public var examples: [IntentExample]
    /// Reads the intent of a text; nil when there is no model.
    public var read: (@Sendable (String) -> IntentReading)?
    /// How likely the articles of today answer a question, 0…1.
    public var knows: @Sendable (String, Language) -> Double
    /// Finds names of people; nil when there is no model.
    public var analyzer: LanguageAnalyzer?
    /// The confidence from which on an article answers.
    public var threshold: AnswerThreshold

    /// Gathers what an engine has.
    public init(
        _ engine: BotEngine,
        examples: [IntentExample] = [],
        read: (@Sendable (String) -> IntentReading)? = nil,
        analyzer: LanguageAnalyzer? = nil
    ) {
        rules = engine.rules
        articles = engine.articles
        self.examples = examples
        self.read = read
        self.analyzer = analyzer
        threshold = engine.threshold
        knows = { text, language in
            engine.knowledge[language]?.rank(KnowledgeQuestion(text)).first?.confidence ?? 0
        }
    }

    /// Gathers what an engine has, with a model trained from its documents' own examples.
    ///
    /// - Throws: `invalid` when the examples cannot be learnt.
    /// - Complexity: as for `BotEngine.trained`.
    public static func trained(
        _ engine: BotEngine,
        analyzer: LanguageAnalyzer? = nil
    ) throws(BotError) -> LearningContext {
        let model = try engine.documents.trainedModel()
        return LearningContext(
            engine,
            examples: engine.documents.intentExamples,
            read: model.map { model in { @Sendable text in model.classify(text) } },
            analyzer: analyzer
        )
    }

    /// The only intent that an article answers.
    func intent(of article: String?) -> String? {
        let intents = articles.first { $0.id == article }?.intents ?? []
        return intents.count == 1 ? intents[0] : nil
    }
}
