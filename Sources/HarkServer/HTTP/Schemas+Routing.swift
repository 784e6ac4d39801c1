import HarkDomain
import HarkRouting
import HarkSimulator

extension Schemas {
    /// The routing plan, and what is told of it.
    static let routing: [(String, Schema)] =
        [
            ("RoutingPlan", plan),
            ("RoutingPolicy", policy),
            (
                "Routing",
                .object([
                    .required("version", .int(nil)), .optional("publishedAt", .time), .optional("publishedBy", .string),
                    .optional("note", .string), .required("plan", .named("RoutingPlan")),
                    .required("warnings", planFaults),
                    .required("now", .object([.required("businessHours", .list(state))])),
                ])
            ),
            (
                "RoutingPublication",
                .object([
                    .required("plan", .named("RoutingPlan")), .required("note", .text(longest: 500)),
                    .required("base", .int(0...1_000_000_000)),
                ])
            ),
            (
                "RoutingCheck",
                .object([
                    .required("faults", planFaults), .required("warnings", planFaults), .required("isValid", .bool),
                ])
            ),
            ("RoutingVersion", .object(version)),
            ("RoutingVersionPlan", .object(version + [.required("plan", .named("RoutingPlan"))])),
        ] + tried + parts

    /// What is wrong, with its place.
    static let planFaults = Schema.list(.object([.required("at", .string), .required("message", .string)]))

    private static let version: [Schema.Member] = [
        .required("version", .int(nil)), .required("publishedAt", .time), .required("publishedBy", .string),
        .required("note", .string),
    ]

    private static let name = Schema.text(longest: 80)
    private static let names = Schema.list(name)
    private static let queue = Schema.text(longest: 200)
    private static let seconds = Schema.int(0...86_400)
    private static let priority = Schema.int(-10...10)
    private static let needs = Schema.list(
        .object([.required("name", name), .optional("level", .int(1...5))])
    )

    private static let policy = Schema.object([
        .optional("choice", .choice(RoutingPolicy.Choice.allCases.map(\.rawValue))),
        .optional("priorityCreditSeconds", .anything), .optional("stickySeconds", .int(0...3600)),
        .optional(
            "relaxation",
            .list(.object([.required("afterSeconds", seconds), .required("falls", .text(longest: 80))]))
        ),
        .optional(
            "overflow",
            .list(
                .object([
                    .required("to", queue), .optional("afterSeconds", seconds), .optional("atLength", .int(nil)),
                    .optional("whenNobodyIsOnline", .bool),
                ])
            )
        ),
        .optional("reservesScarceSkills", .bool),
        .optional(
            "weights",
            .object(["fit", "spare", "idle", "waiting"].map { .optional($0, .int(0...1000)) })
        ),
    ])

    private static let plan = Schema.object([
        .optional("policy", .named("RoutingPolicy")), .optional("weighing", .bool),
        .optional(
            "skills",
            .list(.object([.required("name", name), .optional("description", .text(longest: 500))]))
        ),
        .optional("businessHours", .list(.named("NewBusinessHours"))), .optional("sla", .list(sla)),
        .optional(
            "queues",
            .list(
                .object([
                    .required("queue", queue), .optional("policy", .named("RoutingPolicy")),
                    .optional("businessHours", name), .optional("sla", name), .optional("agentCapacity", .number),
                ])
            )
        ),
        .optional(
            "rules",
            .list(.object([.required("name", name), .optional("when", conditions), .required("then", action)]))
        ),
        .optional(
            "tiers",
            .list(.object([.required("queue", queue), .required("next", queue), .optional("afterBreach", .bool)]))
        ),
    ])

    private static let sla = Schema.object([
        .required("name", name), .optional("businessHours", name), .optional("warnAtPercent", .int(1...99)),
        .required(
            "targets",
            .list(
                .object([
                    .optional("priority", priority), .optional("firstResponseSeconds", .int(1...2_678_400)),
                    .optional("nextResponseSeconds", .int(1...2_678_400)),
                    .optional("resolutionSeconds", .int(1...2_678_400)),
                ])
            )
        ),
    ])

    private static let moods = MoodLevel.allCases.map(\.rawValue)

    private static let conditions = Schema.object([
        .optional("site", names), .optional("page", .list(.string)), .optional("language", names),
        .optional("intent", names), .optional("entity", names), .optional("mood", .list(.choice(moods))),
        .optional("segment", names),
        .optional("hours", .object([.required("name", name), .required("are", .choice(["open", "closed"]))])),
        .optional("returning", .bool),
    ])

    private static let action = Schema.object([
        .required("queue", queue), .optional("required", needs), .optional("preferred", needs),
        .optional("language", .bool), .optional("priority", priority), .optional("sla", name),
    ])

    private static let state = Schema.object([
        .required("name", .string), .required("isOpen", .bool), .optional("changesAt", .time),
    ])

    // MARK: Trying

    private static let tried: [(String, Schema)] = [
        (
            "RoutingQuestion",
            .object([
                .optional("plan", .named("RoutingPlan")), .required("site", .text(longest: 64)),
                .optional("page", .text(longest: 2000)), .optional("language", .text(longest: 35)),
                .optional("intent", .text(longest: 100)), .optional("entities", .list(.text(longest: 200))),
                .optional("mood", .choice(moods)), .optional("segments", .list(.text(longest: 200))),
                .optional("returning", .bool), .optional("at", .time),
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
                .optional("hours", state), .optional("agent", .reference), .required("candidates", candidates),
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

    // MARK: Parts of the plan as things of their own

    private static let week = Schema.list(.text(longest: 80))

    private static let holidays = Schema.list(
        .object([
            .required("date", .pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")), .required("name", name),
            .optional("open", .list(.text(longest: 80))),
        ])
    )

    private static let parts: [(String, Schema)] = [
        (
            "BusinessHours",
            .object([
                .required("name", .string), .required("isOpen", .bool), .optional("changesAt", .time),
                .required("zone", .string), .required("week", .list(.string)), .required("holidays", holidays),
            ])
        ),
        (
            "NewBusinessHours",
            .object([
                .required("name", name), .required("zone", name), .required("week", week),
                .optional("holidays", holidays),
            ])
        ),
        (
            "BusinessHoursChange",
            .object([
                .optional("name", name), .optional("zone", name), .optional("week", week),
                .optional("holidays", holidays),
            ])
        ),
        (
            "Skill",
            .object([
                .required("name", .string), .optional("description", .string), .required("agents", .int(nil)),
                .required("isPlanned", .bool),
            ])
        ),
        (
            "NewSkill",
            .object([
                .required("name", .text(longest: 64)), .optional("description", .text(shortest: 0, longest: 500)),
            ])
        ),
        (
            "SkillChange",
            .object([
                .optional("name", .text(longest: 64)), .optional("description", .text(shortest: 0, longest: 500)),
            ])
        ),
    ]
}
