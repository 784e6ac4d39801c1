import HarkDomain

// The shapes of the staff and of contacts.
extension Schemas {
    private static let roles = Schema.choice(Role.allCases.map(\.rawValue))
    private static let skills = Schema.list(
        .object([.required("name", .text(longest: 64)), .required("level", .int(1...5))])
    )

    static let people: [(String, Schema)] = [
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
}
