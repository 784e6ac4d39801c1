import Dispatch
import Foundation
import HarkAnalytics
import HarkDomain

/// Forecasts arrivals, one forecast after the other on a thread of its own, and keeps the last ones while they hold.
///
/// A forecast holds until the stretch is over in which it was made: until then nothing new is known.
actor ForecastDesk {
    /// What is forecast.
    struct Subject: Hashable {
        /// The id of a queue; nil: all.
        var queue: String?
        /// Queues outside of which nothing counts; nil: all count.
        var within: Set<String>?
        var step: VolumeStep
        var horizon: Int?
    }

    private struct Kept {
        let answer: VolumeAnswer
        let stretch: Int64
    }

    private static let mostKept = 64
    /// Of so many of the last days the work is measured.
    private static let workDays: Int32 = 28

    private let zone: TimeZone
    private let bench = DispatchQueue(label: "hark.forecast", qos: .utility)
    private var kept: [Subject: Kept] = [:]
    private var waiting: [Subject: Task<VolumeAnswer, any Error>] = [:]

    init(zone: TimeZone) { self.zone = zone }

    /// Forecasts from the facts as they are.
    ///
    /// - Throws: what reading the facts throws.
    func answer(
        _ subject: Subject,
        from analytics: AnalyticsClerk,
        specialDays: [String: String],
        at now: Timestamp
    ) async throws -> VolumeAnswer {
        let stretch = now.milliseconds / min(subject.step.length, VolumeStep.day.length)
        if let known = kept[subject], known.stretch == stretch { return known.answer }
        if let task = waiting[subject] { return try await task.value }
        let task = Task { try await make(subject, analytics, specialDays, at: now) }
        waiting[subject] = task
        defer { waiting[subject] = nil }
        let answer = try await task.value
        if kept.count >= Self.mostKept { kept = [:] }
        kept[subject] = Kept(answer: answer, stretch: stretch)
        return answer
    }

    private func make(
        _ subject: Subject,
        _ analytics: AnalyticsClerk,
        _ specialDays: [String: String],
        at now: Timestamp
    ) async throws -> VolumeAnswer {
        var question = VolumeQuestion(step: subject.step, zone: zone, now: now, horizon: subject.horizon)
        question.specialDays = specialDays
        let today = ReportDay.today(now, in: zone)
        let all = Self.query(subject, 0..<(today + 1), now: now)
        let late = Self.query(subject, max(0, today - Self.workDays)..<(today + 1), now: now)
        let (arrivals, work) = try await analytics.read { columns, _ in (columns.arrivals(all), columns.work(late)) }
        question.work = work
        return await withCheckedContinuation { [question] continuation in
            bench.async { continuation.resume(returning: question.answer(arrivals)) }
        }
    }

    private static func query(_ subject: Subject, _ days: Range<Int32>, now: Timestamp) -> ChatQuery {
        var query = ChatQuery(days, now: now)
        if let queue = subject.queue { query.filters[.queue] = queue }
        query.queues = subject.within
        return query
    }
}
