import Dispatch
import FoundationEssentials
import HarkBot
import HarkDomain
import HarkLanguage
import HarkProtocol
import HarkStore

/// Where the bot works: one thread off the loop, one turn of a conversation at a time, a bound on what waits.
final class BotDesk: Sendable {
    let engine: BotEngine
    private let think: HubSurroundings.Thinking
    /// Turns that may wait at once; beyond, the conversation goes to people.
    static let limit = 2000

    init(engine: BotEngine, think: @escaping HubSurroundings.Thinking) {
        (self.engine, self.think) = (engine, think)
    }

    /// The thread of a bot at work.
    static func thread() -> DispatchQueue { DispatchQueue(label: "hark.bot") }

    func run(_ work: @escaping @Sendable () -> Void) { think(work) }

    /// Reads what was said from the store and lets the bot answer the customer's last message.
    func turn(_ question: BotQuestion, _ store: Store) throws -> PostBotReply? {
        let rows = try store.lastEvents(question.conversation, audience: .customer, limit: 30)
        let events = try rows.map { try Event($0) }
        guard let index = events.lastIndex(where: { $0.seq == question.inReplyTo }),
            case .messagePosted(let message) = events[index].body
        else { return nil }
        let reply = engine.reply(
            to: BotTurn(
                text: message.text,
                choice: message.choice,
                languageHint: question.language,
                state: Self.state(question.state),
                history: events[..<index].compactMap(Self.line)
            )
        )
        return try Self.posting(reply, question)
    }

    /// Returns what to pass on to people when the customer asks for one without a word to the bot.
    func summary(of rows: [EventRow]) -> String {
        let lines = rows.compactMap { try? Event($0) }.compactMap(Self.line)
        return HandoffSummary.text(of: lines, language: lines.last.map { .detect($0.text) } ?? .english)
    }

    private static func line(_ event: Event) -> BotTurn.Line? {
        guard case .messagePosted(let message) = event.body else { return nil }
        switch event.by.kind {
        case .visitor: return BotTurn.Line(by: .visitor, text: message.text)
        case .bot: return BotTurn.Line(by: .bot, text: message.text)
        default: return nil
        }
    }

    private static func state(_ json: String?) -> BotState {
        guard let json, let state = try? JSONDecoder().decode(BotState.self, from: Data(json.utf8)) else {
            return BotState()
        }
        return state
    }

    private static func posting(_ reply: BotReply, _ question: BotQuestion) throws -> PostBotReply {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let explained = String(decoding: try encoder.encode(reply.explained), as: UTF8.self)
        let state = String(decoding: try encoder.encode(reply.state), as: UTF8.self)
        let message = MessagePosted(
            text: reply.text,
            language: reply.language.rawValue,
            choices: reply.choices.map { Choice(id: $0.id, label: $0.label) },
            links: reply.links.map { Link(title: $0.title, url: $0.url) },
            asksFeedback: reply.feedback,
            explained: explained,
            bot: BotTurnRecord(outcome: BotOutcome(rawValue: reply.outcome.rawValue) ?? .answered, state: state)
        )
        let handoff = reply.handoff.map {
            HandoffRequested(reason: HandoffReason(rawValue: $0.reason.rawValue) ?? .rule, summary: $0.summary)
        }
        return PostBotReply(
            conversation: question.conversation,
            epoch: question.epoch,
            inReplyTo: question.inReplyTo,
            message: message,
            handoff: handoff
        )
    }
}

/// What the bot is asked, as the floor knew it then.
struct BotQuestion: Sendable {
    let conversation: ConversationID
    let epoch: Int
    let inReplyTo: Int
    let language: String?
    let state: String?
}
