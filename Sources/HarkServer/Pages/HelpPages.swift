import HarkBot
import HarkLanguage
import HarkTransport

/// The public articles as plain pages, made once at the start, and the search among them.
///
/// They work without scripts; articles for agents only are on none of them.
struct HelpPages: Sendable {
    private let lists: [Language: [UInt8]]
    private let pages: [String: [UInt8]]
    private let search: HelpSearch

    init(_ articles: [BotArticle], wares: [String] = []) {
        let articles = articles.filter { $0.audience == .everyone }
        let languages = [Language.english, .chinese]
        lists = Dictionary(
            uniqueKeysWithValues: languages.map { ($0, Array(HelpList(articles: articles, language: $0).html.utf8)) }
        )
        let ids = Set(articles.map(\.id))
        pages = Dictionary(articles.map { ("/help/" + $0.id, Array(HelpArticle($0, among: ids).html.utf8)) }) {
            one,
            _ in
            one
        }
        search = HelpSearch(articles, wares: wares)
    }

    /// The page for a path under `/help/`, nil when there is no such article.
    func response(for request: HTTPRequest) -> HTTPResponse? {
        let path = request.path.hasSuffix("/") ? String(request.path.dropLast()) : request.path
        guard let body = path == "/help" ? front(request) : pages[path] else { return nil }
        guard request.method == "GET" || request.method == "HEAD" else {
            return .text(405, "Only GET and HEAD\n", headers: ["Allow": "GET, HEAD"])
        }
        return HTTPResponse(
            status: 200,
            headers: [
                "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache", "Vary": "Accept-Language",
                "Content-Security-Policy": HTML.policy(style: HelpWords.style, forms: "'self'"),
            ],
            body: body
        )
    }

    /// The list, or what a question finds.
    private func front(_ request: HTTPRequest) -> [UInt8]? {
        let language = request[query: "language"].flatMap(Language.init(tag:)) ?? .wanted(by: request)
        let question = (request[query: "q"] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !question.isEmpty else { return lists[language] }
        let asked = String(question.prefix(HelpSearch.longestQuestion))
        let found = search.find(asked, reader: language)
        return Array(HelpFound(question: asked, found: found, language: language).html.utf8)
    }
}
