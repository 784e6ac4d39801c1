import HarkDomain

// The shapes of what is read out of a single text.
extension Schemas {
    static let support: [(String, Schema)] = [
        (
            "SupportAnswer",
            .object([
                .required("prediction", .number), .required("language", .string),
                .required(
                    "sentiment",
                    .object([
                        .required("score", .number),
                        .required("label", .choice(SentimentLabel.allCases.map(\.rawValue))),
                        .required("anger", .number), .required("reason", .list(.string)),
                    ])
                ),
                .optional("intent", .string),
                .required(
                    "entities",
                    .list(
                        .object([
                            .required("type", .string), .required("text", .string), .required("start", .int(nil)),
                            .required("end", .int(nil)), .optional("value", .string),
                        ])
                    )
                ),
            ])
        )
    ]
}
