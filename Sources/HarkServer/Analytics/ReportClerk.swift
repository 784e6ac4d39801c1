import Foundation
import HarkAnalytics
import HarkDomain
import HarkStore
import Logging

/// Writes the reports of yesterday and of last week into a folder when their time has come.
///
/// What fails is logged and tried again after an hour; the server goes on.
actor ReportClerk {
    /// How often it looks whether one is due.
    static let interval: Duration = .seconds(60)
    private static let waitAfterFailure: Duration = .seconds(3_600)
    /// What makes the rows of the files.
    private static let keys: [ChatKey] = [.queue, .agent, .intent, .hour]

    private let files: ReportFiles
    private let analytics: AnalyticsClerk
    private let settings: Configuration.Reports
    private let logger: Logger
    private var isBusy = false
    private var notBefore = Timestamp(milliseconds: 0)

    /// A clerk of a configuration; nil when it asks for no reports.
    init?(_ configuration: Configuration, _ analytics: AnalyticsClerk, logger: Logger) {
        guard let files = ReportFiles(configuration) else { return nil }
        (self.files, self.analytics, self.logger) = (files, analytics, logger)
        settings = configuration.reports
    }

    /// Writes what is due now, if nothing is under way.
    func look(at now: Timestamp) async {
        guard !isBusy, now >= notBefore else { return }
        isBusy = true
        defer { isBusy = false }
        do {
            for period in files.due(at: now) { try await write(period, now) }
        } catch StoreError.closed {
            // The server stops.
        } catch {
            notBefore = now + Self.waitAfterFailure
            logger.error("Report not written", metadata: ["error": "\(error)"])
        }
    }

    private func write(_ period: ReportFiles.Period, _ now: Timestamp) async throws {
        let queries = Self.keys.map { key in
            var query = ChatQuery(period.days, by: key, now: now).configured(by: settings)
            query.compares = true
            return query
        }
        let reports = try await analytics.read { columns, isComplete in
            queries.map { ChatReportAnswer($0, of: columns, isComplete: isComplete) }
        }
        // While the facts are being made anew it is too early.
        guard reports.allSatisfy(\.isComplete) else { return }
        try files.write(reports, of: period)
        try files.thinOut(at: now)
        logger.notice("Report written", metadata: ["file": "\(period.name)"])
    }
}
