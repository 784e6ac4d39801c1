import HarkAnalytics
import HarkDomain

extension DiagnosisDesk.Answer: TabledAnswer {
    var heading: [String] {
        switch finding {
        case .causes(let causes):
            let (before, now) = (ReportTable.shown(causes.summary.before), ReportTable.shown(causes.summary.now))
            return ["\(causes.measure.diagnosed): \(before) before, \(now) now, of \(causes.counted) conversations"]
        case .patterns(let patterns): return ["Of \(patterns.counted) conversations of \(patterns.of)"]
        case .topics(let topics): return ["Of \(topics.counted) conversations of \(topics.of)"]
        }
    }

    var table: ReportTable {
        switch finding {
        case .causes(let causes): causes.table
        case .patterns(let patterns): patterns.table
        case .topics(let topics): topics.table
        }
    }
}

extension ChatCauses {
    fileprivate var table: ReportTable {
        ReportTable(
            head: [
                "dimension", "key", "value", "before", "now", "contribution", "explains", "surprise", "pValue",
                "conversations",
            ],
            rows: summary.groups.flatMap { group in
                group.causes.map { cause in
                    [
                        .text(group.dimension), .text(cause.value), .text(name(of: cause.value, in: group.dimension)),
                        .number(cause.before), .number(cause.now), .number(cause.contribution),
                        .number(cause.explains), .number(cause.surprise), .number(cause.pValue),
                        .count(cause.conversationCount),
                    ]
                }
            }
        )
    }
}

extension ChatPatterns {
    /// All kinds of findings under the same names: what was found, how often, and how sure that is.
    fileprivate var table: ReportTable {
        ReportTable(
            head: ["kind", "what", "count", "share", "csat", "effect", "pValue"],
            rows: rows("cluster", conversations) + rows("customers", customers) + ruleRows + driverRows + repeatRows
        )
    }

    private func rows(_ kind: String, _ groups: PatternGroups?) -> [[ReportTable.Cell]] {
        (groups?.groups ?? []).map { group in
            let traits = group.traits.map { "\($0.feature) \($0.size) \($0.direction)" }.joined(separator: ", ")
            let numbers: [ReportTable.Cell] = [.number(group.share), .number(group.score), .number(nil), .number(nil)]
            return [.text(kind), .text(traits), .count(group.size)] + numbers
        }
    }

    private var ruleRows: [[ReportTable.Cell]] {
        rules.map { rule in
            let sides = [rule.rule.condition, rule.rule.outcome].map { $0.joined(separator: ", ") }
            let numbers: [ReportTable.Cell] = [.number(rule.rule.support), .number(nil), .number(rule.rule.lift)]
            let what = sides.joined(separator: " -> ")
            return [.text("rule"), .text(what), .count(rule.count)] + numbers + [.number(rule.rule.pValue)]
        }
    }

    private var driverRows: [[ReportTable.Cell]] {
        drivers.map { driver in
            let count = driver.badCount + driver.otherCount
            let numbers: [ReportTable.Cell] = [.number(nil), .number(nil), .number(driver.effect.value)]
            return [.text("driver"), .text(driver.feature), .count(count)] + numbers + [.number(driver.pValue)]
        }
    }

    private var repeatRows: [[ReportTable.Cell]] {
        repeats.candidates.map { candidate in
            let none: [ReportTable.Cell] = [.number(nil), .number(nil), .number(nil)]
            return [.text("repeat"), .text(candidate.id.text), .count(1), .number(candidate.chance)] + none
        }
    }
}

extension ChatTopics {
    fileprivate var table: ReportTable {
        ReportTable(
            head: ["terms", "size", "share", "csat", "ratings"],
            rows: groups.map { group in
                let terms = group.terms.joined(separator: ", ")
                let numbers: [ReportTable.Cell] = [.number(group.share), .number(group.csat), .count(group.ratings)]
                return [.text(terms), .count(group.size)] + numbers
            }
        )
    }
}
