// The shapes of the bot's versions, of its draft and of its rehearsal.
extension Schemas {
    private static let version: [Schema.Member] = [
        .required("id", .int(nil)), .required("madeAt", .time), .required("madeBy", .string),
        .required("note", .string), .required("digest", .string),
    ]
    private static let publication: [Schema.Member] = [
        .required("publishedAt", .time), .required("publishedBy", .string), .required("reason", .string),
    ]
    static let botDraft: [Schema.Member] = [
        .required("base", .int(nil)), .required("changedAt", .time), .required("changedBy", .string),
        .required("digest", .string),
    ]
    private static let files = Schema.Member.required(
        "files",
        .list(.object([.required("name", .string), .required("text", .string)]))
    )

    static let botFaults = Schema.Member.required(
        "faults",
        .list(
            .object([
                .required("file", .string), .optional("keyPath", .string), .optional("line", .int(nil)),
                .required("reason", .string),
            ])
        )
    )

    static let botVersions: [(String, Schema)] = [
        (
            "Bot",
            .object([
                .required(
                    "live",
                    .object(
                        version + publication + [.required("rules", .int(nil)), .required("articles", .int(nil))]
                    )
                ), .optional("draft", .object(botDraft)),
            ])
        ),
        (
            "BotVersions",
            .object([
                .required("items", .list(.object(version))),
                .required("publications", .list(.object([.required("version", .int(nil))] + publication))),
            ])
        ),
        ("BotVersionFiles", .object(version + [files])),
        (
            "BotDraft",
            .object(botDraft + [files, botFaults])
        ),
        (
            "BotDraftChange",
            .object([.optional("expected", .string), .required("changes", .map(.anything))])
        ),
        (
            "BotPublication",
            .object([
                .required("note", .text(longest: 500)), .optional("expected", .string), .optional("despite", .bool),
            ])
        ),
        (
            "BotDiff",
            .object([
                .required("base", .int(nil)),
                .required("files", .list(.object([.required("name", .string), .required("diff", .string)]))),
            ])
        ),
        (
            "BotRehearsal",
            .object([
                .required("passed", .int(nil)), .required("failed", .int(nil)), .required("milliseconds", .number),
                .required(
                    "items",
                    .list(
                        .object([
                            .required("file", .string), .required("dialogues", .int(nil)),
                            .optional("difference", difference),
                        ])
                    )
                ),
            ])
        ),
    ]

    private static let difference = Schema.object([
        .required("dialogue", .string), .required("turn", .int(nil)), .optional("line", .int(nil)),
        .required("reason", .string),
    ])
}
