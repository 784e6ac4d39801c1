import HarkIntent
import HarkLanguage

/// What must hold between the parts of a rules file that each are well formed.
struct ScriptCheck {
    let script: BotScript
    let document: YAMLDocument
    let articles: [BotArticle]
    /// The ids of the flows.
    var flows: Set<String> = []

    private static let mostRules = 2_000
    private static let mostIntents = 500

    var faults: [BotFault] {
        var faults =
            counts + duplicates(script.rules.map(\.id), "rules") + duplicates(script.intents.map(\.id), "intents")
        var budget = PatternBudget()
        for (index, rule) in script.rules.enumerated() {
            let path = ["rules", "\(index)"]
            for (offset, condition) in rule.when.enumerated() {
                faults += self.faults(of: condition, at: path + ["when", "\(offset)"], &budget)
            }
            faults += self.faults(of: rule.answer, at: path)
        }
        for (index, intent) in script.intents.enumerated() {
            faults += self.faults(of: intent.answer, at: ["intents", "\(index)"])
        }
        return faults + synonymFaults
    }

    private var counts: [BotFault] {
        var faults: [BotFault] = []
        if script.rules.count > Self.mostRules { faults.append(fault("are more than \(Self.mostRules)", ["rules"])) }
        if script.intents.count > Self.mostIntents {
            faults.append(fault("are more than \(Self.mostIntents)", ["intents"]))
        }
        return faults
    }

    private func duplicates(_ ids: [String], _ key: String) -> [BotFault] {
        var seen: Set<String> = []
        return ids.enumerated().compactMap { index, id in
            seen.insert(id).inserted ? nil : fault("\(id) is the id of two \(key)", [key, "\(index)", "id"])
        }
    }

    private func faults(of condition: BotCondition, at path: [String], _ budget: inout PatternBudget) -> [BotFault] {
        var faults: [BotFault] = []
        if let source = condition.pattern, let reason = budget.fault(of: source) {
            faults.append(fault(reason, path + ["pattern"]))
        }
        for page in condition.page {
            if let reason = budget.fault(of: PageForm.pattern(of: page)) {
                faults.append(fault(reason, path + ["page"]))
            }
        }
        for (key, words) in [("all", condition.all), ("any", condition.any), ("none", condition.none)] {
            for (index, word) in words.enumerated() where Tokenizer.stems(of: word).isEmpty {
                faults.append(fault("has no letter or digit", path + [key, "\(index)"]))
            }
        }
        let known = Set(script.intents.map(\.id))
        for intent in condition.intent where !known.contains(intent) {
            faults.append(fault("\(intent) is no intent", path + ["intent"]))
        }
        return faults
    }

    private func faults(of answer: BotAnswer, at path: [String]) -> [BotFault] {
        var faults = choiceFaults(answer.choices, at: path + ["choices"])
        if let flow = answer.flow, !flows.contains(flow) { faults.append(fault("\(flow) is no flow", path + ["flow"])) }
        for language in [Language.english, .chinese] {
            guard let id = answer.article?[language] else { continue }
            guard !articles.contains(where: { $0.id == id && $0.language == language }) else { continue }
            faults.append(
                fault("\(id) is no article in \(language.rawValue)", path + ["article", language.rawValue])
            )
        }
        return faults
    }

    private func choiceFaults(_ choices: [RuleChoice], at path: [String]) -> [BotFault] {
        var seen: Set<String> = []
        return choices.enumerated().flatMap { offset, choice in
            let place = path + ["\(offset)"]
            var faults: [BotFault] = []
            if let rule = choice.goto, !script.rules.contains(where: { $0.id == rule && $0.answer.speaks }) {
                faults.append(fault("leads to \(rule), which is no rule that answers", place + ["goto"]))
            }
            if let flow = choice.flow, !flows.contains(flow) {
                faults.append(fault("\(flow) is no flow", place + ["flow"]))
            }
            if !seen.insert(choice.id).inserted {
                faults.append(fault("\(choice.id) is the id of two choices", place + ["id"]))
            }
            return faults
        }
    }

    /// A word of two groups would mean one of them only.
    private var synonymFaults: [BotFault] {
        [("en", script.synonyms.en), ("zh", script.synonyms.zh)].flatMap { key, groups in
            var seen: Set<[String]> = []
            return groups.enumerated().flatMap { index, group in
                group.compactMap { word in
                    seen.insert(Tokenizer.stems(of: word)).inserted
                        ? nil : fault("\(word) stands in two places", ["synonyms", key, "\(index)"])
                }
            }
        }
    }

    private func fault(_ reason: String, _ path: [String]) -> BotFault {
        document.fault(reason, at: path)
    }
}
