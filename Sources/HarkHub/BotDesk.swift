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
    private let analyse: LanguagePort.Analysing?
    /// How far back the bot sees what was said: events up to the message, and room for that many long ones.
    private static let (mostLines, mostBytes) = (30, 1 << 20)
    /// Whether it is worth asking which rule takes a conversation back.
    let takesBack: Bool
    /// Turns that may wait at once; beyond, the conversation goes to people.
    static let limit = 2000

    init(engine: BotEngine, analyse: LanguagePort.Analysing?, think: @escaping HubSurroundings.Thinking) {
        (self.engine, self.analyse, self.think) = (engine, analyse, think)
        takesBack = engine.hasRulesThatGiveBack
    }

    /// The thread of a bot at work.
    static func thread() -> DispatchQueue { DispatchQueue(label: "hark.bot") }

    func run(_ work: @escaping @Sendable () -> Void) { think(work) }

    /// Reads what was said from the store and lets the bot take the customer's last message.
    ///
    /// - Parameters:
    ///   - question: What the bot is asked.
    ///   - store: Holds what was said.
    ///   - words: Whether somebody can word an answer where the bot is not sure.
    /// - Returns: nil when the message is not there.
    /// - Throws: `StoreError`, and what cannot be read or written as JSON.
    func move(_ question: BotQuestion, _ store: Store, words: Bool) throws -> BotMove? {
        guard let turn = try turn(question, store) else { return nil }
        let step = engine.step(turn)
        guard words, case .reply(let reply) = step, var evidence = engine.evidence(on: turn, missedBy: reply) else {
            return try BotMove(step, question)
        }
        let contact = try question.contact.flatMap { try store.contact($0) }
        evidence.personal += [contact?.name, contact?.email, contact?.phone].compactMap(\.self)
        return .word(BotMiss(reply: reply, evidence: evidence))
    }

    /// Returns the title of the rule that takes the conversation back from those who were to come.
    ///
    /// - Throws: `StoreError`, and what cannot be read.
    func takingBack(_ question: BotQuestion, _ store: Store) throws -> String? {
        try turn(question, store).flatMap(engine.givesBack)?.title
    }

    private func turn(_ question: BotQuestion, _ store: Store) throws -> BotTurn? {
        let rows = try store.events(
            question.conversation,
            after: max(question.inReplyTo - Self.mostLines, 0),
            limit: Self.mostLines,
            audience: .customer,
            maxBytes: Self.mostBytes
        ).rows
        let events = try rows.map { try Event($0) }
        guard let index = events.lastIndex(where: { $0.seq == question.inReplyTo }),
            case .messagePosted(let message) = events[index].body
        else { return nil }
        return BotTurn(
            text: message.text,
            choice: message.choice,
            languageHint: question.language,
            state: Self.state(question.state),
            history: events[..<index].compactMap(Self.line),
            facts: try facts(question, store),
            analysis: analyse?(message.text, events[index].at),
            moment: Date(timeIntervalSince1970: Double(events[index].at.milliseconds) / 1_000),
            zone: question.zone
        )
    }

    private func facts(_ question: BotQuestion, _ store: Store) throws -> BotFacts {
        let contact = try question.contact.flatMap { try store.contact($0) }
        var attributes = contact?.attributes ?? [:]
        for (name, value) in [("name", contact?.name), ("email", contact?.email), ("phone", contact?.phone)] {
            attributes[name] = attributes[name] ?? value
        }
        return BotFacts(
            page: question.page,
            site: question.site,
            isOpen: question.isOpen,
            attributes: attributes
        )
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
}

/// What the bot is asked, as the floor knew it then.
struct BotQuestion: Sendable {
    let conversation: ConversationID
    let epoch: Int
    let inReplyTo: Int
    let language: String?
    let state: String?
    let site: String?
    let page: String?
    let contact: ContactID?
    let isOpen: Bool
    let zone: TimeZone
}
