import ArgumentParser
import Foundation
import HarkAnalytics
import HarkStatistics

/// `hark rules`: finds what comes together.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Find rules of the kind \"where these items are, those are too\" in transactions.",
        discussion: """
            Each line is a transaction: its items, separated by commas. White space around an item does not count, an \
            item counts once a line, and an empty line is a transaction without items. pValue is Fisher's exact test, \
            corrected by Holm for all rules of the support. docs/analytics-methods.md tells the methods.
            """
    )

    @Option(help: "A CSV file, one transaction a line.") var input: String
    @Option(
        parsing: .unconditional,
        help: "The least share of transactions that have all items of a rule: above 0, up to 1."
    )
    var minSupport: Double
    @Option(
        parsing: .unconditional,
        help: "The least share of transactions with the condition that have the outcome: 0 to 1."
    )
    var minConfidence: Double
    @Flag(help: "Print the rules as JSON.") var json = false

    func validate() throws {
        guard minSupport > 0, minSupport <= 1 else { throw ValidationError("--min-support is above 0 and up to 1.") }
        guard (0...1).contains(minConfidence) else { throw ValidationError("--min-confidence is 0 to 1.") }
    }

    func run() throws {
        do {
            let report = try DataFault.about(input) {
                let transactions = try TransactionSet(csv: CSVReader(WholeFile.read(input)))
                let search = RuleSearch(support: minSupport, confidence: minConfidence)
                return RulesReport(rules: try search.rules(in: transactions), transactions: transactions.count)
            }
            FileHandle.standardOutput.write(Data(json ? report.json + [0x0A] : Array(report.text.utf8)))
        } catch {
            throw Ending.explain(error)
        }
    }
}
