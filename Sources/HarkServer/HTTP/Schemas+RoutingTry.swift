import HarkDomain
import HarkSimulator

// The shapes of what a routing plan would do, and would have done.
extension Schemas {
    static let tried: [(String, Schema)] = [
        (
            "RoutingQuestion",
            .object([
                .optional("plan", .named("RoutingPlan")), .required("site", .text(longest: 64)),
                .optional("page", .text(longest: 2000)), .optional("language", .text(longest: 35)),
                .optional("intent", .text(longest: 100)), .optional("entities", .list(.text(longest: 200))),
                .optional("mood", .choice(moods)), .optional("segments", .list(.text(longest: 200))),
                .optional("returning", .bool), .optional("dissatisfied", .bool), .optional("at", .time),
            ])
        ),
        (
            "RoutingAnswer",
            .object([
                .optional("rule", .string),
                .required(
                    "skipped",
                    .list(.object([.required("rule", .string), .required("failed", .list(.string))]))
                ),
                .required("queue", .reference), .required("priority", priority), .required("required", needs),
                .required("preferred", needs), .optional("language", .string), .optional("sla", .string),
                .optional("hours", hoursState), .optional("agent", .reference), .required("candidates", candidates),
                .required("excluded", exclusions), .required("excludedInAll", .int(nil)),
                .required("wait", .object(["position", "lowSeconds", "highSeconds"].map { .required($0, .int(nil)) })),
                .required("chain", .list(step)),
            ])
        ),
        ("RoutingTrial", trial),
    ]

    private static let candidates = Schema.list(
        .object([
            .required("agent", .reference), .required("fit", .int(nil)), .required("load", .number),
            .required("capacity", .number), .required("idleSeconds", .int(nil)),
        ])
    )

    private static let exclusions = Schema.list(
        .object([
            .required("agent", .reference),
            .required("because", .choice(RoutingExclusion.Reason.allCases.map(\.rawValue))),
            .optional("detail", .string),
        ])
    )

    private static let step = Schema.object([
        .optional("afterSeconds", .int(nil)),
        .optional("when", .choice(["nobodyIsOnline", "length", "breach", "escalated"])),
        .optional("atLength", .int(nil)), .optional("falls", .string), .optional("to", .reference),
    ])

    private static let figures: [Schema.Member] = TrialFigure.allCases.map { .optional($0.rawValue, figure) }

    private static let figure = Schema.object([
        .required("value", .number), .required("low", .anything), .required("high", .anything),
    ])

    private static let measures = Schema.object(
        figures
            + ["queues", "agents"].map {
                .required($0, .list(.object([.required("id", .id), .required("name", .string)] + figures)))
            }
    )

    private static let trial = Schema.object(
        [
            .required("days", .int(nil)), .required("from", .time), .required("to", .time),
            .required("conversations", .int(nil)), .required("leftOut", .int(nil)),
            .required("replications", .int(nil)),
        ] + ["happened", "current", "proposed", "difference", "gap"].map { .required($0, measures) }
    )
}
