import HarkStatistics

extension DialogueEstimate {
    /// Puts an estimate together.
    init(logit: Double, rating: Double, _ interval: RatingInterval, _ reasons: ReasonList) {
        let chance = logistic(logit)
        let rating = min(max(rating, 1), 5)
        let range = interval.range(around: rating, chance: chance)
        self.init(
            prediction: rating,
            low: range.lowerBound,
            high: range.upperBound,
            probabilityBad: chance,
            reasons: reasons.reasons
        )
    }
}

extension TurnRow {
    /// What each signal adds to the prior's logit, and the turns before.
    var priorParts: [(feature: String, value: Double)] {
        let own: [(feature: String, value: Double)] = TurnSignal.allCases.map { signal in
            ("\(signal)", (SatisfactionPrior.turnWeights[signal] ?? 0) * Double(signals[signal]))
        }
        return own + [("earlierTurns", priorLogit - SatisfactionPrior.turnBase - priorTrouble)]
    }

    /// The reasons of the prior.
    func priorReasons(times weight: Double) -> ReasonList {
        var list = ReasonList()
        for part in priorParts { list.add(weight * part.value, to: part.feature) }
        return list
    }
}

extension TurnModel {
    /// What speaks for and against a bad rating as of a turn.
    func reasons(_ row: TurnRow, _ view: View) -> ReasonList {
        var list = row.priorReasons(times: blend.weights[0])
        let bases = TextBase.Kind.allCases.count
        let added = trees.contributions(view.treeRow).map { blend.weights[bases + 1] * $0 }
        for signal in TurnSignal.allCases { list.add(added[signal.rawValue], to: "\(signal)") }
        list.share(added[TurnSignal.count], among: row.priorParts, rest: "earlierTurns")
        let firstBase = TurnSignal.count + 1
        let shared = added[firstBase + bases] / Double(bases)
        for (number, base) in self.bases.enumerated() {
            let contribution = blend.weights[number + 1] * view.bases[number] + added[firstBase + number] + shared
            if TextBase.Kind.allCases[number].readsLetters {
                list.share(contribution, among: row.letters, letters, base.weights)
            } else {
                list.share(contribution, among: row.words, words, base.weights)
            }
        }
        list.add(added[(firstBase + bases + 1)...].reduce(0, +), to: "earlierTurns")
        return list
    }
}

extension OverallRow {
    /// What the troubles of the turns add to the prior's logit.
    private static let priorNames = ["trouble.mean", "trouble.highest", "trouble.last"]

    /// The reasons of the prior.
    func priorReasons(times weight: Double) -> ReasonList {
        var list = ReasonList()
        for (name, coefficient) in zip(Self.priorNames, SatisfactionPrior.overallWeights) {
            guard let index = Self.names.firstIndex(of: name) else { continue }
            list.add(weight * coefficient * numbers[index], to: name)
        }
        return list
    }
}

extension OverallModel {
    /// What speaks for and against a bad rating of a dialogue.
    func reasons(_ row: OverallRow, _ view: View) -> ReasonList {
        var list = row.priorReasons(times: blend.weights[0])
        let added = trees.contributions(Self.treeRow(view.numbers, view.text)).map { blend.weights[3] * $0 }
        for (number, name) in OverallRow.names.enumerated() {
            list.add(blend.weights[2] * linear.weights[number] * view.numbers[number] + added[number], to: name)
        }
        let text = blend.weights[1] * view.text + added[OverallRow.names.count]
        list.share(text, among: row.text, space, self.text.weights)
        return list
    }
}
