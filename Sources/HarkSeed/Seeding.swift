public import HarkDomain
import HarkFloor
import HarkHub
public import HarkStore

/// Fills an empty data directory with conversations that a real floor could have had.
///
/// Customers, bot and agents are invented; what becomes of their conversations is decided by the server's own floor in
/// invented time, and written as the server writes it. So the log is what such a time would have left.
public struct Seeding {
    /// Events that are committed together: large, so that the disk waits seldom, and still few beside the memory.
    private static let batch = 20_000
    private static let began = "seed.started"
    private static let ended = "seed.finished"

    private let request: SeedRequest
    private let store: Store
    private let director: Director

    /// Prepares to fill a store.
    ///
    /// - Throws: `SeedError` for a bad request or a directory that is not empty, `StoreError` when it can't be read.
    public init(_ request: SeedRequest, in store: Store) throws {
        try request.check()
        try Self.requireEmpty(store)
        (self.request, self.store) = (request, store)
        director = Director(request, on: Floor(image: try store.floorImage(), policy: request.policy, at: request.from))
    }

    /// Refuses a directory that holds conversations, or what a broken-off run left.
    ///
    /// - Throws: `SeedError` that says which, `StoreError` when the database fails.
    public static func requireEmpty(_ store: Store) throws {
        let isFinished = try store.lastAudit(of: ended) != nil
        if !isFinished, let start = try store.lastAudit(of: began) { throw SeedError.partFilled(what: start.object) }
        guard try store.conversations(ConversationFilter(), limit: 1).records.isEmpty else { throw SeedError.notEmpty }
    }

    /// Plays and writes until the end of the period.
    ///
    /// - Parameters:
    ///   - isWanted: asked after each batch; false ends the work with what is written until then.
    ///   - progress: told after each batch how far it is and at which moment of the invented time.
    /// - Returns: what was made.
    /// - Throws: `Refusal` when queues or sites of the directory stand in the way, `StoreError` when it can't be written.
    public func run(
        while isWanted: () -> Bool = { true },
        progress: (SeedReport, Timestamp) -> Void = { _, _ in }
    ) throws -> SeedReport {
        let writer = SeedWriter(store)
        defer { writer.stop() }
        try director.open()
        try writer.write(takeBatch(noting: Self.began))
        var goesOn = true
        while goesOn, isWanted() {
            goesOn = director.play(until: Self.batch)
            try writer.write(takeBatch())
            progress(director.report, director.stage.now)
        }
        director.close()
        director.report.isComplete = !goesOn
        try writer.write(takeBatch(noting: goesOn ? nil : Self.ended))
        try writer.settle()
        return director.report
    }

    /// What was played since the last batch, with the customers who are new and a line for the audit.
    private func takeBatch(noting action: String? = nil) -> Batch {
        director.report.events = director.stage.events
        var batch = director.stage.takeBatch()
        let (visitors, contacts) = director.people.takeNew()
        batch.joined.append { db in
            for contact in contacts { try Contact.write(contact, db) }
            for visitor in visitors { try Visitor.insertIfAbsent(visitor, db) }
        }
        if let action {
            let entry = AuditEntry(
                at: director.stage.now,
                actor: nil,
                actorName: "command line",
                action: action,
                object: "\(request.conversations) conversations, seed \(request.seed)"
            )
            batch.joined.append { try AuditEntry.insert(entry, $0) }
        }
        return batch
    }
}
