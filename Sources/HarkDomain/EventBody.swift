/// What happened, by type; the type's wire name is `EventType`.
///
/// The data of each is in a file of its family. What is optional there is absent on the wire when nil, and what is
/// called "staff only" never reaches `CustomerEvent`.
public enum EventBody: Hashable, Sendable {
    case conversationStarted(ConversationStarted)
    case messagePosted(MessagePosted)
    case botFeedback(BotFeedback)
    case noteAdded(NoteAdded)
    case whisperSent(WhisperSent)
    case botFailed(BotFailed)
    case messageAnalysed(MessageAnalysed)
    case sentimentFlagged(SentimentFlagged)
    case sentimentCorrected(SentimentCorrected)
    case handoffRequested(HandoffRequested)
    case conversationQueued(ConversationQueued)
    case offerMade(OfferMade)
    case offerDeclined(OfferEnded)
    case offerLapsed(OfferEnded)
    case assignmentMade(AssignmentMade)
    case assignmentEnded(AssignmentEnded)
    case conversationTransferred(ConversationTransferred)
    case escalationRaised(EscalationRaised)
    case slaWarned(SLANotice)
    case slaBreached(SLANotice)
    case helpRequested(HelpRequested)
    case conversationLabelled(ConversationLabelled)
    case conversationPrioritised(ConversationPrioritised)
    case conversationSnoozed(ConversationSnoozed)
    case conversationWoken
    case conversationResolved(ConversationResolved)
    case surveyRequested(SurveyRequested)
    case surveyAnswered(SurveyAnswered)
    case conversationReopened(ConversationReopened)
    // The floor's own stream; never sent as an event to anybody.
    case agentChanged(AgentProfile)
    case availabilityChanged(AvailabilityChanged)
    case presenceChanged(PresenceChanged)
    case queueChanged(QueueProfile)
    case siteChanged(SiteProfile)
    case conversationIdled(ConversationIdled)
    case attentionAcknowledged(AttentionAcknowledged)
    case routingPublished(RoutingPublished)
    case surveyPublished(SurveyPublished)
}

/// The wire names of all events, `noun.pastParticiple`.
public enum EventType: String, Sendable, CaseIterable {
    case conversationStarted = "conversation.started"
    case messagePosted = "message.posted"
    case botFeedback = "bot.feedback"
    case noteAdded = "note.added"
    case whisperSent = "whisper.sent"
    case botFailed = "bot.failed"
    case messageAnalysed = "message.analysed"
    case sentimentFlagged = "sentiment.flagged"
    case sentimentCorrected = "sentiment.corrected"
    case handoffRequested = "handoff.requested"
    case conversationQueued = "conversation.queued"
    case offerMade = "offer.made"
    case offerDeclined = "offer.declined"
    case offerLapsed = "offer.lapsed"
    case assignmentMade = "assignment.made"
    case assignmentEnded = "assignment.ended"
    case conversationTransferred = "conversation.transferred"
    case escalationRaised = "escalation.raised"
    case slaWarned = "sla.warned"
    case slaBreached = "sla.breached"
    case helpRequested = "help.requested"
    case conversationLabelled = "conversation.labelled"
    case conversationPrioritised = "conversation.prioritised"
    case conversationSnoozed = "conversation.snoozed"
    case conversationWoken = "conversation.woken"
    case conversationResolved = "conversation.resolved"
    case surveyRequested = "survey.requested"
    case surveyAnswered = "survey.answered"
    case conversationReopened = "conversation.reopened"
    case agentChanged = "agent.changed"
    case availabilityChanged = "availability.changed"
    case presenceChanged = "presence.changed"
    case queueChanged = "queue.changed"
    case siteChanged = "site.changed"
    case conversationIdled = "conversation.idled"
    case attentionAcknowledged = "attention.acknowledged"
    case routingPublished = "routing.published"
    case surveyPublished = "survey.published"

    /// True for what a customer may see at all; each field's audience is `CustomerEvent`'s business.
    public var isForCustomers: Bool {
        switch self {
        case .conversationStarted, .messagePosted, .botFeedback, .handoffRequested, .conversationQueued,
            .assignmentMade, .conversationTransferred, .conversationResolved, .surveyRequested, .surveyAnswered,
            .conversationReopened:
            true
        case .noteAdded, .whisperSent, .botFailed, .messageAnalysed, .sentimentFlagged, .sentimentCorrected,
            .offerMade, .offerDeclined, .offerLapsed, .assignmentEnded, .escalationRaised,
            .helpRequested, .conversationLabelled, .conversationPrioritised, .agentChanged,
            .availabilityChanged, .presenceChanged, .queueChanged, .siteChanged, .conversationIdled,
            .attentionAcknowledged, .routingPublished, .surveyPublished, .slaWarned, .slaBreached,
            .conversationSnoozed, .conversationWoken:
            false
        }
    }
}

extension EventBody {
    /// The type of what happened.
    public var type: EventType {
        switch self {
        case .conversationStarted: .conversationStarted
        case .messagePosted: .messagePosted
        case .botFeedback: .botFeedback
        case .noteAdded: .noteAdded
        case .whisperSent: .whisperSent
        case .botFailed: .botFailed
        case .messageAnalysed: .messageAnalysed
        case .sentimentFlagged: .sentimentFlagged
        case .sentimentCorrected: .sentimentCorrected
        case .handoffRequested: .handoffRequested
        case .conversationQueued: .conversationQueued
        case .offerMade: .offerMade
        case .offerDeclined: .offerDeclined
        case .offerLapsed: .offerLapsed
        case .assignmentMade: .assignmentMade
        case .assignmentEnded: .assignmentEnded
        case .conversationTransferred: .conversationTransferred
        case .escalationRaised: .escalationRaised
        case .slaWarned: .slaWarned
        case .slaBreached: .slaBreached
        case .helpRequested: .helpRequested
        case .conversationLabelled: .conversationLabelled
        case .conversationPrioritised: .conversationPrioritised
        case .conversationSnoozed: .conversationSnoozed
        case .conversationWoken: .conversationWoken
        case .conversationResolved: .conversationResolved
        case .surveyRequested: .surveyRequested
        case .surveyAnswered: .surveyAnswered
        case .conversationReopened: .conversationReopened
        case .agentChanged: .agentChanged
        case .availabilityChanged: .availabilityChanged
        case .presenceChanged: .presenceChanged
        case .queueChanged: .queueChanged
        case .siteChanged: .siteChanged
        case .conversationIdled: .conversationIdled
        case .attentionAcknowledged: .attentionAcknowledged
        case .routingPublished: .routingPublished
        case .surveyPublished: .surveyPublished
        }
    }

    /// The sender's idempotency key, for the events that a client makes by one.
    public var clientID: String? {
        switch self {
        case .conversationStarted(let data): data.clientID
        case .messagePosted(let data): data.clientID
        case .noteAdded(let data): data.clientID
        case .whisperSent(let data): data.clientID
        case .surveyAnswered(let data): data.clientID
        default: nil
        }
    }
}
