import HarkLanguage

/// What the help pages have in common: their words, their form and their style.
struct HelpWords {
    let language: Language

    private var isChinese: Bool { language == .chinese }
    var title: String { isChinese ? "帮助" : "Help" }
    var all: String { isChinese ? "所有文章" : "All articles" }
    var nothing: String { isChinese ? "没有找到相关文章，请换个说法试试。" : "Nothing was found. Please try other words." }
    private var ask: String { isChinese ? "搜索" : "Search" }

    /// The form that asks, which a browser sends as `/help/?q=…`.
    func form(_ question: String = "") -> String {
        """
        <form action="/help/" role="search">
        <input type="search" name="q" aria-label="\(ask)" maxlength="200" value="\(HTML.escaped(question))">
        <input type="hidden" name="language" value="\(language.rawValue)">
        <button>\(ask)</button>
        </form>

        """
    }

    /// The way to the same page in the other language.
    func otherLanguage(_ address: String) -> String {
        let other = isChinese ? "en" : "zh"
        let name = isChinese ? "English" : "中文"
        return "<a href=\"\(HTML.escaped(address))\" hreflang=\"\(other)\" lang=\"\(other)\">\(name)</a>"
    }

    func page(_ title: String, _ body: String) -> String {
        HTML.page(title: title, language: language.rawValue, style: Self.style, body: body)
    }

    static let style = """
        body{font:1rem/1.6 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#1b1b1f;\
        background:#fff}a{color:#1f4fbf}h1,h2,h3{line-height:1.25}li{margin:.25rem 0}nav{display:flex;gap:1rem}\
        form{display:flex;gap:.5rem}input,button{font:inherit;padding:.375rem .75rem}\
        input[type=search]{flex:1;min-width:0}
        @media(prefers-color-scheme:dark){body{color:#e8e8ee;background:#17171b}a{color:#9db8ff}\
        :root{color-scheme:dark}}
        """
}
