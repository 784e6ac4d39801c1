import CSQLite
import HarkDomain

/// How what routing knows of a conversation lies in its row, as short lists of texts; empty for nothing known.
enum RouteColumn {
    /// Rule, language and SLA policy, then each skill as kind, name and level.
    static func encode(_ demand: RouteDemand) -> [String] {
        guard demand != .none else { return [] }
        return [demand.rule ?? "", demand.language ?? "", demand.sla ?? ""]
            + demand.required.flatMap { ["required", $0.name, "\($0.level)"] }
            + demand.preferred.flatMap { ["preferred", $0.name, "\($0.level)"] }
    }

    static func demand(_ texts: [String]) throws -> RouteDemand {
        guard !texts.isEmpty else { return .none }
        guard texts.count >= 3, texts.count.isMultiple(of: 3) else { throw corrupt("demand") }
        var demand = RouteDemand(rule: filled(texts[0]), language: filled(texts[1]), sla: filled(texts[2]))
        for place in stride(from: 3, to: texts.count, by: 3) {
            guard let level = Int(texts[place + 2]) else { throw corrupt("demand") }
            let skill = Skill(name: texts[place + 1], level: level)
            if texts[place] == "required" { demand.required.append(skill) } else { demand.preferred.append(skill) }
        }
        return demand
    }

    /// Page, intent and whether the customer was here before, then segments, kinds of entities, messages and their gap.
    static func encode(_ context: RouteContext) -> [String] {
        guard context != RouteContext() else { return [] }
        var texts = [context.page ?? "", context.intent ?? "", context.isReturning ? "1" : ""]
        for segment in context.segments { texts += ["segment", segment] }
        for entity in context.entities { texts += ["entity", entity] }
        if context.messages > 0 { texts += ["messages", "\(context.messages)"] }
        if let gap = context.gapMilliseconds { texts += ["gap", "\(gap)"] }
        return texts
    }

    static func context(_ texts: [String]) throws -> RouteContext {
        var context = RouteContext()
        guard !texts.isEmpty else { return context }
        guard texts.count >= 3, !texts.count.isMultiple(of: 2) else { throw corrupt("context") }
        (context.page, context.intent, context.isReturning) = (filled(texts[0]), filled(texts[1]), texts[2] == "1")
        for place in stride(from: 3, to: texts.count, by: 2) {
            let value = texts[place + 1]
            switch texts[place] {
            case "segment": context.segments.append(value)
            case "entity": context.entities.append(value)
            case "messages": context.messages = Int(value) ?? 0
            case "gap": context.gapMilliseconds = Int(value)
            default: throw corrupt("context")
            }
        }
        return context
    }

    /// Kind, due time and policy of a missed target.
    static func encode(_ breach: SLANotice) -> [String] {
        [breach.kind.rawValue, "\(breach.dueAt.milliseconds)", breach.policy]
    }

    static func breach(_ texts: [String]) throws -> SLANotice? {
        guard !texts.isEmpty else { return nil }
        guard texts.count == 3, let kind = SLAKind(rawValue: texts[0]), let due = Int64(texts[1]) else {
            throw corrupt("breach")
        }
        return SLANotice(kind: kind, policy: texts[2], dueAt: Timestamp(milliseconds: due))
    }

    private static func filled(_ text: String) -> String? { text.isEmpty ? nil : text }

    private static func corrupt(_ what: String) -> StoreError {
        .failed(code: SQLITE_CORRUPT, reason: "no \(what) in a row")
    }
}
