public import HarkDomain
public import HarkRouting

extension SurveyPlan {
    /// The longest document that is read.
    ///
    /// - Units: bytes of UTF-8.
    public static let mostBytes = 131_072

    /// Reads a plan from YAML or JSON.
    ///
    /// - Parameters:
    ///   - text: the document, of at most ``mostBytes``, without anchors and aliases.
    ///   - queues: finds a queue by its name or its id's text.
    /// - Returns: the plan, or nil when it has faults; all faults, at most 50 of them.
    public static func read(
        _ text: String,
        queues: (String) -> QueueID?
    ) -> (plan: SurveyPlan?, faults: [RoutingFault]) {
        do throws(RoutingFault) {
            let root = try YAMLPlace(untrusted: text, mostBytes: mostBytes)
            var reader = SurveyReader()
            let plan = reader.plan(root, queues)
            guard reader.yaml.faults.isEmpty else { return (nil, reader.yaml.faults) }
            let bytes = plan.json(name: \.text).utf8.count
            guard bytes <= mostBytes else {
                throw RoutingFault(at: "", message: "is \(bytes) bytes long; at most \(mostBytes) are taken")
            }
            return (plan, [])
        } catch {
            return (nil, [error])
        }
    }
}

/// Reads a survey plan of its document and notes what is wrong.
private struct SurveyReader {
    var yaml = YAMLReader()
    private var names: Set<String> = []
    /// Which queues have a survey in which language; an empty name stands for all queues.
    private var taken: Set<String> = []

    mutating func plan(_ root: YAMLPlace, _ queues: (String) -> QueueID?) -> SurveyPlan {
        var plan = SurveyPlan()
        let members = yaml.members(root, "rules", "surveys")
        if let place = members?["rules"] { plan.rules = rules(place) }
        for item in yaml.items(members?["surveys"], 0...200) {
            if let survey = survey(item, queues) { plan.surveys.append(survey) }
        }
        return plan
    }

    private mutating func rules(_ place: YAMLPlace) -> SurveyRules {
        var rules = SurveyRules()
        let members = yaml.members(place, "minimumMessages", "againAfterDays", "lowScore")
        rules.minimumMessages = yaml.whole(members?["minimumMessages"], 0...20) ?? rules.minimumMessages
        rules.againAfterDays = yaml.whole(members?["againAfterDays"], 0...SurveyRules.mostDays) ?? rules.againAfterDays
        rules.lowScore = yaml.whole(members?["lowScore"], 0...4) ?? rules.lowScore
        return rules
    }

    private mutating func survey(_ item: YAMLPlace, _ queues: (String) -> QueueID?) -> PlannedSurvey? {
        let members = yaml.members(item, "name", "queue", "language", "asks", "questions")
        let name = yaml.name(members, among: &names)
        let language = yaml.oneOf(yaml.required(members, "language"), SurveyLanguage.self)
        let queue = queue(members?["queue"], queues)
        let asks = yaml.isOn(members?["asks"]) ?? true
        var ids: Set<String> = []
        let questions = yaml.items(members?["questions"], 0...SurveyQuestion.most).compactMap { question($0, &ids) }
        guard let name, let language else { return nil }
        if !taken.insert("\(language.rawValue) \(queue?.text ?? "")").inserted {
            yaml.note(item.fault("is the second survey of this queue in this language"))
        }
        var survey = PlannedSurvey(name: name, queue: queue, language: language)
        (survey.asks, survey.questions) = (asks, questions)
        return survey
    }

    private mutating func queue(_ place: YAMLPlace?, _ queues: (String) -> QueueID?) -> QueueID? {
        guard let place, let name = yaml.text(place, most: 200) else { return nil }
        guard let id = queues(name) else {
            yaml.note(place.fault("is not the name of a queue"))
            return nil
        }
        return id
    }

    private mutating func question(_ item: YAMLPlace, _ ids: inout Set<String>) -> SurveyQuestion? {
        let members = yaml.members(item, "id", "kind", "text", "choices")
        let id = id(members, among: &ids)
        let kind = yaml.oneOf(yaml.required(members, "kind"), SurveyQuestion.Kind.self)
        let text = yaml.text(yaml.required(members, "text"), most: 200)
        let choices = choices(members?["choices"])
        guard let id, let kind, let text else { return nil }
        if kind == .choice, choices.count < 2 {
            yaml.note((members?["choices"] ?? item).fault("must have at least two choices"))
        }
        if kind != .choice, let place = members?["choices"] {
            yaml.note(place.fault("is only for questions of the kind choice"))
        }
        return SurveyQuestion(id: id, kind: kind, text: text, choices: choices)
    }

    private mutating func choices(_ place: YAMLPlace?) -> [Choice] {
        var ids: Set<String> = []
        return yaml.items(place, 0...10).compactMap { item in
            let members = yaml.members(item, "id", "label")
            let id = id(members, among: &ids)
            let label = yaml.text(yaml.required(members, "label"), most: 80)
            guard let id, let label else { return nil }
            return Choice(id: id, label: label)
        }
    }

    /// An id that answers, addresses of forms and reports can carry as it is.
    private mutating func id(_ members: YAMLMembers?, among ids: inout Set<String>) -> String? {
        guard let place = yaml.required(members, "id"), let id = yaml.text(place, most: 40) else { return nil }
        let isPlain = id.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
                || $0 == 0x5F
        }
        if !isPlain { yaml.note(place.fault("must be letters, digits, - and _ only")) }
        if !ids.insert(id).inserted { yaml.note(place.fault("\(id) is there twice")) }
        return id
    }
}
