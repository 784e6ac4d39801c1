import HarkLanguage

/// Reads one article: YAML between two `---` lines, then Markdown.
enum ArticleFile {
    static func parse(_ file: TextFile) throws(BotError) -> (article: BotArticle, document: YAMLDocument) {
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.last == "\r" ? $0.dropLast() : $0 }
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
            throw fault(file, line: 1, "must begin with a front matter between two lines of ---")
        }
        let yaml = lines[1..<end].joined(separator: "\n")
        let document = try YAMLDocument(yaml, file: file.name, linesBefore: 1)
        let front = try document.decode(ArticleFrontMatter.self)
        guard front.language != .other else {
            throw .invalid([document.fault("must be en or zh", at: ["language"])])
        }
        let article = BotArticle(front: front, markdown: lines[(end + 1)...].joined(separator: "\n"))
        guard !Markdown.paragraphs(of: article.markdown).isEmpty else {
            throw fault(file, line: end + 1, "has no text")
        }
        return (article, document)
    }

    private static func fault(_ file: TextFile, line: Int, _ reason: String) -> BotError {
        .invalid([BotFault(file: file.name, line: line, reason: reason)])
    }
}
