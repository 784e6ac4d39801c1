import HarkBot
import HarkDomain

/// What the bot said, as the floor takes it; made off the loop, since writing JSON takes longer than a turn should.
struct BotPosting: Sendable {
    /// The command, but for the queue, which only the loop knows by its name.
    let command: PostBotReply
    /// The name of the queue that a rule picked.
    let queue: String?
    /// The values to keep with the contact.
    let attributes: [String: String]

    /// Writes a reply down.
    ///
    /// - Throws: What cannot be written as JSON, which nothing of the bot's is.
    init(_ reply: BotReply, to question: BotQuestion) throws {
        var (actions, queue, attributes) = (BotActions(), String?.none, [String: String]())
        for action in reply.actions {
            switch action {
            case .label(let labels): actions.labels += labels
            case .priority(let name): actions.priority = Self.priorities[name] ?? Int(name)
            case .queue(let name): queue = name
            case .close(let disposition): (actions.resolves, actions.disposition) = (true, disposition)
            case .setAttribute(let name, let value): attributes[name] = value
            }
        }
        (self.queue, self.attributes) = (queue, attributes)
        command = PostBotReply(
            conversation: question.conversation,
            epoch: question.epoch,
            inReplyTo: question.inReplyTo,
            message: try Self.message(reply),
            handoff: try Self.handoff(reply),
            actions: actions
        )
    }

    private static func message(_ reply: BotReply) throws -> MessagePosted {
        MessagePosted(
            text: reply.text,
            language: reply.language.rawValue,
            choices: reply.choices.map { Choice(id: $0.id, label: $0.label) },
            links: reply.links.map { Link(title: $0.title, url: $0.url) },
            asksFeedback: reply.feedback,
            explained: try reply.explained.sortedJSON(),
            bot: BotTurnRecord(
                outcome: BotOutcome(rawValue: reply.outcome.rawValue) ?? .answered,
                state: try reply.state.sortedJSON()
            )
        )
    }

    private static func handoff(_ reply: BotReply) throws -> HandoffRequested? {
        try reply.handoff.map {
            HandoffRequested(
                reason: HandoffReason(rawValue: $0.reason.rawValue) ?? .rule,
                summary: $0.summary,
                brief: try $0.brief.sortedJSON()
            )
        }
    }

    /// Where the names that rules use stand on the floor's scale of −10…10.
    private static let priorities = ["low": -5, "normal": 0, "high": 5, "urgent": 10]
}
