import HarkLanguage

// What a message says to the question at hand.
extension FlowRun {
    /// Takes a message as an answer, a cancel, a correction, or none of these.
    mutating func answered(by input: FlowInput) -> FlowOutcome {
        guard let question = state.asked else { return after(.answered) { $0.walk() } }
        let isTap = choicesOffered(for: question).contains { $0 == input.choice }
        if !isTap, cancels(input, question) {
            said = [FlowWords.cancelled[state.language]]
            return outcome(.cancelled, .ends)
        }
        if !isTap, let corrected = corrected(by: input, question) { return corrected }
        switch question {
        case .slot(let name): return told(name, input)
        case .check(let name): return checked(name, input)
        case .confirm: return confirmed(input)
        }
    }

    /// Answers in the language of the message, unless it is a free text or too short to tell.
    mutating func followLanguage(of input: FlowInput) {
        if case .slot(let name)? = state.asked, flow.slots[name]?.type == .text { return }
        if let language = input.language { state.language = language }
    }

    /// Fills slots with what the contact's attributes and the first message tell.
    mutating func prefill(_ input: FlowInput) {
        fillOthers(from: input, but: nil)
        for name in flow.slots.keys.sorted() where state.values[name] == nil {
            guard let attribute = flow.slots[name]?.attribute, let known = input.attributes[attribute] else { continue }
            let told = FlowInput(text: known, entities: known.entities)
            if let value = plan.reader(of: name, in: state)?.answer(told).value { keep(value, in: name, asked: false) }
        }
    }

    private mutating func told(_ name: String, _ input: FlowInput) -> FlowOutcome {
        guard let reader = plan.reader(of: name, in: state) else { return after(.answered) { $0.giveUp() } }
        switch reader.answer(input) {
        case .value(let value, let isSure):
            guard state.hasRoom(for: value, named: name) else { return missed(name, FlowWords.tooLong) }
            keep(value, in: name, asked: true)
            fillOthers(from: input, but: name)
            let next = state.doubted.contains(name) ? ask(.check(name)) : walk()
            return outcome(isSure ? .answered : .doubtful, next)
        case .tooLong: return missed(name, FlowWords.tooLong)
        case .none: return missed(name, nil)
        }
    }

    private mutating func missed(_ name: String, _ words: LocalizedText?) -> FlowOutcome {
        let invalid = flow.slots[name]?.invalid?.wording(0, in: state.language).map(spoken)
        let why = words?[state.language] ?? invalid ?? FlowWords.sorry[state.language]
        return after(.notUnderstood) { $0.askOnceMore(.slot(name), because: why) }
    }

    /// Takes yes or no, or another value, to "is that right?".
    private mutating func checked(_ name: String, _ input: FlowInput) -> FlowOutcome {
        if says("yes", input) {
            state.doubted.remove(name)
            return after(.answered) { $0.walk() }
        }
        if let value = plan.reader(of: name, in: state)?.mention(input), value != state.values[name] {
            keep(value, in: name, asked: true)
            return after(.answered) { $0.ask(.check(name)) }
        }
        guard says("no", input) else {
            return after(.notUnderstood) { $0.askOnceMore(.check(name), because: $0.sorry) }
        }
        forget(name)
        return after(.answered) { $0.ask(.slot(name)) }
    }

    private mutating func confirmed(_ input: FlowInput) -> FlowOutcome {
        let step = flow.steps[state.step]
        if says("yes", input) { return after(.answered) { $0.follow(step.then) ?? $0.walk() } }
        guard says("no", input) else {
            return after(.notUnderstood) { $0.askOnceMore(.confirm, because: $0.sorry) }
        }
        guard let no = step.no else {
            said.append(FlowWords.stopped[state.language])
            return outcome(.answered, .ends)
        }
        if no.say == nil, no.then == .end, no.ask == nil, !no.handoff { said.append(FlowWords.stopped[state.language]) }
        return after(.answered) { $0.fall(to: no, .flow) ?? $0.walk() }
    }

    /// What has come of the next steps, which are taken first.
    private mutating func after(
        _ verdict: FlowOutcome.Verdict,
        _ next: (inout FlowRun) -> FlowOutcome.Next
    ) -> FlowOutcome {
        let next = next(&self)
        return outcome(verdict, next)
    }

    private var sorry: String { FlowWords.sorry[state.language] }

    private func says(_ answer: String, _ input: FlowInput) -> Bool {
        if input.choice == answer { return true }
        if answer == "yes" { return FlowWords.isYes(input.bare) }
        return FlowWords.isNo(input.bare) || FlowWords.beginsWithNo(input.text)
    }

    /// Whether the words end the flow: "不用了" to a yes-or-no question is a no, and an option's words are an option.
    private func cancels(_ input: FlowInput, _ question: FlowState.Question) -> Bool {
        guard case .slot(let name) = question, let type = flow.slots[name]?.type, type != .yesNo else {
            return FlowWords.isCancel(input.bare) && !FlowWords.isNo(input.bare)
        }
        return FlowWords.isCancel(input.bare, inFreeText: type == .text) && !isOption(input, of: name)
    }

    /// Whether the words are an option's own, such as "cancel the order".
    private func isOption(_ input: FlowInput, of name: String) -> Bool {
        guard flow.slots[name]?.type == .oneOf, let reader = plan.reader(of: name, in: state) else { return false }
        return reader.chosen(input).value != nil
    }

    private func choicesOffered(for question: FlowState.Question) -> [String] {
        guard case .slot(let name) = question, flow.slots[name]?.type == .oneOf else { return ["yes", "no"] }
        return plan.reader(of: name, in: state)?.choices.map(\.id) ?? []
    }

    /// Keeps a value; one that needs a yes is doubted until then.
    mutating func keep(_ value: String, in name: String, asked: Bool) {
        guard state.hasRoom(for: value, named: name) else { return }
        state.values[name] = value
        if flow.slots[name]?.confirm == true { state.doubted.insert(name) } else { state.doubted.remove(name) }
    }

    /// Fills what a message names beside the answer.
    private mutating func fillOthers(from input: FlowInput, but asked: String?) {
        let taken = asked.flatMap { state.values[$0] }
        for name in flow.steps.compactMap(\.ask) where name != asked && state.values[name] == nil {
            guard flow.slots[name]?.prefill == true, let value = plan.reader(of: name, in: state)?.mention(input)
            else { continue }
            if value != taken { keep(value, in: name, asked: false) }
        }
    }
}
