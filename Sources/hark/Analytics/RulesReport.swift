import Foundation
import HarkAnalytics
import HarkProtocol

/// What `hark rules` prints.
struct RulesReport {
    let rules: [AssociationRule]
    /// How many transactions they were found in.
    let transactions: Int

    /// The rules as a JSON array on one line.
    var json: [UInt8] {
        var writer = JSONWriter(capacity: 200 * rules.count + 16)
        writer.beginArray()
        for rule in rules {
            writer.beginObject()
            writer.member("if", rule.condition)
            writer.member("then", rule.outcome)
            writer.number("support", rule.support)
            writer.number("confidence", rule.confidence)
            writer.number("lift", rule.lift)
            writer.number("pValue", rule.pValue)
            writer.number("uncorrectedPValue", rule.chance)
            writer.endObject()
        }
        writer.endArray()
        return writer.bytes
    }

    /// A line for each rule, for people.
    var text: String {
        let lines = rules.map { rule in
            let items = "\(rule.condition.joined(separator: ", ")) -> \(rule.outcome.joined(separator: ", "))"
            let figures = [("support", rule.support), ("confidence", rule.confidence), ("lift", rule.lift)]
                .map { "\($0) \(String(format: "%.4g", $1))" }.joined(separator: ", ")
            return "\(items): \(figures), p \(String(format: "%.2g", rule.pValue))"
        }
        return (lines + ["\(rules.count) rules in \(transactions) transactions"]).joined(separator: "\n") + "\n"
    }
}
