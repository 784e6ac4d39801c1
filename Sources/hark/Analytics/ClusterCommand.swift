import ArgumentParser
import Foundation
import HarkAnalytics
import HarkStatistics

/// `hark cluster`: groups the rows of a table.
struct ClusterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cluster",
        abstract: "Group the rows of a table by k-means, and say what sets each group apart.",
        discussion: """
            Columns of numbers are taken as they are. With --standardise each is standardised first, as scikit-learn's \
            StandardScaler does, so that no unit outweighs another; inertia and silhouette are then those of the \
            standardised columns. Columns of text are left out. docs/analytics-methods.md tells the methods. The same seed gives the same groups.
            """
    )

    @Option(help: "A CSV file; its first line names the columns, unless it holds numbers alone.") var input: String
    @Option(name: .customLong("k"), parsing: .unconditional, help: "How many groups, or auto.") var clusters = "auto"
    @Option(parsing: .unconditional, help: "What the random choices begin at.", transform: SeedOption.parse)
    var seed: UInt64 = 0
    @Option(help: "The columns to group by, separated by commas; all that hold numbers when it is missing.")
    var columns: String?
    @Flag(help: "Standardise each column first.") var standardise = false
    @Flag(help: "Print the result as JSON.") var json = false

    func validate() throws {
        guard clusters == "auto" || Int(clusters).map({ $0 >= 1 }) == true else {
            throw ValidationError("--k takes auto or a number from 1 on.")
        }
    }

    func run() throws {
        do {
            let names = columns.map { $0.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } }
            let report = try DataFault.about(input) {
                let table = try TableFile.read(input, columns: names)
                let analysis = try ClusterAnalysis(
                    of: table,
                    clusters: Int(clusters),
                    seed: seed,
                    scale: standardise ? .standardised : .raw
                )
                return ClusterReport(analysis: analysis, leftOut: table.texts)
            }
            FileHandle.standardOutput.write(Data(json ? report.json + [0x0A] : Array(report.text.utf8)))
        } catch {
            throw Ending.explain(error)
        }
    }
}
