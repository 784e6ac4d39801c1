import HarkDomain
import HarkFloor

extension Schemas {
    /// The survey plan, and what is told of it.
    static let surveys: [(String, Schema)] = [
        ("SurveyPlan", surveyPlan),
        (
            "Surveys",
            .object([
                .required("version", .int(nil)), .optional("publishedAt", .time), .optional("publishedBy", .string),
                .optional("note", .string), .required("plan", .named("SurveyPlan")),
            ])
        ),
        (
            "SurveyPublication",
            .object([
                .required("plan", .named("SurveyPlan")), .required("note", .text(longest: 500)),
                .required("base", .int(0...1_000_000_000)),
            ])
        ),
        ("SurveyCheck", .object([.required("faults", planFaults), .required("isValid", .bool)])),
        ("SurveyVersion", .object(surveyVersion)),
        ("SurveyVersionPlan", .object(surveyVersion + [.required("plan", .named("SurveyPlan"))])),
    ]

    /// What was answered to further questions.
    static let surveyAnswers = Schema.list(
        .object([.required("question", planID), .required("value", .either([.int(nil), .string]))])
    )

    private static let surveyVersion: [Schema.Member] = [
        .required("version", .int(nil)), .required("publishedAt", .time), .required("publishedBy", .string),
        .required("note", .string),
    ]

    private static let planID = Schema.pattern("^[A-Za-z0-9_-]{1,40}$")

    private static let surveyPlan = Schema.object([
        .optional(
            "rules",
            .object([
                .optional("minimumMessages", .int(0...20)), .optional("againAfterDays", .int(0...SurveyRules.mostDays)),
                .optional("lowScore", .int(0...4)),
            ])
        ),
        .optional(
            "surveys",
            .list(
                .object([
                    .required("name", planName), .optional("queue", .text(longest: 200)),
                    .required("language", .choice(SurveyLanguage.allCases.map(\.rawValue))), .optional("asks", .bool),
                    .optional("questions", .list(question)),
                ])
            )
        ),
    ])

    private static let question = Schema.object([
        .required("id", planID), .required("kind", .choice(SurveyQuestion.Kind.allCases.map(\.rawValue))),
        .required("text", .text(longest: 200)),
        .optional(
            "choices",
            .list(.object([.required("id", planID), .required("label", planName)]))
        ),
    ])
}
