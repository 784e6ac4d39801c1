import HarkDomain

// Entry rules.
extension PlanReader {
    mutating func rule(_ item: YAMLPlace) -> EntryRule? {
        let members = yaml.members(item, "name", "when", "then")
        let name = yaml.name(members, among: &ruleNames)
        let when = members?["when"].map { conditions($0) } ?? EntryConditions()
        let then = yaml.required(members, "then").flatMap { action($0) }
        guard let name, let then else { return nil }
        return EntryRule(name: name, when: when, then: then)
    }

    private mutating func conditions(_ place: YAMLPlace) -> EntryConditions {
        let members = yaml.members(
            place,
            "site",
            "page",
            "language",
            "intent",
            "entity",
            "mood",
            "segment",
            "hours",
            "returning",
            "dissatisfied"
        )
        return EntryConditions(
            site: yaml.texts(members?["site"], 1...100),
            page: yaml.texts(members?["page"], 1...100, most: 200).map(PagePattern.init),
            language: languages(members?["language"]),
            intent: yaml.texts(members?["intent"], 1...100),
            entity: yaml.texts(members?["entity"], 1...100),
            mood: moods(members?["mood"]),
            segment: yaml.texts(members?["segment"], 1...100),
            hours: members?["hours"].flatMap { hoursCondition($0) },
            returning: yaml.isOn(members?["returning"]),
            dissatisfied: yaml.isOn(members?["dissatisfied"])
        )
    }

    private mutating func languages(_ place: YAMLPlace?) -> [String] {
        let tags = yaml.texts(place, 1...100)
        if let place, let tag = tags.first(where: { !$0.isLanguageTag }) {
            yaml.note(place.fault("\(tag) is not a language tag such as zh or en-GB"))
        }
        return tags
    }

    private mutating func moods(_ place: YAMLPlace?) -> [MoodLevel] {
        var moods: [MoodLevel] = []
        for item in yaml.items(place, 1...100) {
            guard let mood = yaml.oneOf(item, MoodLevel.self) else { continue }
            if moods.contains(mood) { yaml.note(item.fault("stands here twice")) } else { moods.append(mood) }
        }
        return moods
    }

    private mutating func hoursCondition(_ place: YAMLPlace) -> EntryConditions.Hours? {
        guard let members = yaml.members(place, "name", "are") else { return nil }
        let name = name(yaml.required(members, "name"), of: "business hours", among: hoursNames)
        let state = yaml.oneOf(yaml.required(members, "are"), EntryConditions.Hours.State.self)
        guard let name, let state else { return nil }
        return EntryConditions.Hours(name: name, are: state)
    }

    private mutating func action(_ place: YAMLPlace) -> EntryAction? {
        guard
            let members = yaml.members(place, "queue", "required", "preferred", "language", "priority", "sla")
        else { return nil }
        let queue = queue(yaml.required(members, "queue"))
        let required = needs(members["required"])
        let preferred = needs(members["preferred"])
        let language = yaml.isOn(members["language"]) ?? false
        let priority = yaml.whole(members["priority"], -10...10)
        let sla = name(members["sla"], of: "an SLA policy", among: slaNames)
        return queue.map {
            EntryAction(
                queue: $0,
                required: required,
                preferred: preferred,
                language: language,
                priority: priority,
                sla: sla
            )
        }
    }

    /// Skills: names, or names with a level.
    private mutating func needs(_ place: YAMLPlace?) -> [SkillNeed] {
        var needs: [SkillNeed] = []
        for item in yaml.items(place, 0...32) {
            let members = item.isMapping ? yaml.members(item, "name", "level") : nil
            let place = item.isMapping ? yaml.required(members, "name") : item
            let level = yaml.whole(members?["level"], 1...5) ?? 1
            guard let place, let name = yaml.text(place) else { continue }
            if !skillNames.isEmpty, !skillNames.contains(name) { yaml.note(place.fault("is not the name of a skill")) }
            if needs.contains(where: { $0.name == name }) { yaml.note(place.fault("stands here twice")) }
            needs.append(SkillNeed(name, level: level))
        }
        return needs
    }
}

extension String {
    /// True for the form of a BCP 47 tag: parts of up to eight letters and digits, the first of letters.
    fileprivate var isLanguageTag: Bool {
        let parts = utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return parts.allSatisfy { part in (1...8).contains(part.count) && part.allSatisfy(\.isLetterOrDigit) }
            && (parts.first?.allSatisfy(\.isLetter) ?? false)
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
    fileprivate var isLetterOrDigit: Bool { isLetter || (0x30...0x39).contains(self) }
}
