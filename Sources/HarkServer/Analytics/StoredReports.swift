public import Foundation
import HarkAnalytics
public import HarkDomain
public import HarkStore

/// The reports of a data directory, read beside the server that may be running on it; nothing is written.
public struct StoredReports: Sendable {
    private let desk: ReportDesk
    private let configuration: Configuration

    /// Reads the facts of a directory.
    ///
    /// - Parameters:
    ///   - store: the directory's store, opened to read.
    ///   - directory: the directory.
    ///   - configuration: names the zone of the days, and what an hour costs.
    /// - Throws: `StoreError` when the log can't be read.
    public init(_ store: Store, in directory: URL, _ configuration: Configuration) throws(StoreError) {
        self.configuration = configuration
        desk = ReportDesk(
            facts: try StoredFacts(store, zone: configuration.zone),
            store: store,
            satisfaction: SatisfactionReports(),
            forecasts: ForecastDesk(store, zone: configuration.zone),
            diagnosis: DiagnosisDesk(),
            routing: RoutingDesk(store),
            models: SatisfactionModels(data: directory)
        )
    }

    /// Answers a report as the API does for those who may see all.
    ///
    /// - Throws: `Refusal` with the name of the option that is wrong, `StoreError`.
    public func answer(_ name: ReportName, _ options: ReportOptions, at now: Timestamp) async throws -> any ReportAnswer
    {
        try await desk.answer(name, options, query(options, now))
    }

    /// Tells all conversations behind a number as CSV, in one table: as much at once as memory should hold.
    ///
    /// - Parameters:
    ///   - options: what is asked for; with `after` it begins there.
    ///   - now: the time.
    ///   - limit: how many conversations are told at once, at most.
    ///   - write: takes the table, part after part.
    /// - Throws: as `answer` does; what `write` throws.
    public func conversations(
        _ options: ReportOptions,
        at now: Timestamp,
        limit: Int = 20_000,
        write: ([UInt8]) throws -> Void
    ) async throws {
        let query = try query(options, now)
        try await desk.checkQueue(query)
        var page = try await desk.page(options, query, limit: limit)
        try write(page.csv)
        var options = options
        while let next = page.next {
            options["after"] = next
            page = try await desk.page(options, query, limit: limit)
            try write(page.table.csvRows)
        }
    }

    private func query(_ options: ReportOptions, _ now: Timestamp) throws(Refusal) -> ChatQuery {
        try options.query(in: configuration.zone, at: now).configured(by: configuration.reports)
    }
}
