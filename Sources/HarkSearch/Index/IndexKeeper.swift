import Foundation
import GRDB
import HarkStore
import Logging

#if canImport(Glibc)
import Glibc
#endif

/// The thread that fills the index from the log, some time after each commit and in no commit's way.
///
/// It looks at the log's end now and then instead of being called: so no commit waits for it, and under load one
/// step takes many messages. `@unchecked` because the condition guards what is shared.
final class IndexKeeper: @unchecked Sendable {
    /// What a reader gets of the index.
    struct View {
        /// nil while there is no file that can be read.
        let pool: DatabasePool?
        /// True when all of the log up to the position that was asked for is in it.
        let isComplete: Bool
    }

    /// Positions that one step takes.
    static let stepLength: Int64 = 500
    private static let interval: TimeInterval = 0.25
    private static let retryInterval: TimeInterval = 5
    /// Further behind than this, nobody waits for the thread.
    private static let worthWaiting = 10 * stepLength
    /// How much the thread gives way to those that customers wait for; not more, since a stop waits for it.
    private static let niceness: Int32 = 5
    private static let longestStop: DispatchTimeInterval = .seconds(2)

    private let store: Store
    private let path: String
    private let logger: Logger
    private let measures: SearchMeasures
    private let condition = NSCondition()
    private let ended = DispatchSemaphore(value: 0)

    private var file: IndexFile?
    private var position: Int64 = 0
    private var isWanted = false
    private var isStopped = false
    private var isStarted = false
    private var mustBeginAnew = false
    // Touched by the thread alone: the trouble that was told last, and how often the file was damaged in a row.
    private var told = ""
    private var damages = 0

    init(_ store: Store, logger: Logger, measures: SearchMeasures) {
        (self.store, self.logger, self.measures) = (store, logger, measures)
        path = store.searchFile.path
    }

    func start() {
        let isFirst = condition.withLock {
            guard !isStarted, !isStopped else { return false }
            isStarted = true
            return true
        }
        guard isFirst else { return }
        let thread = Thread { [self] in
            // On Linux a thread has a niceness of its own.
            setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Self.niceness)
            run()
            ended.signal()
        }
        thread.name = "hark-search"
        thread.start()
    }

    /// Lets nobody wait any more for what is not in the index yet, and the thread come to its end.
    func endWaiting() {
        condition.withLock {
            isStopped = true
            condition.broadcast()
        }
    }

    /// Ends the thread and closes the file; one that a busy machine does not let come to its end is left behind.
    func stop() {
        endWaiting()
        guard condition.withLock({ isStarted }) else { return }
        guard ended.wait(timeout: .now() + Self.longestStop) == .success else {
            return logger.notice("Search index not closed")
        }
        ended.signal()
        let last = condition.withLock {
            defer { file = nil }
            return file
        }
        last?.close(path)
    }

    /// Throws the index away and makes it again from the log.
    func beginAnew() {
        condition.withLock {
            mustBeginAnew = true
            condition.broadcast()
        }
    }

    /// The index as it is once it holds the log up to `head`, or after `patience` as it is then.
    func view(of head: Int64, within patience: Duration) -> View {
        let deadline = Date(timeIntervalSinceNow: patience / .seconds(1))
        return condition.withLock {
            while isWorthWaiting(for: head) {
                isWanted = true
                condition.broadcast()
                guard condition.wait(until: deadline) else { break }
            }
            return View(pool: mustBeginAnew ? nil : file?.pool, isComplete: position >= head && !mustBeginAnew)
        }
    }

    /// Called under the condition: the file is on its way, or nearly as far as the log.
    private func isWorthWaiting(for head: Int64) -> Bool {
        guard !isStopped else { return false }
        if file == nil || mustBeginAnew { return true }
        return position < head && head - position <= Self.worthWaiting
    }

    private func run() {
        while let pause = turn() { wait(pause) }
    }

    private func wait(_ pause: TimeInterval) {
        guard pause > 0 else { return }
        let deadline = Date(timeIntervalSinceNow: pause)
        condition.withLock {
            while !isWanted, !isStopped, !mustBeginAnew, condition.wait(until: deadline) {}
            isWanted = false
        }
    }

    /// Does what is next and says how long to rest then; nil at the end.
    private func turn() -> TimeInterval? {
        guard !condition.withLock({ isStopped }) else { return nil }
        do {
            let file = try takeUp()
            let isBehind = try fill(file)
            (told, damages) = ("", 0)
            return isBehind ? 0 : Self.interval
        } catch let error as DatabaseError where error.isOfDamage {
            tell("Search index damaged", error)
            damages += 1
            return damages > 1 ? Self.retryInterval : 0
        } catch {
            tell("Search index not written", error)
            measureLag()
            return Self.retryInterval
        }
    }

    private func takeUp() throws -> IndexFile {
        let (known, isUnwanted) = condition.withLock { (file, mustBeginAnew || damages > 0) }
        if let known, !isUnwanted { return known }
        let origin = IndexFile.Origin(epoch: store.epoch, head: try store.head())
        let opened: IndexFile
        if isUnwanted {
            try? known?.pool.close()
            opened = try IndexFile.create(path, origin)
            noteAnew("it was asked for, or damaged")
        } else {
            let (file, distrust) = try IndexFile.open(path, origin)
            if let distrust { noteAnew(distrust) }
            opened = file
        }
        publish(opened, at: opened.position, isNew: true)
        return opened
    }

    private func fill(_ file: IndexFile) throws -> Bool {
        let head = try store.head()
        let from = condition.withLock { position }
        let last = min(head, from + Self.stepLength)
        if last > from {
            let rows = try store.rows(of: EventRow.searchedTypes, after: from, upTo: last)
            try file.take(rows, upTo: last)
            publish(file, at: last)
        }
        measureLag(head)
        return last < head
    }

    private func measureLag(_ head: Int64? = nil) {
        guard let head = head ?? (try? store.head()) else { return }
        measures.isBehind(by: head - condition.withLock { position })
    }

    private func publish(_ file: IndexFile, at position: Int64, isNew: Bool = false) {
        condition.withLock {
            self.file = file
            self.position = position
            if isNew { mustBeginAnew = false }
            condition.broadcast()
        }
    }

    private func noteAnew(_ reason: String) {
        measures.begunAnew()
        logger.notice("Search index made anew", metadata: ["reason": "\(reason)"])
    }

    private func tell(_ message: Logger.Message, _ error: any Error) {
        let trouble = "\(message) \(error)"
        guard trouble != told else { return }
        told = trouble
        logger.warning(message, metadata: ["error": "\(error)"])
    }
}
