import HarkLanguage

/// What a flow makes of a message, or of the result of a call.
struct FlowOutcome {
    /// What the message was to the flow.
    enum Verdict {
        /// It began the flow.
        case began
        /// It answered the question.
        case answered
        /// It may be an answer, and may as well ask something else: look for a digression first.
        case doubtful
        /// It changed something that was told before.
        case corrected
        /// It ended the flow.
        case cancelled
        /// It is no answer: look for a digression first.
        case notUnderstood
        /// The flow's question was asked again after a digression.
        case reminded
        /// A call came back.
        case resumed
        /// The flow had been silent for too long; the message is still to be answered.
        case expired
        /// The flow has changed since, or is gone; the message is still to be answered.
        case outdated

        /// Whether rules, intents and articles may answer the message before the flow does.
        var mayDigress: Bool { self == .doubtful || self == .notUnderstood }
        /// Whether the flow is over and the message waits for another answer.
        var leavesMessage: Bool { self == .expired || self == .outdated }
    }

    /// What comes next.
    enum Next: Hashable {
        /// The customer is asked.
        case asks
        /// A call is made.
        case calls(FlowRequest)
        /// The flow is over.
        case ends
        /// A person is wanted.
        case handsOff(BotHandoff.Reason)
    }

    let verdict: Verdict
    let next: Next
    /// What to say, in order; before a call it may be nothing.
    let said: [String]
    /// The buttons under it.
    let choices: [BotChoice]
    /// The language of what is said.
    let language: Language
    /// Where the flow stands; nil when it is over.
    let state: FlowState?
    /// What the customer told, by slot, as it is said.
    let slots: [String: String]

    /// What to say as one text.
    var text: String { said.joined(separator: "\n") }
}

/// A call that a flow wants made.
struct FlowRequest: Hashable {
    let method: BotCall.Method
    let url: String
    let headers: [String: String]
    let body: BotJSON?
    let timeoutSeconds: Double
    /// The same for the same call, so that a server that is asked twice acts once.
    let idempotencyKey: String

    /// The call for its keeper, with what comes back to the bot.
    func call(pausing pause: BotPause) -> BotCall {
        BotCall(
            method: method,
            url: url,
            headers: headers,
            body: body,
            timeoutSeconds: timeoutSeconds,
            idempotencyKey: idempotencyKey,
            pause: pause
        )
    }
}
