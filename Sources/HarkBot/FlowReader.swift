import HarkLanguage

/// Reads the answer to one slot out of a message, by what the language stack found in it.
struct FlowReader {
    let slot: FlowSlot
    let pattern: LinearPattern?
    /// What may be chosen now.
    let choices: [FlowPick]

    init(_ slot: FlowSlot, pattern: LinearPattern? = nil, list: [BotChoice] = []) {
        self.slot = slot
        self.pattern = pattern
        choices = slot.options.map(FlowPick.init) + list.map(FlowPick.init)
    }

    /// Reads a message that answers the slot's question.
    func answer(_ input: FlowInput) -> FlowAnswer {
        let answer =
            switch slot.type {
            case .oneOf: chosen(input)
            case .yesNo: agreed(input)
            case .text: written(input)
            default: named(input) ?? bareAnswer(input)
            }
        return fitting(answer)
    }

    /// Reads what a message names in passing: entities and the site's pattern, or options by their words.
    func mention(_ input: FlowInput) -> String? {
        let answer: FlowAnswer =
            switch slot.type {
            case .oneOf: .sure(pick(input)?.id)
            case .yesNo, .text, .number: .none
            default: named(input) ?? .none
            }
        return fitting(answer).value
    }

    /// An answer that keeps the slot's limits.
    private func fitting(_ answer: FlowAnswer) -> FlowAnswer {
        guard case .value(let value, _) = answer else { return answer }
        switch slot.type {
        case .number, .money:
            let number = Double(value.prefix { $0 != " " }) ?? 0
            return number >= slot.least ?? -.infinity && number <= slot.most ?? .infinity ? answer : .none
        case .text:
            if Double(value.count) > slot.most ?? FlowSlot.usualCharacters { return .tooLong }
            return Double(value.count) >= slot.least ?? 1 ? answer : .none
        default: return answer
        }
    }

    private func written(_ input: FlowInput) -> FlowAnswer {
        let limit = Int(slot.most ?? FlowSlot.usualCharacters)
        let text = FlowValue.cleaned(input.text, most: limit + 1)
        guard text.contains(where: { $0.isLetter || $0.isNumber }) else { return .none }
        guard let pattern else { return .value(text, isSure: !FlowWords.isQuestion(text)) }
        return .sure(pattern.firstMatch(in: text))
    }
}

/// Something that may be chosen, with the phrases that choose it.
struct FlowPick {
    let id: String
    let phrases: [String]

    init(_ option: FlowOption) {
        id = option.id
        phrases = option.phrases
    }

    init(_ choice: BotChoice) {
        id = choice.id
        phrases = [choice.label]
    }
}
