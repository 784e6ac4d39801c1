/// What must hold between articles and the rest of the bot's documents.
struct ArticleCheck {
    let article: BotArticle
    let document: YAMLDocument

    /// Faults of intents that the article names and nobody defines.
    func faults(intents known: Set<String>) -> [BotFault] {
        article.intents.enumerated().compactMap { index, intent in
            known.contains(intent) ? nil : document.fault("\(intent) is no intent", at: ["intents", "\(index)"])
        }
    }
}
