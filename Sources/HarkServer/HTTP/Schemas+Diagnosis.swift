import HarkAnalytics

// The shapes of causes and patterns.
extension Schemas {
    static let diagnosis: [(String, Schema)] = [
        ("ChatCauses", .object(chatCauses)),
        ("ChatPatterns", .object(chatPatterns)),
        ("ChatKinds", .object(chatKinds)),
        ("ChatTopics", .object(chatTopics)),
    ]

    private static let figure = Schema.either([.number, .null])
    private static let text = Schema.either([.string, .null])

    private static func figures(_ names: String) -> [Schema.Member] {
        names.split(separator: " ").map { .required(String($0), figure) }
    }

    private static func counts(_ names: String) -> [Schema.Member] {
        names.split(separator: " ").map { .required(String($0), .int(nil)) }
    }

    private static let chatCauses: [Schema.Member] =
        [
            .required("complete", .bool), .required("at", .time), .required("from", .string),
            .required("to", .string), .required("beforeFrom", .string),
            .required("measure", .choice(DiagnosedMeasure.allCases.map(\.rawValue))),
            .required(
                "groups",
                .list(
                    .object(
                        [
                            .required("dimension", .choice(ChatColumns.causeDimensions.map(\.rawValue))),
                            .required("causes", .list(.object(cause))),
                        ] + figures("explains surprise")
                    )
                )
            ),
        ] + counts("beforeDays counted of") + figures("before now")

    private static let cause: [Schema.Member] =
        [
            .required("key", text), .required("value", text), .optional("within", figure),
            .required("conversationCount", .int(nil)), .required("conversations", .list(.id)),
        ] + figures("before now contribution explains surprise pValue")

    private static let chatPatterns: [Schema.Member] =
        [
            .required("complete", .bool), .required("at", .time),
            .required("clusters", .either([.named("ChatKinds"), .null])),
            .required("customers", .either([.named("ChatKinds"), .null])),
            .required(
                "rules",
                .list(
                    .object(
                        [
                            .required("if", .list(.string)), .required("then", .list(.string)),
                            .required("count", .int(nil)),
                        ] + figures("support confidence lift pValue")
                    )
                )
            ),
            .required(
                "drivers",
                .list(
                    .object(
                        [.required("feature", .string), .required("n", .int(nil))]
                            + figures("effect low high pValue badMean otherMean")
                    )
                )
            ),
            .required("repeats", .object(repeats)),
        ] + counts("counted of")

    private static let chatTopics: [Schema.Member] =
        [
            .required("complete", .bool), .required("at", .time), .required("silhouette", figure),
            .required(
                "topics",
                .list(
                    .object(
                        [.required("terms", .list(.string)), .required("conversations", .list(.id))]
                            + counts("size ratings") + figures("share csat")
                    )
                )
            ),
        ] + counts("counted of")

    private static let chatKinds: [Schema.Member] = [
        .required("counted", .int(nil)), .required("silhouette", figure),
        .required(
            "groups",
            .list(
                .object(
                    [
                        .required("traits", .list(.object(trait))), .required("conversations", .list(.id)),
                    ] + counts("size ratings") + figures("share csat")
                )
            )
        ),
    ]

    private static let trait: [Schema.Member] =
        [
            .required("feature", .string),
            .required("direction", .choice(ClusterTrait.Direction.allCases.map(\.rawValue))),
            .required("size", .choice(ClusterTrait.Size.allCases.map(\.rawValue))),
        ] + figures("difference mean meanOfAll")

    private static let repeats: [Schema.Member] =
        [
            .optional("reason", .choice(RepeatWatch.Lack.allCases.map(\.rawValue))),
            .required("model", .either([.object(model), .null])),
            .required(
                "conversations",
                .list(
                    .object([
                        .required("id", .id), .required("chance", figure),
                        .required(
                            "reasons",
                            .list(.object([.required("feature", .string), .required("contribution", figure)]))
                        ),
                    ])
                )
            ),
        ] + counts("days known repeated")

    private static let model: [Schema.Member] =
        [
            .required(
                "columns",
                .list(.object([.required("feature", .string)] + figures("coefficient low high pValue")))
            )
        ] + counts("learnt held") + figures("auc brier brierOfShare ece")
}
