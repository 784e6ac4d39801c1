import HarkLanguage

/// A reply before the bot has added what every reply carries.
struct ReplyDraft {
    var text: String
    var choices: [BotChoice] = []
    var links: [BotLink] = []
    var feedback = false
    var handoff: BotHandoff.Reason?
    var outcome: BotReply.Outcome
    var explained: BotExplanation
    var rule: String?
    var article: String?
}

extension BotChoice {
    /// The id of the choice that asks for a person; it ends every reply that is no hand-off.
    public static let personID = "human"
    static let tryAgainID = "again"
    /// What ids of suggested articles begin with.
    static let articlePrefix = "article:"
    /// Ids that rules may not use.
    static let reserved: Set<String> = [personID, tryAgainID]

    static func person(_ language: Language) -> BotChoice {
        BotChoice(id: personID, label: BotWords.person[language])
    }

    static func tryAgain(_ language: Language) -> BotChoice {
        BotChoice(id: tryAgainID, label: BotWords.tryAgain[language])
    }

    static func article(_ article: BotArticle) -> BotChoice {
        BotChoice(id: articlePrefix + article.id, label: article.title)
    }
}
