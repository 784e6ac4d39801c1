import HarkDomain
import HarkRouting

// Who comes.
extension ScenarioReader {
    static func queues(_ place: YAMLPlace) throws(RoutingFault) -> [SimulatedQueue] {
        var queues: [SimulatedQueue] = []
        for item in try place.items() {
            let queue = try self.queue(item)
            guard !queues.contains(where: { $0.name == queue.name }) else {
                throw item.fault("has the name \(queue.name), which another queue has")
            }
            queues.append(queue)
        }
        guard queues.count <= 100 else { throw place.fault("must be at most 100 queues") }
        return queues
    }

    private static func queue(_ item: YAMLPlace) throws(RoutingFault) -> SimulatedQueue {
        let members = try item.members(
            "name",
            "arrivalsPerHour",
            "service",
            "patience",
            "priority",
            "skills",
            "preferredSkills",
            "language",
            "weight",
            "policy",
            "recorded"
        )
        var queue = SimulatedQueue(
            name: try members.required("name").text(),
            arrivalsPerHour: try members["recorded"] == nil ? rates(try members.required("arrivalsPerHour")) : [0],
            service: try distribution(try members.required("service"))
        )
        if let patience = members["patience"], !patience.says("none") { queue.patience = try distribution(patience) }
        queue.priority = try members["priority"]?.whole(-10...10) ?? 0
        if let recorded = members["recorded"] { queue.recorded = try customers(recorded, members) }
        queue.skills = try needs(members["skills"])
        queue.preferredSkills = try needs(members["preferredSkills"])
        queue.language = try members["language"]?.text()
        queue.weight = Int(((try members["weight"]?.number(0.25...3) ?? 1) * 100).rounded())
        return queue
    }

    private static func customers(
        _ place: YAMLPlace,
        _ queue: YAMLMembers
    ) throws(RoutingFault) -> [RecordedCustomer] {
        if let rates = queue["arrivalsPerHour"] { throw rates.fault("does not go with recorded") }
        var customers: [RecordedCustomer] = []
        for item in try place.items() {
            let members = try item.members("atSeconds", "serviceSeconds", "patienceSeconds")
            let time = try members.required("atSeconds").number(0...longest)
            guard time >= customers.last?.atSeconds ?? 0 else { throw item.fault("comes before the one above it") }
            let service = try members["serviceSeconds"]?.number(0...longest)
            let patience = try members["patienceSeconds"]?.number(0...longest)
            customers.append(RecordedCustomer(atSeconds: time, serviceSeconds: service, patienceSeconds: patience))
        }
        return customers
    }

    static func readOwnPolicies(
        _ place: YAMLPlace,
        into queues: inout [SimulatedQueue]
    ) throws(RoutingFault) {
        let names = queues.map(\.name)
        for (index, item) in try place.items().enumerated() {
            guard let own = try item.anyMember("policy") else { continue }
            queues[index].policy = try policy(own, queues: names)
        }
    }

    /// A policy; other than in the product, priority is strict unless the scenario says what it is worth.
    static func policy(_ place: YAMLPlace?, queues: [String]) throws(RoutingFault) -> RoutingPolicy {
        let strict = RoutingPolicy(priorityCreditSeconds: nil)
        guard let place else { return strict }
        var yaml = YAMLReader()
        let reader = PolicyReader(queue: { queues.firstIndex(of: $0).map { .simulated($0) } })
        let policy = reader.policy(place, base: strict, &yaml)
        if let fault = yaml.faults.first { throw fault }
        return policy
    }

    /// One rate, or a list by hour of the day.
    private static func rates(_ place: YAMLPlace) throws(RoutingFault) -> [Double] {
        let range = 0...1_000_000.0
        guard place.isList else { return [try place.number(range)] }
        let items = try place.items()
        guard items.count <= 24 else { throw place.fault("must be at most 24 rates, one an hour") }
        return try items.map { (item) throws(RoutingFault) in try item.number(range) }
    }

    private static func distribution(_ place: YAMLPlace) throws(RoutingFault) -> Distribution {
        let members = try place.members("distribution", "meanSeconds", "sigma", "values")
        let kind = try members.required("distribution").oneOf(DistributionKind.self)
        for key in ["meanSeconds", "sigma", "values"] where !kind.keys.contains(key) {
            if let place = members[key] { throw place.fault("does not belong to the distribution \(kind.rawValue)") }
        }
        guard kind != .empirical else { return .empirical(seconds: try values(try members.required("values"))) }
        let mean = try members.required("meanSeconds").number(0.001...longest)
        switch kind {
        case .constant: return .constant(seconds: mean)
        case .lognormal: return .lognormal(meanSeconds: mean, sigma: try members["sigma"]?.number(0...5) ?? 1)
        default: return .exponential(meanSeconds: mean)
        }
    }

    private static func values(_ place: YAMLPlace) throws(RoutingFault) -> [Double] {
        try place.items().map { (item) throws(RoutingFault) in try item.number(0...longest) }
    }
}

/// The distributions by their names in a document.
private enum DistributionKind: String, CaseIterable {
    case exponential
    case constant
    case lognormal
    case empirical

    var keys: [String] {
        switch self {
        case .exponential, .constant: ["meanSeconds"]
        case .lognormal: ["meanSeconds", "sigma"]
        case .empirical: ["values"]
        }
    }
}
