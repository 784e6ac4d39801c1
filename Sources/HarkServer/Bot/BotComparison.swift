import Foundation
import HarkBot
import HarkDomain
import HarkLanguage
import HarkStore

/// What two versions of the bot say to the same customers.
struct BotComparison: Sendable {
    /// What one version says to a message.
    struct Answer: Sendable, Hashable {
        let text: String
        let kind: String
        let id: String?
        let outcome: String
        let handoff: String?

        init(_ reply: BotReply) {
            text = reply.text
            kind = reply.explained.kind.rawValue
            id = reply.explained.id
            outcome = reply.outcome.rawValue
            handoff = reply.handoff?.reason.rawValue
        }
    }

    /// A message to which they say different things.
    struct Difference: Sendable {
        let conversation: ConversationID
        let at: Timestamp
        let customer: String
        let live: Answer
        let draft: Answer
    }

    /// How often a version did what.
    struct Totals: Sendable, Hashable {
        private(set) var answered = 0
        private(set) var missed = 0
        private(set) var handedOff = 0

        mutating func add(_ answer: Answer) {
            switch answer.outcome {
            case BotReply.Outcome.missed.rawValue: missed += 1
            case BotReply.Outcome.handoff.rawValue: handedOff += 1
            default: answered += 1
            }
        }
    }

    /// How many differences are told.
    static let mostDifferences = 200

    /// The zone of dates that customers name.
    let zone: TimeZone
    private(set) var conversations = 0
    private(set) var turns = 0
    private(set) var same = 0
    private(set) var differences: [Difference] = []
    private(set) var live = Totals()
    private(set) var draft = Totals()

    init(zone: TimeZone) { self.zone = zone }

    /// Plays the customer's messages of one conversation to both, each with what it said itself before.
    ///
    /// No server is asked: a lookup counts as failed. A version that hands off says no more.
    mutating func play(
        _ talk: PastTalk,
        _ engines: (live: BotEngine, draft: BotEngine),
        _ analyse: (String, Timestamp) -> TextAnalysis?
    ) {
        var (one, other) = (talk.player(engines.live, zone), talk.player(engines.draft, zone))
        conversations += 1
        for message in talk.messages {
            let analysis = analyse(message.text, message.at)
            let (before, after) = (one.answer(message, analysis), other.answer(message, analysis))
            guard before != nil || after != nil else { return }
            turns += 1
            if let before { live.add(before) }
            if let after { draft.add(after) }
            guard let before, let after else { continue }
            guard before != after else {
                same += 1
                continue
            }
            guard differences.count < Self.mostDifferences else { continue }
            differences.append(
                Difference(
                    conversation: talk.id,
                    at: message.at,
                    customer: message.text,
                    live: before,
                    draft: after
                )
            )
        }
    }
}

/// What a customer wrote in a conversation, to be answered again.
struct PastTalk: Sendable {
    /// A message of the customer.
    struct Message: Sendable {
        let text: String
        let choice: String?
        let at: Timestamp
    }

    let id: ConversationID
    let site: String?
    let language: String?
    let messages: [Message]

    /// One version in this conversation.
    struct Player {
        let engine: BotEngine
        let facts: BotFacts
        let language: String?
        let zone: TimeZone
        private var state = BotState()
        private var history: [BotTurn.Line] = []
        private var isDone = false

        fileprivate init(_ engine: BotEngine, _ talk: PastTalk, _ zone: TimeZone) {
            (self.engine, language, self.zone) = (engine, talk.language, zone)
            facts = BotFacts(site: talk.site)
        }

        /// What it says; nil once it has handed off.
        mutating func answer(_ message: Message, _ analysis: TextAnalysis?) -> BotComparison.Answer? {
            guard !isDone else { return nil }
            let reply = engine.reply(
                to: BotTurn(
                    text: message.text,
                    choice: message.choice,
                    languageHint: language,
                    state: state,
                    history: history,
                    facts: facts,
                    analysis: analysis,
                    moment: Date(timeIntervalSince1970: Double(message.at.milliseconds) / 1_000),
                    zone: zone
                )
            )
            (state, isDone) = (reply.state, reply.handoff != nil)
            history += [BotTurn.Line(by: .visitor, text: message.text), BotTurn.Line(by: .bot, text: reply.text)]
            return BotComparison.Answer(reply)
        }
    }

    fileprivate func player(_ engine: BotEngine, _ zone: TimeZone) -> Player { Player(engine, self, zone) }
}

extension Store {
    /// What customers wrote in a conversation before a person answered; nil when they wrote nothing.
    func pastTalk(_ record: ConversationRecord, site: String?) throws(StoreError) -> PastTalk? {
        let rows = try events(record.id, after: 0, limit: 200, audience: .customer).rows
        var messages: [PastTalk.Message] = []
        for row in rows {
            guard let event = try? Event(row), case .messagePosted(let message) = event.body else { continue }
            if event.by.kind.isStaff { break }
            guard event.by.kind == .visitor else { continue }
            messages.append(PastTalk.Message(text: message.text, choice: message.choice, at: event.at))
        }
        guard !messages.isEmpty else { return nil }
        return PastTalk(id: record.id, site: site, language: record.language, messages: messages)
    }
}
