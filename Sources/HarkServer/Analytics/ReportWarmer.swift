import Foundation
import HarkAnalytics
import HarkDomain
import HarkStore

/// Has the answers ready that the reports' pages ask for first, so that nobody waits for them.
///
/// The desks keep what was answered for as long as it holds; this asks again when half of that time is over, and what was
/// kept is given until the new answer is there.
actor ReportWarmer {
    /// How often it looks what no longer holds.
    static let interval: Duration = .seconds(60)
    /// How many days the pages of satisfaction and of diagnosis ask for first.
    private static let days: Int32 = 30
    /// So many queues are looked at by themselves, too.
    private static let mostQueues = 12

    private let services: Services
    private var isBusy = false

    init(_ services: Services) { self.services = services }

    /// Asks, if nothing is under way; what fails is told to whoever asks next.
    func look(at now: Timestamp) async {
        guard !isBusy, let analytics = services.analytics else { return }
        isBusy = true
        defer { isBusy = false }
        // What lacks conversations is not kept, so it would be made in vain.
        guard (try? await analytics.isComplete) == true,
            let queues = try? await services.store.reading({ store throws(StoreError) in try store.queues() }),
            let specialDays = try? await services.routing.specialDays()
        else { return }
        for queue in [nil] + queues.prefix(Self.mostQueues).map(\.id) {
            await look(in: queue, of: analytics, specialDays: specialDays, at: now)
        }
    }

    /// Asks of a queue, or of all.
    private func look(
        in queue: QueueID?,
        of analytics: AnalyticsClerk,
        specialDays: [String: String],
        at now: Timestamp
    ) async {
        let today = ReportDay.today(now, in: analytics.zone)
        var query = ChatQuery((today - Self.days + 1)..<(today + 1), now: now)
            .configured(by: services.configuration.reports)
        query.filters[.queue] = queue?.text
        _ = try? await services.satisfactionReports.report(query, from: analytics, renewing: true)
        for measure in CauseMeasure.allCases {
            _ = try? await services.diagnosis.causes(query, measure, from: analytics, renewing: true)
        }
        for step in VolumeStep.allCases {
            _ = try? await services.forecasts.answer(
                ForecastDesk.Subject(queue: queue?.text, step: step),
                from: analytics,
                specialDays: specialDays,
                at: now,
                renewing: true
            )
        }
        _ = try? await services.diagnosis.patterns(query, from: analytics, renewing: true)
        _ = try? await services.diagnosis.topics(query, from: analytics, of: services.store, renewing: true)
    }
}
