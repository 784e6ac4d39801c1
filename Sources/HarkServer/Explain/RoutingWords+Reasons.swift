import HarkDomain

// Why this agent, and why not the others.
extension RoutingWords {
    /// How many of those who could not have it a line of a transcript names.
    private static let briefly = 2

    /// Why an agent got it, in short: what decided, the wait, what fell, who was barred although there.
    func brief(_ explained: RoutingExplanation, for agent: AgentReference) -> [String] {
        var parts = [choice(explained, for: agent), waited(explained)].compactMap(\.self)
        if !explained.relaxed.isEmpty { parts.append(relaxed(explained)) }
        if let queue = explained.through { parts.append(helped(queue)) }
        let barred = explained.excluded.filter(\.isThere)
        parts += barred.prefix(Self.briefly).map { bar($0, in: explained) }
        if barred.count > Self.briefly { parts.append(say("and ", "") + more(barred.count - Self.briefly)) }
        return parts
    }

    /// Why an agent got it, a line for each matter.
    func details(_ explained: RoutingExplanation, for agent: AgentReference) -> [String] {
        var lines = [say("Decided by: ", "决定方式：") + rule(explained.rule)]
        lines += [choice(explained, for: agent), waited(explained)].compactMap(\.self).map(capitalised)
        if let reason = explained.reason { lines.append(say("Reason: ", "原因：") + reason) }
        if !explained.relaxed.isEmpty { lines.append(capitalised(relaxed(explained))) }
        if let queue = explained.through { lines.append(capitalised(helped(queue))) }
        if explained.spared > 0 { lines.append(spared(explained.spared)) }
        lines += explained.candidates.map(candidate)
        return lines + barred(explained).map { say("Could not: ", "不能接：") + $0 }
    }

    /// Who could not have it; those who were elsewhere or away share a line, last.
    private func barred(_ explained: RoutingExplanation) -> [String] {
        var lines = explained.excluded.filter(\.isThere).map { bar($0, in: explained) }
        for reason in [RoutingExclusion.Reason.queue, .offline] {
            let names = explained.excluded.filter { $0.because == reason }.map(\.agent.name)
            guard !names.isEmpty else { continue }
            let label = reason == .queue ? say("in other queues", "在其他队列") : say("not available", "不在线")
            lines.append(label + colon(names.joined(separator: say(", ", "、"))))
        }
        let unnamed = explained.excludedInAll - explained.excluded.count
        return unnamed > 0 ? lines + [more(unnamed)] : lines
    }

    /// What decides, in words.
    func rule(_ rule: RoutingRule) -> String {
        switch rule {
        case .longestIdle: say("most room, then longest without new work", "余量最多，其次空闲最久")
        case .leastLoaded: say("the smaller part of the capacity in use", "占用比例较小")
        case .roundRobin: say("in turn", "轮流")
        case .weighted: say("the highest sum of fit, room and idle time", "匹配、余量与空闲时间的加权和最高")
        case .costBased: say("waiting weighed against fit", "等待与匹配相权衡")
        case .lastAgent: say("the agent who had it last", "上次负责的客服")
        case .pickedUp: say("picked up from the queue", "从队列领取")
        case .assigned: say("assigned by a supervisor", "由主管指派")
        case .takenOver: say("taken over", "接管")
        case .transferred: say("transferred by a colleague", "由同事转来")
        }
    }

    private func choice(_ explained: RoutingExplanation, for agent: AgentReference) -> String? {
        switch explained.rule {
        case .pickedUp, .assigned, .takenOver, .transferred: return nil
        case .lastAgent: return say("had it before", "之前负责过")
        case .longestIdle, .leastLoaded, .roundRobin, .weighted, .costBased: break
        }
        guard let own = explained.candidates.first(where: { $0.agent.id == agent.id }) else { return nil }
        guard let other = explained.candidates.first(where: { $0.agent.id != agent.id }) else {
            return say("nobody else could have it", "没有其他人可接")
        }
        return comparison(own, other, by: explained.rule)
    }

    private func comparison(_ own: RoutingCandidate, _ other: RoutingCandidate, by rule: RoutingRule) -> String {
        let name = other.agent.name
        let (room, rooms) = (own.capacity - own.load, other.capacity - other.load)
        return switch rule {
        case .weighted: say("a higher sum than \(name)", "加权和高于 \(name)")
        case _ where own.fit > other.fit: say("a better fit than \(name)", "比 \(name) 更匹配")
        case .roundRobin: say("the next in turn, before \(name)", "轮到此人，先于 \(name)")
        case .leastLoaded where own.load * other.capacity < other.load * own.capacity:
            say("less taken up than \(name)", "占用比例小于 \(name)")
        case _ where rule != .leastLoaded && room > rooms: say("more room than \(name)", "比 \(name) 余量多")
        case _ where own.idleSeconds > other.idleSeconds:
            say("longer without new work than \(name)", "比 \(name) 空闲更久")
        case _ where own.idleSeconds == other.idleSeconds:
            say("as good as \(name), first in order", "与 \(name) 相当，次序在先")
        default: say("less needed elsewhere than \(name)", "别处需要少于 \(name)")
        }
    }

    private func candidate(_ candidate: RoutingCandidate) -> String {
        let (load, capacity) = (units(candidate.load), units(candidate.capacity))
        let idle = length(candidate.idleSeconds)
        return say("Could have had it: ", "可以接：") + candidate.agent.name
            + say(
                ", fit \(candidate.fit), \(load) of \(capacity) units taken, \(idle) without new work",
                "，匹配 \(candidate.fit)，已用 \(load)/\(capacity) 单位，空闲 \(idle)"
            )
    }

    private func waited(_ explained: RoutingExplanation) -> String? {
        explained.waitedSeconds.map { say("waited \(length($0))", "等待了 \(length($0))") }
    }

    private func helped(_ queue: QueueReference) -> String {
        say("\(queue.name) helped out", "由“\(queue.name)”支援")
    }

    private func spared(_ count: Int) -> String {
        say("\(count) free left to others who have nobody else", "为没有别人可接的会话留出 \(count) 人")
    }

    private func more(_ count: Int) -> String { say("\(count) more", "另有 \(count) 人") }

    private func relaxed(_ explained: RoutingExplanation) -> String {
        say("no longer asked: ", "已放宽：") + explained.relaxed.map(fall).joined(separator: say(", ", "、"))
    }

    private func fall(_ name: String) -> String {
        switch name {
        case "preferredSkills": say("preferred skills", "优先技能")
        case "level": say("one level of each skill", "每项技能一级")
        case "lastSkill": say("the last skill", "最后一项技能")
        case "language": say("the language", "语言")
        default: name.hasPrefix("skill:") ? say("skill ", "技能 ") + name.dropFirst(6) : name
        }
    }

    private func bar(_ exclusion: RoutingExclusion, in explained: RoutingExplanation) -> String {
        let (name, detail) = (exclusion.agent.name, exclusion.detail ?? "")
        return switch exclusion.because {
        case .offline: say("\(name) is not available", "\(name) 不在线")
        case .queue: say("\(name) serves another queue", "\(name) 不服务此队列")
        case .excluded: say("\(name) let it pass", "\(name) 刚放过")
        case .skill: say("\(name) lacks \(detail)", "\(name) 缺少 \(detail)")
        case .language: say("\(name) does not speak \(detail)", "\(name) 不会 \(detail)")
        case .full: say("\(name) is full", "\(name) 已满")
        case .sticky:
            say("\(name) has to wait: kept for ", "\(name) 需等待：先留给") + keeper(detail, in: explained)
        case .reserved: say("\(name) is left to \(detail), which has nobody else", "\(name) 留给没有别人可接的 \(detail)")
        }
    }

    /// The name of whom a conversation is kept for, when the explanation knows it.
    private func keeper(_ id: String, in explained: RoutingExplanation) -> String {
        let known = explained.candidates.map(\.agent) + explained.excluded.map(\.agent)
        return known.first { $0.id.text == id }?.name ?? say("the last agent", "上次的客服")
    }

    /// A line of its own begins with a capital.
    private func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}

extension RoutingExclusion {
    /// True for somebody at work in one of the queues that may serve it.
    fileprivate var isThere: Bool { because != .offline && because != .queue }
}
