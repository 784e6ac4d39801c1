import HarkDomain
import HarkHub
import HarkSimulator
import HarkStore

/// Reads what happened in the last days out of a store, for a trial.
struct TrialReader {
    /// Positions of the log that are read at a time, so that nobody else's reading is kept long.
    private static let step: Int64 = 20_000
    private static let day: Duration = .seconds(86_400)

    let store: Store

    /// Reads the last days before a moment, and a day more, which fills the queues.
    ///
    /// - Throws: `StoreError` when the database fails, `PolicyTrialError.outOfRange` when more came than can be tried.
    func read(days: Int, before end: Timestamp) throws -> TrialMaterial {
        let start = max(end - Self.day * (days + 1), Timestamp(milliseconds: 0))
        var now = start
        var (book, duty) = (TrialBook(sites: try store.sites().map(\.profile)), TrialDuty())
        // What was going on by then began before; a day earlier nearly all of it had not.
        let first = try store.position(before: start - Self.day)
        var position = first
        let head = try store.head()
        while position < head {
            let last = min(head, position + Self.step)
            // A row that can't be read is told by the checks of the log, and counts for nothing here.
            for row in try store.rows(of: TrialBook.types + TrialDuty.types, after: position, upTo: last) {
                guard let event = try? Event(row), event.at < end else { continue }
                book.take(event)
                duty.take(event)
                now = event.at
            }
            position = last
            book.forget(resolvedBefore: now - Self.day * 2)
            try Self.check(book)
        }
        book.finish()
        try recall(&duty, before: first)
        return try material(book, duty, from: start, to: end)
    }

    /// Goes back in the log as far as it takes to know what people had chosen before.
    private func recall(_ duty: inout TrialDuty, before position: Int64) throws {
        var position = position
        while position > 0, duty.asksWhatWasBefore {
            let first = max(0, position - Self.step)
            for row in try store.rows(of: [.availabilityChanged], after: first, upTo: position).reversed() {
                if let event = try? Event(row) { duty.recall(event) }
            }
            position = first
            try Self.checkWanted()
        }
    }

    private static func check(_ book: TrialBook) throws {
        try checkWanted()
        let most = PolicyTrial.mostConversations
        guard book.size <= most else {
            throw PolicyTrialError.outOfRange("conversations", allowed: 0...most, found: book.size)
        }
    }

    private static func checkWanted() throws { if Task.isCancelled { throw PolicyTrialError.cancelled } }

    private func material(
        _ book: TrialBook,
        _ duty: TrialDuty,
        from start: Timestamp,
        to end: Timestamp
    ) throws -> TrialMaterial {
        let busy = Set(book.waits.compactMap(\.agent))
        let staff = try store.staff().map(\.record).filter {
            busy.contains($0.profile.id) || $0.profile.capacity > 0 && !$0.profile.queues.isEmpty
        }
        var queues = book.queues
        for queue in try store.queues() { queues[queue.id] = queue.reference }
        let log = TrialLog(
            from: start,
            to: end,
            conversations: book.waits,
            agents: staff.map { duty.agent($0, from: start, to: end) },
            queues: queues.values.sorted { $0.id < $1.id }
        )
        return TrialMaterial(log: log, entries: book.entries)
    }
}
