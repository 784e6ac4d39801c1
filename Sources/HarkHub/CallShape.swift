import HarkDomain
import HarkProtocol

/// Whether a call's parameters are what its method takes, whatever the state of the floor.
///
/// Whoever serves a call reads its parameters once, after the caller was let through. This reads those of callers who
/// are not, so that a malformed call is answered alike for everybody; a test holds both readings together.
struct CallShape {
    let params: Params
    let historyPage: Int

    /// Reads what the method takes.
    ///
    /// - Throws: `.invalid` or `.tooLarge` with the first field that is wrong.
    func check(_ method: Method) throws(Refusal) {
        switch method {
        case .sessionPing, .visitorHello, .agentHello, .floorWatch, .floorLeave: return
        case .conversationStart: return try checkStart()
        case .availabilitySet: _ = try params.choice("availability") as Availability
        case .offerAccept, .offerDecline: _ = try params.string("offer")
        case .attentionAcknowledge: _ = try params.string("item")
        case .agentSet: return try checkAgent()
        default:
            try checkRemark(method)
            _ = try params.string("conversation")
        }
    }

    private func checkStart() throws(Refusal) {
        _ = try params.clientID()
        if let text = try params.optionalString("text") { _ = try MessageText.shaped(text) }
        _ = try params.fields()
        _ = try params.optionalString("queue")
    }

    private func checkAgent() throws(Refusal) {
        _ = try params.optionalChoice("availability") as Availability?
        _ = try params.capacity()
        _ = try params.string("agent")
    }

    /// What customers and staff say in a conversation and of it.
    private func checkRemark(_ method: Method) throws(Refusal) {
        switch method {
        case .messageSend, .noteAdd, .whisperSend:
            _ = try params.text()
            _ = try params.clientID()
            if method == .noteAdd { _ = try params.strings("mentions") }
        case .conversationSync:
            _ = try params.seq("after")
            _ = try params.limit(historyPage)
        case .typingSet: _ = try params.bool("typing")
        case .readMark: _ = try params.seq("seq")
        case .botFeedback:
            _ = try params.int("seq")
            _ = try params.bool("helped")
        case .surveySubmit:
            _ = try params.score()
            _ = try params.optionalChoice("solved") as Solved?
            _ = try params.textUnlessBlank("comment")
            _ = try params.clientID()
            _ = try params.checkedAnswers()
        default: try checkMove(method)
        }
    }

    /// What staff do with a conversation.
    private func checkMove(_ method: Method) throws(Refusal) {
        switch method {
        case .conversationOpen, .conversationWatch: _ = try params.optionalSeq("after")
        case .conversationTransfer:
            _ = try params.text("reason")
            _ = try params.target()
        case .conversationResolve:
            _ = try params.textUnlessBlank("disposition")
            _ = try params.labels("labels")
            _ = try params.textUnlessBlank("note")
        case .conversationLabel:
            _ = try params.labels("add")
            _ = try params.labels("remove")
        case .conversationPrioritise:
            _ = try params.priority()
            _ = try params.text("reason")
        case .conversationSnooze: _ = try params.time("until")
        case .conversationEscalate: _ = try params.text("reason")
        case .helpRequest: _ = try params.textUnlessBlank()
        case .sentimentCorrect:
            _ = try params.messageSeq()
            _ = try params.choice("label") as SentimentLabel
        case .conversationAssign:
            _ = try params.text("reason")
            _ = try params.string("agent")
        default: return
        }
    }
}
