import HarkBot
import HarkLanguage
import HarkTransport

/// The public articles as plain pages, made once at the start.
struct HelpPages: Sendable {
    private let lists: [Language: [UInt8]]
    private let pages: [String: [UInt8]]

    init(_ articles: [BotArticle]) {
        lists = [
            .english: Array(Self.list(articles, .english).utf8), .chinese: Array(Self.list(articles, .chinese).utf8),
        ]
        pages = Dictionary(articles.map { ("/help/" + $0.id, Array(Self.page($0).utf8)) }) { first, _ in first }
    }

    /// The page for a path under `/help/`, nil when there is no such article.
    func response(for request: HTTPRequest) -> HTTPResponse? {
        let path = request.path.hasSuffix("/") ? String(request.path.dropLast()) : request.path
        guard let body = path == "/help" ? lists[.wanted(by: request)] : pages[path] else { return nil }
        guard request.method == "GET" || request.method == "HEAD" else {
            return .text(405, "Only GET and HEAD\n", headers: ["Allow": "GET, HEAD"])
        }
        return HTTPResponse(
            status: 200,
            headers: [
                "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache", "Vary": "Accept-Language",
                "Content-Security-Policy": HTML.policy(style: Self.style),
            ],
            body: body
        )
    }

    /// All articles, those in the reader's language first.
    private static func list(_ articles: [BotArticle], _ first: Language) -> String {
        let isChinese = first == .chinese
        let title = isChinese ? "帮助 <span lang=\"en\">Help</span>" : "Help <span lang=\"zh\">帮助</span>"
        var body = "<main>\n<h1>\(title)</h1>\n"
        for language in isChinese ? [Language.chinese, .english] : [.english, .chinese] {
            let items = articles.filter { $0.language == language }
            guard !items.isEmpty else { continue }
            body += "<ul lang=\"\(language.rawValue)\">\n"
            for article in items {
                body += "<li><a href=\"/help/\(HTML.escaped(article.id))\">\(HTML.escaped(article.title))</a></li>\n"
            }
            body += "</ul>\n"
        }
        let name = isChinese ? "帮助" : "Help"
        return HTML.page(title: name, language: first.rawValue, style: style, body: body + "</main>\n")
    }

    private static func page(_ article: BotArticle) -> String {
        let back = article.language == .chinese ? "所有文章" : "All articles"
        let body = """
            <nav><a href="/help/">\(back)</a></nav>
            <main>
            <h1>\(HTML.escaped(article.title))</h1>
            \(ArticleMarkup(article.markdown).html)</main>

            """
        return HTML.page(title: article.title, language: article.language.rawValue, style: style, body: body)
    }

    static let style = """
        body{font:1rem/1.6 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1b1b1f;\
        background:#fff}a{color:#1f4fbf}h1,h2,h3{line-height:1.25}li{margin:.25rem 0}
        @media(prefers-color-scheme:dark){body{color:#e8e8ee;background:#17171b}a{color:#9db8ff}}
        """
}

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
