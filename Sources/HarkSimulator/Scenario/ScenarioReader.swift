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
        do {
            self = try ScenarioReader.scenario(try YAMLPlace(yaml))
        } catch {
            throw .invalid(ScenarioFault(file: file, line: error.line, keyPath: error.at, reason: error.message))
        }
    }
}

/// Makes a scenario of its document, and refuses what it does not know.
enum ScenarioReader {
    /// Seconds in 31 days, the longest horizon.
    static let longest = 2_678_400.0
    /// Customers in all replications and in one, so that a slip of the pen does not fill the memory.
    private static let mostArrivals = (all: 20_000_000.0, each: 2_000_000.0)

    static func scenario(_ root: YAMLPlace) throws(RoutingFault) -> Scenario {
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
        scenario.policy = try policy(members["policy"], queues: names)
        try readOwnPolicies(try members.required("queues"), into: &scenario.queues)
        try check(scenario, members)
        return scenario
    }

    /// What only the whole document can break.
    private static func check(_ scenario: Scenario, _ members: YAMLMembers) throws(RoutingFault) {
        let each = scenario.queues.reduce(0) { $0 + $1.arrivals(within: scenario.horizonSeconds) }
        let all = each * Double(scenario.replications)
        guard each <= mostArrivals.each, all <= mostArrivals.all else {
            throw members.place.fault(
                "is \(Int(each)) customers in a replication and \(Int(all)) in all; "
                    + "at most \(Int(mostArrivals.each)) and \(Int(mostArrivals.all))"
            )
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

extension SimulatedQueue {
    /// How many customers come before the horizon, in the mean.
    fileprivate func arrivals(within seconds: Double) -> Double {
        guard recorded.isEmpty, !arrivalsPerHour.isEmpty else { return Double(recorded.count) }
        let hours = Int((seconds / 3600).rounded(.up))
        return (0..<hours).reduce(0) { sum, hour in
            let part = min(1, seconds / 3600 - Double(hour))
            return sum + arrivalsPerHour[hour % arrivalsPerHour.count] * part
        }
    }
}
