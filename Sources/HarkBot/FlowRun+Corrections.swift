import HarkLanguage

// "No, the order number is KO-123457": what was told before is changed, and the flow goes on from there.
extension FlowRun {
    /// Changes an earlier answer when the message plainly does so; nothing that a call has acted on is changed.
    mutating func corrected(by input: FlowInput, _ question: FlowState.Question) -> FlowOutcome? {
        guard !state.hasActed, let (name, value) = correction(in: input, question) else { return nil }
        guard let place = flow.steps.firstIndex(where: { $0.ask == name }), place <= state.step else { return nil }
        guard state.hasRoom(for: value, named: name) else { return nil }
        forgetWhatCallsBrought(from: place)
        state.values[name] = value
        state.doubted.remove(name)
        state.step = place
        said.append(FlowWords.corrected(plan.spoken(name, in: state), state.language))
        let next = walk()
        return outcome(.corrected, next)
    }

    /// The one earlier slot for which the message names another value.
    private func correction(in input: FlowInput, _ question: FlowState.Question) -> (name: String, value: String)? {
        var asked: String?
        if case .slot(let name) = question { asked = name }
        if case .check(let name) = question { asked = name }
        guard question == .confirm || FlowWords.isCorrection(input.text) else { return nil }
        if let asked, answersBetter(asked, input) { return nil }
        let found = Set(flow.steps.compactMap(\.ask)).sorted().compactMap { name -> (String, String)? in
            guard name != asked, let old = state.values[name], let slot = flow.slots[name] else { return nil }
            guard slot.type != .oneOf || question == .confirm else { return nil }
            guard let value = plan.reader(of: name, in: state)?.mention(input), value != old else { return nil }
            return (name, value)
        }
        return found.count == 1 ? found.first : nil
    }

    /// Whether the message names what was asked; a free text could be anything, so it does not count.
    private func answersBetter(_ asked: String, _ input: FlowInput) -> Bool {
        guard let slot = flow.slots[asked], slot.type != .text else { return false }
        return plan.reader(of: asked, in: state)?.answer(input).value != nil
    }

    private mutating func forgetWhatCallsBrought(from place: Int) {
        for name in flow.steps[place...].compactMap(\.call).flatMap(\.map.keys) {
            state.values[name] = nil
            state.lists[name] = nil
        }
        // What was chosen from a list that is no more is asked again.
        for (name, slot) in flow.slots {
            if let list = slot.optionsFrom, state.lists[list] == nil { forget(name) }
        }
    }
}

extension String {
    /// What the usual recognisers find, without a moment that dates could count from.
    var entities: [TextEntity] {
        ExactRecognizer.standard.entities(in: self, at: .init(timeIntervalSince1970: 0), zone: .gmt)
    }
}
