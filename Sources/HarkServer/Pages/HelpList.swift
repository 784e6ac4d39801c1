import HarkBot
import HarkLanguage

/// The page of all articles, those in the reader's language first.
struct HelpList {
    let articles: [BotArticle]
    let language: Language

    var html: String {
        let words = HelpWords(language: language)
        let isChinese = language == .chinese
        let title = isChinese ? "帮助 <span lang=\"en\">Help</span>" : "Help <span lang=\"zh\">帮助</span>"
        let other = words.otherLanguage("/help/?language=\(isChinese ? "en" : "zh")")
        var body = "<nav>\(other)</nav>\n<main>\n<h1>\(title)</h1>\n" + words.form()
        for language in isChinese ? [Language.chinese, .english] : [.english, .chinese] {
            let items = articles.filter { $0.language == language }
            guard !items.isEmpty else { continue }
            body += "<ul lang=\"\(language.rawValue)\">\n"
            for article in items {
                body += "<li><a href=\"/help/\(HTML.escaped(article.id))\">\(HTML.escaped(article.title))</a></li>\n"
            }
            body += "</ul>\n"
        }
        return words.page(words.title, body + "</main>\n")
    }
}

/// What a question has found.
struct HelpFound {
    let question: String
    let found: [HelpSearch.Found]
    let language: Language

    var html: String {
        let words = HelpWords(language: language)
        var body = "<nav><a href=\"/help/?language=\(language.rawValue)\">\(words.all)</a></nav>\n<main>\n"
        body += "<h1>\(words.title)</h1>\n" + words.form(question)
        for one in found {
            let article = one.article
            body += """
                <section lang="\(article.language.rawValue)">
                <h2><a href="/help/\(HTML.escaped(article.id))">\(HTML.escaped(article.title))</a></h2>
                <p>\(HTML.escaped(one.passage))</p>
                </section>

                """
        }
        if found.isEmpty { body += "<p>\(words.nothing)</p>\n" }
        return words.page(words.title, body + "</main>\n")
    }
}

/// The page of one article.
struct HelpArticle {
    private let article: BotArticle
    private let sister: String?

    /// `ids` are those of all public articles: the Chinese sister of `returns` is `returns-zh`.
    init(_ article: BotArticle, among ids: Set<String>) {
        self.article = article
        let isChinese = article.language == .chinese
        let id = isChinese && article.id.hasSuffix("-zh") ? String(article.id.dropLast(3)) : article.id + "-zh"
        sister = ids.contains(id) ? id : nil
    }

    var html: String {
        let words = HelpWords(language: article.language)
        let other = sister.map { " " + words.otherLanguage("/help/" + $0) } ?? ""
        let body = """
            <nav><a href="/help/?language=\(article.language.rawValue)">\(words.all)</a>\(other)</nav>
            \(words.form())<main>
            <h1>\(HTML.escaped(article.title))</h1>
            \(ArticleMarkup(article.markdown).html)</main>

            """
        return words.page(article.title, body)
    }
}
