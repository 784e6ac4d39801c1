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
}
