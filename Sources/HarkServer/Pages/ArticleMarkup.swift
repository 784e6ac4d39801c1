/// An article's Markdown as HTML: headings, lists and paragraphs; all else is text.
struct ArticleMarkup {
    private(set) var html = ""
    private var paragraph: [String] = []
    private var openList: String?

    init(_ markdown: String) {
        for raw in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            take(String(raw.drop { $0 == " " }))
        }
        closeParagraph()
        closeList()
    }

    private mutating func take(_ line: String) {
        if line.isEmpty {
            closeParagraph()
            closeList()
        } else if line.hasPrefix("#") {
            closeParagraph()
            closeList()
            let level = min(6, max(2, line.prefix { $0 == "#" }.count))
            html += "<h\(level)>\(Self.inline(line.drop { $0 == "#" || $0 == " " }))</h\(level)>\n"
        } else if let item = Self.item(line) {
            closeParagraph()
            if openList != item.list { closeList() }
            if openList == nil { html += "<\(item.list)>\n" }
            openList = item.list
            html += "<li>\(Self.inline(item.text))</li>\n"
        } else {
            closeList()
            paragraph.append(Self.inline(line[...]))
        }
    }

    private mutating func closeParagraph() {
        if !paragraph.isEmpty { html += "<p>\(paragraph.joined(separator: "\n"))</p>\n" }
        paragraph = []
    }

    private mutating func closeList() {
        if let openList { html += "</\(openList)>\n" }
        openList = nil
    }

    private static func item(_ line: String) -> (list: String, text: Substring)? {
        if line.hasPrefix("- ") || line.hasPrefix("* ") { return ("ul", line.dropFirst(2)) }
        let number = line.prefix { $0.isNumber }
        let rest = line.dropFirst(number.count)
        return !number.isEmpty && rest.hasPrefix(". ") ? ("ol", rest.dropFirst(2)) : nil
    }

    /// The line without the marks of emphasis, escaped.
    private static func inline(_ text: Substring) -> String {
        HTML.escaped(String(text.replacing("**", with: "").replacing("`", with: "")))
    }
}
