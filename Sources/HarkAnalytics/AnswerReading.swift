import HarkProtocol

/// What the measures take from an explanation, the compact JSON that is stored with a message of the bot.
struct AnswerReading: Hashable, Sendable {
    /// What the bot answered by.
    let key: BotAnswerKey
    /// The confidence of an answer from an article, in hundredths; nil for all else.
    let percent: Int?
    /// The flow that had its say in the message, or ended with it; nil without one.
    let flow: BotAnswerKey?
    /// Whether the flow goes on after it.
    let goesOn: Bool

    /// Reads an explanation; nil when it says nothing.
    init?(explained: String?) {
        guard let explained, case .object(let data)? = try? JSONReader.read(Array(explained.utf8)),
            case .string(let kind)? = data["kind"]
        else { return nil }
        let id = Self.text(data["id"])
        key = BotAnswerKey(kind: kind, id: id ?? "")
        percent = kind == "article" ? Self.percent(data["confidence"]) : nil
        let running = Self.text(data["flow"])
        flow = (running ?? (kind == "flow" ? id : nil)).map { BotAnswerKey(kind: "flow", id: $0) }
        goesOn = running != nil
    }

    private static func text(_ value: JSONValue?) -> String? {
        guard case .string(let text)? = value else { return nil }
        return text
    }

    private static func percent(_ value: JSONValue?) -> Int? {
        let share: Double
        switch value {
        case .double(let number): share = number
        case .int(let number): share = Double(number)
        default: return nil
        }
        return (0...1).contains(share) ? Int((share * 100).rounded()) : nil
    }
}
