import HarkLanguage
import HarkTransport

/// A small page of words in the look of all pages: without scripts, without anything from elsewhere.
struct WordPage {
    let language: Language
    let title: String
    /// What stands under the title, as HTML.
    let body: String

    /// The page as an answer that nothing keeps.
    func response(_ status: Int) -> HTTPResponse {
        var response = HTTPResponse(
            status: status,
            headers: ["Content-Type": "text/html; charset=utf-8", "X-Robots-Tag": "noindex"],
            body: Array(html.utf8)
        )
        Self.headers.apply(to: &response)
        return response
    }

    private static let headers = SecurityHeaders(
        contentPolicy: "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'",
        isStored: false
    )

    private var html: String {
        """
        <!doctype html>
        <html lang="\(language.locale)">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <title>\(HTML.escaped(title))</title>
          <link rel="icon" href="data:,">
          <link rel="stylesheet" href="/css/hark.css">
          <link rel="stylesheet" href="/css/survey.css">
          <link rel="stylesheet" href="/css/page.css">
        </head>
        <body>
        <main class="page">
        <h1>\(HTML.escaped(title))</h1>
        \(body)
        </main>
        </body>
        </html>

        """
    }
}

extension WordPage {
    /// A page that says one thing.
    init(language: Language, title: String, text: String) {
        self.init(language: language, title: title, body: "<p>\(HTML.escaped(text))</p>")
    }
}
