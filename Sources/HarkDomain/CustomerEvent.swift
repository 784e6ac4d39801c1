/// An event as a customer may see it: a type of its own, so that what is staff's alone has no place in it.
///
/// It can only be made from a stored event by `init?(_:)`, and every encoder for customers takes
/// this type and no other.
public struct CustomerEvent: Hashable, Sendable {
    /// The conversation.
    public let conversation: ConversationID
    /// The place in the conversation.
    public let seq: Int
    /// The seq of the event before it that a customer may see, 0 for the first.
    public let prev: Int
    /// When it was decided.
    public let at: Timestamp
    /// Who did it; the staff without ids.
    public let by: CustomerAuthor
    /// What happened.
    public let body: CustomerEventBody

    /// Creates the customer's view of `event`, or nil when no customer may see it.
    ///
    /// - Parameters:
    ///   - event: the stored event.
    ///   - surveyLink: makes the path of the page where the customer rates the conversation; asked only for the
    ///     event that asks for a rating, with the conversation and that event's time.
    public init?(_ event: Event, surveyLink: SurveyLink = { _, _ in nil }) {
        guard let prev = event.customerPrev, let conversation = event.conversation,
            let body = CustomerEventBody(event.body)
        else { return nil }
        (self.conversation, seq, self.prev, at) = (conversation, event.seq, prev, event.at)
        by = CustomerAuthor(event.by)
        if case .surveyRequested(_, let questions) = body {
            self.body = .surveyRequested(link: surveyLink(conversation, at), questions: questions)
        } else {
            self.body = body
        }
    }

    /// Makes the path of a conversation's survey page from the time at which a rating was asked for.
    public typealias SurveyLink = (ConversationID, Timestamp) -> String?
}

/// A party as a customer may see it.
public struct CustomerAuthor: Hashable, Sendable {
    /// What kind of party it is.
    public let kind: AuthorKind
    /// The visitor's own id; nil for all others.
    public let visitor: VisitorID?
    /// The name.
    public let name: String?

    init(_ author: Author) {
        kind = author.kind
        visitor = author.kind == .visitor ? author.id.map(VisitorID.init(rawValue:)) : nil
        name = author.name
    }
}

/// What happened, in the fields that a customer may see.
public enum CustomerEventBody: Hashable, Sendable {
    case conversationStarted(siteName: String, language: String?, page: Page?)
    case messagePosted(CustomerMessage)
    case botFeedback(BotFeedback)
    case handoffRequested
    case conversationQueued(queueName: String)
    case assignmentMade(agentName: String)
    case conversationTransferred(toName: String)
    case conversationResolved
    case surveyRequested(link: String?, questions: [SurveyQuestion])
    case surveyAnswered(SurveyAnswered)
    case conversationReopened

    init?(_ body: EventBody) {
        switch body {
        case .conversationStarted(let data):
            self = .conversationStarted(siteName: data.siteName, language: data.language, page: data.page)
        case .messagePosted(let data): self = .messagePosted(CustomerMessage(data))
        case .botFeedback(let data): self = .botFeedback(data)
        case .handoffRequested: self = .handoffRequested
        case .conversationQueued(let data): self = .conversationQueued(queueName: data.queue.name)
        case .assignmentMade(let data): self = .assignmentMade(agentName: data.agent.name)
        case .conversationTransferred(let data): self = .conversationTransferred(toName: data.to.name)
        case .conversationResolved: self = .conversationResolved
        case .surveyRequested(let data): self = .surveyRequested(link: nil, questions: data.questions)
        case .surveyAnswered(let data): self = .surveyAnswered(data)
        case .conversationReopened: self = .conversationReopened
        case .noteAdded, .whisperSent, .botFailed, .messageAnalysed, .sentimentFlagged, .sentimentCorrected,
            .offerMade, .offerDeclined, .offerLapsed, .assignmentEnded, .escalationRaised,
            .helpRequested, .conversationLabelled, .conversationPrioritised, .agentChanged,
            .availabilityChanged, .presenceChanged, .queueChanged, .siteChanged, .conversationIdled,
            .attentionAcknowledged, .routingPublished, .surveyPublished, .slaWarned, .slaBreached,
            .conversationSnoozed, .conversationWoken:
            return nil
        }
    }

    /// The type of what happened.
    public var type: EventType {
        switch self {
        case .conversationStarted: .conversationStarted
        case .messagePosted: .messagePosted
        case .botFeedback: .botFeedback
        case .handoffRequested: .handoffRequested
        case .conversationQueued: .conversationQueued
        case .assignmentMade: .assignmentMade
        case .conversationTransferred: .conversationTransferred
        case .conversationResolved: .conversationResolved
        case .surveyRequested: .surveyRequested
        case .surveyAnswered: .surveyAnswered
        case .conversationReopened: .conversationReopened
        }
    }
}

/// A message in the fields that a customer may see.
public struct CustomerMessage: Hashable, Sendable {
    /// The sender's idempotency key.
    public let clientID: String?
    /// The text.
    public let text: String
    /// BCP 47, when known.
    public let language: String?
    /// The choice that the customer tapped.
    public let choice: String?
    /// What the customer may tap.
    public let choices: [Choice]
    /// Pages that say more.
    public let links: [Link]
    /// True when the widget should ask whether it helped.
    public let asksFeedback: Bool

    init(_ message: MessagePosted) {
        (clientID, text, language, choice) = (message.clientID, message.text, message.language, message.choice)
        (choices, links, asksFeedback) = (message.choices, message.links, message.asksFeedback)
    }
}
