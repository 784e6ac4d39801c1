import HarkBot
import HarkDomain
import HarkStore

/// The shapes of the API's resources, by name.
enum Schemas {
    static let all: [(String, Schema)] =
        people + places + talk + bot + botVersions + botBench + suggestions + reports + language + routing
        + [("Problem", problem)]

    private static let roles = Schema.choice(Role.allCases.map(\.rawValue))
    private static let skills = Schema.list(
        .object([.required("name", .text(longest: 64)), .required("level", .int(1...5))])
    )

    private static let people: [(String, Schema)] = [
        (
            "Session",
            .object([
                .required(
                    "user",
                    .object([
                        .required("id", .id), .required("name", .string), .required("email", .string),
                        .required("role", roles),
                    ])
                ), .optional("csrfToken", .string),
            ])
        ),
        ("Token", .object(token)),
        ("NewToken", .object(token + [.required("token", .string)])),
        (
            "Agent",
            .object([
                .required("id", .id), .required("name", .string), .required("email", .string), .required("role", roles),
                .required("availability", .choice(Availability.allCases.map(\.rawValue))),
                .optional("because", .choice(AwayReason.allCases.map(\.rawValue))),
                .required("capacity", .int(0...100)), .required("skills", skills),
                .required("languages", .list(.string)), .required("queues", .list(.reference)),
                .required("connected", .bool), .required("load", .number),
            ])
        ),
        ("NewAgent", agent(required: true)),
        ("AgentChange", agent(required: false)),
        (
            "Contact",
            .object([
                .required("id", .id), .optional("name", .string), .optional("email", .string),
                .optional("phone", .string), .required("attributes", .map(.string)),
            ])
        ),
        (
            "ContactChange",
            .object([
                .optional("name", .text(shortest: 0, longest: 200)),
                .optional("email", .text(shortest: 0, longest: 254)),
                .optional("phone", .text(shortest: 0, longest: 40)),
                .optional("attributes", .map(.text(longest: 1000))),
            ])
        ),
    ]

    private static let token: [Schema.Member] = [
        .required("id", .id), .required("name", .string), .required("createdAt", .time), .optional("lastUsedAt", .time),
    ]

    private static func agent(required: Bool) -> Schema {
        func member(_ name: String, _ schema: Schema) -> Schema.Member {
            required ? .required(name, schema) : .optional(name, schema)
        }
        return .object([
            member("email", .text(longest: 254)), member("name", .text(longest: 100)), member("role", roles),
            member("password", .text(shortest: 8, longest: 256)), .optional("capacity", .int(0...100)),
            .optional("skills", skills), .optional("languages", .list(.text(longest: 35))),
            .optional("queues", .list(.text(longest: 200))),
        ])
    }

    private static let places: [(String, Schema)] = [
        ("Queue", .object([.required("id", .id), .required("name", .string)] + queue(.required))),
        ("NewQueue", .object([.required("name", .text(longest: 64))] + queue(.optional))),
        ("QueueChange", .object([.optional("name", .text(longest: 64))] + queue(.optional))),
        (
            "Site",
            .object(
                [.required("id", .id), .required("name", .string), .required("queue", .reference)] + site(.required)
            )
        ),
        (
            "NewSite",
            .object([.required("name", .text(longest: 100)), .optional("queue", .text(longest: 64))] + site(.optional))
        ),
        (
            "SiteChange",
            .object([.optional("name", .text(longest: 100)), .optional("queue", .text(longest: 64))] + site(.optional))
        ),
        ("Label", label(.required("name", .string), .required("id", .id))),
        ("NewLabel", label(.required("name", .text(longest: 64)))),
        ("LabelChange", label(.optional("name", .text(longest: 64)))),
        ("CannedResponse", .object([.required("id", .id)] + canned(.required))),
        ("NewCannedResponse", .object(canned(.required))),
        ("CannedResponseChange", .object(canned(.optional))),
    ]

    private enum Presence {
        case required, optional

        func callAsFunction(_ name: String, _ schema: Schema) -> Schema.Member {
            self == .required ? .required(name, schema) : .optional(name, schema)
        }
    }

    private static func queue(_ member: Presence) -> [Schema.Member] {
        [
            member("assignment", .choice(AssignmentMode.allCases.map(\.rawValue))),
            member("offerSeconds", .int(5...600)), member("wrapUpSeconds", .int(0...3600)),
        ]
    }

    private static func site(_ member: Presence) -> [Schema.Member] {
        [
            member("key", .pattern("^[A-Za-z0-9_-]{1,64}$")), member("bot", .bool), member("origins", .list(.string)),
            member("greeting", .text(shortest: 0, longest: 8000)), member("starters", .list(.string)),
        ]
    }

    private static func label(_ members: Schema.Member...) -> Schema {
        .object(members + [.optional("colour", .pattern("^(#[0-9a-fA-F]{6})?$"))])
    }

    private static func canned(_ member: Presence) -> [Schema.Member] {
        [
            member("shortCode", .pattern("^[\\p{L}\\p{N}._-]{1,40}$")), member("text", .text(longest: 8000)),
            .optional("language", .text(shortest: 0, longest: 35)),
        ]
    }

    private static let talk: [(String, Schema)] = [
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
        .optional("comment", .string),
    ])

    private static let author = Schema.object([
        .required("kind", .choice(AuthorKind.allCases.map(\.rawValue))), .optional("id", .id),
        .optional("name", .string),
    ])

    private static let localized = Schema.object([.required("en", .string), .required("zh", .string)])

    private static let bot: [(String, Schema)] = [
        (
            "Article",
            .object([
                .required("id", .string), .required("title", .string), .required("language", .string),
                .required("text", .string), .required("audience", .choice(["public", "agents"])),
                .required("version", .int(nil)), .required("keywords", .list(.string)),
                .required("synonyms", .list(.string)), .required("intents", .list(.string)),
            ])
        ),
        (
            "ArticleInput",
            .object(
                [
                    .required("id", .text(longest: 100)), .required("title", .text(longest: 200)),
                    .required("language", .choice(["en", "zh"])), .required("text", .string),
                ] + articleParts
            )
        ),
        (
            "ArticleChange",
            .object(
                [
                    .optional("title", .text(longest: 200)), .optional("language", .choice(["en", "zh"])),
                    .optional("text", .string),
                ] + articleParts
            )
        ),
        (
            "BotRule",
            .object([
                .required("id", .string), .required("title", .string), .required("when", .list(.map(.anything))),
                .optional("say", .map(.anything)), .optional("article", localized),
                .required("choices", .list(.map(.anything))), .required("handoff", .anything),
                .optional("language", .string), .optional("links", .list(.map(.anything))),
                .optional("flow", .string), .optional("smallTalk", .bool), .optional("set", .map(.string)),
                .optional("label", .anything), .optional("priority", .string), .optional("queue", .string),
                .optional("close", .anything), .optional("giveBack", .bool),
            ])
        ),
        ("BotRuleInput", .map(.anything)),
        ("BotRuleChange", .map(.anything)),
    ]

    private static let articleParts: [Schema.Member] = [
        .optional("audience", .choice(["public", "agents"])), .optional("version", .int(1...1_000_000)),
        .optional("keywords", .list(.string)), .optional("synonyms", .list(.string)),
        .optional("intents", .list(.string)),
    ]

    private static let version: [Schema.Member] = [
        .required("id", .int(nil)), .required("madeAt", .time), .required("madeBy", .string),
        .required("note", .string), .required("digest", .string),
    ]
    private static let publication: [Schema.Member] = [
        .required("publishedAt", .time), .required("publishedBy", .string), .required("reason", .string),
    ]
    private static let draft: [Schema.Member] = [
        .required("base", .int(nil)), .required("changedAt", .time), .required("changedBy", .string),
        .required("digest", .string),
    ]
    private static let files = Schema.Member.required(
        "files",
        .list(.object([.required("name", .string), .required("text", .string)]))
    )

    private static let faults = Schema.Member.required(
        "faults",
        .list(
            .object([
                .required("file", .string), .optional("keyPath", .string), .optional("line", .int(nil)),
                .required("reason", .string),
            ])
        )
    )

    private static let botVersions: [(String, Schema)] = [
        (
            "Bot",
            .object([
                .required(
                    "live",
                    .object(
                        version + publication + [.required("rules", .int(nil)), .required("articles", .int(nil))]
                    )
                ), .optional("draft", .object(draft)),
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
            .object(draft + [files, faults])
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

    private static let suggestions: [(String, Schema)] = [
        ("Suggestion", .object(suggestion)),
        (
            "Suggestions",
            .object([
                .required("items", .list(.named("Suggestion"))), .optional("foundAt", .time),
                .optional("conversations", .int(nil)),
            ])
        ),
        (
            "SuggestionWording",
            .object([.optional("text", .text(longest: 8000)), .optional("title", .text(longest: 200))])
        ),
        (
            "AcceptedSuggestion",
            .object([
                .required("draft", .object(draft + [faults])), .required("test", .named("BotRehearsal")),
                .required("diff", .named("BotDiff")),
            ])
        ),
    ]

    private static let suggestion: [Schema.Member] = [
        .required("id", .string), .required("kind", .choice(Proposal.Kind.allCases.map(\.rawValue))),
        .optional("language", .choice(["en", "zh"])), .required("title", .string), .required("confidence", .number),
        .required("foundAt", .time), .required("state", .choice(BotProposal.State.allCases.map(\.rawValue))),
        .optional("decidedAt", .time), .optional("decidedBy", .string), .optional("reason", .string),
        .required(
            "evidence",
            .object([
                .required("conversations", .list(.string)), .required("quotes", .list(.string)),
                .required("counts", .map(.int(nil))),
            ])
        ),
        .optional("edit", .map(.anything)), .required("linked", .list(.string)),
    ]

    private static let reports: [(String, Schema)] = [
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

    private static let words: [Schema.Member] = [
        .optional("words", .list(.text(longest: LanguageDocument.longestWord))),
        .optional(
            "patterns",
            .list(
                .object([
                    .required("name", .text(longest: 32)),
                    .required("pattern", .text(longest: SitePattern.longest)),
                ])
            )
        ),
    ]

    private static let language: [(String, Schema)] = [
        (
            "Language",
            .object(
                words.map { .required($0.name, $0.schema) } + [
                    .required("configured", .object(words.map { .required($0.name, $0.schema) }))
                ]
            )
        ), ("LanguageChange", .object(words)),
    ]

    private static let problem = Schema.object([
        .required("type", .string), .required("title", .string), .required("status", .int(nil)),
        .optional("detail", .string), .required("code", .string), .optional("field", .string),
        .optional("retryAfterMs", .int(nil)), .optional("faults", planFaults),
    ])
}
