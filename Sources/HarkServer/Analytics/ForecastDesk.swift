import Dispatch
import Foundation
import HarkAnalytics
import HarkDomain

/// Forecasts arrivals, one forecast after the other on a thread of its own, and keeps the last ones while they hold.
///
/// A forecast holds until the stretch is over in which it was made: until then nothing new is known. For the first minutes
/// after that it is still given, while the next one is made.
struct ForecastDesk: Sendable {
    /// What is forecast.
    struct Subject: Hashable, Sendable {
        /// The id of a queue; nil: all.
        var queue: String?
        /// Queues outside of which nothing counts; nil: all count.
        var within: Set<String>?
        var step: VolumeStep
        var horizon: Int?
    }

    /// What a forecast rests on until the stretch of time is over in which it was made.
    private struct Question: Hashable {
        let subject: Subject
        let stretch: Int64
        let specialDays: [String: String]
    }

    private struct Answer {
        let answer: VolumeAnswer
        let isComplete: Bool
    }

    /// So long the forecast of the stretch before is given, unless the next one is there.
    private static let grace: Duration = .seconds(180)
    /// Of so many of the last days the work is measured.
    private static let workDays: Int32 = 28

    private let zone: TimeZone
    private let bench = DispatchQueue(label: "hark.forecast", qos: .utility)
    private let desk = AnswerDesk<Question, Answer>(most: 64, keep: .seconds(86_400))

    init(zone: TimeZone) { self.zone = zone }

    /// Forecasts from the facts as they are.
    ///
    /// - Throws: what reading the facts throws.
    func answer(
        _ subject: Subject,
        from facts: any FactsSource,
        specialDays: [String: String],
        at now: Timestamp,
        renewing isRenewing: Bool = false
    ) async throws -> VolumeAnswer {
        let length = min(subject.step.length, VolumeStep.day.length)
        let (stretch, elapsed) = now.milliseconds.quotientAndRemainder(dividingBy: length)
        let question = Question(subject: subject, stretch: stretch, specialDays: specialDays)
        if !isRenewing, .milliseconds(elapsed) < Self.grace, await desk.kept(question, at: now) == nil {
            let before = Question(subject: subject, stretch: stretch - 1, specialDays: specialDays)
            if let known = await desk.kept(before, at: now) { return known.answer }
        }
        return try await desk.answer(to: question, at: now, keepingIf: \.isComplete) {
            try await make(subject, facts, specialDays, at: now)
        }
        .answer
    }

    private func make(
        _ subject: Subject,
        _ facts: any FactsSource,
        _ specialDays: [String: String],
        at now: Timestamp
    ) async throws -> Answer {
        var question = VolumeQuestion(step: subject.step, zone: zone, now: now, horizon: subject.horizon)
        question.specialDays = specialDays
        let today = ReportDay.today(now, in: zone)
        let all = Self.query(subject, 0..<(today + 1), now: now)
        let late = Self.query(subject, max(0, today - Self.workDays)..<(today + 1), now: now)
        let (arrivals, work, isComplete) = try await facts.read { columns, isComplete in
            (columns.arrivals(all), columns.work(late), isComplete)
        }
        question.work = work
        return await withCheckedContinuation { [question] continuation in
            bench.async {
                continuation.resume(returning: Answer(answer: question.answer(arrivals), isComplete: isComplete))
            }
        }
    }

    private static func query(_ subject: Subject, _ days: Range<Int32>, now: Timestamp) -> ChatQuery {
        var query = ChatQuery(days, now: now)
        if let queue = subject.queue { query.filters[.queue] = queue }
        query.queues = subject.within
        return query
    }
}
