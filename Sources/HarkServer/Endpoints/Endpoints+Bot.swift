import HarkBot
import HarkDomain
import HarkHub
import HarkLanguage
import HarkProtocol
import HarkTransport

extension Endpoints {
    /// What the bot knows: read here, changed in the configuration.
    var botDocuments: [Route] {
        [
            Route(
                "GET",
                "/api/v1/articles",
                .staff(.read, .articles),
                "The knowledge base.",
                query: Pagination.parameters,
                gives: .page(of: .named("Article"))
            ) { call in try .list(named: services.workshop.live.build.documents.articles, call, \.id) { $0.article($1) }
            },
            Route(
                "GET",
                "/api/v1/articles/{id}",
                .staff(.read, .articles),
                "One article.",
                gives: .named("Article")
            ) { call in
                guard
                    let article = services.workshop.live.build.documents.articles.first(where: {
                        $0.id == call.variables["id"]
                    })
                else {
                    throw Refusal.notFound
                }
                return .object { $0.article(article) }
            },
            Route(
                "GET",
                "/api/v1/botRules",
                .staff(.read, .botRules),
                "The bot's rules, in order.",
                query: Pagination.parameters,
                gives: .page(of: .named("BotRule"))
            ) { call in
                try .list(named: services.workshop.live.build.documents.script.rules, call, \.id) { $0.rule($1) }
            },
            Route(
                "GET",
                "/api/v1/botRules/{id}",
                .staff(.read, .botRules),
                "One rule.",
                gives: .named("BotRule")
            ) { call in
                guard
                    let rule = services.workshop.live.build.documents.script.rules.first(where: {
                        $0.id == call.variables["id"]
                    })
                else {
                    throw Refusal.notFound
                }
                return .object { $0.rule(rule) }
            },
        ]
    }
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
    }

    fileprivate mutating func rule(_ rule: BotRule) {
        member("id", rule.id)
        member("title", rule.title)
        objects("when", rule.when) { writer, condition in
            writer.member("pattern", condition.pattern)
            writer.member("all", condition.all)
            writer.member("any", condition.any)
            writer.member("none", condition.none)
            writer.member("language", condition.language?.rawValue)
        }
        if let say = rule.say {
            name("say")
            texts(say.plain)
        }
        if let article = rule.article {
            name("article")
            texts(article)
        }
        objects("choices", rule.choices) { writer, choice in
            writer.member("id", choice.id)
            writer.name("label")
            writer.texts(choice.label)
            writer.member("goto", choice.goto)
        }
        member("handoff", rule.handoff)
    }

    private mutating func texts(_ text: LocalizedText) {
        beginObject()
        member("en", text.en)
        member("zh", text.zh)
        endObject()
    }
}
