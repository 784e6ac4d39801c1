import Foundation
import HarkBot
import HarkDomain
import HarkHub
import HarkLanguage
import HarkProtocol
import HarkTransport

extension Endpoints {
    /// What the bot knows; each change makes a version that speaks at once.
    var botDocuments: [Route] { articleRoutes + ruleRoutes }

    private var articleRoutes: [Route] {
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

    private var ruleRoutes: [Route] {
        let path = "/api/v1/botRules"
        return [
            Route(
                "GET",
                path,
                .staff(.read, .botRules),
                "The bot's rules, in order.",
                query: Pagination.parameters,
                gives: .page(of: .named("BotRule"))
            ) { call in try .list(named: rules, call, \.id) { $0.rule($1.rule) } },
            Route(
                "POST",
                path,
                .staff(.update, .botRules),
                "Add a rule, before another or at the end; it counts at once.",
                takes: .named("BotRuleInput"),
                gives: .named("BotRule"),
                status: 201,
                problems: [409],
                run: inTurn(addRule)
            ),
            Route(
                "GET",
                path + "/{id}",
                .staff(.read, .botRules),
                "One rule.",
                gives: .named("BotRule")
            ) { call in
                let rule = try rule(of: call)
                return .object { $0.rule(rule) }
            },
            Route(
                "PATCH",
                path + "/{id}",
                .staff(.update, .botRules),
                "Change a rule: what is null goes, what is left out stays; `before` moves it.",
                takes: .named("BotRuleChange"),
                gives: .named("BotRule"),
                problems: [409],
                run: inTurn(changeRule)
            ),
            Route(
                "DELETE",
                path + "/{id}",
                .staff(.update, .botRules),
                "Take a rule out.",
                status: 204,
                problems: [409],
                run: inTurn(deleteRule)
            ),
        ]
    }

    // MARK: Articles

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

    // MARK: Rules

    private var rules: [(id: String, rule: BotJSON)] { services.workshop.live.build.rules }

    private func rule(of call: Call) throws -> BotJSON {
        guard let found = rules.first(where: { $0.id == call.variables["id"] }) else { throw Refusal.notFound }
        return found.rule
    }

    private func addRule(_ call: Call) async throws -> HTTPResponse {
        let (members, before) = try RequestBody(call.request).rule
        guard case .text(let id)? = members["id"] else { throw Refusal.missing("id") }
        guard !rules.contains(where: { $0.id == id }) else { throw Refusal.conflict("There is a rule of this id") }
        return try await put(.object(members), id, before, status: 201, "Rule \(id) added", call)
    }

    private func changeRule(_ call: Call) async throws -> HTTPResponse {
        let (changes, before) = try RequestBody(call.request).rule
        guard case .object(var members) = try rule(of: call), case .text(let id)? = members["id"] else {
            throw Refusal.notFound
        }
        guard changes["id"] == nil || changes["id"] == .text(id) else {
            throw Refusal.invalid(field: "id", reason: "never changes")
        }
        for (key, value) in changes { members[key] = value == .null ? nil : value }
        return try await put(.object(members), id, before, status: 200, "Rule \(id) changed", call)
    }

    private func put(
        _ rule: BotJSON,
        _ id: String,
        _ before: String?,
        status: Int,
        _ note: String,
        _ call: Call
    ) async throws -> HTTPResponse {
        try await release(note, call) { files throws(DocumentEdit.Failure) in
            try files.putting(rule: rule, before: before)
        }
        guard let found = rules.first(where: { $0.id == id }) else { throw Refusal.notFound }
        return .object(status: status) { $0.rule(found.rule) }
    }

    private func deleteRule(_ call: Call) async throws -> HTTPResponse {
        guard let id = call.variables["id"], rules.contains(where: { $0.id == id }) else { throw Refusal.notFound }
        try await release("Rule \(id) taken out", call) { files throws(DocumentEdit.Failure) in
            try files.removing(rule: id)
        }
        return .done
    }

    /// Changes the version that speaks, and lets the result speak when nothing is wrong with it.
    private func release(
        _ note: String,
        _ call: Call,
        _ change: (BotFiles) throws(DocumentEdit.Failure) -> BotFiles
    ) async throws {
        let files: BotFiles
        do throws(DocumentEdit.Failure) {
            files = try change(services.workshop.live.build.files)
        } catch {
            throw error.refusal
        }
        try await release(files, note: note, call)
    }
}

extension DocumentEdit.Failure {
    /// Why an edit can't be made, for those who asked for it.
    var refusal: Refusal {
        switch self {
        case .unreadable(let name): .conflict("\(name) can't be read")
        case .missing(let id): .conflict("There is no \(id)")
        case .taken(let id): .conflict("There is another \(id)")
        case .tooIntricate(let name):
            .conflict("\(name) is written in a way that can't be changed safely: change it in the draft")
        case .tooMuch(let name): .conflict("\(name) would make the bot's files too many or too large")
        }
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

    /// The keys of a rule, and the rule that it shall stand before.
    fileprivate var rule: (members: [String: BotJSON], before: String?) {
        get throws {
            var writer = JSONWriter()
            writer.value(.object(params.members))
            let json = try JSONDecoder().decode(BotJSON.self, from: Data(writer.bytes))
            guard case .object(var members) = json else { throw Refusal.missing("id") }
            members["before"] = nil
            return (members, try params.optionalString("before"))
        }
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

extension HTTPResponse {
    /// A page of things in their own order, with their names as cursors.
    fileprivate static func list<Item>(
        named items: [Item],
        _ call: Call,
        _ name: (Item) -> String,
        _ write: (inout JSONWriter, Item) -> Void
    ) throws(Refusal) -> HTTPResponse {
        let limit = try call.request.number("limit", in: 1...Pagination.longest) ?? Pagination.longest
        var rest = items[...]
        if let after = call.request.parameter("after") {
            guard let index = items.firstIndex(where: { name($0) == after }) else {
                throw .invalid(field: "after", reason: "is not a cursor")
            }
            rest = items[(index + 1)...]
        }
        let page = rest.prefix(limit)
        return .object { writer in
            writer.objects("items", page, write)
            writer.member("next", page.count < rest.count ? page.last.map(name) : nil)
        }
    }
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

    /// Writes a rule as it stands in the rules file, with the members that readers count on.
    fileprivate mutating func rule(_ rule: BotJSON) {
        guard case .object(var members) = rule else { return }
        for (key, usual) in [("when", BotJSON.list([])), ("choices", .list([])), ("handoff", .bool(false))]
        where members[key] == nil { members[key] = usual }
        for (key, value) in members.sorted(by: { $0.key < $1.key }) {
            name(key)
            json(value)
        }
    }

    private mutating func json(_ value: BotJSON) {
        switch value {
        case .null: raw("null".utf8)
        case .bool(let flag): bool(flag)
        case .number(let number):
            if let whole = Int(exactly: number) { int(whole) } else { double(number) }
        case .text(let text): string(text)
        case .list(let items):
            beginArray()
            for item in items { json(item) }
            endArray()
        case .object(let members):
            beginObject()
            for (key, value) in members.sorted(by: { $0.key < $1.key }) {
                name(key)
                json(value)
            }
            endObject()
        }
    }
}
