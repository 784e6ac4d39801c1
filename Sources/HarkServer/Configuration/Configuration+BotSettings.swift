extension Configuration {
    /// The keys of the bot.
    static let botSettings = documentSettings + answererSettings

    private static let documentSettings = [
        Setting("bot.rules", .path(\.bot.rules), "The rules file of the bot."),
        Setting("bot.articles", .path(\.bot.articles), "The folder of the bot's articles."),
        Setting(
            "bot.hours",
            .list(\.bot.hours),
            "When people are expected to be there, such as Mo-Fr 09:00-18:00, in language.zone; empty: always."
        ),
        Setting(
            "bot.lookupOrigins",
            .list(\.bot.lookupOrigins),
            "Servers that the bot's flows may ask, such as https://api.example.com or https://*.example.com."
        ),
        Setting(
            "bot.privateLookupOrigins",
            .list(\.bot.privateLookupOrigins),
            "The same for servers at addresses of this house, such as http://10.0.0.5:8080."
        ),
        Setting(
            "bot.secrets",
            .text(\.bot.secrets),
            "A folder with one file for each secret that calls of flows name; HARK_SECRET_NAME variables win."
        ),
    ]

    private static let answererSettings = [
        Setting(
            "bot.answerer.url",
            .text(\.bot.answerer.url),
            "An OpenAI-compatible API up to and with /v1 that words answers where the bot is not sure; empty: none."
        ),
        Setting(
            "bot.answerer.private",
            .flag(\.bot.answerer.isPrivate),
            "Lets that be at an address of this house, such as http://127.0.0.1:8081/v1."
        ),
        Setting("bot.answerer.model", .text(\.bot.answerer.model), "The model's name as that server knows it."),
        Setting(
            "bot.answerer.secret",
            .text(\.bot.answerer.secret),
            "The name of the secret that is sent as its key, found as in bot.secrets; empty: none is sent."
        ),
        Setting(
            "bot.answerer.totalSeconds",
            .seconds(\.bot.answerer.total, 1...60),
            "The time from the question to the whole answer; then the bot says that it is not sure."
        ),
        Setting(
            "bot.answerer.firstWordSeconds",
            .seconds(\.bot.answerer.firstWord, 1...60),
            "The time from the question to the first word."
        ),
        Setting(
            "bot.answerer.answerTokens",
            .number(\.bot.answerer.answerTokens, 16...2000, unit: "tokens"),
            "The tokens that an answer may have."
        ),
        Setting(
            "bot.answerer.questionsPerMinute",
            .number(\.bot.answerer.questionsPerMinute, 1...1000, unit: "questions"),
            "Questions in any minute; one more is not asked."
        ),
        Setting(
            "bot.answerer.tokensPerDay",
            .number(\.bot.answerer.tokensPerDay, 0...1_000_000_000, unit: "tokens"),
            "Tokens of questions and answers a day (UTC), also over restarts; beyond, nothing is asked."
        ),
    ]
}
