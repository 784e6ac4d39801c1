public import HarkDomain

extension RoutingPlan {
    /// The longest document that is read.
    ///
    /// - Units: bytes of UTF-8.
    public static let mostBytes = 262_144

    /// Reads a plan from YAML or JSON.
    ///
    /// A text that was read a moment ago is not read again, so a plan that was checked elsewhere is at hand where it is
    /// decided on.
    ///
    /// - Parameters:
    ///   - text: the document, of at most ``mostBytes``, without anchors and aliases.
    ///   - warns: false for a plan that was looked at before, where what is most likely a mistake is of no interest.
    ///   - queues: finds a queue by its name or its id's text.
    /// - Returns: the plan, or nil when it has faults; all faults, or else all warnings, at most 50 of them.
    public static func read(
        _ text: String,
        warns: Bool = true,
        queues: (String) -> QueueID?
    ) -> (plan: RoutingPlan?, faults: [RoutingFault]) {
        if let known = PlanReading.kept.value(of: text), let faults = known.faults(warns: warns, queues) {
            return (known.plan, faults)
        }
        return withoutActuallyEscaping(queues) { queues in
            do throws(RoutingFault) {
                let root = try YAMLPlace(untrusted: text, mostBytes: mostBytes)
                var reader = PlanReader(queues: queues)
                let plan = reader.plan(root)
                guard reader.yaml.faults.isEmpty else { return (nil, reader.yaml.faults) }
                try reader.checkLength(of: plan)
                let warnings = warns ? Array(reader.warnings(of: plan).prefix(YAMLReader.most)) : nil
                PlanReading.kept.keep(PlanReading(plan: plan, warnings: warnings, queues: reader.named), of: text)
                return (plan, warnings ?? [])
            } catch {
                return (nil, [error])
            }
        }
    }
}

/// Reads a plan of its document, notes what is wrong, and remembers where everything stood.
struct PlanReader {
    var yaml = YAMLReader()
    let queues: (String) -> QueueID?
    var skillNames: Set<String> = []
    var hoursNames: Set<String> = []
    var slaNames: Set<String> = []
    var ruleNames: Set<String> = []
    /// Queues as the document names them.
    var queueNames: [QueueID: String] = [:]
    /// Which queues the names in it stand for.
    private(set) var named: [String: QueueID] = [:]
    /// Where the plan's policy, the queues and the items of lists stand.
    var policyPlace: YAMLPlace?
    var queuePlaces: [QueueID: YAMLPlace] = [:]
    var slaPlaces: [YAMLPlace] = []
    var rulePlaces: [YAMLPlace] = []

    init(queues: @escaping (String) -> QueueID?) { self.queues = queues }

    /// What a document says; names are read before what refers to them.
    mutating func plan(_ root: YAMLPlace) -> RoutingPlan {
        var plan = RoutingPlan()
        let members = yaml.members(
            root,
            "policy",
            "weighing",
            "skills",
            "businessHours",
            "sla",
            "queues",
            "rules",
            "tiers"
        )
        plan.weighing = yaml.isOn(members?["weighing"]) ?? false
        plan.skills = yaml.items(members?["skills"], 0...500).compactMap { skill($0) }
        plan.businessHours = yaml.items(members?["businessHours"], 0...100).compactMap { hours($0) }
        slaPlaces = yaml.items(members?["sla"], 0...100)
        plan.sla = slaPlaces.compactMap { sla($0) }
        policyPlace = members?["policy"]
        if let policyPlace { plan.policy = policy(policyPlace) }
        for item in yaml.items(members?["queues"], 0...500) { queue(item, &plan.queues) }
        rulePlaces = yaml.items(members?["rules"], 0...500)
        plan.rules = rulePlaces.compactMap { rule($0) }
        plan.tiers = tiers(members?["tiers"])
        return plan
    }

    private mutating func skill(_ item: YAMLPlace) -> PlannedSkill? {
        let members = yaml.members(item, "name", "description")
        guard let name = yaml.name(members, among: &skillNames) else { return nil }
        return PlannedSkill(name, description: yaml.text(members?["description"], most: 500))
    }

    private mutating func queue(_ item: YAMLPlace, _ queues: inout [QueueID: QueuePlan]) {
        let members = yaml.members(item, "queue", "policy", "businessHours", "sla", "agentCapacity")
        let place = yaml.required(members, "queue")
        let id = queue(place)
        let own = QueuePlan(
            policy: members?["policy"].map { policy($0) },
            businessHours: name(members?["businessHours"], of: "business hours", among: hoursNames),
            sla: name(members?["sla"], of: "an SLA policy", among: slaNames),
            agentCapacity: yaml.hundredths(members?["agentCapacity"], 1...100)
        )
        guard let id, let place else { return }
        if queues.updateValue(own, forKey: id) != nil { yaml.note(place.fault("is there twice")) }
        queuePlaces[id] = item
    }

    private mutating func policy(_ place: YAMLPlace) -> RoutingPolicy {
        let (known, queues) = (skillNames, queues)
        var found: [String: QueueID] = [:]
        let reader = PolicyReader(
            queue: { name in
                found[name] = queues(name)
                return found[name]
            },
            isSkill: { known.isEmpty || known.contains($0) }
        )
        let policy = reader.policy(place, base: RoutingPolicy(), &yaml)
        for (name, id) in found.sorted(by: { $0.key < $1.key }) { note(id, as: name) }
        return policy
    }

    /// A queue by its name or its id's text.
    mutating func queue(_ place: YAMLPlace?) -> QueueID? {
        guard let place, let name = yaml.text(place, most: 200) else { return nil }
        guard let id = queues(name) else {
            yaml.note(place.fault("is not the name of a queue"))
            return nil
        }
        note(id, as: name)
        return id
    }

    private mutating func note(_ id: QueueID, as name: String) {
        named[name] = id
        if queueNames[id] == nil { queueNames[id] = name }
    }

    /// A name that must be one of those that the document defines.
    mutating func name(_ place: YAMLPlace?, of what: String, among known: Set<String>) -> String? {
        guard let place, let name = yaml.text(place) else { return nil }
        if !known.contains(name) { yaml.note(place.fault("is not the name of \(what)")) }
        return name
    }

    /// Checks that the plan can be read back as it is written, with all that the document leaves out.
    ///
    /// - Throws: the fault of the whole when it is too long, by the queues' names or by their ids.
    func checkLength(of plan: RoutingPlan) throws(RoutingFault) {
        let names = queueNames
        let bytes = max(plan.json(name: \.text).utf8.count, plan.json { names[$0] ?? $0.text }.utf8.count)
        guard bytes > RoutingPlan.mostBytes else { return }
        let message = "is \(bytes) bytes long with all that it leaves out; at most \(RoutingPlan.mostBytes) are taken"
        throw RoutingFault(at: "", message: message)
    }
}
