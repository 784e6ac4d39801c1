import HarkDomain

// The shapes of conversations and of what is found in them.
extension Schemas {
    static let talk: [(String, Schema)] = [
        (
            "Conversation",
            .object([
                .required("id", .id), .required("status", .choice(ConversationStatus.allCases.map(\.rawValue))),
                .required("site", .reference), .optional("queue", .reference), .optional("assignee", .reference),
                .required("priority", .int(-10...10)), .optional("contact", .named("Contact")),
                .required("visitor", .id), .required("labels", .list(.string)), .required("head", .int(nil)),
                .required("startedAt", .time), .optional("queuedAt", .time), .optional("resolvedAt", .time),
                .optional("reason", .choice(ResolutionReason.allCases.map(\.rawValue))),
                .optional("disposition", .string), .optional("survey", survey),
            ])
        ),
        (
            "Conversations",
            .object([
                .required("items", .list(.named("Conversation"))), .optional("next", .string),
                .optional("complete", .bool),
            ])
        ),
        (
            "SearchHit",
            .object([
                .required("conversation", .id), .required("seq", .int(nil)), .required("at", .time),
                .required("type", .string), .required("by", author),
                .required(
                    "snippet",
                    .object([.required("text", .string), .required("marks", .list(.list(.int(nil))))])
                ),
            ])
        ),
        (
            "SearchHits",
            .object([
                .required("items", .list(.named("SearchHit"))), .optional("next", .string),
                .required("complete", .bool),
            ])
        ),
        (
            "Event",
            .object([
                .required("seq", .int(nil)), .required("prev", .int(nil)), .required("at", .time),
                .required("type", .string), .required("by", author), .required("data", .map(.anything)),
            ])
        ),
        (
            "Events",
            .object([
                .required("events", .list(.named("Event"))), .required("head", .int(nil)),
                .required("complete", .bool),
            ])
        ),
        (
            "Transcript",
            .object([.required("conversation", .id), .required("events", .list(.named("Event")))])
        ),
    ]

    private static let survey = Schema.object([
        .required("score", .int(1...5)), .optional("solved", .choice(Solved.allCases.map(\.rawValue))),
        .optional("comment", .string), .optional("answers", surveyAnswers),
    ])

    private static let author = Schema.object([
        .required("kind", .choice(AuthorKind.allCases.map(\.rawValue))), .optional("id", .id),
        .optional("name", .string),
    ])
}
