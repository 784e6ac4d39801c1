import Foundation
import HarkDomain
import HarkProtocol
import Testing

/// Holds `docs/protocol.md` and the pages' constants against the code, each both ways.
struct DocumentTests {
    private let page: MarkdownTables
    private let codes: CodesModule

    init() throws {
        page = try MarkdownTables(Repository.text("docs/protocol.md"))
        codes = try CodesModule(Repository.text("web/lib/codes.js"))
    }

    @Test func `the page lists every call with who may make it`() {
        let told = page.rows(headed: "Method", "Who").map { "\($0[0]): \($0[1])" }

        #expect(told.sorted() == Method.allCases.map { "\($0.rawValue): \($0.caller.words)" }.sorted())
    }

    @Test func `the page lists every event with whom it is for`() {
        let told = page.rows(headed: "Event", "For").map { "\($0[0]): \($0[1] == "customers")" }

        #expect(told.sorted() == EventType.allCases.map { "\($0.rawValue): \($0.isForCustomers)" }.sorted())
    }

    @Test func `the page lists every error as the code has it`() {
        let told = page.rows(headed: "Code", "Slug").map { $0.prefix(5).joined(separator: ", ") }

        let known = ErrorCode.allCases.map { code in
            "\(code.number), \(code.slug), \(code.httpStatus), \(code.isTemporary ? "yes" : "no"), \(code.message)"
        }
        #expect(told.sorted() == known.sorted())
    }

    @Test func `the page lists every close code`() {
        let told = page.rows(headed: "Close code", "Name").map { "\($0[1]): \($0[0])" }

        #expect(told.sorted() == CloseCode.allCases.map { "\($0.slug): \($0.rawValue)" }.sorted())
    }

    @Test func `the pages' constants are the server's codes`() {
        let errors = codes.members(of: "ERRORS") + codes.members(of: "RPC_ERRORS")
        let closes = codes.members(of: "CLOSES")

        #expect(errors.sorted() == ErrorCode.allCases.map { "\($0.slug): \($0.number)" }.sorted())
        #expect(closes.sorted() == CloseCode.allCases.map { "\($0.slug): \($0.rawValue)" }.sorted())
    }

    @Test func `a row that is cut by an escaped bar stays one row`() {
        let tables = MarkdownTables("| Event | For | Data |\n|---|---|---|\n| `a.b` | staff | `{x \\| y}` |\n")

        #expect(tables.rows(headed: "Event", "For") == [["a.b", "staff", "`{x | y}`"]])
        #expect(tables.rows(headed: "Event", "Data").isEmpty)
    }
}

extension Method.Caller {
    fileprivate var words: String {
        switch self {
        case .anybody: "anybody"
        case .visitors: "visitors"
        case .staff: "staff"
        case .everybodyKnown: "visitors and staff"
        case .supervisors: "supervisors"
        }
    }
}

/// The files of the repository that this test lies in.
private enum Repository {
    static func text(_ path: String) throws -> String {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let root = tests.deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }
}

/// The tables of a Markdown page.
private struct MarkdownTables {
    private var tables: [[[String]]] = []

    init(_ text: String) {
        var wasRow = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let isRow = line.hasPrefix("|")
            if isRow, !wasRow { tables.append([]) }
            if isRow { tables[tables.count - 1].append(Self.cells(line)) }
            wasRow = isRow
        }
    }

    /// The rows below every header that begins with these two cells; a first cell comes without its backticks.
    func rows(headed first: String, _ second: String) -> [[String]] {
        tables.filter { $0.first?.starts(with: [first, second]) == true }.flatMap { table in
            table.dropFirst(2).map { row in row.enumerated().map { $0 < 2 ? Self.plain($1) : $1 } }
        }
    }

    private static func cells(_ line: Substring) -> [String] {
        let bar = "\u{0}"
        let parts = line.replacing("\\|", with: bar).split(separator: "|", omittingEmptySubsequences: false)
        return parts.dropFirst().dropLast().map {
            $0.trimmingCharacters(in: .whitespaces).replacing(bar, with: "|")
        }
    }

    private static func plain(_ cell: String) -> String { cell.replacing("`", with: "") }
}

/// The frozen objects of `codes.js`.
private struct CodesModule {
    private let text: String

    init(_ text: String) { self.text = text }

    func members(of name: String) -> [String] {
        guard let start = text.range(of: "export const \(name) = Object.freeze({"),
            let end = text.range(of: "})", range: start.upperBound..<text.endIndex)
        else { return [] }
        return text[start.upperBound..<end.lowerBound].split(separator: ",").map {
            $0.trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }
}
