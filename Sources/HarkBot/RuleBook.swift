import HarkLanguage

/// The rules of a script, ready to be held against messages.
struct RuleBook {
    /// A rule that holds for a message, and the words that made it hold.
    struct Hit {
        let rule: BotRule
        let matched: [String]
    }

    private let rules: [(rule: BotRule, conditions: [CompiledCondition])]
    private let byID: [String: BotRule]

    init(_ rules: [BotRule]) throws(BotError) {
        var compiled: [(rule: BotRule, conditions: [CompiledCondition])] = []
        for rule in rules {
            do throws(LinearPattern.Invalid) {
                var conditions: [CompiledCondition] = []
                for condition in rule.when { conditions.append(try CompiledCondition(condition)) }
                compiled.append((rule, conditions))
            } catch {
                throw .invalid([BotFault(file: "rules", keyPath: rule.id, reason: error.reason)])
            }
        }
        self.rules = compiled
        byID = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    subscript(id: String) -> BotRule? {
        byID[id]
    }

    /// All rules that hold, in order.
    func hits(for message: Message) -> [Hit] {
        rules.compactMap { rule, conditions in
            for condition in conditions {
                if let matched = condition.words(in: message) { return Hit(rule: rule, matched: matched) }
            }
            return nil
        }
    }
}

/// A condition whose pattern is compiled and whose phrases are stemmed.
struct CompiledCondition {
    private let pattern: LinearPattern?
    private let all: [Phrase]
    private let any: [Phrase]
    private let none: [Phrase]
    private let language: Language?

    init(_ condition: BotCondition) throws(LinearPattern.Invalid) {
        pattern = if let source = condition.pattern { try LinearPattern(source) } else { nil }
        all = condition.all.map(Phrase.init)
        any = condition.any.map(Phrase.init)
        none = condition.none.map(Phrase.init)
        language = condition.language
    }

    /// The words that make the condition hold, or nil when it does not.
    func words(in message: Message) -> [String]? {
        guard language == nil || language == message.language else { return nil }
        guard all.allSatisfy(message.contains), !none.contains(where: message.contains) else { return nil }
        var words = all.map(\.source)
        if !any.isEmpty {
            guard let found = any.first(where: message.contains) else { return nil }
            words.append(found.source)
        }
        if let pattern {
            guard let match = pattern.firstMatch(in: message.folded) else { return nil }
            words.append(match)
        }
        return words
    }
}
