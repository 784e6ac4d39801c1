import Foundation

extension SimulationResult {
    /// The result as a table for people, queues by name and all of them last.
    public var table: String {
        var rows = [["queue", "wait mean", "p50", "p90", "waited", "gave up", "in time", "occupancy", "ranges held"]]
        for (name, measures) in queues.sorted(by: { $0.key < $1.key }) { rows.append([name] + measures.cells) }
        if queues.count > 1 { rows.append(["all"] + all.cells) }
        let lines = Self.aligned(rows) + ["", "fairness \(fairness.number)"]
        let speed =
            "\(replications) replications, \(all.customers) customers, \(Int(decisionsPerSecond)) decisions a second"
        return (lines + [speed]).joined(separator: "\n")
    }

    /// Columns padded to the same width.
    private static func aligned(_ rows: [[String]]) -> [String] {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
        }
    }
}

extension Measure {
    /// The measure in seconds: the value, and half the interval behind it.
    var seconds: String { written(scale: 1) + " s" }

    /// The measure in percent.
    var percent: String { written(scale: 100) + " %" }

    /// The measure as a plain number.
    var number: String { written(scale: 1, digits: 3) }

    /// The measure as a number of people or things.
    var count: String { written(scale: 1, digits: 0) }

    private func written(scale: Double, digits: Int = 1) -> String {
        let value = String(format: "%.\(digits)f", value * scale)
        guard let low, let high else { return value }
        return value + " ± " + String(format: "%.\(digits)f", (high - low) / 2 * scale)
    }
}
