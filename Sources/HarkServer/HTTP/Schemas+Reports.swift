import HarkAnalytics
import HarkSatisfaction

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
        ("VolumeForecast", .object(volume)),
        ("Satisfaction", .object(satisfaction)),
        (
            "Improvements",
            .object([
                .required("suggestions", .list(.named("Improvement"))), .optional("searchedAt", .time),
                .optional("conversations", .int(nil)),
            ])
        ),
        ("Improvement", .object(improvement)),
        (
            "ImprovementChange",
            .object([
                .optional("status", .choice(SuggestionStatus.allCases.map(\.rawValue))),
                .optional("note", .text(longest: 500)), .optional("owner", .string),
            ])
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

    private static let estimate = Schema.either([
        .object(numbers("value low high") + [.required("n", .int(nil))]), .null,
    ])
    private static let figure = Schema.either([.number, .null])

    private static let satisfaction: [Schema.Member] = [
        .required("measure", .choice(ScoreMeasure.allCases.map(\.rawValue))), .required("asked", .int(nil)),
        .required("complete", .bool), .required("counted", .int(nil)), .required("of", .int(nil)),
        .required("answered", .int(nil)), .required("responseRate", figure), .required("raw", estimate),
        .required("weighted", estimate),
        .required(
            "imputed",
            .either([
                .object(
                    numbers("value low high") + ["n", "answered", "predicted"].map { .required($0, .int(nil)) }
                ), .null,
            ])
        ),
        .required("nps", estimate),
        .required(
            "agents",
            .list(
                .object(
                    [.required("id", .id), .required("name", .string), .required("told", .bool)]
                        + ["n", "rankLow", "rankHigh"].map { .required($0, .int(nil)) } + numbers("raw value low high")
                )
            )
        ),
        .required(
            "drivers",
            .list(
                .object([.required("feature", .string), .required("n", .int(nil))] + numbers("effect low high pValue"))
            )
        ),
        .required(
            "leadTime",
            .object(
                [.required("median", figure)]
                    + ["n", "caught", "missed", "falseAlarms"].map { .required($0, .int(nil)) }
            )
        ),
        .optional(
            "model",
            .object(
                [
                    .required("kind", .choice(["prior", "site"])), .optional("trainedAt", .time),
                    .required("auc", figure), .required("ece", figure), .required("drift", .either([drift, .null])),
                ] + ["version", "dialogues", "ratings"].map { .required($0, .int(nil)) }
            )
        ),
    ]

    private static let improvementMeasure = Schema.choice(SuggestionMeasure.allCases.map(\.rawValue))

    private static let improvement: [Schema.Member] = [
        .required("id", .string), .required("kind", .choice(SuggestionKind.allCases.map(\.rawValue))),
        .required("title", .string), .required("detail", .string),
        .required("facts", .list(.object([.required("name", .string), .required("value", .string)]))),
        .required("evidence", .object([.required("count", .int(nil)), .required("conversations", .list(.id))])),
        .required("gain", .object([.required("measure", improvementMeasure)] + numbers("value low high"))),
        .required("effort", .choice(SuggestionEffort.allCases.map(\.rawValue))),
        .optional("owner", .object([.required("id", .id), .required("name", .string)])),
        .required("status", .choice(SuggestionStatus.allCases.map(\.rawValue))), .required("at", .time),
        .optional("decidedAt", .time), .optional("note", .string), .optional("measuredSince", .time),
        .optional(
            "outcome",
            .object(
                [
                    .required("measure", improvementMeasure), .required("control", .object(numbers("before after"))),
                    .required("n", .int(nil)),
                ] + numbers("before after effect low high")
            )
        ),
    ]

    private static let drift = Schema.object([
        .required("status", .choice(DriftCheck.Status.allCases.map(\.rawValue))), .required("psi", .number),
        .required("n", .int(nil)), .required("at", .time),
    ])

    private static let volume: [Schema.Member] = [
        .required("step", .choice(VolumeStep.allCases.map(\.rawValue))), .required("zone", .string),
        .required("history", .list(.object([.required("at", .time), .required("count", .int(nil))]))),
        .required("forecast", .list(.object([.required("at", .time)] + numbers("mean low80 high80 low95 high95")))),
        .required("model", .string),
        .required("backtest", .either([.object(numbers("mase coverage80 naiveMase")), .null])),
        .required("others", .list(.object([.required("model", .string)] + numbers("mase")))),
        .required(
            "anomalies",
            .list(.object([.required("at", .time), .required("count", .int(nil))] + numbers("expected low high")))
        ),
        .required("staffing", .either([.object(staffing), .null])),
        .required("outcome", .list(.object(volumeOutcome))), .required("record", .either([.object(record), .null])),
    ]

    private static let volumeOutcome: [Schema.Member] =
        [
            .required("at", .time), .required("madeAt", .time), .required("came", .int(nil)),
            .required("withinRange", .bool), .required("service", .either([.object(service), .null])),
        ] + numbers("mean low80 high80 low95 high95")

    private static let service: [Schema.Member] =
        [.required("heads", .int(nil)), .required("n", .int(nil)), .required("kept", figure)]
        + numbers("target withinSeconds promised")

    private static let record: [Schema.Member] =
        [.required("since", .time), .required("n", .int(nil)), .required("coverage80", share)]
        + ["wape", "naiveWape", "bias"].map { .required($0, figure) } + [
            .required("service", .either([.object(numbers("promised") + [.required("kept", share)]), .null]))
        ]

    /// A share with its interval, and of how many.
    private static let share = Schema.object(
        [.required("n", .int(nil))] + ["value", "low", "high"].map { .required($0, figure) }
    )

    private static let staffing: [Schema.Member] =
        [
            .required("target", .object(numbers("share withinSeconds"))), .required("concurrency", .int(nil)),
            .required(
                "heads",
                .list(.object([.required("at", .time), .required("heads", .int(nil))] + numbers("expectedShare")))
            ),
        ] + numbers("handlingSeconds patienceSeconds")

    private static func numbers(_ names: String) -> [Schema.Member] {
        names.split(separator: " ").map { .required(String($0), .number) }
    }

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
