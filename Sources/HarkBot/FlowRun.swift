import HarkLanguage

/// One walk through a flow's steps, from a message or a call's result to the next question, call or end.
struct FlowRun {
    /// The most steps of one walk and the most questions of one flow; the checks make more unlikely, not impossible.
    static let mostSteps = 200
    static let mostQuestions = 40

    let plan: FlowPlan
    var state: FlowState
    var said: [String] = []
    private(set) var choices: [BotChoice] = []

    init(_ plan: FlowPlan, _ state: FlowState) {
        self.plan = plan
        self.state = state
    }

    var flow: FlowDocument { plan.flow }

    /// Takes steps until one waits for the customer or a call, or the flow is over.
    mutating func walk() -> FlowOutcome.Next {
        for _ in 0..<Self.mostSteps {
            guard flow.steps.indices.contains(state.step) else { return .ends }
            let step = flow.steps[state.step]
            if step.holds(value) {
                if let next = take(step) { return next }
            } else {
                state.step += 1
            }
        }
        return giveUp()
    }

    /// What has come of the walk.
    func outcome(_ verdict: FlowOutcome.Verdict, _ next: FlowOutcome.Next) -> FlowOutcome {
        var said = said
        if said.isEmpty, let words = Self.words(for: next) { said = [words[state.language]] }
        let isOver =
            switch next {
            case .ends, .handsOff: true
            case .asks, .calls: false
            }
        let told = flow.slots.keys.filter { state.values[$0] != nil && !state.doubted.contains($0) }
        return FlowOutcome(
            verdict: verdict,
            next: next,
            said: said,
            choices: next == .asks ? choices : [],
            language: state.language,
            state: isOver ? nil : state,
            slots: Dictionary(uniqueKeysWithValues: told.map { ($0, plan.spoken($0, in: state)) })
        )
    }

    /// The words for an end at which no step has spoken.
    private static func words(for next: FlowOutcome.Next) -> LocalizedText? {
        switch next {
        case .ends: FlowWords.done
        case .handsOff: BotWords.handingOff
        case .asks, .calls: nil
        }
    }

    private mutating func take(_ step: FlowStep) -> FlowOutcome.Next? {
        switch step.action {
        case .ask(let slot):
            takeOnlyChoice(of: slot)
            if state.values[slot] == nil { return isAnswerable(slot) ? ask(.slot(slot)) : giveUp() }
            if state.doubted.contains(slot) { return ask(.check(slot)) }
        case .say(let text): say(text)
        case .confirm: return ask(.confirm)
        case .call(let call):
            state.asked = nil
            guard let request = request(call) else { return fall(to: call.notFound ?? call.failed, .lookupFailed) }
            return .calls(request)
        case .fork: break
        }
        return follow(step.then)
    }

    /// Whether there is anything to choose, where it is to be chosen.
    private func isAnswerable(_ name: String) -> Bool {
        guard let slot = flow.slots[name], slot.type == .oneOf else { return true }
        return !slotChoices(slot).isEmpty
    }

    /// What is the only thing to choose needs no question.
    private mutating func takeOnlyChoice(of slot: String) {
        guard state.values[slot] == nil, let name = flow.slots[slot]?.optionsFrom, let list = state.lists[name],
            list.count == 1, state.hasRoom(for: list[0].id, named: slot)
        else { return }
        state.values[slot] = list[0].id
    }

    /// Goes where a target leads; back to an earlier step, what was asked from there on is asked again.
    mutating func follow(_ target: FlowTarget) -> FlowOutcome.Next? {
        switch target {
        case .next: state.step += 1
        case .end: return .ends
        case .handoff: return .handsOff(.flow)
        case .step(let id):
            guard let place = flow.index(of: id) else { return .ends }
            for slot in flow.slotsAsked(from: place, to: state.step) { forget(slot) }
            state.step = place
        }
        return nil
    }

    /// Does what a fallback says, nil to take more steps; a hand-off has the reason that is given.
    mutating func fall(to fallback: FlowFallback, _ reason: BotHandoff.Reason) -> FlowOutcome.Next? {
        if let text = fallback.say { say(text) }
        if fallback.handoff { return .handsOff(reason) }
        if let slot = fallback.ask { return askAgain(slot) }
        return follow(fallback.then)
    }

    /// Asks for another value because a call did not take the last one.
    private mutating func askAgain(_ slot: String) -> FlowOutcome.Next {
        forget(slot)
        state.returns += 1
        guard state.returns <= flow.slots[slot]?.retries ?? 0 else { return giveUp() }
        return ask(.slot(slot))
    }

    mutating func forget(_ slot: String) {
        state.values[slot] = nil
        state.doubted.remove(slot)
    }

    mutating func giveUp() -> FlowOutcome.Next {
        said.append(FlowWords.givingUp[state.language])
        return .handsOff(.flow)
    }

    private mutating func say(_ text: FlowText) {
        if let template = text.wording(0, in: state.language) { said.append(spoken(template)) }
    }

    func spoken(_ template: FlowTemplate) -> String {
        template.filled { $0 == "language" ? language : plan.spoken($0, in: state) }
    }

    /// A value as conditions and calls see it.
    func value(_ name: String) -> String? {
        name == "language" ? language : state.values[name]
    }

    private var language: String { state.language == .chinese ? "zh" : "en" }
}

// Questions.
extension FlowRun {
    /// Asks for the first time.
    mutating func ask(_ question: FlowState.Question) -> FlowOutcome.Next {
        state.asked = question
        state.misses = 0
        state.questions += 1
        guard state.questions <= Self.mostQuestions else { return giveUp() }
        put(question)
        return .asks
    }

    /// Asks in the next wording, or calls a person when that was the last.
    mutating func askOnceMore(_ question: FlowState.Question, because words: String) -> FlowOutcome.Next {
        state.misses += 1
        guard state.misses <= retries(of: question) else { return giveUp() }
        said.append(words)
        put(question)
        return .asks
    }

    /// Asks again after a digression, in the same wording.
    mutating func remind() -> FlowOutcome.Next {
        guard let question = state.asked else { return walk() }
        said.append(FlowWords.back[state.language])
        put(question)
        return .asks
    }

    private func retries(of question: FlowState.Question) -> Int {
        switch question {
        case .slot(let name), .check(let name): flow.slots[name]?.retries ?? 0
        case .confirm: 2
        }
    }

    private mutating func put(_ question: FlowState.Question) {
        switch question {
        case .slot(let name):
            guard let slot = flow.slots[name], let template = slot.ask.wording(state.misses, in: state.language)
            else { return }
            said.append(spoken(template))
            choices = slotChoices(slot)
        case .check(let name):
            said.append(FlowWords.check(plan.spoken(name, in: state), state.language))
            choices = yesOrNo
        case .confirm:
            guard let text = flow.steps[state.step].confirm?.wording(state.misses, in: state.language) else { return }
            said.append(spoken(text))
            choices = yesOrNo
        }
    }

    private func slotChoices(_ slot: FlowSlot) -> [BotChoice] {
        if slot.type == .yesNo { return yesOrNo }
        let list = slot.optionsFrom.flatMap { state.lists[$0] } ?? []
        return slot.options.map { BotChoice(id: $0.id, label: $0.label[state.language]) } + list
    }

    private var yesOrNo: [BotChoice] {
        [
            BotChoice(id: "yes", label: FlowWords.yes[state.language]),
            BotChoice(id: "no", label: FlowWords.no[state.language]),
        ]
    }
}
