public import Foundation
import HarkAnalytics
import HarkDomain
public import HarkStore
public import Logging
public import Metrics

#if canImport(Glibc)
import Glibc
#endif

/// The thread that follows the log, keeps the facts of each conversation and answers reports from them.
///
/// It looks at the log's end now and then, so that no commit waits for it; each turn is bounded, and questions are
/// answered between turns, one after the other. It may be killed at any point: what it had written holds, and the rest
/// is made again. `@unchecked` because the condition guards what is shared, and the desk is the thread's own.
public final class AnalyticsClerk: @unchecked Sendable {
    /// A question, which is told whether all that was committed before is in the columns; nil: there will be none.
    typealias Job = @Sendable (FactsFold?, _ isComplete: Bool) -> Void

    private static let interval: TimeInterval = 1
    private static let retryInterval: TimeInterval = 5
    /// Questions that may wait.
    private static let mostWaiting = 16
    /// Turns that a question waits for.
    private static let patience = 10
    /// How much the thread gives way to those that customers wait for.
    private static let niceness: Int32 = 5
    private static let longestStop: DispatchTimeInterval = .seconds(2)

    /// The zone whose clock days and hours are of.
    let zone: TimeZone
    private let path: String
    private let logger: Logger
    private let measures: AnalyticsMeasures
    private let condition = NSCondition()
    private let ended = DispatchSemaphore(value: 0)
    private var jobs: [Job] = []
    private var isStarted = false
    private var isStopped = false
    private var mustBeginAnew = false
    // Touched by the thread alone: its desk, whether it has to begin anew yet, and the trouble that was told last.
    private var desk: FactsDesk
    private var owesAnew = false
    private var told = ""

    /// Creates the clerk of a store; nothing is read or written before `start`.
    ///
    /// - Parameters:
    ///   - store: the store, which outlives the clerk.
    ///   - zone: the zone whose clock days and hours are of.
    ///   - logger: where trouble is told.
    ///   - metrics: where the lag is measured.
    public init(_ store: Store, zone: TimeZone, logger: Logger, metrics: any MetricsFactory) {
        (self.zone, path) = (zone, store.analyticsFile.path)
        (self.logger, measures) = (logger, AnalyticsMeasures(metrics))
        desk = FactsDesk(store, zone: zone)
    }

    /// Starts to follow the log.
    public func start() {
        let isFirst = condition.withLock {
            guard !isStarted, !isStopped else { return false }
            isStarted = true
            return true
        }
        guard isFirst else { return }
        let thread = Thread { [self] in
            // On Linux a thread has a niceness of its own.
            setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Self.niceness)
            while let pause = turn() { wait(pause) }
            desk.close()
            ended.signal()
        }
        thread.name = "hark-analytics"
        thread.start()
    }

    /// Ends the thread and closes the file; the store may be closed then.
    public func close() {
        let isRunning = condition.withLock {
            isStopped = true
            condition.broadcast()
            return isStarted
        }
        guard isRunning else { return }
        guard ended.wait(timeout: .now() + Self.longestStop) == .success else {
            return logger.notice("Facts not closed")
        }
        ended.signal()
    }

    /// Throws all facts away and makes them again from the log: what is to be done once a customer was erased there.
    public func beginAnew() {
        condition.withLock {
            mustBeginAnew = true
            condition.broadcast()
        }
    }

    /// Answers a question on the thread, from the facts as they are after what was committed before.
    ///
    /// - Throws: `StoreError.closed` at the end, `Refusal.unavailable` when too many questions wait.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (ChatColumns, _ isComplete: Bool) -> Value
    ) async throws -> Value {
        start()
        let value: Value? = try await withCheckedThrowingContinuation { continuation in
            let asked = ContinuousClock.now
            let isTaken = ask { [measures] fold, isComplete in
                continuation.resume(returning: fold.map { body($0.columns, isComplete) })
                measures.took(ContinuousClock.now - asked)
            }
            if !isTaken { continuation.resume(throwing: Refusal.unavailable) }
        }
        guard let value else { throw StoreError.closed }
        return value
    }

    /// Reads whole rows of conversations from the file, once it holds what was committed before.
    ///
    /// - Parameters:
    ///   - start: the conversations began then or later.
    ///   - end: they began before.
    ///   - most: so many are read, those that began last.
    ///   - counts: which of them are wanted.
    /// - Returns: the rows, and what they leave out.
    /// - Throws: what `read` throws, and the database's error.
    func rows(
        from start: Timestamp,
        to end: Timestamp,
        most: Int = .max,
        where counts: @escaping @Sendable (ChatRow) -> Bool = { _ in true }
    ) async throws -> FactRows {
        let isComplete = try await isComplete
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global(qos: .utility).async { [path] in
                continuation.resume(
                    with: Result {
                        let found = try FactsFile.rows(path, from: start, to: end, most: most, where: counts)
                        return FactRows(rows: found.rows, total: found.total, isComplete: isComplete)
                    }
                )
            }
        }
    }

    /// Reads whole rows of some conversations from the file, which holds all that an answer of `read` named.
    ///
    /// - Throws: the database's error.
    func rows(_ ids: [ConversationID]) async throws -> [ChatRow] {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global(qos: .utility).async { [path] in
                continuation.resume(with: Result { try FactsFile.rows(path, of: ids) })
            }
        }
    }

    private func ask(_ job: @escaping Job) -> Bool {
        condition.withLock {
            guard !isStopped, jobs.count < Self.mostWaiting else { return false }
            jobs.append(job)
            condition.broadcast()
            return true
        }
    }

    private func wait(_ pause: TimeInterval) {
        guard pause > 0 else { return }
        let deadline = Date(timeIntervalSinceNow: pause)
        condition.withLock {
            while jobs.isEmpty, !isStopped, !mustBeginAnew, condition.wait(until: deadline) {}
        }
    }

    /// Does what is next and says how long to rest then; nil at the end.
    private func turn() -> TimeInterval? {
        let (waiting, isWanted) = condition.withLock {
            defer { jobs.removeAll() }
            return (jobs, !isStopped)
        }
        guard isWanted else {
            for job in waiting { job(nil, false) }
            return nil
        }
        var isBehind = advance()
        for _ in 0..<(waiting.isEmpty ? 0 : Self.patience) where isBehind == true { isBehind = advance() }
        for job in waiting { job(desk.fold, isBehind == false) }
        return isBehind.map { $0 ? 0 : Self.interval } ?? Self.retryInterval
    }

    /// Who asks while it begins anew is heard afterwards, and what failed is tried again.
    private func beginAnewIfAsked() throws {
        condition.withLock {
            owesAnew = owesAnew || mustBeginAnew
            mustBeginAnew = false
        }
        guard owesAnew else { return }
        noteAnew(try desk.beginAnew())
        owesAnew = false
    }

    /// Goes on in the log; false at its end, nil when that failed.
    private func advance() -> Bool? {
        do {
            try beginAnewIfAsked()
            if let reason = try desk.takeUp() { noteAnew(reason) }
            let lag = try desk.advance()
            measures.isBehind(by: lag)
            told = ""
            return lag > 0
        } catch {
            let trouble = "\(error)"
            if trouble != told { logger.warning("Facts not kept", metadata: ["error": "\(error)"]) }
            told = trouble
            return nil
        }
    }

    private func noteAnew(_ reason: String) {
        measures.begunAnew()
        logger.notice("Facts made anew", metadata: ["reason": "\(reason)"])
    }
}

/// Whole rows of conversations.
struct FactRows: Sendable {
    /// The rows, in the order in which the conversations began.
    let rows: [ChatRow]
    /// How many are wanted in all.
    let total: Int
    /// Whether all that was committed before is in them.
    let isComplete: Bool
}
