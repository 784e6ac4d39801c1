// The shapes of what the bot knows.
extension Schemas {
    private static let localized = Schema.object([.required("en", .string), .required("zh", .string)])

    static let bot: [(String, Schema)] = [
        (
            "Article",
            .object([
                .required("id", .string), .required("title", .string), .required("language", .string),
                .required("text", .string), .required("audience", .choice(["public", "agents"])),
                .required("version", .int(nil)), .required("keywords", .list(.string)),
                .required("synonyms", .list(.string)), .required("intents", .list(.string)),
            ])
        ),
        (
            "ArticleInput",
            .object(
                [
                    .required("id", .text(longest: 100)), .required("title", .text(longest: 200)),
                    .required("language", .choice(["en", "zh"])), .required("text", .string),
                ] + articleParts
            )
        ),
        (
            "ArticleChange",
            .object(
                [
                    .optional("title", .text(longest: 200)), .optional("language", .choice(["en", "zh"])),
                    .optional("text", .string),
                ] + articleParts
            )
        ),
        (
            "BotRule",
            .object([
                .required("id", .string), .required("title", .string), .required("when", .list(.map(.anything))),
                .optional("say", .map(.anything)), .optional("article", localized),
                .required("choices", .list(.map(.anything))), .required("handoff", .anything),
                .optional("language", .string), .optional("links", .list(.map(.anything))),
                .optional("flow", .string), .optional("smallTalk", .bool), .optional("set", .map(.string)),
                .optional("label", .anything), .optional("priority", .string), .optional("queue", .string),
                .optional("close", .anything), .optional("giveBack", .bool),
            ])
        ),
        ("BotRuleInput", .map(.anything)),
        ("BotRuleChange", .map(.anything)),
    ]

    private static let articleParts: [Schema.Member] = [
        .optional("audience", .choice(["public", "agents"])), .optional("version", .int(1...1_000_000)),
        .optional("keywords", .list(.string)), .optional("synonyms", .list(.string)),
        .optional("intents", .list(.string)),
    ]
}
