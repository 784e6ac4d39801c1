import HarkLanguage

/// A reply before the bot has added what every reply carries.
struct ReplyDraft: Sendable, Hashable, Codable {
    var text: String
    /// The language, where it is not that of the message.
    var language: Language?
    var choices: [BotChoice] = []
    var links: [BotLink] = []
    var feedback = false
    var handoff: BotHandoff.Reason?
    /// What the person is told of the reason.
    var note: String?
    var outcome: BotReply.Outcome
    var explained: BotExplanation
    var rule: String?
    var intent: String?
    var article: String?
    var actions: [BotAction] = []
    /// The flow that starts with this reply.
    var starts: String?
    /// The flow that goes on after this reply.
    var flow: FlowState?
    /// What the customer has told flows, by slot, as it is said.
    var slots: [String: String] = [:]
    /// The message that is being left; together with a hand-off, the one that was left.
    var leaving: LeftMessage?
    /// What the bot would have said, had it not handed off.
    var suggestion: String?
}

extension BotChoice {
    /// The id of the choice that asks for a person; it ends every reply that is no hand-off.
    public static let personID = "human"
    static let tryAgainID = "again"
    static let cancelID = "cancel"
    /// What ids of suggested articles begin with.
    package static let articlePrefix = "article:"
    /// Ids that rules may not use.
    static let reserved: Set<String> = [personID, tryAgainID, cancelID, "yes", "no"]

    static func person(_ language: Language) -> BotChoice {
        BotChoice(id: personID, label: BotWords.person[language])
    }

    static func tryAgain(_ language: Language) -> BotChoice {
        BotChoice(id: tryAgainID, label: BotWords.tryAgain[language])
    }

    static func cancel(_ language: Language) -> BotChoice {
        BotChoice(id: cancelID, label: BotWords.neverMind[language])
    }

    static func article(_ article: BotArticle) -> BotChoice {
        BotChoice(id: articlePrefix + article.id, label: article.title)
    }
}
