public import HarkLanguage

/// One article of the knowledge base, in one language.
public struct BotArticle: Sendable, Hashable, Codable {
    /// Who may read an article.
    public enum Audience: String, Sendable, Codable {
        /// Everybody: the bot quotes it and it has a help page.
        case everyone = "public"
        /// Staff alone: no customer ever sees a word of it, its title or its address.
        case agents
    }

    /// The name of the article in addresses: `/help/ID`.
    public let id: String
    /// The title.
    public let title: String
    /// The language of the text.
    public let language: Language
    /// Who may read it.
    public let audience: Audience
    /// How often its meaning has changed, as its author counts.
    ///
    /// - Units: 1 and up.
    public let version: Int
    /// Words by which customers ask for it that the text may not hold.
    public let keywords: [String]
    /// Other words for what it is about, which count a little less than keywords.
    public let synonyms: [String]
    /// The intents that it answers.
    public let intents: [String]
    /// The text as Markdown, without the front matter.
    public let markdown: String

    /// Where the article is read in full.
    public var url: String { "/help/\(id)" }

    /// Joins an article's front matter and text.
    init(front: ArticleFrontMatter, markdown: String) {
        id = front.id
        title = front.title
        language = front.language
        audience = front.audience
        version = front.version
        keywords = front.keywords
        synonyms = front.synonyms
        intents = front.intents
        self.markdown = markdown
    }
}

/// What stands between the `---` lines at the top of an article.
struct ArticleFrontMatter: Decodable {
    let id: String
    let title: String
    let language: Language
    let audience: BotArticle.Audience
    let version: Int
    let keywords: [String]
    let synonyms: [String]
    let intents: [String]

    init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(
            decoder,
            keys: "id",
            "title",
            "language",
            "audience",
            "version",
            "keywords",
            "synonyms",
            "intents"
        )
        id = try strict.id("id")
        title = try strict.text("title")
        language = try strict.required("language")
        audience = try Self.audience(in: strict)
        version = try strict.value("version", or: 1)
        keywords = try strict.texts("keywords")
        synonyms = try strict.texts("synonyms")
        intents = try strict.texts("intents")
        guard version > 0 else { throw strict.fault("must be 1 or more", at: "version") }
        guard Set(intents).count == intents.count else { throw strict.fault("holds an intent twice", at: "intents") }
    }

    private static func audience(in strict: StrictContainer) throws -> BotArticle.Audience {
        guard strict.has("audience") else { return .everyone }
        guard let audience = BotArticle.Audience(rawValue: try strict.text("audience")) else {
            throw strict.fault("must be public or agents", at: "audience")
        }
        return audience
    }
}
