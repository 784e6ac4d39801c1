import HarkBot
import HarkStore

// The shapes of what the bot should learn.
extension Schemas {
    static let suggestions: [(String, Schema)] = [
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
                .required("draft", .object(botDraft + [botFaults])), .required("test", .named("BotRehearsal")),
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
}
