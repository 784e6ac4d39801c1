import HarkRouting

// Who answers.
extension ScenarioReader {
    static func agents(_ place: YAMLPlace) throws(RoutingFault) -> [AgentGroup] {
        let groups = try place.items().map { (item) throws(RoutingFault) in try group(item) }
        guard groups.reduce(0, { $0 + $1.count }) <= 10_000 else { throw place.fault("must be at most 10000 agents") }
        return groups
    }

    private static func group(_ item: YAMLPlace) throws(RoutingFault) -> AgentGroup {
        let members = try item.members("count", "capacity", "skills", "languages", "queues", "shifts")
        var group = AgentGroup(count: try members.required("count").whole(1...10_000))
        group.capacity = Int(((try members["capacity"]?.number(0.25...100) ?? 1) * 100).rounded())
        for skill in try needs(members["skills"], level: 5) { group.skills[skill.name] = skill.level }
        group.languages = try texts(members["languages"])
        group.queues = try texts(members["queues"])
        group.shifts = try members["shifts"]?.items().map { (item) throws(RoutingFault) in try shift(item) } ?? []
        return group
    }

    private static func shift(_ item: YAMLPlace) throws(RoutingFault) -> Shift {
        let members = try item.members("fromHour", "toHour")
        let from = try members.required("fromHour").number(0...24)
        let end = try members.required("toHour").number(0...24)
        guard from < end else { throw item.fault("must end after it begins; a night is two shifts") }
        return Shift(fromHour: from, toHour: end)
    }

    private static func texts(_ place: YAMLPlace?) throws(RoutingFault) -> [String] {
        guard let place, !place.isEmptyList else { return [] }
        return try place.items().map { (item) throws(RoutingFault) in try item.text() }
    }

    /// Skills: names, or names with a level.
    static func needs(_ place: YAMLPlace?, level: Int = 1) throws(RoutingFault) -> [SkillNeed] {
        guard let place, !place.isEmptyList else { return [] }
        return try place.items().map { (item) throws(RoutingFault) in
            guard item.isMapping else { return SkillNeed(try item.text(), level: level) }
            let members = try item.members("name", "level")
            let named = try members.required("name").text()
            return SkillNeed(named, level: try members["level"]?.whole(1...5) ?? level)
        }
    }
}
