import HarkStatistics

extension SuggestionSearch {
    /// Parts of the day when nobody is there and customers wait for people in vain.
    ///
    /// The gain is what would not be left, if as few left as at open hours.
    func hours(in chats: [SuggestionChat]) -> [Suggestion] {
        let waiting = chats.filter { $0.wasQueued }
        let open = waiting.filter(\.isOpen)
        let usual = ScoreEstimate.share(open.count { $0.isAbandoned }, of: open.count)
        let closed = Dictionary(grouping: waiting.filter { !$0.isOpen }) {
            SuggestionSubject.hours(isWeekend: $0.moment.isWeekend, $0.moment.part)
        }
        let groups = closed.sorted { $0.key.text < $1.key.text }
        let chances = Holm.corrected(groups.map { Self.chance(of: $0.value, beside: open) { $0.isAbandoned } })
        return zip(groups, chances).compactMap { group, chance in
            let left = group.value.filter(\.isAbandoned)
            // Those who stay although nobody is there are no reason to open.
            guard left.count >= fewest, chance <= self.chance else { return nil }
            let share = ScoreEstimate.share(left.count, of: group.value.count)
            return Suggestion(
                kind: .hours,
                subject: group.key,
                facts: Self.facts(group.key) + [Self.span(left)],
                conversations: left.map(\.id),
                gain: saved(left.count, share: usual?.without(in: share), .abandonment),
                effort: .large
            )
        }
    }

    /// The chance of so many hits among some, if they were as likely as among others: Fisher's exact test, one-sided.
    private static func chance(
        of some: [SuggestionChat],
        beside others: [SuggestionChat],
        where isHit: (SuggestionChat) -> Bool
    ) -> Double {
        let hits = some.count(where: isHit)
        let marked = hits + others.count(where: isHit)
        return HypergeometricDistribution(population: some.count + others.count, marked: marked, drawn: some.count)
            .chance(atLeast: hits)
    }

    /// Half hours of the week in which more targets are missed than in others.
    ///
    /// The gain is what would not be missed, if as few were missed as in the other half hours.
    func staffing(in chats: [SuggestionChat]) -> [Suggestion] {
        let waiting = chats.filter { $0.isOpen && $0.wasQueued }
        let missed = { (chat: SuggestionChat) in chat.isBreached }
        let all = waiting.count(where: missed)
        let slots = Dictionary(grouping: waiting) { $0.moment.weekday * 48 + $0.moment.halfHour }
            .filter { $0.value.count >= fewest / 2 }.sorted { $0.key < $1.key }.map(\.value)
        let chances = Holm.corrected(
            slots.map { slot in
                HypergeometricDistribution(population: waiting.count, marked: all, drawn: slot.count)
                    .chance(atLeast: slot.count(where: missed))
            }
        )
        let bad = zip(slots, chances).filter { $0.1 <= chance }.flatMap(\.0)
        let others = (waiting.count - bad.count, all - bad.count(where: missed))
        let usual = ScoreEstimate.share(others.1, of: others.0)
        let groups = Dictionary(grouping: bad) { SuggestionSubject.weekday($0.moment.weekday, $0.moment.part) }
        return groups.sorted { $0.key.text < $1.key.text }.compactMap { subject, chats in
            let late = chats.filter(missed)
            guard late.count >= fewest else { return nil }
            let share = ScoreEstimate.share(late.count, of: chats.count)
            return Suggestion(
                kind: .staffing,
                subject: subject,
                facts: Self.facts(subject) + [Self.span(chats), .percent("breached", share?.value ?? 0)],
                conversations: late.map(\.id),
                gain: saved(late.count, share: usual?.without(in: share), .slaBreachRate),
                effort: .medium
            )
        }
    }

    private static func facts(_ subject: SuggestionSubject) -> [Suggestion.Fact] {
        switch subject {
        case .hours(let isWeekend, let part):
            [.init(name: "days", value: isWeekend ? "weekend" : "workday"), .init(name: "part", value: part.rawValue)]
        case .weekday(let day, let part):
            [.init(name: "weekday", value: "\(day)"), .init(name: "part", value: part.rawValue)]
        default: []
        }
    }

    /// From the first to the end of the last half hour, such as 18:00–20:30.
    private static func span(_ chats: [SuggestionChat]) -> Suggestion.Fact {
        let slots = chats.map(\.moment.halfHour)
        func clock(_ slot: Int) -> String { "\(slot / 2 < 10 ? "0" : "")\(slot / 2):\(slot % 2 == 0 ? "00" : "30")" }
        return Suggestion.Fact(name: "times", value: "\(clock(slots.min() ?? 0))–\(clock((slots.max() ?? 0) + 1))")
    }
}

extension ScoreEstimate {
    /// The share of some bad ones that would not be there, if only this share of all were bad.
    fileprivate func without(in share: ScoreEstimate?) -> ScoreEstimate? {
        guard let share, share.value > 0 else { return nil }
        func part(_ usual: Double, of share: Double) -> Double { share > 0 ? Swift.max(0, 1 - usual / share) : 0 }
        return ScoreEstimate(
            value: part(value, of: share.value),
            low: part(high, of: share.low),
            high: part(low, of: share.high),
            count: share.count
        )
    }
}
