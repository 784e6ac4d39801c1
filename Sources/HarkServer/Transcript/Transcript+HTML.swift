import Crypto
import Foundation
import HarkDomain

extension Transcript {
    /// The transcript as a page that needs nothing else and runs nothing.
    public var html: String {
        var body = "<h1>Conversation <code>\(HTML.escaped(conversation.text))</code></h1>\n"
        var day = ""
        for line in lines {
            let (date, time) = line.moment
            if date != day { body += "<h2>\(date) (UTC)</h2>\n" }
            day = date
            body += Self.row(line.sentence, by: line.by, at: line.at, time: time)
        }
        return HTML.page(title: "Conversation \(conversation.text)", language: "en", style: Self.style, body: body)
    }

    private static func row(_ sentence: EventSentence, by: Author, at: Timestamp, time: String) -> String {
        let kind = sentence.isStaffOnly ? "staff" : sentence.speaker == nil ? "event" : by.kind.rawValue
        let speaker = sentence.speaker.map { "<b>\(HTML.escaped($0))</b> " } ?? ""
        let text = HTML.escaped(sentence.text).replacing("\n", with: "<br>")
        return "<p class=\"\(kind)\"><time datetime=\"\(at.iso8601)\">\(time)</time> \(speaker)\(text)</p>\n"
    }

    static let style = """
        body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1b1f}
        time{color:#5c5c66;font-size:.85rem}p{margin:.4rem 0;padding:.3rem .6rem;overflow-wrap:anywhere}
        .visitor{background:#eef3ff}.event{color:#44444c}.staff{background:#fff6dc}
        """

    /// What the browser may do with the page: show it in its own style, nothing else.
    static let contentPolicy = HTML.policy(style: style)
}

/// Writes small pages by hand: everything from outside is escaped.
enum HTML {
    /// The text with all that HTML would read as markup made harmless, in text and in quoted attributes.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\0": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    static func page(title: String, language: String, style: String, body: String) -> String {
        """
        <!doctype html>
        <html lang="\(escaped(language))">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>\(escaped(title))</title>
        <style>\(style)</style>
        </head>
        <body>
        \(body)</body>
        </html>

        """
    }

    static func policy(style: String, forms: String = "'none'") -> String {
        let digest = Data(SHA256.hash(data: Data(style.utf8))).base64EncodedString()
        return "default-src 'none'; style-src 'sha256-\(digest)'; base-uri 'none'; form-action \(forms); "
            + "frame-ancestors 'none'"
    }
}
