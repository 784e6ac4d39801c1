public import HarkLanguage

/// Tells a person in at most three lines what a customer and the bot have said.
public enum HandoffSummary {
    /// The longest line.
    ///
    /// - Units: characters.
    public static let lineCharacters = 160

    /// Writes the first question, the bot's last words and the customer's last message, one line each.
    ///
    /// Also for the hand-offs that the bot does not decide, such as a tap on "Talk to a person".
    /// - Parameters:
    ///   - history: the talk, oldest first.
    ///   - language: the language of the words before each line.
    /// - Returns: one to three lines, or nothing when nothing was asked.
    public static func text(of history: [BotTurn.Line], language: Language) -> String {
        let asked = history.first { $0.by == .visitor && isQuestion($0.text) }
        let answered = history.last { $0.by == .bot }
        let last = history.last { $0.by == .visitor }
        var lines: [String] = []
        if let asked { lines.append(labels.asked[language] + clipped(asked.text)) }
        if asked != nil, let answered { lines.append(labels.answered[language] + clipped(answered.text)) }
        if let last, last != asked { lines.append(labels.last[language] + clipped(last.text)) }
        return lines.joined(separator: "\n")
    }

    private static let labels = (
        asked: LocalizedText(en: "Asked: ", zh: "客户问："),
        answered: LocalizedText(en: "Bot said: ", zh: "机器人答："),
        last: LocalizedText(en: "Last message: ", zh: "最后一句：")
    )

    /// A greeting is no question.
    private static func isQuestion(_ text: String) -> Bool {
        !Tokenizer.terms(of: text).isEmpty
    }

    private static func clipped(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > lineCharacters ? line.prefix(lineCharacters - 1) + "…" : line
    }
}
