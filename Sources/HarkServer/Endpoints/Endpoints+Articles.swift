import HarkBot
import HarkDomain
import HarkHub
import HarkLanguage
import HarkProtocol
import HarkTransport

extension Endpoints {
    /// The knowledge base.
    var articleRoutes: [Route] {
        let path = "/api/v1/articles"
        return [
            Route(
                "GET",
                path,
                .staff(.read, .articles),
                "The knowledge base.",
                query: Pagination.parameters,
                gives: .page(of: .named("Article"))
            ) { call in try .list(named: articles, call, \.id) { $0.article($1) } },
            Route(
                "POST",
                path,
                .staff(.update, .articles),
                "Add an article; the bot knows it at once.",
                takes: .named("ArticleInput"),
                gives: .named("Article"),
                status: 201,
                problems: [409],
                run: inTurn(addArticle)
            ),
            Route(
                "GET",
                path + "/{id}",
                .staff(.read, .articles),
                "One article.",
                gives: .named("Article")
            ) { call in
                let article = try article(of: call)
                return .object { $0.article(article) }
            },
            Route(
                "PATCH",
                path + "/{id}",
                .staff(.update, .articles),
                "Change an article; what is left out stays.",
                takes: .named("ArticleChange"),
                gives: .named("Article"),
                problems: [409],
                run: inTurn(changeArticle)
            ),
            Route(
                "DELETE",
                path + "/{id}",
                .staff(.update, .articles),
                "Take an article out.",
                status: 204,
                problems: [409],
                run: inTurn(deleteArticle)
            ),
        ]
    }

    /// Those for customers and those for agents.
    private var articles: [BotArticle] {
        let documents = services.workshop.live.build.documents
        return documents.articles + documents.agentArticles
    }

    private func article(of call: Call) throws -> BotArticle {
        guard let article = articles.first(where: { $0.id == call.variables["id"] }) else { throw Refusal.notFound }
        return article
    }

    private func addArticle(_ call: Call) async throws -> HTTPResponse {
        let body = try RequestBody(call.request)
        let id = try body.line("id", longest: 100)
        guard id.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }) else {
            throw Refusal.invalid(field: "id", reason: "must be lower-case letters, digits and hyphens")
        }
        guard !articles.contains(where: { $0.id == id }) else {
            throw Refusal.conflict("There is an article of this id")
        }
        var text = ArticleText(
            id: id,
            title: try body.line("title"),
            language: try (body.params.choice("language") as ArticleLanguage).language,
            markdown: try body.params.string("text")
        )
        try body.change(&text)
        return try await put(text, status: 201, "Article \(id) added", call)
    }

    private func changeArticle(_ call: Call) async throws -> HTTPResponse {
        let body = try RequestBody(call.request)
        var text = ArticleText(try article(of: call))
        if let title = try body.optionalLine("title") { text.title = title }
        guard try body.params.optionalString("id") ?? text.id == text.id else {
            throw Refusal.invalid(field: "id", reason: "never changes")
        }
        if let language: ArticleLanguage = try body.params.optionalChoice("language") {
            text.language = language.language
        }
        if let markdown = try body.params.optionalString("text") { text.markdown = markdown }
        try body.change(&text)
        return try await put(text, status: 200, "Article \(text.id) changed", call)
    }

    private func put(_ text: ArticleText, status: Int, _ note: String, _ call: Call) async throws -> HTTPResponse {
        try await release(note, call) { files throws(DocumentEdit.Failure) in try files.putting(article: text) }
        guard let article = articles.first(where: { $0.id == text.id }) else { throw Refusal.notFound }
        return .object(status: status) { $0.article(article) }
    }

    private func deleteArticle(_ call: Call) async throws -> HTTPResponse {
        let article = try article(of: call)
        try await release("Article \(article.id) taken out", call) { files throws(DocumentEdit.Failure) in
            try files.removing(article: article.id)
        }
        return .done
    }
}

extension RequestBody {
    /// The parts of an article that it may have or not.
    fileprivate func change(_ text: inout ArticleText) throws {
        if let audience: ArticleAudience = try params.optionalChoice("audience") {
            text.audience = audience == .agents ? .agents : .everyone
        }
        if let version = try optionalNumber("version", in: 1...1_000_000) { text.version = version }
        if let keywords = try optionalLines("keywords", most: 200) { text.keywords = keywords }
        if let synonyms = try optionalLines("synonyms", most: 200) { text.synonyms = synonyms }
        if let intents = try optionalLines("intents", most: 200) { text.intents = intents }
    }
}

/// The languages that an article may have.
private enum ArticleLanguage: String, CaseIterable {
    case english = "en"
    case chinese = "zh"

    var language: Language { self == .english ? .english : .chinese }
}

/// Who may read an article, as the API names it.
private enum ArticleAudience: String, CaseIterable {
    case everyone = "public"
    case agents
}

extension JSONWriter {
    fileprivate mutating func article(_ article: BotArticle) {
        member("id", article.id)
        member("title", article.title)
        member("language", article.language.rawValue)
        member("text", article.markdown)
        member("audience", article.audience.rawValue)
        member("version", article.version)
        member("keywords", article.keywords)
        member("synonyms", article.synonyms)
        member("intents", article.intents)
    }
}
