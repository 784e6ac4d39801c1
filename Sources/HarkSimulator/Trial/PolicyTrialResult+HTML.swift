extension PolicyTrialResult {
    /// The result as a page of its own: what ``markdown`` says.
    public func html(named name: String) -> String {
        var blocks: [String] = []
        var rows: [[String]] = []
        for line in markdown.split(separator: "\n") {
            if let cells = Self.cells(of: line) {
                rows.append(cells)
                continue
            }
            if !rows.isEmpty { blocks.append(Self.table(rows)) }
            rows = []
            blocks.append("<p>\(String(line).htmlEscaped)</p>")
        }
        if !rows.isEmpty { blocks.append(Self.table(rows)) }
        return """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>\(name.htmlEscaped)</title>
            <style>\(SimulationResult.rules)</style></head>
            <body><h1>\(name.htmlEscaped)</h1>
            \(blocks.joined(separator: "\n"))
            </body></html>
            """
    }

    /// The cells of a row of a table; nil for other lines.
    private static func cells(of line: Substring) -> [String]? {
        guard line.hasPrefix("|") else { return nil }
        let text = line.dropFirst().dropLast().replacing("\\|", with: "\u{0}")
        return text.split(separator: "|", omittingEmptySubsequences: false).map {
            String($0.drop { $0 == " " }).replacing("\u{0}", with: "|")
        }
    }

    private static func table(_ rows: [[String]]) -> String {
        let lines = rows.filter { !$0.allSatisfy { $0.hasPrefix("---") } }.enumerated().map { index, row in
            let tag = index == 0 ? "th" : "td"
            return "<tr>" + row.map { "<\(tag)>\($0.htmlEscaped)</\(tag)>" }.joined() + "</tr>"
        }
        return "<table>\(lines.joined(separator: "\n"))</table>"
    }
}
