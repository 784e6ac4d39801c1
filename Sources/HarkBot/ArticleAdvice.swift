import HarkIntent
public import HarkLanguage

/// An article that may help an agent to answer, from those that customers read and those that they do not.
public struct ArticleAdvice: Sendable, Hashable, Codable {
    /// The article's id.
    public let id: String
    /// The article's title.
    public let title: String
    /// Who may read the article: one for agents only must never be quoted to the customer.
    public let audience: BotArticle.Audience
    /// The part that answers.
    public let passage: String
    /// How likely the article answers.
    ///
    /// - Units: 0…1.
    public let confidence: Double
}

extension BotEngine {
    /// How many articles are proposed to an agent at most.
    static let mostAdvice = 3

    /// Finds the articles that may help an agent with a customer's words.
    ///
    /// - Parameters:
    ///   - text: what the customer wrote.
    ///   - language: the language of the talk.
    /// - Returns: at most three, best first; empty when none is likely.
    public func advice(on text: String, in language: Language) -> [ArticleAdvice] {
        advice(on: KnowledgeQuestion(text), in: language)
    }

    func advice(on question: KnowledgeQuestion, in language: Language) -> [ArticleAdvice] {
        guard let knowledge = agentKnowledge[language == .chinese ? .chinese : .english] else { return [] }
        return knowledge.rank(question).filter { $0.confidence >= threshold.suggestion }.prefix(Self.mostAdvice).map {
            ArticleAdvice(
                id: $0.article.id,
                title: $0.article.title,
                audience: $0.article.audience,
                passage: knowledge.passage(of: $0.article.id, for: question) ?? "",
                confidence: $0.confidence.inHundredths
            )
        }
    }
}
