/// A report in Markdown, as `hark language evaluate` prints it.
struct Report {
    private(set) var text = ""

    mutating func heading(_ title: String) { text += "\n## \(title)\n\n" }

    mutating func line(_ line: String = "") { text += line + "\n" }

    mutating func table(_ head: [String], _ rows: [[String]]) {
        line("| " + head.joined(separator: " | ") + " |")
        line("|" + head.map { _ in "---" }.joined(separator: "|") + "|")
        for row in rows { line("| " + row.joined(separator: " | ") + " |") }
        line()
    }

    /// A share as a percentage with two decimals.
    static func percent(_ share: Double) -> String { rounded(share * 100, 2) }

    /// A number with a fixed count of decimals.
    static func rounded(_ number: Double, _ decimals: Int) -> String {
        var unit = 1.0
        for _ in 0..<decimals { unit *= 10 }
        let whole = Int((abs(number) * unit).rounded())
        let digits = String(whole % Int(unit))
        let fraction = String(repeating: "0", count: max(decimals - digits.count, 0)) + digits
        return (number < 0 && whole > 0 ? "-" : "") + "\(whole / Int(unit))" + (decimals > 0 ? ".\(fraction)" : "")
    }
}
