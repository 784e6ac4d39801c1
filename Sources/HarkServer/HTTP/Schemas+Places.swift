import HarkDomain

// The shapes of what conversations come through: sites, queues, labels and canned replies.
extension Schemas {
    static let places: [(String, Schema)] = [
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
}
