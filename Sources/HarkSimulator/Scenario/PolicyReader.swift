import HarkDomain
import HarkRouting

/// Reads a routing policy of a scenario: a choice's name, or a mapping.
///
/// Other than in the product, priority is strict unless the scenario says what it is worth.
enum PolicyReader {
    static func policy(_ place: YAMLPlace?, queues: [String]) throws(ScenarioError) -> RoutingPolicy {
        var policy = RoutingPolicy(priorityCreditSeconds: nil)
        guard let place else { return policy }
        guard place.isMapping else {
            policy.choice = try place.oneOf(RoutingPolicy.Choice.self)
            return policy
        }
        let members = try place.members(
            "choice",
            "priorityCreditSeconds",
            "relaxation",
            "overflow",
            "reservesScarceSkills",
            "weights"
        )
        policy.choice = try members["choice"]?.oneOf(RoutingPolicy.Choice.self) ?? policy.choice
        if let credit = members["priorityCreditSeconds"], !credit.says("none") {
            policy.priorityCreditSeconds = try credit.whole(0...86_400)
        }
        policy.reservesScarceSkills = try members["reservesScarceSkills"]?.isOn() ?? policy.reservesScarceSkills
        if let steps = members["relaxation"] {
            policy.relaxation = try steps.items().map { (item) throws(ScenarioError) in try relaxation(item) }
        }
        if let rules = members["overflow"] {
            policy.overflow = try rules.items().map { (item) throws(ScenarioError) in try overflow(item, queues) }
        }
        if let place = members["weights"] { policy.weights = try weights(place) }
        return policy
    }

    private static func relaxation(_ item: YAMLPlace) throws(ScenarioError) -> Relaxation {
        let members = try item.members("afterSeconds", "falls")
        let place = try members.required("falls")
        guard let falls = Relaxation.Fall(rawValue: try place.text()) else {
            throw place.fault("must be preferredSkills, level, lastSkill, language or skill:NAME")
        }
        return Relaxation(falls, afterSeconds: try members.required("afterSeconds").whole(0...86_400))
    }

    private static func overflow(_ item: YAMLPlace, _ queues: [String]) throws(ScenarioError) -> Overflow {
        let members = try item.members("to", "afterSeconds", "atLength", "whenNobodyIsOnline")
        let place = try members.required("to")
        let name = try place.text()
        guard let index = queues.firstIndex(of: name) else { throw place.fault("is not the name of a queue") }
        let rule = Overflow(
            to: .simulated(index),
            afterSeconds: try members["afterSeconds"]?.whole(0...86_400),
            atLength: try members["atLength"]?.whole(1...1_000_000),
            whenNobodyIsOnline: try members["whenNobodyIsOnline"]?.isOn() ?? false
        )
        guard rule.afterSeconds != nil || rule.atLength != nil || rule.whenNobodyIsOnline else {
            throw item.fault("needs afterSeconds, atLength or whenNobodyIsOnline")
        }
        return rule
    }

    private static func weights(_ place: YAMLPlace) throws(ScenarioError) -> RoutingPolicy.Weights {
        let members = try place.members("fit", "spare", "idle", "waiting")
        var weights = RoutingPolicy.Weights()
        weights.fit = try members["fit"]?.whole(0...1000) ?? weights.fit
        weights.spare = try members["spare"]?.whole(0...1000) ?? weights.spare
        weights.idle = try members["idle"]?.whole(0...1000) ?? weights.idle
        weights.waiting = try members["waiting"]?.whole(1...1000) ?? weights.waiting
        return weights
    }
}
