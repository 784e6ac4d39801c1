import HarkAnalytics
import HarkDomain
import HarkSatisfaction
import HarkStore

/// Answers each report from the facts: what the API and the command line tell is made here and nowhere else.
struct ReportDesk: Sendable {
    let facts: any FactsSource
    let store: Store
    let satisfaction: SatisfactionReports
    let forecasts: ForecastDesk
    let diagnosis: DiagnosisDesk
    let routing: RoutingDesk
    /// The site's models of satisfaction; nil where none are kept.
    let models: SatisfactionModels?

    /// Answers a report.
    ///
    /// - Parameters:
    ///   - name: which one.
    ///   - options: what it is asked for.
    ///   - query: the same as a query, within what the asker may see.
    /// - Returns: what the report says.
    /// - Throws: `Refusal` with the name of the option that is wrong, or `Refusal.conflict` when there is too little to
    ///   go by; what reading the facts throws.
    func answer(_ name: ReportName, _ options: ReportOptions, _ query: ChatQuery) async throws -> any ReportAnswer {
        try await checkQueue(query)
        switch name {
        case .chats: return try await facts.read { ChatReportAnswer(query, of: $0, isComplete: $1) }
        case .conversations: return try await page(options, query)
        case .satisfaction:
            let report = try await satisfaction.report(query, from: facts)
            return SatisfactionAnswer(report: report, shelf: try models?.shelf())
        case .forecast: return try await forecast(options, query)
        case .causes:
            let measure = try DiagnosedMeasure(options["measure"])
            return try await diagnosis.causes(query, measure.cause, from: facts)
        case .patterns: return try await diagnosis.patterns(query, from: facts)
        case .topics: return try await diagnosis.topics(query, from: facts, of: store)
        case .suggestions:
            let shelf = SuggestionShelf(store: store)
            return ImprovementsAnswer(records: try await shelf.book().list, last: try await shelf.last())
        }
    }

    /// Refuses a queue that is none, was none when a conversation came, or is none that the asker may see.
    func checkQueue(_ query: ChatQuery) async throws {
        guard let queue = query.filters[.queue], queue != ChatKey.none else { return }
        let fault = Refusal.invalid(field: "queue", reason: "is not the id of a queue")
        guard let id = QueueID(queue), query.queues?.contains(queue) ?? true else { throw fault }
        let isThere = try await store.reading { store throws(StoreError) in
            try store.queues().contains { $0.id == id }
        }
        if isThere { return }
        guard try await facts.read({ columns, _ in columns.has(queue, as: .queue) }) else { throw fault }
    }

    /// Some of the conversations behind a number.
    ///
    /// - Parameters:
    ///   - options: what is asked for; its queue has been looked at.
    ///   - query: the same as a query.
    ///   - limit: how many at most.
    /// - Returns: A page, and where to go on.
    /// - Throws: as `answer` does.
    func page(
        _ options: ReportOptions,
        _ query: ChatQuery,
        limit: Int = ChatPage.usual
    ) async throws -> ChatPageAnswer {
        let (key, measure) = (options["key"], try options.measure("measure"))
        let cursor = try options["after"].map { text throws(Refusal) in
            guard let cursor = ChatPage.Cursor(text) else { throw .invalid(field: "after", reason: "is not a cursor") }
            return cursor
        }
        if key != nil, query.by == nil { throw Refusal.missing("by") }
        return try await facts.read { columns, _ in
            ChatPageAnswer(page: columns.page(query, key: key, measure: measure, after: cursor, limit: limit))
        }
    }

    private func forecast(_ options: ReportOptions, _ query: ChatQuery) async throws -> ForecastAnswer {
        let step = try options.choice("step", VolumeStep.allCases) ?? .halfHour
        var subject = ForecastDesk.Subject(queue: query.filters[.queue], within: query.queues, step: step)
        if let text = options["horizon"] {
            guard let horizon = Int(text), (1...step.mostHorizon).contains(horizon) else {
                throw Refusal.invalid(field: "horizon", reason: "must be 1 to \(step.mostHorizon) of this step")
            }
            subject.horizon = horizon
        }
        let days = try await routing.specialDays()
        let answer = try await forecasts.answer(subject, from: facts, specialDays: days, at: query.now)
        guard case .known(let forecast) = answer else { throw Refusal.conflict(answer.reason ?? "Nothing is known") }
        return ForecastAnswer(forecast: forecast)
    }
}
