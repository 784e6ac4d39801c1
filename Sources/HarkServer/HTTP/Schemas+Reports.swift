// The shapes of reports.
extension Schemas {
    static let reports: [(String, Schema)] = [
        (
            "BotReport",
            .object(
                [.required("from", .string), .required("to", .string)] + botSums + [
                    .required("smallTalk", .int(nil)), .required("failed", .int(nil)),
                    .optional("containment", .number),
                    .optional("missRate", .number), .optional("helpedRate", .number),
                    .optional("secondsSaved", .int(nil)),
                    .required(
                        "handoffs",
                        .list(.object([.required("reason", .string), .required("count", .int(nil))]))
                    ),
                    .required("answers", .list(.object(botAnswer))),
                    .required("days", .list(.object([.required("day", .string)] + botSums))),
                ]
            )
        )
    ]

    private static let botSums: [Schema.Member] = [
        "resolved", "contained", "answered", "missed", "helped", "notHelped",
    ]
    .map { .required($0, .int(nil)) }

    private static let botAnswer: [Schema.Member] =
        [.required("kind", .string), .optional("id", .string)]
        + ["count", "helped", "notHelped", "handedOver"].map { .required($0, .int(nil)) }
}
