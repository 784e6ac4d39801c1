import HarkLanguage

/// The rules of a script, ready to be held against messages.
struct RuleBook: Sendable {
    /// A rule that holds for a message, and the words that made it hold.
    struct Hit {
        let rule: BotRule
        let matched: [String]
    }

    private let rules: [(rule: BotRule, conditions: [CompiledCondition])]
    private let byID: [String: BotRule]

    init(_ rules: [BotRule], _ synonyms: Synonyms) throws(BotError) {
        var compiled: [(rule: BotRule, conditions: [CompiledCondition])] = []
        for rule in rules {
            do throws(LinearPattern.Invalid) {
                var conditions: [CompiledCondition] = []
                for condition in rule.when { conditions.append(try CompiledCondition(condition, synonyms)) }
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

    /// All rules that answer and hold, in order.
    func hits(for message: Message) -> [Hit] {
        rules.compactMap { rule, conditions in
            rule.answer.speaks ? Self.hit(rule, conditions, message) : nil
        }
    }

    /// What the rules that only have things done want for a message; what one sets, the next ones see.
    func quietly(_ message: inout Message) -> (rules: [String], actions: [BotAction]) {
        var done: (rules: [String], actions: [BotAction]) = ([], [])
        for (rule, conditions) in rules where rule.isQuiet {
            guard Self.hit(rule, conditions, message) != nil else { continue }
            let actions = message.carriedOut(rule.answer.actions)
            if !actions.isEmpty { done.rules.append(rule.id) }
            done.actions += actions
        }
        return done
    }

    /// The first rule that gives a waiting conversation back to the bot.
    func givingBack(_ message: Message) -> BotRule? {
        rules.first { $0.rule.givesBack && Self.hit($0.rule, $0.conditions, message) != nil }?.rule
    }

    private static func hit(_ rule: BotRule, _ conditions: [CompiledCondition], _ message: Message) -> Hit? {
        guard rule.language == nil || rule.language == message.language else { return nil }
        for condition in conditions {
            if let matched = condition.words(in: message) { return Hit(rule: rule, matched: matched) }
        }
        return nil
    }
}
