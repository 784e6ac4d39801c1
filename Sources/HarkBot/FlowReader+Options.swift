import HarkLanguage

// What was chosen: by a tap, an id, a label, words, or a place in the list.
extension FlowReader {
    func chosen(_ input: FlowInput) -> FlowAnswer {
        if let tapped = choices.first(where: { $0.id == input.choice }) { return .value(tapped.id, isSure: true) }
        if let named = choices.first(where: { isNamed($0, input.bare) }) { return .value(named.id, isSure: true) }
        if let place = FlowNumber.place(input.bare, of: choices.count), choices.indices.contains(place) {
            return .value(choices[place].id, isSure: true)
        }
        guard let pick = pick(input) ?? nearest(input) else { return .none }
        return .value(pick.id, isSure: !FlowWords.isQuestion(input.text))
    }

    func agreed(_ input: FlowInput) -> FlowAnswer {
        if input.choice == "yes" || FlowWords.isYes(input.bare) { return .value("yes", isSure: true) }
        if input.choice == "no" || FlowWords.isNo(input.bare) { return .value("no", isSure: true) }
        return .none
    }

    /// The one option whose phrase stands in the message; the longest phrase when several do.
    func pick(_ input: FlowInput) -> FlowPick? {
        let stems = Tokenizer.stems(of: input.text)
        var best: (length: Int, picks: [FlowPick]) = (0, [])
        for pick in choices {
            let length = pick.phrases.map { Self.length(of: Tokenizer.stems(of: $0), in: stems) }.max() ?? 0
            if length > best.length {
                best = (length, [pick])
            } else if length == best.length {
                best.picks.append(pick)
            }
        }
        return best.length > 0 && best.picks.count == 1 ? best.picks[0] : nil
    }

    private func isNamed(_ pick: FlowPick, _ bare: String) -> Bool {
        !bare.isEmpty && (bare == FlowWords.bare(pick.id) || pick.phrases.contains { FlowWords.bare($0) == bare })
    }

    /// The one option that shares most words with the message.
    private func nearest(_ input: FlowInput) -> FlowPick? {
        let words = Set(Tokenizer.terms(of: input.text).filter { $0.weight >= 0.5 }.map(\.text))
        let shared = choices.map { pick in
            words.intersection(pick.phrases.flatMap { Tokenizer.terms(of: $0).map(\.text) }).count
        }
        guard let most = shared.max(), most > 0, shared.count(where: { $0 == most }) == 1 else { return nil }
        return shared.firstIndex(of: most).map { choices[$0] }
    }

    /// The number of stems of a phrase that stands in the message, or 0.
    private static func length(of phrase: [String], in stems: [String]) -> Int {
        guard !phrase.isEmpty, phrase.count <= stems.count else { return 0 }
        let stands = (0...(stems.count - phrase.count)).contains { stems[$0...].starts(with: phrase) }
        return stands ? phrase.count : 0
    }
}
