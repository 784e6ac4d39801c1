import Foundation
import HarkLanguage

/// Leads customers through flows: state and message in, what to say and the next state out.
///
/// Pure: it makes no call, has no clock, and the same input has the same outcome everywhere.
struct FlowRunner: Sendable {
    private let flows: [String: FlowPlan]

    /// Prepares flows that are checked.
    init(_ flows: [FlowDocument]) throws(BotError) {
        var plans: [String: FlowPlan] = [:]
        for flow in flows { plans[flow.id] = try FlowPlan(flow) }
        self.flows = plans
    }

    /// Begins a flow with what the message and the contact's attributes already tell; nil when there is no such flow.
    func begin(_ id: String, _ input: FlowInput, language: Language) -> FlowOutcome? {
        guard let plan = flows[id] else { return nil }
        var run = FlowRun(plan, FlowState(flow: id, digest: plan.digest, language: language))
        run.state.moment = input.moment
        run.prefill(input)
        let next = run.walk()
        return run.outcome(.began, next)
    }

    /// Takes the customer's next message.
    func advance(_ state: FlowState, _ input: FlowInput) -> FlowOutcome {
        guard let plan = plan(of: state) else { return Self.dropped(state, .outdated, FlowWords.outdated) }
        guard !plan.isSilentTooLong(state, until: input.moment) else {
            return Self.dropped(state, .expired, FlowWords.expired)
        }
        var run = FlowRun(plan, state)
        run.state.moment = input.moment ?? state.moment
        run.followLanguage(of: input)
        return run.answered(by: input)
    }

    /// Goes on after a call, from the state that stood at it.
    func resume(_ state: FlowState, with result: BotCallResult) -> FlowOutcome {
        guard let plan = plan(of: state) else { return Self.dropped(state, .outdated, FlowWords.outdated) }
        var run = FlowRun(plan, state)
        let next = run.goOn(after: result)
        return run.outcome(.resumed, next)
    }

    /// Asks the flow's question again after another answer.
    func remind(_ state: FlowState, at moment: Date? = nil) -> FlowOutcome {
        guard let plan = plan(of: state) else { return Self.dropped(state, .outdated, FlowWords.outdated) }
        var run = FlowRun(plan, state)
        run.state.moment = moment ?? state.moment
        let next = run.remind()
        return run.outcome(.reminded, next)
    }

    /// The flow of a state, unless it has changed since.
    private func plan(of state: FlowState) -> FlowPlan? {
        guard let plan = flows[state.flow], plan.digest == state.digest, plan.fits(state) else { return nil }
        return plan
    }

    private static func dropped(
        _ state: FlowState,
        _ verdict: FlowOutcome.Verdict,
        _ words: LocalizedText
    ) -> FlowOutcome {
        FlowOutcome(
            verdict: verdict,
            next: .ends,
            said: [words[state.language]],
            choices: [],
            language: state.language,
            state: nil,
            slots: [:]
        )
    }
}

/// A flow that is ready to be led through.
struct FlowPlan: Sendable {
    let flow: FlowDocument
    let digest: String
    let fields: [String: FlowField]
    private let patterns: [String: LinearPattern]

    init(_ flow: FlowDocument) throws(BotError) {
        self.flow = flow
        digest = flow.digest
        fields = flow.fields
        var patterns: [String: LinearPattern] = [:]
        for (name, slot) in flow.slots {
            do throws(LinearPattern.Invalid) {
                if let source = slot.pattern { patterns[name] = try LinearPattern(source) }
            } catch {
                throw .invalid([BotFault(file: "flows", keyPath: flow.id, reason: error.reason)])
            }
        }
        self.patterns = patterns
    }

    /// What reads answers to a slot.
    func reader(of name: String, in state: FlowState) -> FlowReader? {
        guard let slot = flow.slots[name] else { return nil }
        let list = slot.optionsFrom.flatMap { state.lists[$0] } ?? []
        return FlowReader(slot, pattern: patterns[name], list: list)
    }

    func isSilentTooLong(_ state: FlowState, until moment: Date?) -> Bool {
        guard let last = state.moment, let moment else { return false }
        return moment.timeIntervalSince(last) > Double(flow.minutes) * 60
    }

    /// Whether a state names steps and slots that are there.
    func fits(_ state: FlowState) -> Bool {
        guard flow.steps.indices.contains(state.step) else { return false }
        switch state.asked {
        case .slot(let name), .check(let name): return flow.slots[name] != nil
        case .confirm: return flow.steps[state.step].confirm != nil
        case nil: return true
        }
    }

    /// A value as it is said.
    func spoken(_ name: String, in state: FlowState) -> String {
        guard let value = state.values[name] else { return "–" }
        if let slot = flow.slots[name] {
            if let option = slot.options.first(where: { $0.id == value }) { return option.label[state.language] }
            let list = slot.optionsFrom.flatMap { state.lists[$0] }
            if let choice = list?.first(where: { $0.id == value }) { return choice.label }
            return FlowValue.spoken(value, slot.type.form, state.language)
        }
        return FlowValue.spoken(value, fields[name]?.type.form ?? .plain, state.language)
    }
}
