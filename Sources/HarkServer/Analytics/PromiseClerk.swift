import Foundation
import HarkAnalytics
import HarkDomain
import HarkStore

/// Keeps once a day what forecasts promise, of all queues together and of each by itself.
///
/// It does so from two in the morning on, or as soon as the server runs: what could not be kept at night is kept later.
actor PromiseClerk {
    /// How often it looks whether something is due.
    static let interval: Duration = .seconds(60)
    private static let waitAfterFailure: Duration = .seconds(3_600)
    /// The clerk's day begins when the night's work does.
    private static let dayStarts: Duration = .seconds(Night.hours.lowerBound * 3_600)

    private let services: Services
    private let shelf: PromiseShelf
    /// On which day each was kept, or tried, last.
    private var done: [PromiseShelf.Series: Int32] = [:]
    private var isBusy = false
    private var notBefore = Timestamp(milliseconds: 0)

    init(_ services: Services) {
        self.services = services
        shelf = PromiseShelf(store: services.store)
    }

    /// Keeps what is due, if nothing is under way.
    func look(at now: Timestamp) async {
        guard !isBusy, now >= notBefore, let analytics = services.analytics else { return }
        isBusy = true
        defer { isBusy = false }
        var all: [PromiseShelf.Series] = []
        await trying(at: now) {
            // While the facts are being made each forecast would be made in vain.
            guard try await analytics.isComplete else { return }
            all = try await series()
            done = done.filter { all.contains($0.key) }
        }
        for series in all {
            await trying(at: now) {
                guard try await isDue(series, analytics, at: now) else { return }
                if try await keep(series, from: analytics, at: now) { done[series] = day(of: now, analytics) }
            }
        }
    }

    /// Does something whose failure is told and stops nothing else; after it the next look comes later.
    private func trying(at now: Timestamp, _ work: () async throws -> Void) async {
        do {
            try await work()
        } catch StoreError.closed {
            // The server stops.
        } catch Refusal.unavailable {
            // Too much is asked: the next look will do.
        } catch {
            notBefore = now + Self.waitAfterFailure
            services.logger.error("Promises not kept", metadata: ["error": "\(error)"])
        }
    }

    private func series() async throws(StoreError) -> [PromiseShelf.Series] {
        let queues = try await services.store.reading { store throws(StoreError) in try store.queues() }
        return ([nil] + queues.map(\.id)).flatMap { queue in
            PromiseBook.steps.map { PromiseShelf.Series(step: $0, queue: queue) }
        }
    }

    private func day(of moment: Timestamp, _ analytics: AnalyticsClerk) -> Int32 {
        ReportDay.today(moment - Self.dayStarts, in: analytics.zone)
    }

    /// After a start the rows tell whether it was done today.
    private func isDue(
        _ series: PromiseShelf.Series,
        _ analytics: AnalyticsClerk,
        at now: Timestamp
    ) async throws(StoreError) -> Bool {
        let today = day(of: now, analytics)
        if done[series] == nil, let last = try await shelf.promises(series, from: now).map(\.madeAt).max() {
            done[series] = day(of: last, analytics)
        }
        return done[series] != today
    }

    /// False while the facts of conversations are still being made.
    private func keep(
        _ series: PromiseShelf.Series,
        from analytics: AnalyticsClerk,
        at now: Timestamp
    ) async throws -> Bool {
        // Two days of half hours are enough: each night's promises take the place of those before.
        let horizon = series.step == .day ? series.step.usualHorizon : 96
        let subject = ForecastDesk.Subject(queue: series.queue?.text, step: series.step, horizon: horizon)
        let answer = try await services.forecasts.completeAnswer(
            subject,
            from: analytics,
            specialDays: try await services.routing.specialDays(),
            at: now
        )
        guard let answer else { return false }
        guard case .known(let forecast) = answer else { return true }
        var book = PromiseBook(try await shelf.promises(series, from: now), zone: analytics.zone)
        let promises = book.take(forecast, at: now)
        try await services.floor.write(PromiseShelf.writes(promises, of: series, at: now))
        return true
    }
}
