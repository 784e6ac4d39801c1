import HarkLanguage

// Flows run through the engine: it hands messages to them, answers what is asked in passing, and makes their moves.
extension BotEngine {
    /// The most calls that one message may need.
    static let mostCalls = 5

    /// Goes on with a turn that needed a call.
    ///
    /// - Parameters:
    ///   - pause: what came with the call.
    ///   - result: what became of the call.
    /// - Returns: the reply, or the next call.
    public func resume(_ pause: BotPause, with result: BotCallResult) -> BotStep {
        var talk = deliberation(on: pause.turn)
        talk.goOn(from: pause.draft.explained.stages)
        let outcome = flows.resume(pause.flow, with: result)
        return stepped(made(outcome, pause.draft, calls: pause.calls, &talk), &talk)
    }

    /// Hands the message to the running flow.
    func flowing(_ talk: inout Deliberation) -> Move? {
        guard let state = talk.turn.state.flow else {
            talk.verdict = .absent
            return nil
        }
        let outcome = flows.advance(state, FlowInput(talk))
        if outcome.verdict.leavesMessage {
            talk.ended = EndedFlow(flow: state.flow, words: outcome.text)
            return nil
        }
        if outcome.verdict.mayDigress, let move = digressing(from: state, &talk) { return move }
        var draft = ReplyDraft(text: "", outcome: .answered, explained: BotExplanation(kind: .flow, id: state.flow))
        draft.explained.confidence = outcome.verdict == .notUnderstood ? 0 : 1
        return made(outcome, draft, &talk)
    }

    /// Starts a flow with what is said before it.
    func begin(_ flow: String, _ draft: ReplyDraft, _ talk: inout Deliberation) -> Move {
        let language = draft.language ?? talk.language
        guard let outcome = flows.begin(flow, FlowInput(talk), language: language) else { return .say(draft) }
        return made(outcome, draft, &talk)
    }

    /// Answers what a message asks beside the flow's question, and asks that again.
    private func digressing(from state: FlowState, _ talk: inout Deliberation) -> Move? {
        var aside = talk
        guard var draft = draft([.rules, .intents, .knowledge], &aside), draft.starts != state.flow else { return nil }
        // What was told already, and nothing else, is no other matter.
        if draft.starts != nil, state.holds(talk.message.text) { return nil }
        talk = aside
        if let other = draft.starts { return begin(other, draft, &talk) }
        guard draft.handoff == nil, !draft.closes else { return .say(draft) }
        let question = flows.remind(state, at: talk.turn.moment)
        let loser = BotExplanation.Loser(kind: .flow, id: state.flow, score: nil, reason: .digression)
        draft.explained.losers = Array(([loser] + draft.explained.losers).prefix(Self.losersShown))
        return made(question, draft, &talk)
    }

    /// Adds what a flow says to a draft, or stops for the call that it needs.
    private func made(_ outcome: FlowOutcome, _ before: ReplyDraft, calls: Int = 0, _ talk: inout Deliberation) -> Move
    {
        var draft = before
        draft.add(outcome)
        guard case .calls(let request) = outcome.next, let state = outcome.state else { return .say(draft) }
        guard calls < Self.mostCalls else { return .say(draft.handedOff(.lookupFailed)) }
        draft.explained.stages = talk.stages
        return .call(request.call(pausing: BotPause(turn: talk.turn, flow: state, draft: draft, calls: calls + 1)))
    }
}

/// A flow that was over when the message came.
struct EndedFlow {
    let flow: String
    let words: String
}

extension FlowInput {
    /// What a flow looks at of a message that was read already.
    fileprivate init(_ talk: Deliberation) {
        self.init(
            text: talk.message.text,
            choice: talk.turn.choice,
            entities: talk.message.entities,
            attributes: talk.message.attributes,
            moment: talk.turn.moment
        )
    }
}

extension ReplyDraft {
    /// Whether the conversation is closed after it.
    var closes: Bool {
        actions.contains { if case .close = $0 { true } else { false } }
    }

    /// Says what a flow says after what this says.
    fileprivate mutating func add(_ outcome: FlowOutcome) {
        text = ([text] + outcome.said).filter { !$0.isEmpty }.joined(separator: "\n")
        language = outcome.language
        choices = outcome.choices
        flow = outcome.state
        starts = nil
        slots.merge(outcome.slots) { $1 }
        feedback = outcome.next == .ends && outcome.verdict != .cancelled
        explained.flow = outcome.state?.flow ?? explained.flow
        switch outcome.next {
        case .handsOff(let reason): self = handedOff(reason)
        case .asks, .calls, .ends: self.outcome = Self.outcome(of: outcome.verdict)
        }
    }

    fileprivate func handedOff(_ reason: BotHandoff.Reason) -> ReplyDraft {
        var draft = self
        (draft.handoff, draft.outcome, draft.flow) = (reason, .handoff, nil)
        if draft.text.isEmpty { draft.text = BotWords.handingOff[language ?? .english] }
        return draft
    }

    /// A question that is put again is neither an answer nor a miss: the flow counts for itself.
    private static func outcome(of verdict: FlowOutcome.Verdict) -> BotReply.Outcome {
        switch verdict {
        case .notUnderstood, .cancelled: .smallTalk
        default: .answered
        }
    }
}
