import Foundation
import HarkAnalytics
import HarkDomain
import HarkHub
import HarkStore

/// What a stretch of the log changed.
struct FactsStep: Sendable {
    /// The conversations, as they are now.
    let rows: [ChatRow]
    /// The times of people.
    let duty: DutyChanges
    /// The last position that is in them.
    let position: Int64
}

/// Folds the log into facts of conversations, from any position on, and keeps them as columns.
///
/// The facts of conversations that went on lately are kept; others are read whole when they go on again. Both come out
/// the same, since facts are a fold over a conversation's events.
struct FactsFold: Sendable {
    /// The types of events that it needs.
    static let types = Array(Set(ChatFacts.types + DutyBook.types + [.routingPublished]))
        .sorted { $0.rawValue < $1.rawValue }
    /// Conversations whose facts are kept, at the most twice as many.
    private static let kept = 5_000
    /// Events of a conversation that are read at a time.
    private static let page = 500

    /// All conversations up to ``position``.
    private(set) var columns: ChatColumns
    /// The last position of the log that was taken in.
    private(set) var position: Int64
    private var hours: HoursBook
    private var young: [ConversationID: ChatFacts] = [:]
    private var old: [ConversationID: ChatFacts] = [:]

    /// Begins after what is in the columns.
    init(_ columns: ChatColumns, after position: Int64, hours: HoursBook) {
        (self.columns, self.position, self.hours) = (columns, position, hours)
    }

    /// Takes in what follows, up to a position.
    ///
    /// - Returns: The conversations and times that changed, as they are now.
    /// - Throws: `StoreError` when the database fails; nothing is taken in then.
    mutating func take(_ store: Store, upTo last: Int64) throws(StoreError) -> FactsStep {
        do throws(StoreError) {
            // A row that can't be read is told by the checks of the log, and counts for nothing here.
            let events = try store.rows(of: Self.types, after: position, upTo: last).compactMap { try? Event($0) }
            let touched = try fold(events, store)
            let rows = touched.sorted().compactMap { young[$0].map(ChatRow.init) }
            for row in rows { columns.put(row) }
            for event in events { columns.duty.take(event) }
            position = last
            age()
            return FactsStep(rows: rows, duty: columns.duty.takeChanges(), position: last)
        } catch {
            // What was folded half is read whole when it goes on.
            (young, old) = ([:], [:])
            throw error
        }
    }

    private mutating func fold(_ events: [Event], _ store: Store) throws(StoreError) -> Set<ConversationID> {
        var touched: Set<ConversationID> = []
        for event in events {
            guard let id = event.conversation else {
                if case .routingPublished(let data) = event.body { hours.add(data, at: event.at) }
                continue
            }
            if touched.insert(id).inserted { try takeUp(id, before: event, store) }
            young[id]?.take(event, hours.hours(at: event.at))
        }
        return touched
    }

    /// Brings the facts of a conversation to mind, as they were before an event.
    private mutating func takeUp(_ id: ConversationID, before event: Event, _ store: Store) throws(StoreError) {
        guard young[id] == nil else { return }
        let known = old.removeValue(forKey: id) ?? (event.seq == 1 ? ChatFacts(id) : nil)
        young[id] = if let known { known } else { try whole(id, before: event.seq, store) }
    }

    private func whole(_ id: ConversationID, before seq: Int, _ store: Store) throws(StoreError) -> ChatFacts {
        var (facts, last, isComplete) = (ChatFacts(id), 0, false)
        while !isComplete, last + 1 < seq {
            guard let page = try page(id, after: last, limit: min(Self.page, seq - 1 - last), store) else { break }
            for event in page.rows.compactMap({ try? Event($0) }) { facts.take(event, hours.hours(at: event.at)) }
            (last, isComplete) = (page.rows.last?.seq ?? seq, page.complete)
        }
        return facts
    }

    /// Some events of a conversation; nil when they are damaged.
    private func page(
        _ id: ConversationID,
        after seq: Int,
        limit: Int,
        _ store: Store
    ) throws(StoreError) -> EventPage? {
        do throws(StoreError) {
            return try store.events(id, after: seq, limit: limit, audience: .staff)
        } catch {
            guard case .damaged = error else { throw error }
            return nil
        }
    }

    /// Forgets the facts of what has not gone on for long.
    private mutating func age() {
        guard young.count > Self.kept else { return }
        (old, young) = (young, [:])
    }
}
