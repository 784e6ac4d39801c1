// The shapes of parts of the routing plan that are things of their own.
extension Schemas {
    private static let week = Schema.list(.text(longest: 80))

    private static let holidays = Schema.list(
        .object([
            .required("date", .pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")), .required("name", planName),
            .optional("open", .list(.text(longest: 80))),
        ])
    )

    static let parts: [(String, Schema)] = [
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
                .required("name", planName), .required("zone", planName), .required("week", week),
                .optional("holidays", holidays),
            ])
        ),
        (
            "BusinessHoursChange",
            .object([
                .optional("name", planName), .optional("zone", planName), .optional("week", week),
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
