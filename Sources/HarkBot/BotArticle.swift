public import HarkLanguage

/// One article of the public knowledge base, in one language.
public struct BotArticle: Sendable, Hashable, Codable {
    /// The name of the article in addresses: `/help/ID`.
    public let id: String
    /// The title.
    public let title: String
    /// The language of the text.
    public let language: Language
    /// Words by which customers ask for it that the text may not hold.
    public let keywords: [String]
    /// The text as Markdown, without the front matter.
    public let markdown: String

    /// Where the article is read in full.
    public var url: String { "/help/\(id)" }

    /// Joins an article's front matter and text.
    init(front: ArticleFrontMatter, markdown: String) {
        id = front.id
        title = front.title
        language = front.language
        keywords = front.keywords
        self.markdown = markdown
    }
}

/// What stands between the `---` lines at the top of an article.
struct ArticleFrontMatter: Decodable {
    let id: String
    let title: String
    let language: Language
    let keywords: [String]

    init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: "id", "title", "language", "keywords")
        id = try strict.id("id")
        title = try strict.text("title")
        language = try strict.required("language")
        keywords = try strict.texts("keywords")
    }
}
