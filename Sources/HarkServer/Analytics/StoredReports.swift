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
        let query = try options.query(in: configuration.zone, at: now).configured(by: configuration.reports)
        return try await desk.answer(name, options, query)
    }
}
