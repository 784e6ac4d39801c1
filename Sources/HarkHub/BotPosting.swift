import FoundationEssentials
import HarkBot
import HarkDomain

/// What the bot said, as the floor takes it.
struct BotPosting {
    let reply: BotReply
    let question: BotQuestion
    /// Queues by name, for the rules that pick one.
    let queues: [String: QueueID]

    /// The command.
    ///
    /// - Throws: What cannot be written as JSON, which nothing of the bot's is.
    func command() throws -> PostBotReply {
        PostBotReply(
            conversation: question.conversation,
            epoch: question.epoch,
            inReplyTo: question.inReplyTo,
            message: try message(),
            handoff: try handoff(),
            actions: actions
        )
    }

    /// The values to keep with the contact.
    var attributes: [String: String] {
        reply.actions.reduce(into: [:]) { values, action in
            if case .setAttribute(let name, let value) = action { values[name] = value }
        }
    }

    private func message() throws -> MessagePosted {
        MessagePosted(
            text: reply.text,
            language: reply.language.rawValue,
            choices: reply.choices.map { Choice(id: $0.id, label: $0.label) },
            links: reply.links.map { Link(title: $0.title, url: $0.url) },
            asksFeedback: reply.feedback,
            explained: try Self.json(reply.explained),
            bot: BotTurnRecord(
                outcome: BotOutcome(rawValue: reply.outcome.rawValue) ?? .answered,
                state: try Self.json(reply.state)
            )
        )
    }

    private func handoff() throws -> HandoffRequested? {
        try reply.handoff.map {
            HandoffRequested(
                reason: HandoffReason(rawValue: $0.reason.rawValue) ?? .rule,
                summary: $0.summary,
                brief: try Self.json($0.brief)
            )
        }
    }

    private var actions: BotActions {
        var actions = BotActions()
        for action in reply.actions {
            switch action {
            case .label(let labels): actions.labels += labels
            case .priority(let name): actions.priority = Self.priorities[name] ?? Int(name)
            case .queue(let name): actions.queue = queues[name.lowercased()]
            case .close(let disposition): (actions.resolves, actions.disposition) = (true, disposition)
            case .setAttribute: break
            }
        }
        return actions
    }

    /// Where the names that rules use stand on the floor's scale of −10…10.
    private static let priorities = ["low": -5, "normal": 0, "high": 5, "urgent": 10]

    private static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
