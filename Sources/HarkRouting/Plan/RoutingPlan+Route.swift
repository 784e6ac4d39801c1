public import HarkDomain

extension RoutingPlan {
    /// Decides where a conversation goes by the first rule that matches.
    ///
    /// - Parameters:
    ///   - facts: what is known of the conversation.
    ///   - now: the moment by which business hours are open or closed.
    /// - Returns: what that rule says; the empty route when none matches.
    public func route(_ facts: EntryFacts, at now: Timestamp) -> EntryRoute {
        var matcher = EntryMatcher(self, facts, at: now)
        guard let rule = rules.first(where: { matcher.failed($0.when, all: false).isEmpty }) else {
            return EntryRoute()
        }
        return EntryRoute(
            rule: rule.name,
            queue: rule.then.queue,
            required: rule.then.required,
            preferred: rule.then.preferred,
            language: rule.then.language ? facts.language : nil,
            priority: rule.then.priority,
            sla: rule.then.sla
        )
    }

    /// Explains why rules did not match.
    ///
    /// - Parameters:
    ///   - facts: what is known of the conversation.
    ///   - now: the moment by which business hours are open or closed.
    /// - Returns: the rules before the first that matches, each with the conditions that failed, by their keys in a
    ///   document; all rules when none matches.
    public func matches(_ facts: EntryFacts, at now: Timestamp) -> [(rule: String, failed: [String])] {
        var matcher = EntryMatcher(self, facts, at: now)
        var skipped: [(rule: String, failed: [String])] = []
        for rule in rules {
            let failed = matcher.failed(rule.when, all: true)
            guard !failed.isEmpty else { break }
            skipped.append((rule.name, failed.map(\.rawValue)))
        }
        return skipped
    }
}

/// The conditions of a rule by their names in a document, the dear ones last.
enum EntryConditionKind: String, CaseIterable {
    case site
    case language
    case intent
    case entity
    case mood
    case segment
    case returning
    case dissatisfied
    case page
    case hours
}

/// Holds conditions against one conversation.
private struct EntryMatcher {
    private let plan: RoutingPlan
    private let facts: EntryFacts
    private let now: Timestamp
    private let page: [UInt8]?
    /// Business hours that were looked at.
    private var isOpen: [String: Bool] = [:]

    init(_ plan: RoutingPlan, _ facts: EntryFacts, at now: Timestamp) {
        (self.plan, self.facts, self.now) = (plan, facts, now)
        page = facts.page.map { Array($0.lowercased().utf8) }
    }

    /// The conditions that do not hold: all of them, or the first.
    mutating func failed(_ when: EntryConditions, all: Bool) -> [EntryConditionKind] {
        var failed: [EntryConditionKind] = []
        for kind in EntryConditionKind.allCases where !holds(kind, of: when) {
            failed.append(kind)
            if !all { break }
        }
        return failed
    }

    private mutating func holds(_ kind: EntryConditionKind, of when: EntryConditions) -> Bool {
        switch kind {
        case .site: when.site.isEmpty || when.site.contains(facts.site)
        case .language: when.language.isEmpty || facts.language.map { speaks($0, when.language) } ?? false
        case .intent: when.intent.isEmpty || facts.intent.map(when.intent.contains) ?? false
        case .entity: when.entity.isEmpty || when.entity.contains(where: facts.entities.contains)
        case .mood: when.mood.isEmpty || when.mood.contains(facts.mood ?? .calm)
        case .segment: when.segment.isEmpty || when.segment.contains(where: facts.segments.contains)
        case .returning: when.returning.map { $0 == facts.isReturning } ?? true
        case .dissatisfied: when.dissatisfied.map { $0 == facts.isLikelyDissatisfied } ?? true
        case .page: when.page.isEmpty || page.map { page in when.page.contains { $0.matches(page) } } ?? false
        case .hours: when.hours.map { isSo($0) } ?? true
        }
    }

    private func speaks(_ language: String, _ languages: [String]) -> Bool {
        languages.contains { $0.isSameLanguage(as: language) }
    }

    /// Hours that are not there are neither open nor closed.
    private mutating func isSo(_ hours: EntryConditions.Hours) -> Bool {
        let known = isOpen[hours.name] ?? plan.hours(named: hours.name)?.isOpen(at: now)
        guard let known else { return false }
        isOpen[hours.name] = known
        return known == (hours.are == .open)
    }
}
