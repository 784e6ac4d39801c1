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
                    .required("now", .object([.required("businessHours", .list(hoursState))])),
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

    /// A name in a plan.
    static let planName = Schema.text(longest: 80)
    private static let names = Schema.list(planName)
    private static let queue = Schema.text(longest: 200)
    private static let seconds = Schema.int(0...86_400)
    static let priority = Schema.int(-10...10)
    private static let need = Schema.object([.required("name", planName), .optional("level", .int(1...5))])
    /// Skills that are asked for, as they are told; a plan may name them alone.
    static let needs = Schema.list(need)
    private static let writtenNeeds = Schema.list(.either([planName, need]))

    private static let choice = Schema.choice(RoutingPolicy.Choice.allCases.map(\.rawValue))

    private static let policy = Schema.either([
        choice,
        .object([
            .optional("choice", choice),
            .optional("priorityCreditSeconds", .either([seconds, .choice(["none"]), .null])),
            .optional("stickySeconds", .int(0...3600)), .optional("relaxation", .list(relaxation)),
            .optional("overflow", .list(overflow)), .optional("reservesScarceSkills", .bool),
            .optional("weights", weights),
        ]),
    ])

    private static let relaxation = Schema.object([
        .required("afterSeconds", seconds), .required("falls", .text(longest: 86)),
    ])

    private static let overflow = Schema.object([
        .required("to", queue), .optional("afterSeconds", seconds), .optional("atLength", .int(1...1_000_000)),
        .optional("whenNobodyIsOnline", .bool),
    ])

    private static let weights = Schema.object(
        ["fit", "spare", "idle"].map { .optional($0, .int(0...1000)) } + [.optional("waiting", .int(1...1000))]
    )

    private static let plan = Schema.object([
        .optional("policy", .named("RoutingPolicy")), .optional("weighing", .bool),
        .optional(
            "skills",
            .list(.object([.required("name", planName), .optional("description", .text(longest: 500))]))
        ),
        .optional("businessHours", .list(.named("NewBusinessHours"))), .optional("sla", .list(sla)),
        .optional(
            "queues",
            .list(
                .object([
                    .required("queue", queue), .optional("policy", .named("RoutingPolicy")),
                    .optional("businessHours", planName), .optional("sla", planName),
                    .optional("agentCapacity", .number),
                ])
            )
        ),
        .optional(
            "rules",
            .list(.object([.required("name", planName), .optional("when", conditions), .required("then", action)]))
        ),
        .optional(
            "tiers",
            .list(.object([.required("queue", queue), .required("next", queue), .optional("afterBreach", .bool)]))
        ),
    ])

    private static let sla = Schema.object([
        .required("name", planName), .optional("businessHours", planName), .optional("warnAtPercent", .int(1...99)),
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

    static let moods = MoodLevel.allCases.map(\.rawValue)

    private static let conditions = Schema.object([
        .optional("site", names), .optional("page", .list(.string)), .optional("language", names),
        .optional("intent", names), .optional("entity", names), .optional("mood", .list(.choice(moods))),
        .optional("segment", names),
        .optional("hours", .object([.required("name", planName), .required("are", .choice(["open", "closed"]))])),
        .optional("returning", .bool), .optional("dissatisfied", .bool),
    ])

    private static let action = Schema.object([
        .required("queue", queue), .optional("required", writtenNeeds), .optional("preferred", writtenNeeds),
        .optional("language", .bool), .optional("priority", priority), .optional("sla", planName),
    ])

    /// Whether business hours are open.
    static let hoursState = Schema.object([
        .required("name", .string), .required("isOpen", .bool), .optional("changesAt", .time),
    ])
}
