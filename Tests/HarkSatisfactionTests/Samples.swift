import Foundation
import HarkSatisfaction
import HarkStatistics

/// Whether two numbers agree to a share of their size.
func isNear(_ found: Double, _ wanted: Double, to share: Double = 1e-9) -> Bool {
    abs(found - wanted) <= share * max(1, abs(wanted))
}

/// Conversations whose rating falls with the wait and rises with nothing else.
enum Sample {
    /// A table of `wait` (minutes), `hour` and a label that is made from both and chance.
    static func table(rows: Int, seed: UInt64 = 1, label: (Double, inout SeededRandom) -> Double) -> NumericTable {
        var random = SeededRandom(seed: seed)
        var values = Matrix(rows: 0, columns: 3)
        for _ in 0..<rows {
            let wait = 20 * random.unit()
            values.append([wait, 24 * random.unit(), label(wait, &random)])
        }
        return NumericTable(columns: ["wait", "hour", "rating"], values: values)
    }

    /// Ratings 1 to 5.
    static func ratings(_ rows: Int, seed: UInt64 = 1) -> NumericTable {
        table(rows: rows, seed: seed) { wait, random in
            min(5, max(1, (5.2 - wait / 5 + 0.6 * random.normal()).rounded()))
        }
    }

    /// A number without bounds.
    static func numbers(_ rows: Int, seed: UInt64 = 1) -> NumericTable {
        table(rows: rows, seed: seed) { wait, random in 100 - 3 * wait + 5 * random.normal() }
    }

    static func model(_ table: NumericTable, _ method: LearningMethod) throws -> SatisfactionModel {
        try SatisfactionTrainer(TrainingSettings(method: method)).train(table, label: "rating")
    }
}

/// Runs `body` with a place for a file that is removed afterwards.
func withFile<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let url = FileManager.default.temporaryDirectory.appending(path: "hark-\(UUID().uuidString).model")
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url)
}
