import HarkAnalytics

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
        ),
        ("Measures", .object([.required("measures", .list(.object(measure)))])),
        ("ChatReport", .object(chatReport)),
        ("ChatReportRow", .object(chatReportRow)),
        ("MeasureValue", .object(measureValue)),
        (
            "ReportedConversations",
            .object([.required("conversations", .list(.object(reported))), .optional("next", .string)])
        ),
    ]

    private static let measure: [Schema.Member] = [
        .required("id", .choice(Measure.allCases.map(\.rawValue))), .required("name", .string),
        .required("unit", .choice(["count", "milliseconds", "share", "score", "money"])),
        .required("better", .either([.choice(["more", "less"]), .null])), .required("definition", .string),
    ]

    private static let chatReport: [Schema.Member] = [
        .required("from", .string), .required("to", .string), .required("zone", .string),
        .optional("by", .choice(ChatKey.allCases.map(\.rawValue))), .required("filters", .map(.string)),
        .required("complete", .bool), .required("total", .named("ChatReportRow")),
        .required("rows", .list(.named("ChatReportRow"))),
    ]

    private static let chatReportRow: [Schema.Member] = [
        .required("key", .string), .required("name", .string), .required("chats", .int(nil)),
        .required("values", .map(.named("MeasureValue"))), .optional("before", .map(.named("MeasureValue"))),
        .optional("chatsBefore", .int(nil)),
    ]

    private static let measureValue: [Schema.Member] =
        [.required("value", .either([.number, .null])), .required("n", .int(nil))]
        + ["p50", "p90", "low", "high"].map { .optional($0, .number) }

    private static let reported: [Schema.Member] = [
        .required("id", .id), .required("startedAt", .time), .optional("endedAt", .time),
        .optional("queue", Schema.reference), .optional("agent", Schema.reference), .optional("language", .string),
        .optional("intent", .string), .optional("score", .int(1...5)), .optional("probabilityBad", .number),
        .optional("wait", .number), .optional("firstResponse", .number), .optional("resolution", .number),
    ]

    private static let botSums: [Schema.Member] = [
        "resolved", "contained", "answered", "missed", "helped", "notHelped",
    ]
    .map { .required($0, .int(nil)) }

    private static let botAnswer: [Schema.Member] =
        [.required("kind", .string), .optional("id", .string)]
        + ["count", "helped", "notHelped", "handedOver"].map { .required($0, .int(nil)) }
}
