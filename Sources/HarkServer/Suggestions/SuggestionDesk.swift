import Dispatch
import Foundation
import HarkAnalytics
import HarkBot
import HarkDomain
import HarkHub
import HarkLanguage
import HarkStore

/// Looks for what could be done better, keeps what was decided about it, and measures what came of it.
///
/// Searches go one at a time, off the loop; decisions wait for no search, only for its last step.
actor SuggestionDesk {
    /// A search that was made.
    struct Search: Hashable, Sendable {
        /// When.
        let at: Timestamp
        /// In how many conversations.
        let conversations: Int
    }

    /// A decision, a new owner, or both.
    struct Change: Sendable {
        /// What is decided.
        var status: SuggestionStatus?
        /// Why.
        var note: String?
        /// Who looks after it from now on: nil for nobody; not given: as before.
        var owner: AgentReference??
    }

    /// Suggestions rest on so long a time, and outcomes on as long a time before and after.
    static let span: Duration = .seconds(56 * 86_400)
    private static let week = Duration.seconds(7 * 86_400)
    /// So many characters of an answer are quoted.
    private static let longestAnswer = 500

    private let shelf: SuggestionShelf
    private let chats: SuggestionChats
    private let floor: FloorPort
    private let analytics: AnalyticsClerk
    private let zone: TimeZone
    private let analyzer: @Sendable () -> LanguageAnalyzer?
    private let turn = Turn()
    private let bench = DispatchQueue(label: "hark.suggestions", qos: .utility)
    private var isBusy = false

    /// Looks in a store.
    ///
    /// - Parameters:
    ///   - store: conversations, and where suggestions are kept.
    ///   - floor: what writes.
    ///   - analytics: the facts.
    ///   - zone: the site's clock.
    ///   - analyzer: finds the names in what agents answered; without it only what has a form is masked.
    init(
        _ store: Store,
        _ floor: FloorPort,
        _ analytics: AnalyticsClerk,
        zone: TimeZone,
        analyzer: @escaping @Sendable () -> LanguageAnalyzer?
    ) {
        self.analyzer = analyzer
        shelf = SuggestionShelf(store: store)
        chats = SuggestionChats(store: store, zone: zone)
        (self.floor, self.analytics, self.zone) = (floor, analytics, zone)
    }

    /// All suggestions, those to decide on first.
    ///
    /// - Throws: `StoreError`.
    nonisolated func list() async throws(StoreError) -> [SuggestionRecord] { try await shelf.book().list }

    /// The last search, also one before the last start; nil when there was none.
    ///
    /// - Throws: `StoreError`.
    nonisolated func last() async throws(StoreError) -> Search? { try await shelf.last() }

    /// Changes a suggestion.
    ///
    /// - Throws: `Refusal.notFound` when there is none of that id, `Refusal.conflict` when its status can't become that,
    ///   and whatever the store throws.
    nonisolated func change(_ id: String, _ change: Change, by member: StaffPrincipal, at now: Timestamp) async throws {
        try await turn.take { [shelf, floor] in
            let before = try await shelf.book()
            guard let key = before.records.keys.first(where: { $0.id == id }), let record = before.records[key] else {
                throw Refusal.notFound
            }
            var (after, audits) = (before, [AuditEntry]())
            if let status = change.status {
                let by = AgentReference(id: member.id, name: member.name)
                guard after.decide(key, status, at: now, by: by, note: change.note) else {
                    throw Refusal.conflict("It is \(record.status.rawValue) and can't become \(status.rawValue)")
                }
                let detail = [status.rawValue, change.note].compactMap { $0 }.joined(separator: ": ")
                audits.append(AuditEntry(.improvementDecided, by: member, object: key.text, detail: detail, at: now))
            }
            if let owner = change.owner {
                _ = after.give(key, to: owner)
                let name = owner?.name ?? "nobody"
                audits.append(AuditEntry(.improvementGiven, by: member, object: key.text, detail: name, at: now))
            }
            let rows = try SuggestionShelf.writes(from: before, to: after)
            try await floor.write(rows + audits.map { audit in { try AuditEntry.insert(audit, $0) } })
        }
    }

    /// Searches, measures what came of what was done, and keeps both; without a member the clock has asked.
    ///
    /// - Throws: `Refusal.conflict` while another search is under way or the facts are still being made, and whatever
    ///   facts and store throw.
    func search(at now: Timestamp, by member: StaffPrincipal?) async throws {
        guard !isBusy else { throw Refusal.conflict("A search is under way") }
        isBusy = true
        defer { isBusy = false }
        let book = try await shelf.book()
        let followed = SuggestionWatch(book, at: now)
        let facts = try await analytics.rows(from: followed.start, to: now)
        guard facts.isComplete else { throw Refusal.conflict("The facts of conversations are still being made") }
        let rows = facts.rows
        let questions = try await chats.questions(of: rows, following: followed.hasTopics)
        let topics = await onBench {
            let unread = Set(rows.lazy.filter { $0.intent == nil && $0.startedAt >= now - Self.span }.map(\.id))
            return SuggestionTopics(questions, findingIn: unread, knowing: book.topics).topics
        }
        let known = try await chats.chats(of: rows, topics, readingSince: now - Self.span)
        let (recent, weeks) = Self.recent(rows, known, at: now)
        let (found, outcomes) = await onBench { [zone, analyzer] in
            let mask = LearningMask(analyzer: analyzer())
            let found = SuggestionSearch(weeks: weeks).suggestions(in: recent).map {
                // Masked before it is cut: half an address is known for none.
                $0.changing("answer") { String(mask.masked($0).prefix(Self.longestAnswer)) }
            }
            return (found, followed.outcomes(in: known, zone: zone))
        }
        let audit = AuditEntry(
            at: now,
            actor: member?.id,
            actorName: member?.name ?? "schedule",
            action: AuditAction.improvementsFound.rawValue,
            object: "\(recent.count)",
            detail: "\(found.count) found"
        )
        try await turn.take { [shelf, floor] in
            let before = try await shelf.book()
            var after = before
            _ = after.take(found, at: now)
            for (key, outcome) in outcomes where after.records[key]?.measuredSince == followed.since[key] {
                after.measure(key, outcome)
            }
            let rows = try SuggestionShelf.writes(from: before, to: after)
            try await floor.write(rows + [{ try AuditEntry.insert(audit, $0) }])
        }
    }

    /// What suggestions rest on, and how many weeks that is: a young site has fewer.
    private static func recent(
        _ rows: [ChatRow],
        _ chats: [SuggestionChat],
        at now: Timestamp
    ) -> (chats: [SuggestionChat], weeks: Double) {
        let start = now - span
        let places = rows.indices.filter { rows[$0].startedAt >= start }
        let first = places.map { rows[$0].startedAt }.min() ?? now
        let length = max(now - first, week)
        return (places.map { chats[$0] }, Double(length.wholeMilliseconds) / Double(week.wholeMilliseconds))
    }

    private func onBench<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in bench.async { continuation.resume(returning: work()) } }
    }
}
