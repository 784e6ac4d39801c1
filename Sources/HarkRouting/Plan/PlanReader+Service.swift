// Business hours, targets of service, and who stands behind a queue.
extension PlanReader {
    mutating func hours(_ item: YAMLPlace) -> BusinessHours? {
        let members = yaml.members(item, "name", "zone", "week", "holidays")
        let name = yaml.name(members, among: &hoursNames)
        let known = yaml.faults.count
        let zone = yaml.text(yaml.required(members, "zone"))
        let week = yaml.items(yaml.required(members, "week"), 1...50).compactMap { yaml.text($0) }
        let holidays = yaml.items(members?["holidays"], 0...400).compactMap { holiday($0) }
        // What could not be read would only be told again.
        guard let zone, known == yaml.faults.count else { return nil }
        for fault in BusinessHours.faults(zone: zone, week: week, holidays: holidays).prefix(YAMLReader.most) {
            yaml.note(item.fault(at: fault.at, fault.message))
        }
        guard let name, known == yaml.faults.count else { return nil }
        return yaml.take { () throws(RoutingFault) in
            try BusinessHours(name: name, zone: zone, week: week, holidays: holidays)
        }
    }

    private mutating func holiday(_ item: YAMLPlace) -> BusinessHours.Holiday? {
        let members = yaml.members(item, "date", "name", "open")
        let date = yaml.text(yaml.required(members, "date"))
        let name = yaml.text(yaml.required(members, "name"))
        let open = yaml.texts(members?["open"], 0...10)
        guard let date, let name else { return nil }
        return BusinessHours.Holiday(date: date, name: name, open: open)
    }

    mutating func sla(_ item: YAMLPlace) -> SLAPolicy? {
        let members = yaml.members(item, "name", "businessHours", "warnAtPercent", "targets")
        let name = yaml.name(members, among: &slaNames)
        let hours = self.name(members?["businessHours"], of: "business hours", among: hoursNames)
        let percent = yaml.whole(members?["warnAtPercent"], 1...99) ?? 80
        var targets: [SLATarget] = []
        for item in yaml.items(yaml.required(members, "targets"), 1...22) {
            guard let target = target(item) else { continue }
            if targets.contains(where: { $0.priority == target.priority }) {
                yaml.note(item.fault("is for the same priority as a target above"))
            }
            targets.append(target)
        }
        return name.map { SLAPolicy(name: $0, businessHours: hours, warnAtPercent: percent, targets: targets) }
    }

    private mutating func target(_ item: YAMLPlace) -> SLATarget? {
        guard
            let members = yaml.members(
                item,
                "priority",
                "firstResponseSeconds",
                "nextResponseSeconds",
                "resolutionSeconds"
            )
        else { return nil }
        if members.pairs.allSatisfy({ $0.name == "priority" }) {
            yaml.note(item.fault("needs firstResponseSeconds, nextResponseSeconds or resolutionSeconds"))
        }
        let seconds = 1...2_678_400
        return SLATarget(
            priority: yaml.whole(members["priority"], -10...10),
            firstResponseSeconds: yaml.whole(members["firstResponseSeconds"], seconds),
            nextResponseSeconds: yaml.whole(members["nextResponseSeconds"], seconds),
            resolutionSeconds: yaml.whole(members["resolutionSeconds"], seconds)
        )
    }

    mutating func tiers(_ place: YAMLPlace?) -> [Tier] {
        var tiers: [Tier] = []
        for item in yaml.items(place, 0...500) {
            let members = yaml.members(item, "queue", "next", "afterBreach")
            let queue = queue(yaml.required(members, "queue"))
            let next = self.queue(yaml.required(members, "next"))
            let afterBreach = yaml.isOn(members?["afterBreach"]) ?? false
            guard let queue, let next else { continue }
            let tier = Tier(queue: queue, next: next, afterBreach: afterBreach)
            if tiers.contains(where: { $0.queue == queue }) {
                yaml.note(item.fault("is a second step up from the same queue"))
            } else if let circle = Circles(tiers + [tier]).through(queue) {
                yaml.note(item.fault("leads in a circle: \(spelled(circle))"))
            } else {
                tiers.append(tier)
            }
        }
        return tiers
    }
}
