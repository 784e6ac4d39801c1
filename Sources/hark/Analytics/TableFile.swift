import Foundation
import HarkStatistics

/// A CSV file of numbers, with a line of names or without.
enum TableFile {
    /// Reads a file. When its first line holds numbers alone, there are no names, and the columns are called 1, 2, 3 …
    ///
    /// - Throws: `StatisticsError` as `NumericTable` does.
    static func read(_ path: String, columns: [String]?) throws(StatisticsError) -> NumericTable {
        let choice = columns.map(NumericTable.Choice.named) ?? .numbers
        let data = try WholeFile.read(path)
        var reader = CSVReader(data)
        guard let first = try reader.record()?.fields, isNumbers(first) else {
            return try NumericTable(csv: CSVReader(data), choice)
        }
        let names = first.indices.map { String($0 + 1) }.joined(separator: ",")
        let content = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
        do {
            return try NumericTable(csv: CSVReader(Data("\(names)\n".utf8) + content), choice)
        } catch .malformed(let line, let column, let why) {
            throw .malformed(line: max(1, line - 1), column: column, why: why)
        }
    }

    private static func isNumbers(_ fields: [String]) -> Bool {
        fields.allSatisfy { Double($0.trimmingCharacters(in: .whitespaces))?.isFinite == true }
    }
}
