import HarkLanguage

// The shapes of a site's own words.
extension Schemas {
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

    static let language: [(String, Schema)] = [
        (
            "Language",
            .object(
                words.map { .required($0.name, $0.schema) } + [
                    .required("configured", .object(words.map { .required($0.name, $0.schema) }))
                ]
            )
        ), ("LanguageChange", .object(words)),
    ]
}
