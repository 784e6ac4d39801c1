/// The names of all calls, with who may make them.
public enum Method: String, Sendable, CaseIterable {
    case sessionPing = "session.ping"
    case conversationSync = "conversation.sync"
    case typingSet = "typing.set"
    case readMark = "read.mark"
    case visitorHello = "visitor.hello"
    case conversationStart = "conversation.start"
    case messageSend = "message.send"
    case botFeedback = "bot.feedback"
    case humanRequest = "human.request"
    case conversationEnd = "conversation.end"
    case surveySubmit = "survey.submit"
    case agentHello = "agent.hello"
    case availabilitySet = "availability.set"
    case offerAccept = "offer.accept"
    case offerDecline = "offer.decline"
    case noteAdd = "note.add"
    case conversationOpen = "conversation.open"
    case conversationLeave = "conversation.leave"
    case conversationPickUp = "conversation.pickUp"
    case conversationTransfer = "conversation.transfer"
    case conversationResolve = "conversation.resolve"
    case conversationReopen = "conversation.reopen"
    case conversationLabel = "conversation.label"
    case conversationPrioritise = "conversation.prioritise"
    case conversationSnooze = "conversation.snooze"
    case conversationEscalate = "conversation.escalate"
    case helpRequest = "help.request"
    case sentimentCorrect = "sentiment.correct"
    case floorWatch = "floor.watch"
    case floorLeave = "floor.leave"
    case conversationWatch = "conversation.watch"
    case whisperSend = "whisper.send"
    case conversationTakeOver = "conversation.takeOver"
    case conversationAssign = "conversation.assign"
    case agentSet = "agent.set"
    case attentionAcknowledge = "attention.acknowledge"

    /// Who may make a call at all.
    public enum Caller: Sendable {
        case anybody, visitors, staff, everybodyKnown, supervisors
    }

    /// Who may make this call.
    public var caller: Caller {
        switch self {
        case .sessionPing, .visitorHello, .agentHello: .anybody
        case .conversationSync, .typingSet, .readMark, .messageSend: .everybodyKnown
        case .conversationStart, .botFeedback, .humanRequest, .conversationEnd, .surveySubmit: .visitors
        case .availabilitySet, .offerAccept, .offerDecline, .noteAdd, .conversationOpen, .conversationLeave,
            .conversationPickUp, .conversationTransfer, .conversationResolve, .conversationReopen,
            .conversationLabel, .conversationPrioritise, .conversationSnooze, .conversationEscalate, .helpRequest,
            .sentimentCorrect:
            .staff
        case .floorWatch, .floorLeave, .conversationWatch, .whisperSend, .conversationTakeOver,
            .conversationAssign, .agentSet, .attentionAcknowledge:
            .supervisors
        }
    }
}
