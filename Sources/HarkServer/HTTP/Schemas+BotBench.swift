// The shapes of the bot's bench.
extension Schemas {
    static let botBench: [(String, Schema)] = [
        ("BotSource", .object([source])),
        (
            "BotTrial",
            .object([
                source, .optional("text", .text(longest: 4_000)), .optional("choice", .string),
                .optional("language", .choice(["en", "zh-CN"])), .optional("page", .string),
                .optional("site", .string), .optional("isOpen", .bool), .optional("attributes", .map(.string)),
                .optional("history", .list(.object([.required("by", .string), .required("text", .string)]))),
                .optional("state", .string), .optional("pause", .string),
                .optional(
                    "result",
                    .object([
                        .optional("status", .int(100...599)), .optional("json", .anything),
                        .optional(
                            "failed",
                            .choice(["refused", "timedOut", "tooLarge", "unreachable", "malformed"])
                        ),
                    ])
                ),
            ])
        ),
        (
            "BotTrialTurn",
            .object([
                .required("microseconds", .int(nil)), .optional("call", call), .optional("reply", reply),
                .optional("explained", .map(.anything)), .optional("state", .string),
            ])
        ),
        (
            "BotEvaluation",
            .object([
                .required("milliseconds", .int(nil)), .required("intents", .int(nil)),
                .required("examples", .int(nil)), .required("accuracy", .number), .required("answered", .number),
                .required("macroF1", .number), .required("falseRefusals", .number),
                .required(
                    "outOfScope",
                    .object([.required("examples", .int(nil)), .optional("recall", .number)])
                ),
                .required("perIntent", .list(score)),
            ])
        ),
        (
            "BotComparison",
            .object([
                .required("conversations", .int(nil)), .required("turns", .int(nil)), .required("same", .int(nil)),
                .required(
                    "differences",
                    .list(
                        .object([
                            .required("conversation", .id), .required("at", .time), .required("customer", .string),
                            .required("live", answer), .required("draft", answer),
                        ])
                    )
                ),
                .required("totals", .object([.required("live", totals), .required("draft", totals)])),
            ])
        ),
    ]

    private static let source = Schema.Member.optional("source", .choice(["live", "draft"]))

    private static let call = Schema.object([
        .required("method", .string), .required("url", .string), .required("headers", .list(.string)),
        .optional("body", .anything), .required("timeoutSeconds", .number), .required("pause", .string),
    ])

    private static let reply = Schema.object([
        .required("text", .string), .required("language", .string), .required("outcome", .string),
        .required("choices", .list(.object([.required("id", .string), .required("label", .string)]))),
        .required("links", .list(.object([.required("title", .string), .required("url", .string)]))),
        .required("asksFeedback", .bool), .required("actions", .list(.string)),
        .optional(
            "handoff",
            .object([
                .required("reason", .string), .required("summary", .string), .optional("brief", .map(.anything)),
            ])
        ),
    ])

    private static let score = Schema.object([
        .required("id", .string), .required("examples", .int(nil)), .required("refused", .int(nil)),
        .required("intruders", .int(nil)), .required("precision", .number), .required("recall", .number),
        .required("f1", .number),
        .required("confusedWith", .list(.object([.required("id", .string), .required("count", .int(nil))]))),
        .required("misread", .list(.object([.required("text", .string), .required("readAs", .string)]))),
    ])

    private static let answer = Schema.object([
        .required("text", .string), .required("reason", .string), .optional("id", .string),
        .required("outcome", .string), .optional("handoff", .string),
    ])

    private static let totals = Schema.object(
        ["answered", "missed", "handedOff"].map { .required($0, .int(nil)) }
    )
}
