import Foundation
public import HarkStatistics

extension TransactionSet {
    /// Reads a transaction from each line of a CSV file; there is no line of names.
    ///
    /// White space around items does not count, and what is then empty is no item. So an empty line is a transaction
    /// without items, which counts among all.
    /// - Throws: `StatisticsError.malformed` when the file is no CSV or has no line.
    public init(csv reader: CSVReader) throws(StatisticsError) {
        var reader = reader
        var transactions: [[String]] = []
        while let record = try reader.record() {
            transactions.append(record.fields.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty })
        }
        guard !transactions.isEmpty else { throw .malformed(line: 1, column: nil, why: "there is no transaction") }
        self.init(transactions)
    }
}
