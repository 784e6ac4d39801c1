/// A table of finite numbers with named columns.
public struct NumericTable: Sendable, Equatable {
    /// No number of a file may be farther from 0, so that sums of squares stay finite.
    public static let largest = 1e100

    /// The names of the columns, each once.
    public let columns: [String]
    /// The numbers.
    /// - Shape: a row for each record, a column for each name.
    public private(set) var values: Matrix
    /// The line of the file that each row comes from; empty when there was no file.
    public private(set) var lines: [Int]
    /// The columns that hold text and were left out.
    public let texts: [String]

    /// Creates a table from numbers.
    /// - Precondition: there are as many names as columns.
    public init(columns: [String], values: Matrix) {
        precondition(columns.count == values.columns, "the names don't fit the columns")
        self.columns = columns
        self.values = values
        lines = []
        texts = []
    }

    /// How many rows there are.
    public var rows: Int { values.rows }

    /// The numbers of a column.
    /// - Throws: `StatisticsError.missingColumn` when there is none of that name.
    public func column(_ name: String) throws(StatisticsError) -> [Double] {
        guard let index = columns.firstIndex(of: name) else { throw .missingColumn(name) }
        return values.column(index)
    }

    /// A table of some of the columns, in the order asked for.
    /// - Throws: `StatisticsError.missingColumn` when one is missing.
    public func selecting(_ names: [String]) throws(StatisticsError) -> NumericTable {
        var places: [Int] = []
        for name in names {
            guard let index = columns.firstIndex(of: name) else { throw .missingColumn(name) }
            places.append(index)
        }
        var picked = Matrix(rows: 0, columns: names.count)
        for row in 0..<rows { picked.append(places.map { values[row, $0] }) }
        return NumericTable(columns: names, values: picked)
    }
}

extension NumericTable {
    /// Which columns of a file are read.
    public enum Choice: Sendable, Equatable {
        /// All that hold numbers; a column whose first field is no number is text and left out.
        case numbers
        /// These, in this order; the others are not looked at.
        case named([String])
    }

    /// Reads CSV whose first line names the columns.
    ///
    /// - Parameters:
    ///   - reader: the CSV.
    ///   - choice: which columns are read.
    /// - Throws: `StatisticsError` when it is no CSV, lacks a column, names one twice, or has a field that is empty, no
    ///   finite number or too large where a number is wanted; the error names line and column.
    public init(csv reader: CSVReader, _ choice: Choice = .numbers) throws(StatisticsError) {
        var reader = reader
        guard let head = try reader.record()?.fields else { throw .empty }
        try Self.check(head)
        var record = try reader.record()
        let places = try Self.places(choice, head: head, first: record)
        columns = places.map { head[$0] }
        texts = choice == .numbers ? head.indices.filter { !places.contains($0) }.map { head[$0] } : []
        values = Matrix(rows: 0, columns: places.count)
        lines = []
        while let next = record {
            try add(next, at: places, head: head)
            record = try reader.record()
        }
    }

    private static func check(_ head: [String]) throws(StatisticsError) {
        var seen: Set<String> = []
        for (index, name) in head.enumerated() {
            guard !name.isEmpty else { throw .malformed(line: 1, column: nil, why: "column \(index + 1) has no name") }
            guard seen.insert(name).inserted else { throw .malformed(line: 1, column: name, why: "it is named twice") }
        }
    }

    private static func places(
        _ choice: Choice,
        head: [String],
        first: CSVRecord?
    ) throws(StatisticsError) -> [Int] {
        guard case .named(let names) = choice else {
            guard let first else { return Array(head.indices) }
            return head.indices.filter { $0 < first.fields.count && isNumberOrEmpty(first.fields[$0]) }
        }
        var places: [Int] = []
        for name in names {
            guard let place = head.firstIndex(of: name) else { throw .missingColumn(name) }
            guard !places.contains(place) else { throw .malformed(line: 1, column: name, why: "it is asked for twice") }
            places.append(place)
        }
        return places
    }

    private static func isNumberOrEmpty(_ field: String) -> Bool {
        let field = field.trimmingCharacters(in: .whitespaces)
        return field.isEmpty || Double(field) != nil
    }

    private mutating func add(_ record: CSVRecord, at places: [Int], head: [String]) throws(StatisticsError) {
        guard record.fields.count == head.count else {
            throw .malformed(
                line: record.line,
                column: nil,
                why: "it has \(record.fields.count) fields, the header line has \(head.count)"
            )
        }
        var row: [Double] = []
        row.reserveCapacity(places.count)
        for place in places {
            row.append(try Self.number(record.fields[place], line: record.line, column: head[place]))
        }
        values.append(row)
        lines.append(record.line)
    }

    private static func number(_ field: String, line: Int, column: String) throws(StatisticsError) -> Double {
        if let number = Double(field), abs(number) <= largest { return number }
        let trimmed = field.trimmingCharacters(in: .whitespaces)
        guard !trimmed.isEmpty else { throw .malformed(line: line, column: column, why: "the field is empty") }
        guard let number = Double(trimmed), number.isFinite else {
            throw .malformed(line: line, column: column, why: "\(ShownText.quoted(trimmed)) is no finite number")
        }
        guard abs(number) <= largest else {
            let why = "\(ShownText.quoted(trimmed)) is too large: numbers go up to \(largest)"
            throw .malformed(line: line, column: column, why: why)
        }
        return number
    }
}
