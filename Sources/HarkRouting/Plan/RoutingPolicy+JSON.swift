import HarkDomain

extension RoutingPolicy {
    /// The policy as a plan holds it, with all its values.
    func json(_ name: (QueueID) -> String) -> PlanJSON {
        .object([
            "choice": .text(choice.rawValue),
            "priorityCreditSeconds": priorityCreditSeconds.map(PlanJSON.whole) ?? .null,
            "stickySeconds": .whole(stickySeconds),
            "relaxation": .list(relaxation.map(\.json), orNil: true),
            "overflow": .list(overflow.map { $0.json(name) }, orNil: true),
            "reservesScarceSkills": .bool(reservesScarceSkills),
            "weights": .object([
                "fit": .whole(weights.fit), "spare": .whole(weights.spare), "idle": .whole(weights.idle),
                "waiting": .whole(weights.waiting),
            ]),
        ])
    }
}

extension Relaxation {
    fileprivate var json: PlanJSON {
        .object(["afterSeconds": .whole(afterSeconds), "falls": .text(falls.rawValue)])
    }
}

extension Overflow {
    fileprivate func json(_ name: (QueueID) -> String) -> PlanJSON {
        .object([
            "to": .text(name(to)), "afterSeconds": afterSeconds.map(PlanJSON.whole),
            "atLength": atLength.map(PlanJSON.whole), "whenNobodyIsOnline": .bool(whenNobodyIsOnline),
        ])
    }
}
