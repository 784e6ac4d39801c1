/// The shapes of the API's resources, by name; each subject has a file of its own.
enum Schemas {
    static let all: [(String, Schema)] =
        people + places + talk + bot + botVersions + botBench + suggestions + reports + diagnosis + language + routing
        + surveys + support
        + [("Problem", problem)]

    /// Whether a member must be there: always in what is told and made, not in what is changed.
    enum Presence {
        case required, optional

        func callAsFunction(_ name: String, _ schema: Schema) -> Schema.Member {
            self == .required ? .required(name, schema) : .optional(name, schema)
        }
    }

    private static let problem = Schema.object([
        .required("type", .string), .required("title", .string), .required("status", .int(nil)),
        .optional("detail", .string), .required("code", .string), .optional("field", .string),
        .optional("retryAfterMs", .int(nil)), .optional("faults", planFaults),
    ])
}
