public import Foundation
import HarkRouting

extension Scenario {
    /// Reads a scenario from a file.
    ///
    /// - Throws: `ScenarioError` when the file cannot be read or breaks the rules.
    public init(contentsOf url: URL, named name: String? = nil) throws(ScenarioError) {
        let file = name ?? url.lastPathComponent
        let yaml: String
        do {
            yaml = try String(contentsOf: url, encoding: .utf8)
        } catch {
            throw .unreadable(file: file, reason: "is not there, or is not UTF-8 text")
        }
        try self.init(yaml, file: file)
    }

    /// Reads a scenario from its text; `file` stands in faults.
    ///
    /// - Throws: `ScenarioError.invalid` when the text breaks the rules.
    public init(_ yaml: String, file: String) throws(ScenarioError) {
        let root = try YAMLPlace(yaml, file: file)
        self = try ScenarioReader.scenario(root)
    }
}

/// Makes a scenario of its document, and refuses what it does not know.
enum ScenarioReader {
    /// Seconds in 31 days, the longest horizon.
    private static let longest = 2_678_400.0
    /// Customers in all replications, so that a slip of the pen does not fill the memory.
    private static let mostArrivals = 20_000_000.0

    static func scenario(_ root: YAMLPlace) throws(ScenarioError) -> Scenario {
        let members = try root.members(
            "seed",
            "replications",
            "horizonSeconds",
            "warmupSeconds",
            "serviceLevelSeconds",
            "slowdownPerChat",
            "policy",
            "queues",
            "agents"
        )
        let horizon = try members.required("horizonSeconds").number(1...longest)
        var scenario = Scenario(
            horizonSeconds: horizon,
            queues: try queues(try members.required("queues")),
            agents: try agents(try members.required("agents"))
        )
        let names = scenario.queues.map(\.name)
        scenario.seed = UInt64(try members["seed"]?.whole(0...Int.max) ?? 1)
        scenario.replications = try members["replications"]?.whole(1...10_000) ?? 30
        scenario.warmupSeconds = try members["warmupSeconds"]?.number(0...horizon) ?? 0
        scenario.serviceLevelSeconds = try members["serviceLevelSeconds"]?.number(0...86_400) ?? 20
        scenario.slowdownPerChat = try members["slowdownPerChat"]?.number(0...10) ?? 0
        scenario.policy = try PolicyReader.policy(members["policy"], queues: names)
        try readOwnPolicies(try members.required("queues"), into: &scenario.queues)
        try check(scenario, members)
        return scenario
    }

    private static func queues(_ place: YAMLPlace) throws(ScenarioError) -> [SimulatedQueue] {
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

    private static func queue(_ item: YAMLPlace) throws(ScenarioError) -> SimulatedQueue {
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
            "policy"
        )
        var queue = SimulatedQueue(
            name: try members.required("name").text(),
            arrivalsPerHour: try rates(try members.required("arrivalsPerHour")),
            service: try distribution(try members.required("service"))
        )
        if let patience = members["patience"], !patience.says("none") { queue.patience = try distribution(patience) }
        queue.priority = try members["priority"]?.whole(-10...10) ?? 0
        queue.skills = try needs(members["skills"])
        queue.preferredSkills = try needs(members["preferredSkills"])
        queue.language = try members["language"]?.text()
        queue.weight = Int((try members["weight"]?.number(0.25...3) ?? 1) * 100)
        return queue
    }

    private static func readOwnPolicies(
        _ place: YAMLPlace,
        into queues: inout [SimulatedQueue]
    ) throws(ScenarioError) {
        let names = queues.map(\.name)
        for (index, item) in try place.items().enumerated() {
            guard let own = try item.anyMember("policy") else { continue }
            queues[index].policy = try PolicyReader.policy(own, queues: names)
        }
    }

    /// One rate, or a list by hour of the day.
    private static func rates(_ place: YAMLPlace) throws(ScenarioError) -> [Double] {
        let range = 0...1_000_000.0
        guard place.isList else { return [try place.number(range)] }
        let items = try place.items()
        guard items.count <= 24 else { throw place.fault("must be at most 24 rates, one an hour") }
        return try items.map { (item) throws(ScenarioError) in try item.number(range) }
    }

    private static func distribution(_ place: YAMLPlace) throws(ScenarioError) -> Distribution {
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

    private static func values(_ place: YAMLPlace) throws(ScenarioError) -> [Double] {
        try place.items().map { (item) throws(ScenarioError) in try item.number(0...longest) }
    }

    private static func agents(_ place: YAMLPlace) throws(ScenarioError) -> [AgentGroup] {
        let groups = try place.items().map { (item) throws(ScenarioError) in try group(item) }
        guard groups.reduce(0, { $0 + $1.count }) <= 10_000 else { throw place.fault("must be at most 10000 agents") }
        return groups
    }

    private static func group(_ item: YAMLPlace) throws(ScenarioError) -> AgentGroup {
        let members = try item.members("count", "capacity", "skills", "languages", "queues", "shifts")
        var group = AgentGroup(count: try members.required("count").whole(1...10_000))
        group.capacity = Int((try members["capacity"]?.number(0.25...100) ?? 1) * 100)
        for skill in try needs(members["skills"], level: 5) { group.skills[skill.name] = skill.level }
        group.languages = try texts(members["languages"])
        group.queues = try texts(members["queues"])
        group.shifts = try members["shifts"]?.items().map { (item) throws(ScenarioError) in try shift(item) } ?? []
        return group
    }

    private static func shift(_ item: YAMLPlace) throws(ScenarioError) -> Shift {
        let members = try item.members("fromHour", "toHour")
        let from = try members.required("fromHour").number(0...24)
        let end = try members.required("toHour").number(0...24)
        guard from < end else { throw item.fault("must end after it begins; a night is two shifts") }
        return Shift(fromHour: from, toHour: end)
    }

    private static func texts(_ place: YAMLPlace?) throws(ScenarioError) -> [String] {
        guard let place, place.node.sequence?.isEmpty != true else { return [] }
        return try place.items().map { (item) throws(ScenarioError) in try item.text() }
    }

    /// Skills: names, or names with a level.
    private static func needs(_ place: YAMLPlace?, level: Int = 1) throws(ScenarioError) -> [SkillNeed] {
        guard let place, place.node.sequence?.isEmpty != true else { return [] }
        return try place.items().map { (item) throws(ScenarioError) in
            guard item.isMapping else { return SkillNeed(try item.text(), level: level) }
            let members = try item.members("name", "level")
            let named = try members.required("name").text()
            return SkillNeed(named, level: try members["level"]?.whole(1...5) ?? level)
        }
    }

    /// What only the whole document can break.
    private static func check(_ scenario: Scenario, _ members: YAMLMembers) throws(ScenarioError) {
        let hourly = scenario.queues.reduce(0) {
            $0 + $1.arrivalsPerHour.reduce(0, +) / Double($1.arrivalsPerHour.count)
        }
        let arrivals = hourly * scenario.horizonSeconds / 3600 * Double(scenario.replications)
        guard arrivals <= mostArrivals else {
            throw members.place.fault("is \(Int(arrivals)) customers in all replications; at most \(Int(mostArrivals))")
        }
        guard scenario.warmupSeconds < scenario.horizonSeconds else {
            throw try members.required("warmupSeconds").fault("must be less than horizonSeconds")
        }
        let names = Set(scenario.queues.map(\.name))
        for group in scenario.agents {
            for name in group.queues where !names.contains(name) {
                throw try members.required("agents").fault("name the queue \(name), which is not there")
            }
        }
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
