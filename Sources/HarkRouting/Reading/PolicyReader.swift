package import HarkDomain

/// Reads a routing policy: a choice's name, or a mapping.
package struct PolicyReader {
    private let queue: (String) -> QueueID?
    private let isSkill: (String) -> Bool

    /// Creates a reader that knows queues and skills by their names.
    package init(queue: @escaping (String) -> QueueID?, isSkill: @escaping (String) -> Bool = { _ in true }) {
        (self.queue, self.isSkill) = (queue, isSkill)
    }

    /// What stands there; what it leaves out stays as in `base`.
    package func policy(_ place: YAMLPlace, base: RoutingPolicy, _ yaml: inout YAMLReader) -> RoutingPolicy {
        var policy = base
        guard place.isMapping else {
            policy.choice = yaml.oneOf(place, RoutingPolicy.Choice.self) ?? policy.choice
            return policy
        }
        let members = yaml.members(
            place,
            "choice",
            "priorityCreditSeconds",
            "stickySeconds",
            "relaxation",
            "overflow",
            "reservesScarceSkills",
            "weights"
        )
        policy.choice = yaml.oneOf(members?["choice"], RoutingPolicy.Choice.self) ?? policy.choice
        if let credit = members?["priorityCreditSeconds"] {
            let isStrict = credit.says("none") || credit.isNull
            policy.priorityCreditSeconds = isStrict ? nil : yaml.whole(credit, 0...86_400)
        }
        policy.stickySeconds = yaml.whole(members?["stickySeconds"], 0...3600) ?? policy.stickySeconds
        policy.reservesScarceSkills = yaml.isOn(members?["reservesScarceSkills"]) ?? policy.reservesScarceSkills
        if let steps = members?["relaxation"] {
            policy.relaxation = yaml.items(steps, 0...64).compactMap { relaxation($0, &yaml) }
        }
        if let rules = members?["overflow"] {
            policy.overflow = yaml.items(rules, 0...64).compactMap { overflow($0, &yaml) }
        }
        if let place = members?["weights"] { weights(place, &policy.weights, &yaml) }
        return policy
    }

    private func relaxation(_ item: YAMLPlace, _ yaml: inout YAMLReader) -> Relaxation? {
        guard let members = yaml.members(item, "afterSeconds", "falls") else { return nil }
        let after = yaml.whole(yaml.required(members, "afterSeconds"), 0...86_400)
        guard let place = yaml.required(members, "falls"), let text = yaml.text(place, most: 86) else { return nil }
        guard let falls = Relaxation.Fall(rawValue: text) else {
            yaml.note(place.fault("must be preferredSkills, level, lastSkill, language or skill:NAME"))
            return nil
        }
        if case .skill(let name) = falls, !isSkill(name) {
            yaml.note(place.fault("names the skill \(name), which is not there"))
        }
        return after.map { Relaxation(falls, afterSeconds: $0) }
    }

    private func overflow(_ item: YAMLPlace, _ yaml: inout YAMLReader) -> Overflow? {
        guard let members = yaml.members(item, "to", "afterSeconds", "atLength", "whenNobodyIsOnline") else {
            return nil
        }
        let after = yaml.whole(members["afterSeconds"], 0...86_400)
        let length = yaml.whole(members["atLength"], 1...1_000_000)
        let isAlone = yaml.isOn(members["whenNobodyIsOnline"])
        let hasNone = isAlone == false || members["whenNobodyIsOnline"] == nil
        if hasNone, members["afterSeconds"] == nil, members["atLength"] == nil {
            yaml.note(item.fault("needs afterSeconds, atLength or whenNobodyIsOnline"))
        }
        guard let place = yaml.required(members, "to"), let name = yaml.text(place, most: 200) else { return nil }
        guard let queue = queue(name) else {
            yaml.note(place.fault("is not the name of a queue"))
            return nil
        }
        return Overflow(to: queue, afterSeconds: after, atLength: length, whenNobodyIsOnline: isAlone ?? false)
    }

    private func weights(_ place: YAMLPlace, _ weights: inout RoutingPolicy.Weights, _ yaml: inout YAMLReader) {
        guard let members = yaml.members(place, "fit", "spare", "idle", "waiting") else { return }
        weights.fit = yaml.whole(members["fit"], 0...1000) ?? weights.fit
        weights.spare = yaml.whole(members["spare"], 0...1000) ?? weights.spare
        weights.idle = yaml.whole(members["idle"], 0...1000) ?? weights.idle
        weights.waiting = yaml.whole(members["waiting"], 1...1000) ?? weights.waiting
    }
}
