import Dispatch
import Foundation
import HarkAnalytics
import HarkDomain
import HarkStore

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
        /// How many stretches; nil for as many as are usual.
        var horizon: Int?

        /// The forecast of which this is the beginning, or which it is.
        fileprivate var shared: Subject {
            var shared = self
            shared.horizon = max(horizon ?? 0, step.usualHorizon)
            return shared
        }

        /// Its part of the answer to what it shares.
        fileprivate func part(of answer: VolumeAnswer) -> VolumeAnswer {
            guard case .known(let forecast) = answer else { return answer }
            return .known(forecast.prefix(horizon ?? step.usualHorizon))
        }
    }

    /// What a forecast rests on until the stretch of time is over in which it was made.
    private struct Question: Hashable {
        let subject: Subject
        /// The half hour, hour or day that the clock on the wall shows, and how far that clock is ahead of UTC.
        var stretch: Int64, ahead: Int64
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
    private let shelf: PromiseShelf
    private let bench = DispatchQueue(label: "hark.forecast", qos: .utility)
    // As long as the longest of their stretches and the grace; apart, as half hours come and go too often for days to stay.
    private let hours = AnswerDesk<Question, Answer>(most: 64, keep: .seconds(3_600) + grace)
    private let days = AnswerDesk<Question, Answer>(most: 64, keep: .seconds(86_400) + grace)

    init(_ store: Store, zone: TimeZone) { (shelf, self.zone) = (PromiseShelf(store: store), zone) }

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
        subject.part(of: try await kept(subject.shared, facts, specialDays, at: now, renewing: isRenewing).answer)
    }

    /// Forecasts from all facts; nil while some are still being made.
    ///
    /// - Throws: what reading the facts throws.
    func completeAnswer(
        _ subject: Subject,
        from facts: any FactsSource,
        specialDays: [String: String],
        at now: Timestamp
    ) async throws -> VolumeAnswer? {
        let answer = try await kept(subject.shared, facts, specialDays, at: now, renewing: true)
        return answer.isComplete ? subject.part(of: answer.answer) : nil
    }

    private func kept(
        _ subject: Subject,
        _ facts: any FactsSource,
        _ specialDays: [String: String],
        at now: Timestamp,
        renewing isRenewing: Bool
    ) async throws -> Answer {
        let ahead = Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(now.milliseconds) / 1000))) * 1000
        let length = min(subject.step.length, VolumeStep.day.length)
        let (stretch, elapsed) = (now.milliseconds + ahead).quotientAndRemainder(dividingBy: length)
        var question = Question(subject: subject, stretch: stretch, ahead: ahead, specialDays: specialDays)
        let desk = length < VolumeStep.day.length ? hours : days
        if !isRenewing, .milliseconds(elapsed) < Self.grace, await desk.kept(question, at: now) == nil {
            question.stretch -= 1
            if let known = await desk.kept(question, at: now) { return known }
            question.stretch += 1
        }
        return try await desk.answer(to: question, at: now, keepingIf: \.isComplete) {
            try await make(subject, facts, specialDays, at: now)
        }
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
        question.promises = try await promises(subject, at: now)
        let served = question.promises.first { $0.service != nil }.map { first in
            Self.query(subject, ReportDay.today(first.at, in: zone)..<(today + 1), now: now)
        }
        let (arrivals, work, contacts, isComplete) = try await facts.read { columns, isComplete in
            (columns.arrivals(all), columns.work(late), served.map(columns.contacts) ?? [], isComplete)
        }
        (question.work, question.contacts) = (work, contacts)
        return await withCheckedContinuation { [question] continuation in
            bench.async {
                continuation.resume(returning: Answer(answer: question.answer(arrivals), isComplete: isComplete))
            }
        }
    }

    private func promises(_ subject: Subject, at now: Timestamp) async throws(StoreError) -> [VolumePromise] {
        guard let series = subject.promised else { return [] }
        let span = Duration.seconds(86_400 * subject.step.daysPromised)
        return try await shelf.promises(series, from: now - span).filter { $0.at <= now }
    }

    private static func query(_ subject: Subject, _ days: Range<Int32>, now: Timestamp) -> ChatQuery {
        var query = ChatQuery(days, now: now)
        if let queue = subject.queue { query.filters[.queue] = queue }
        query.queues = subject.within
        return query
    }
}

extension ForecastDesk.Subject {
    /// Whose promises it can be held against: those of all queues together, or of one that counts; nil of anything else.
    fileprivate var promised: PromiseShelf.Series? {
        guard PromiseBook.steps.contains(step) else { return nil }
        guard let key = queue ?? (within?.count == 1 ? within?.first : nil) else {
            return within == nil ? PromiseShelf.Series(step: step, queue: nil) : nil
        }
        guard within?.contains(key) ?? true, let queue = QueueID(key) else { return nil }
        return PromiseShelf.Series(step: step, queue: queue)
    }
}
