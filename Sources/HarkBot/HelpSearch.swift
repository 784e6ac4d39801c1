public import HarkLanguage

/// Finds articles for readers of the help pages, by the retrieval that the bot answers with.
public struct HelpSearch: Sendable {
    /// An article that was found.
    public struct Found: Sendable, Hashable {
        /// The article.
        public let article: BotArticle
        /// The part of it that fits the question best.
        public let passage: String
    }

    /// The longest question that is read; what is longer is cut.
    ///
    /// - Units: characters.
    public static let longestQuestion = 200
    /// How many articles are shown at most.
    public static let mostFound = 8

    private let knowledge: [Language: Knowledge]

    /// Prepares the search.
    ///
    /// - Parameters:
    ///   - articles: the articles; those for agents only are left out, whatever the caller gives.
    ///   - wares: names of what the shop sells.
    public init(_ articles: [BotArticle], wares: [String] = []) {
        knowledge = Dictionary(grouping: articles.filter { $0.audience == .everyone }, by: \.language)
            .mapValues { Knowledge($0, wares: wares) }
    }

    /// Finds articles in the language of the question, or in the reader's when the question has none.
    ///
    /// - Returns: at most eight, best first; empty when nothing shares a word with the question.
    public func find(_ question: String, reader: Language) -> [Found] {
        let text = String(question.prefix(Self.longestQuestion))
        let detected = Language.detect(text)
        guard let knowledge = knowledge[detected == .other ? reader : detected] else { return [] }
        let question = KnowledgeQuestion(text)
        return knowledge.rank(question).prefix(Self.mostFound).map {
            Found(article: $0.article, passage: knowledge.passage(of: $0.article.id, for: question) ?? "")
        }
    }
}
