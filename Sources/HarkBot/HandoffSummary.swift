public import HarkLanguage

/// Tells a person in a few lines what a customer and the bot have said.
public enum HandoffSummary {
    /// The longest line.
    ///
    /// - Units: characters.
    public static let lineCharacters = 160

    /// Writes the first question, the bot's last words and the customer's last message, one line each.
    ///
    /// For the hand-offs that the bot does not decide, such as a tap on "Talk to a person".
    /// - Parameters:
    ///   - history: the talk, oldest first.
    ///   - language: the language of the words before each line.
    /// - Returns: one to three lines, or nothing when nothing was asked.
    public static func text(of history: [BotTurn.Line], language: Language) -> String {
        talk(of: BotBrief(history: history, language: language), language).joined(separator: "\n")
    }

    /// Writes all that a brief holds, one line each.
    ///
    /// - Parameters:
    ///   - brief: what the person should know.
    ///   - language: the language of the person, for the words before each line.
    /// - Returns: one to eight lines.
    public static func text(of brief: BotBrief, language: Language) -> String {
        var lines = talk(of: brief, language)
        if let message = brief.message {
            lines.append(labels.message[language] + clipped(message) + (brief.address.map { " (\($0))" } ?? ""))
        }
        if let note = brief.note { lines.append(labels.note[language] + clipped(note)) }
        if !brief.slots.isEmpty { lines.append(labels.slots[language] + clipped(told(brief.slots))) }
        lines.append(mood(of: brief, language))
        if let reply = brief.suggestedReply { lines.append(labels.reply[language] + clipped(reply)) }
        return lines.joined(separator: "\n")
    }

    private static func talk(of brief: BotBrief, _ language: Language) -> [String] {
        var lines: [String] = []
        if let asked = brief.asked { lines.append(labels.asked[language] + clipped(asked)) }
        if brief.asked != nil, let answered = brief.answered {
            lines.append(labels.answered[language] + clipped(answered))
        }
        if let last = brief.last, last != brief.asked { lines.append(labels.last[language] + clipped(last)) }
        return lines
    }

    private static func told(_ slots: [String: String]) -> String {
        slots.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }

    /// How the customer feels, and in which language.
    private static func mood(of brief: BotBrief, _ language: Language) -> String {
        let spoken = (brief.language == .chinese ? labels.chinese : labels.english)[language]
        let mood = brief.sentiment.map { moods($0)[language] + labels.comma[language] } ?? ""
        return labels.customer[language] + mood + spoken
    }

    private static func moods(_ label: SentimentLabel) -> LocalizedText {
        switch label {
        case .veryNegative: LocalizedText(en: "very unhappy", zh: "非常不满")
        case .negative: LocalizedText(en: "unhappy", zh: "不满")
        case .neutral: LocalizedText(en: "calm", zh: "平静")
        case .positive: LocalizedText(en: "pleased", zh: "满意")
        case .veryPositive: LocalizedText(en: "very pleased", zh: "非常满意")
        }
    }

    private static let labels = (
        asked: LocalizedText(en: "Asked: ", zh: "客户问："),
        answered: LocalizedText(en: "Bot said: ", zh: "机器人答："),
        last: LocalizedText(en: "Last message: ", zh: "最后一句："),
        message: LocalizedText(en: "Left a message: ", zh: "留言："),
        note: LocalizedText(en: "Note: ", zh: "备注："),
        slots: LocalizedText(en: "Told the bot: ", zh: "已提供："),
        customer: LocalizedText(en: "Customer: ", zh: "客户："),
        reply: LocalizedText(en: "Suggested reply: ", zh: "建议回复："),
        english: LocalizedText(en: "writes English", zh: "使用英语"),
        chinese: LocalizedText(en: "writes Chinese", zh: "使用中文"),
        comma: LocalizedText(en: ", ", zh: "，")
    )

    private static func clipped(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > lineCharacters ? line.prefix(lineCharacters - 1) + "…" : line
    }
}

extension BotBrief {
    /// A brief of a talk alone: its first question, the bot's last words, the customer's last message.
    ///
    /// - Parameters:
    ///   - history: the talk, oldest first.
    ///   - language: the language of the talk.
    public init(history: [BotTurn.Line], language: Language) {
        self.init()
        // A greeting is no question.
        asked = history.first { $0.by == .visitor && !Tokenizer.terms(of: $0.text).isEmpty }?.text
        answered = history.last { $0.by == .bot }?.text
        last = history.last { $0.by == .visitor }?.text
        self.language = language
    }
}
