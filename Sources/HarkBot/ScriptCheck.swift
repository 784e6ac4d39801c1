import HarkLanguage

/// What must hold between the parts of a rules file that each are well formed.
struct ScriptCheck {
    let script: BotScript
    let document: YAMLDocument
    let articles: [BotArticle]

    var faults: [BotFault] {
        duplicateRules
            + script.rules.indices.flatMap { index in
                patternFaults(of: index) + choiceFaults(of: index) + articleFaults(of: index)
            }
    }

    private var duplicateRules: [BotFault] {
        var seen: Set<String> = []
        return script.rules.indices.compactMap { index in
            let id = script.rules[index].id
            return seen.insert(id).inserted ? nil : fault("\(id) is the id of two rules", index, "id")
        }
    }

    private func patternFaults(of index: Int) -> [BotFault] {
        script.rules[index].when.enumerated().compactMap { offset, condition in
            guard let source = condition.pattern else { return nil }
            do throws(LinearPattern.Invalid) {
                let pattern = try LinearPattern(source)
                guard pattern.matchesEmptyText else { return nil }
                return fault(
                    "matches the empty text, so it would match every message",
                    index,
                    "when",
                    offset,
                    "pattern"
                )
            } catch {
                return fault("is not a usable pattern: \(error.reason)", index, "when", offset, "pattern")
            }
        }
    }

    private func choiceFaults(of index: Int) -> [BotFault] {
        var seen: Set<String> = []
        return script.rules[index].choices.enumerated().flatMap { offset, choice in
            var faults: [BotFault] = []
            if !script.rules.contains(where: { $0.id == choice.goto }) {
                faults.append(fault("leads to \(choice.goto), which is no rule", index, "choices", offset, "goto"))
            }
            if !seen.insert(choice.id).inserted {
                faults.append(fault("\(choice.id) is the id of two choices", index, "choices", offset, "id"))
            }
            return faults
        }
    }

    private func articleFaults(of index: Int) -> [BotFault] {
        guard let article = script.rules[index].article else { return [] }
        return [Language.english, .chinese].compactMap { language in
            let id = article[language]
            let isThere = articles.contains { $0.id == id && $0.language == language }
            guard !isThere else { return nil }
            return fault("\(id) is no article in \(language.rawValue)", index, "article", language.rawValue)
        }
    }

    private func fault(_ reason: String, _ rule: Int, _ path: any CustomStringConvertible...) -> BotFault {
        document.fault(reason, at: ["rules", "\(rule)"] + path.map(\.description))
    }
}
