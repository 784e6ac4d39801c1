import HarkDomain

extension Configuration {
    /// Every key there is, in the order of the file.
    public static let settings: [Setting] =
        serverSettings + limitSettings + floorSettings + moodSettings + languageSettings + botSettings + planSettings
        + otherSettings

    private static let serverSettings = [
        Setting("server.publicURL", .text(\.server.publicURL), "The address that people use; empty: the first one."),
        Setting("server.listen", .list(\.server.listen), "Addresses to listen on; +tls at the end serves TLS."),
        Setting(
            "server.trustedProxies",
            .list(\.server.trustedProxies),
            "Proxies, as addresses or networks, whose X-Forwarded-For tells the client's address."
        ),
        Setting("web.root", .path(\.web.root), "The folder of the pages; empty: web here, else the installed one."),
        Setting("tls.certificate", .path(\.tls.certificate), "The certificate chain as PEM; empty: no TLS."),
        Setting("tls.privateKey", .path(\.tls.privateKey), "The private key as PEM."),
    ]

    private static let limitSettings = [
        Setting(
            "limits.frameBytes",
            .number(\.limits.frameBytes, 4096...1_048_576, unit: "bytes"),
            "The longest frame, counted over its fragments."
        ),
        Setting(
            "limits.outboxBytes",
            .number(\.limits.outboxBytes, 65_536...67_108_864, unit: "bytes"),
            "What may wait for a slow reader before it is closed."
        ),
        Setting(
            "limits.bodyBytes",
            .number(\.limits.bodyBytes, 4096...16_777_216, unit: "bytes"),
            "The longest body of an HTTP request."
        ),
        Setting(
            "limits.unackedCalls",
            .number(\.limits.unackedCalls, 1...10_000, unit: "calls"),
            "Calls without an answer that one client may have."
        ),
        Setting(
            "limits.conversationsPerSocket",
            .number(\.limits.conversationsPerSocket, 16...100_000, unit: "conversations"),
            "Conversations that one socket may follow."
        ),
        Setting(
            "limits.socketsPerAddress",
            .number(\.limits.socketsPerAddress, 1...100_000, unit: "sockets"),
            "Sockets from one address."
        ),
        Setting(
            "limits.connectionsPerAddress",
            .number(\.limits.connectionsPerAddress, 16...100_000, unit: "connections"),
            "Connections from one address that are no sockets; beyond it the older half of the idle ones is dropped."
        ),
        Setting(
            "limits.socketsPerVisitor",
            .number(\.limits.socketsPerVisitor, 1...1000, unit: "sockets"),
            "Sockets of one visitor."
        ),
        Setting(
            "limits.socketsPerStaff",
            .number(\.limits.socketsPerStaff, 1...1000, unit: "sockets"),
            "Sockets of one member of the staff."
        ),
        Setting(
            "limits.socketsTotal",
            .number(\.limits.socketsTotal, 1...1_000_000, unit: "sockets"),
            "Sockets in all."
        ),
        Setting(
            "limits.requestsPerSecond",
            .number(\.limits.requestsPerSecond, 1...100_000, unit: "requests"),
            "HTTP requests each second from one address."
        ),
        Setting(
            "limits.requestsAtOnce",
            .number(\.limits.requestsAtOnce, 1...1000, unit: "requests"),
            "API requests worked on at once; one more is answered with 503."
        ),
        Setting(
            "limits.visitorMessagesPerSecond",
            .number(\.limits.visitorMessagesPerSecond, 1...1000, unit: "messages"),
            "Messages each second of one visitor."
        ),
        Setting(
            "limits.visitorMessageBurst",
            .number(\.limits.visitorMessageBurst, 1...1000, unit: "messages"),
            "Messages that a visitor may send in a burst."
        ),
        Setting(
            "limits.startsPerMinute",
            .number(\.limits.startsPerMinute, 1...100_000, unit: "conversations"),
            "Conversations that customers of one address may start each minute."
        ),
        Setting(
            "limits.startBurst",
            .number(\.limits.startBurst, 1...100_000, unit: "conversations"),
            "Conversations that customers of one address may start in a burst."
        ),
        Setting(
            "limits.staffMessagesPerSecond",
            .number(\.limits.staffMessagesPerSecond, 1...1000, unit: "messages"),
            "Messages each second of one member of the staff."
        ),
        Setting(
            "limits.staffMessageBurst",
            .number(\.limits.staffMessageBurst, 1...1000, unit: "messages"),
            "Messages that a member of the staff may send in a burst."
        ),
        Setting(
            "limits.historyPage",
            .number(\.limits.historyPage, 1...100, unit: "events"),
            "Events on one page of history."
        ),
        Setting(
            "limits.exemptLoopback",
            .flag(\.limits.exemptLoopback),
            "Lifts socket counts and message rates for peers on this machine."
        ),
    ]

    private static let floorSettings = [
        Setting(
            "floor.queuedAbandonSeconds",
            .seconds(\.floor.queuedAbandonAfter, 1...604_800),
            "Queued and without a socket this long: resolved as abandoned."
        ),
        Setting(
            "floor.reachableAbandonSeconds",
            .seconds(\.floor.reachableAbandonAfter, 1...2_592_000),
            "The same for a customer who left an e-mail address or a telephone number."
        ),
        Setting(
            "floor.missedOffersUntilAway",
            .number(\.floor.missedOffersUntilAway, 0...100, unit: "offers"),
            "Offers in a row that an agent lets lapse without a sign of life, until the agent counts as busy; 0: never."
        ),
        Setting(
            "floor.inactiveAwaySeconds",
            .seconds(\.floor.inactiveAwayAfter, 0...86_400),
            "An agent who leaves a customer unanswered and does nothing for so long counts as busy; 0: never."
        ),
        Setting(
            "floor.botSilenceSeconds",
            .seconds(\.floor.botSilenceAfter, 1...604_800),
            "With the bot and silent this long: resolved as contained or abandoned."
        ),
        Setting(
            "floor.idleSeconds",
            .seconds(\.floor.idleAfter, 1...604_800),
            "Active and silent this long: idle, weighs nothing."
        ),
        Setting(
            "floor.idleResolveSeconds",
            .seconds(\.floor.idleResolveAfter, 1...2_592_000),
            "Active and silent this long: resolved as idle."
        ),
        Setting(
            "floor.agentGoneSeconds",
            .seconds(\.floor.agentGoneAfter, 1...86_400),
            "An agent without a socket this long gives its conversations back."
        ),
        Setting(
            "floor.declineMarkSeconds",
            .seconds(\.floor.declineMarkFor, 1...86_400),
            "A declined or lapsed offer keeps that agent from the conversation this long."
        ),
        Setting(
            "floor.reopenSeconds",
            .seconds(\.floor.reopenWithin, 1...2_592_000),
            "A customer's message within this time of the end reopens the conversation."
        ),
        Setting(
            "floor.surveySeconds",
            .seconds(\.floor.surveyWithin, 1...2_592_000),
            "A rating is taken within this time of the end."
        ),
        Setting(
            "floor.waitingLongSeconds",
            .seconds(\.floor.waitingLongAfter, 1...86_400),
            "Waiting longer than this calls a supervisor's attention."
        ),
    ]

    private static let moodSettings = [
        Setting(
            "sentiment.negativeAt",
            .decimal(\.floor.mood.negativeAt, -1...0),
            "A mean score of the last messages at or below this is flagged as negative."
        ),
        Setting(
            "sentiment.recoveredAbove",
            .decimal(\.floor.mood.recoveredAbove, -1...1),
            "A flagged mood has recovered once the mean score is above this."
        ),
        Setting(
            "sentiment.angryAt",
            .decimal(\.floor.mood.angryAt, 0...1),
            "A mean anger of the last messages at or above this is flagged as angry."
        ),
        Setting(
            "sentiment.calmBelow",
            .decimal(\.floor.mood.calmBelow, 0...1),
            "An angry mood has recovered once the mean anger is below this, too."
        ),
        Setting(
            "sentiment.outrageAt",
            .decimal(\.floor.mood.outrageAt, 0...1),
            "One message as angry as this is flagged as angry."
        ),
        Setting(
            "sentiment.leastMessages",
            .number(\.floor.mood.leastMessages, 1...MoodMark.most, unit: "messages"),
            "Messages that a mean must rest on."
        ),
    ]

    private static let languageSettings = [
        Setting(
            "language.analysis",
            .flag(\.language.analysis),
            "Reads each customer's message: language, sentiment, entities."
        ),
        Setting(
            "language.zone",
            .text(\.language.zone),
            "The IANA zone of dates that customers name, such as Europe/Berlin; empty: this machine's."
        ),
        Setting(
            "language.document",
            .path(\.language.document),
            "The file of the site's own words and number patterns."
        ),
        Setting(
            "redaction.beforeStorage",
            .list(\.redaction.beforeStorage),
            "What is masked before a text is stored: paymentCard, idNumber, bankAccount or a pattern's name."
        ),
    ]

    private static let planSettings = [
        Setting(
            "routing.plan",
            .path(\.routing.plan),
            "The file of a routing plan, published at a start when it has changed since; empty: none."
        ),
        Setting(
            "surveys.plan",
            .path(\.surveys.plan),
            "The file of a survey plan, published at a start when it has changed since; empty: none."
        ),
    ]

    private static let otherSettings = [
        Setting(
            "staff.sessionIdleSeconds",
            .seconds(\.staff.sessionIdle, 60...2_592_000),
            "A login ends after this long without a request."
        ),
        Setting(
            "staff.sessionSeconds",
            .seconds(\.staff.sessionLifetime, 60...31_536_000),
            "A login ends after this long in any case."
        ),
        Setting(
            "staff.passwordChecksAtOnce",
            .number(\.staff.passwordChecksAtOnce, 1...64, unit: "checks"),
            "Passwords that are checked at once; each takes 19 MiB."
        ),
        Setting(
            "backup.directory",
            .path(\.backup.directory),
            "The folder that backups are written into, which must be there; empty: none are made."
        ),
        Setting(
            "backup.everyHours",
            .number(\.backup.everyHours, 1...8760, unit: "hours"),
            "The time from one backup to the next."
        ),
        Setting(
            "backup.keep",
            .number(\.backup.keep, 1...1000, unit: "backups"),
            "How many are kept; older ones are removed after a new one."
        ),
        Setting(
            "reports.costPerHour",
            .decimal(\.reports.costPerHour, 0...1_000_000),
            "What an hour of a person who answers customers costs, in any currency; 0: not known."
        ),
        Setting(
            "reports.directory",
            .path(\.reports.directory),
            "The folder that reports are written into, which must be there; empty: none are written."
        ),
        Setting(
            "reports.hour",
            .number(\.reports.hour, 0...23, unit: "o'clock"),
            "From when on, by the clock of language.zone, yesterday's reports are written; on Mondays the week's too."
        ),
        Setting(
            "reports.keepDays",
            .number(\.reports.keepDays, 0...36_500, unit: "days"),
            "How long reports are kept; 0: for ever."
        ),
        Setting(
            "reports.repeatDays",
            .number(\.reports.repeatDays, 1...365, unit: "days"),
            "How soon a customer must come back to count as repeated: most likely for the same."
        ),
        Setting(
            "reports.retentionDays",
            .number(\.reports.retentionDays, 1...365, unit: "days"),
            "How soon a customer must come back to count as retained."
        ),
        Setting("log.level", .choice(\.log.level, levels), "The least severe level that is written."),
        Setting("testing.echo", .flag(\.testing.echo), "Opens /__echo, which sends each frame back; for tests only."),
    ]

    private static let levels = ["trace", "debug", "info", "notice", "warning", "error", "critical"]
}
