/// Reduces an article to what the bot can say: paragraphs of plain sentences.
enum Markdown {
    /// One paragraph and the heading above it.
    struct Paragraph {
        var heading = ""
        var sentences: [String] = []
    }

    /// The paragraphs of a text without marks; each list is one paragraph, an item per sentence.
    static func paragraphs(of markdown: String) -> [Paragraph] {
        var paragraphs: [Paragraph] = []
        var heading = ""
        var lines: [String] = []
        func close() {
            let sentences = lines.flatMap { Self.sentences(of: plain($0)) }
            if !sentences.isEmpty { paragraphs.append(Paragraph(heading: heading, sentences: sentences)) }
            lines = []
        }
        for raw in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            let line = String(raw.trimmingSpaces)
            if line.hasPrefix("#") {
                close()
                heading = plain(String(line.drop { $0 == "#" }.trimmingSpaces))
            } else if line.isEmpty {
                close()
            } else if let item = listItem(line) {
                lines.append(item)
            } else if let last = lines.last {
                lines[lines.count - 1] = joined(last, line)
            } else {
                lines.append(line)
            }
        }
        close()
        return paragraphs
    }

    private static func listItem(_ line: String) -> String? {
        if line.hasPrefix("- ") || line.hasPrefix("* ") { return String(line.dropFirst(2)) }
        let number = line.prefix { $0.isNumber }
        let rest = line.dropFirst(number.count)
        return !number.isEmpty && rest.hasPrefix(". ") ? String(rest.dropFirst(2)) : nil
    }

    /// Joins two lines of a paragraph; Chinese needs no space between them.
    private static func joined(_ first: String, _ second: String) -> String {
        let isChinese = first.unicodeScalars.last.map { $0.value >= 0x3000 } ?? false
        return isChinese ? first + second : first + " " + second
    }

    /// Drops emphasis, code marks and the addresses of links.
    private static func plain(_ text: String) -> String {
        var plain = ""
        var rest = text[...]
        while let character = rest.popFirst() {
            switch character {
            case "*", "`": continue
            case "[":
                guard let end = rest.firstIndex(of: "]"), rest[end...].hasPrefix("]("),
                    let close = rest[end...].firstIndex(of: ")")
                else { fallthrough }
                plain += rest[..<end]
                rest = rest[rest.index(after: close)...]
            default: plain.append(character)
            }
        }
        return plain
    }

    /// Cuts after `. ! ?` before a space and after the Chinese marks.
    static func sentences(of text: String) -> [String] {
        var sentences: [String] = []
        var current = ""
        let characters = Array(text)
        for (index, character) in characters.enumerated() {
            current.append(character)
            let next = index + 1 < characters.count ? characters[index + 1] : " "
            let isEnd = ".!?".contains(character) && next == " " || "。！？".contains(character)
            guard isEnd else { continue }
            sentences.append(String(current.trimmingSpaces))
            current = ""
        }
        let rest = String(current.trimmingSpaces)
        return (rest.isEmpty ? sentences : sentences + [rest]).filter { !$0.isEmpty }
    }
}

extension StringProtocol {
    /// This text without white space at its ends.
    var trimmingSpaces: SubSequence {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        let end = self[start...].lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
        return self[start..<end]
    }
}
