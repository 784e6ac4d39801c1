import HarkDomain

// What routing decided, read back.
extension EventReader {
    func explained() throws -> RoutingExplanation {
        let wire = try object(self.wire, "explained")
        var explanation = RoutingExplanation(
            rule: try wire.choice("rule"),
            candidates: try objects(wire, "candidates").map(candidate),
            reason: try wire.optionalString("reason")
        )
        explanation.waitedSeconds = try wire.optionalInt("waitedSeconds")
        if wire.members["through"] != nil { explanation.through = try queue(wire, "through") }
        explanation.relaxed = try wire.strings("relaxed")
        explanation.spared = try wire.optionalInt("spared") ?? 0
        explanation.excluded = try objects(wire, "excluded").map { exclusion in
            RoutingExclusion(
                agent: try agent(exclusion, "agent"),
                because: try exclusion.choice("because"),
                detail: try exclusion.optionalString("detail")
            )
        }
        explanation.excludedInAll = try wire.optionalInt("excludedInAll") ?? 0
        return explanation
    }

    private func candidate(_ wire: Params) throws -> RoutingCandidate {
        RoutingCandidate(
            agent: try agent(wire, "agent"),
            load: try units(wire, "load"),
            capacity: try units(wire, "capacity"),
            idleSeconds: try wire.int("idleSeconds"),
            fit: try wire.optionalInt("fit") ?? 0
        )
    }

    /// Units as hundredths.
    private func units(_ params: Params, _ field: String) throws -> Int {
        switch params.members[field] {
        case .int(let whole): Int(whole) * 100
        case .double(let part) where abs(part) < 1e6: Int((part * 100).rounded())
        default: throw Refusal.invalid(field: field, reason: "is no number of units")
        }
    }

    func notice() throws -> SLANotice {
        SLANotice(
            kind: try wire.choice("kind"),
            policy: try wire.string("policy"),
            dueAt: try time(wire, "dueAt")
        )
    }

    func demand() throws -> RouteDemand {
        RouteDemand(
            rule: try wire.optionalString("rule"),
            required: try skills("required"),
            preferred: try skills("preferred"),
            language: try wire.optionalString("language"),
            sla: try wire.optionalString("sla")
        )
    }

    private func skills(_ field: String) throws -> [Skill] {
        try objects(wire, field).map { Skill(name: try $0.string("name"), level: try $0.int("level")) }
    }

    func routingPublished() throws -> RoutingPublished {
        RoutingPublished(
            version: try wire.int("version"),
            note: try wire.string("note"),
            plan: try fold.string("plan")
        )
    }
}
