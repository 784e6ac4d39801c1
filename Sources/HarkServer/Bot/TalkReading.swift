import Foundation
import HarkBot
import HarkDomain
import HarkLanguage

/// One conversation on its way from the log to what the learning loop reads.
///
/// It takes what was said as it is stored, so what was masked before stays masked; notes and whispers are not read.
struct TalkReading {
    /// The intents that start a flow; they are confirmed when the flow comes to its end.
    private let leading: Set<String>
    private var said: [Said] = []
    private var places: [Int: Int] = [:]
    /// The intent that began each flow.
    private var begun: [String: String] = [:]
    /// The flow that went on after the bot's last message.
    private var running: String?

    private struct Said {
        let by: LearningTalk.Speaker
        let text: String
        let at: Timestamp
        var mark: LearningTalk.BotMark?
    }

    init(leading: Set<String>) { self.leading = leading }

    /// The texts' size so far.
    private(set) var bytes = 0

    /// Takes the next event of the conversation.
    mutating func take(_ event: Event) {
        switch event.body {
        case .messagePosted(let message): take(message, event)
        case .botFeedback(let feedback):
            if let place = places[feedback.seq] { said[place].mark?.helped = feedback.helped }
        default: break
        }
    }

    private mutating func take(_ message: MessagePosted, _ event: Event) {
        // A tap is no words of the customer.
        guard message.choice == nil, let speaker = LearningTalk.Speaker(event.by.kind) else { return }
        places[event.seq] = said.count
        bytes += message.text.utf8.count
        let mark = speaker == .bot ? mark(message) : nil
        said.append(Said(by: speaker, text: message.text, at: event.at, mark: mark))
    }

    private mutating func mark(_ message: MessagePosted) -> LearningTalk.BotMark? {
        guard let outcome = message.bot.flatMap({ BotReply.Outcome(rawValue: $0.outcome.rawValue) }) else { return nil }
        var mark = LearningTalk.BotMark(outcome)
        guard let why = Explained(message.explained) else { return mark }
        defer { running = why.flow }
        mark.laterRules = why.laterRules
        switch why.kind {
        case "rule": mark.rule = why.id
        case "article": mark.article = why.id
        case "choice": mark.article = why.tappedArticle
        case "intent":
            mark.intent = why.id
            if let id = why.id { begin(id, why, message, &mark) }
        case "flow":
            // Only a flow that came to its end asks whether it helped.
            if let id = why.id, message.asksFeedback { mark.completed = begun.removeValue(forKey: id) }
        default: break
        }
        return mark
    }

    private mutating func begin(
        _ intent: String,
        _ why: Explained,
        _ message: MessagePosted,
        _ mark: inout LearningTalk.BotMark
    ) {
        if let flow = why.flow {
            // What is answered in passing begins nothing.
            if flow != running { begun[flow] = intent }
        } else if message.asksFeedback, leading.contains(intent) {
            mark.completed = intent
        }
    }

    /// The conversation, with what its record says of how it went; nil when customer and bot or agent never talked.
    func talk(_ record: ConversationRecord, intents: [String: String]) -> LearningTalk? {
        guard said.count > 1, let first = said.first(where: { $0.by == .customer }) else { return nil }
        return LearningTalk(
            id: record.id.text,
            language: record.language.flatMap { Language(tag: $0) } ?? .detect(first.text),
            turns: said.map { .init(by: $0.by, text: $0.text, at: Date($0.at), bot: $0.mark) },
            handoff: record.handoffReason.flatMap { BotHandoff.Reason(rawValue: $0.rawValue) },
            intent: Self.only(record.labels.compactMap { intents[$0.lowercased()] }),
            isSolved: record.isSolved
        )
    }

    private static func only(_ intents: [String]) -> String? { Set(intents).count == 1 ? intents[0] : nil }
}

/// What is read of an explanation, of whatever age.
private struct Explained: Decodable {
    struct Loser: Decodable {
        let id: String?
        let reason: String?
    }

    let kind: String
    let id: String?
    let flow: String?
    let losers: [Loser]?

    init?(_ json: String?) {
        guard let json, let read = try? JSONDecoder().decode(Explained.self, from: Data(json.utf8)) else { return nil }
        self = read
    }

    var laterRules: [String] {
        (losers ?? []).filter { $0.reason == BotExplanation.Reason.laterRule.rawValue }.compactMap(\.id)
    }

    var tappedArticle: String? {
        guard let id, id.hasPrefix(BotChoice.articlePrefix) else { return nil }
        return String(id.dropFirst(BotChoice.articlePrefix.count))
    }
}

extension LearningTalk.Speaker {
    fileprivate init?(_ kind: AuthorKind) {
        switch kind {
        case .visitor: self = .customer
        case .bot: self = .bot
        case .agent, .supervisor, .admin: self = .agent
        case .system: return nil
        }
    }
}

extension ConversationRecord {
    /// Whether it was solved: by the customer's own word, else by the rating or by a disposition of that name.
    fileprivate var isSolved: Bool? {
        switch survey?.solved {
        case .yes: return true
        case .no: return false
        case .partly, nil: break
        }
        if let score = survey?.score, score != 3 { return score > 3 }
        switch disposition?.lowercased() {
        case "solved", "resolved", "已解决": return true
        case "unsolved", "unresolved", "未解决": return false
        default: return nil
        }
    }
}

extension Date {
    fileprivate init(_ moment: Timestamp) {
        self.init(timeIntervalSince1970: Double(moment.milliseconds) / 1_000)
    }
}
