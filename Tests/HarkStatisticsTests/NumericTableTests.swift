import Foundation
import HarkStatistics
import Testing

@Suite struct NumericTableTests {
    private func table(_ text: String, _ choice: NumericTable.Choice = .numbers) throws -> NumericTable {
        try NumericTable(csv: CSVReader(Data(text.utf8)), choice)
    }

    @Test func `a file with quotation marks, a byte order mark and CRLF is read as RFC 4180 says`() throws {
        var reader = CSVReader(Data("\u{FEFF}a,\"b, \"\"c\"\"\"\r\n\"1\n2\",\r\n3,4".utf8))

        #expect(try reader.record() == CSVRecord(line: 1, fields: ["a", "b, \"c\""]))
        #expect(try reader.record() == CSVRecord(line: 2, fields: ["1\n2", ""]))
        #expect(try reader.record() == CSVRecord(line: 4, fields: ["3", "4"]))
        #expect(try reader.record() == nil)
    }

    @Test func `columns of numbers are kept and columns of text are named`() throws {
        let table = try table("wait,queue,rating\n12.5,sales,4\n 3e1 ,help,2\n")

        #expect(table.columns == ["wait", "rating"])
        #expect(table.texts == ["queue"])
        #expect(table.values == Matrix([[12.5, 4], [30, 2]]))
        #expect(table.lines == [2, 3])
    }

    @Test func `columns are taken by name, whatever else the file holds`() throws {
        let table = try table("x,y,z\noops,2,3\n", .named(["z", "y"]))

        #expect(table.values == Matrix([[3, 2]]))
        #expect(throws: StatisticsError.malformed(line: 1, column: "y", why: "it is asked for twice")) {
            try self.table("x,y\n1,2\n", .named(["y", "x", "y"]))
        }
        #expect(throws: StatisticsError.missingColumn("w")) { try self.table("x,y\n1,2\n", .named(["w"])) }
    }

    @Test(arguments: [
        ("x,y\n1,2\n3,oops\n", StatisticsError.malformed(line: 3, column: "y", why: "\"oops\" is no finite number")),
        ("x,y\n1,2\n,4\n", .malformed(line: 3, column: "x", why: "the field is empty")),
        ("x,y\n1,inf\n", .malformed(line: 2, column: "y", why: "\"inf\" is no finite number")),
        ("x,y\n1\n", .malformed(line: 2, column: nil, why: "it has 1 fields, the header line has 2")),
        ("x,x\n1,2\n", .malformed(line: 1, column: "x", why: "it is named twice")),
        ("x,\n1,2\n", .malformed(line: 1, column: nil, why: "column 2 has no name")),
        ("x,y\n1,\"2\n", .malformed(line: 2, column: nil, why: "field 2: a quotation mark is never closed")),
        ("x,y\n1,-1e101\n", .malformed(line: 2, column: "y", why: "\"-1e101\" is too large: numbers go up to 1e+100")),
        ("x,y\r1,2\r", .malformed(line: 1, column: nil, why: "field 2: a line ends by CR without LF")),
        ("x,y\n1,2\0\n", .malformed(line: 2, column: nil, why: "field 2: it holds a NUL byte")),
        ("", .empty),
    ])
    func `what is wrong is said by line and column`(_ text: String, _ wanted: StatisticsError) {
        #expect(throws: wanted) { try table(text) }
    }

    @Test(arguments: [("x,y\n1,", 2, 2), ("x,y\n\"one\ntwo\n", 4, 1)])
    func `what is not UTF-8 is refused by its line and field`(_ text: String, _ line: Int, _ field: Int) {
        let data = Data(text.utf8) + [0xC3, 0x28] + Data((field == 1 ? "\",2\n" : "\n").utf8)

        #expect(throws: StatisticsError.malformed(line: line, column: nil, why: "field \(field): it is not UTF-8")) {
            try NumericTable(csv: CSVReader(data))
        }
    }

    @Test func `what a terminal would not show is written out, and a long text is cut`() {
        let name = "a\u{1B}[31m" + String(repeating: "b", count: 1_000_000)

        let said = "\(StatisticsError.missingColumn(name))"

        #expect(said.hasPrefix(#"there is no column "a\u{1B}[31mbbb"#) && said.utf8.count < 80)
    }
}
