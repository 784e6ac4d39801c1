import HarkDomain

// What routing decided, as the staff see it and the store keeps it.
extension JSONWriter {
    mutating func explained(_ explanation: RoutingExplanation) {
        name("explained")
        beginObject()
        member("rule", explanation.rule.rawValue)
        member("reason", explanation.reason)
        if let waited = explanation.waitedSeconds { member("waitedSeconds", waited) }
        objects("candidates", explanation.candidates) { $0.candidate($1) }
        if let queue = explanation.through {
            name("through")
            reference(queue)
        }
        if !explanation.relaxed.isEmpty { member("relaxed", explanation.relaxed) }
        if explanation.spared > 0 { member("spared", explanation.spared) }
        if explanation.excludedInAll > 0 {
            objects("excluded", explanation.excluded) { $0.exclusion($1) }
            member("excludedInAll", explanation.excludedInAll)
        }
        endObject()
    }

    private mutating func candidate(_ candidate: RoutingCandidate) {
        name("agent")
        reference(candidate.agent)
        units("load", candidate.load)
        units("capacity", candidate.capacity)
        member("idleSeconds", candidate.idleSeconds)
        if candidate.fit != 0 { member("fit", candidate.fit) }
    }

    private mutating func exclusion(_ exclusion: RoutingExclusion) {
        name("agent")
        reference(exclusion.agent)
        member("because", exclusion.because.rawValue)
        member("detail", exclusion.detail)
    }

    /// Writes a member with hundredths of a unit as units: whole ones without a point.
    public mutating func units(_ name: StaticString, _ hundredths: Int) {
        if hundredths % 100 == 0 { return member(name, hundredths / 100) }
        self.name(name)
        double(Double(hundredths) / 100)
    }

    mutating func notice(_ notice: SLANotice) {
        member("kind", notice.kind.rawValue)
        member("policy", notice.policy)
        member("dueAt", notice.dueAt)
    }

    mutating func demand(_ demand: RouteDemand) {
        member("rule", demand.rule)
        if !demand.required.isEmpty { skills("required", demand.required) }
        if !demand.preferred.isEmpty { skills("preferred", demand.preferred) }
        member("language", demand.language)
        member("sla", demand.sla)
    }

    private mutating func skills(_ name: StaticString, _ skills: [Skill]) {
        objects(name, skills) { writer, skill in
            writer.member("name", skill.name)
            writer.member("level", skill.level)
        }
    }
}
