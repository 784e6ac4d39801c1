public import GRDB
public import HarkDomain

/// Something that Hark proposes to change in the bot, and what a person said to it.
public struct BotProposal: Hashable, Sendable {
    /// What became of a proposal.
    public enum State: String, Sendable, CaseIterable {
        /// Nobody has decided yet.
        case open
        /// It was put into the draft.
        case accepted
        /// It was turned down and does not come again.
        case dismissed
    }

    /// A digest of what is proposed, so that the same thing is proposed once.
    public var id: String
    /// What is proposed, such as `example` or `article`.
    public var kind: String
    /// The language, when it has one.
    public var language: String?
    /// Proposal and evidence, as JSON of the bot's own.
    public var content: String
    /// How sure Hark is, 0…1.
    public var confidence: Double
    /// When it was found first.
    public var foundAt: Timestamp
    /// What became of it.
    public var state: State
    /// When somebody decided.
    public var decidedAt: Timestamp?
    /// Who decided.
    public var decidedBy: String?
    /// Why, in the words of who decided.
    public var reason: String?

    /// Creates an open proposal.
    public init(
        id: String,
        kind: String,
        language: String?,
        content: String,
        confidence: Double,
        foundAt: Timestamp
    ) {
        (self.id, self.kind, self.language, self.content) = (id, kind, language, content)
        (self.confidence, self.foundAt, state) = (confidence, foundAt, .open)
    }

    /// Puts freshly found proposals in the place of the open ones; decided ones stay as they are.
    ///
    /// - Throws: the database's error.
    public static func replaceOpen(_ proposals: [BotProposal], _ db: Database) throws {
        let known = Set(try db.all("SELECT id FROM proposal WHERE state<>'open'") { $0.text() })
        let since = Dictionary(
            uniqueKeysWithValues: try db.all("SELECT id, foundAt FROM proposal WHERE state='open'") {
                ($0.text(), $0.time())
            }
        )
        try db.run("DELETE FROM proposal WHERE state='open'") { _ in }
        for proposal in proposals where !known.contains(proposal.id) {
            try db.run(insert) {
                $0.put(proposal.id)
                $0.put(proposal.kind)
                $0.put(proposal.language)
                $0.put(proposal.content)
                $0.put(Int((proposal.confidence * 1_000).rounded()))
                $0.put(since[proposal.id] ?? proposal.foundAt)
                $0.put(State.open)
            }
        }
    }

    /// Notes what a person decided on an open proposal.
    ///
    /// - Throws: `StoreError.refused` when it is not open.
    public static func decide(_ proposal: BotProposal, _ db: Database) throws {
        let update = """
            UPDATE proposal SET state=?, decidedAt=?, decidedBy=?, reason=? WHERE id=? AND state='open'
            """
        let changed = try db.run(update) {
            $0.put(proposal.state)
            $0.put(proposal.decidedAt)
            $0.put(proposal.decidedBy)
            $0.put(proposal.reason)
            $0.put(proposal.id)
        }
        guard changed == 1 else { throw StoreError.refused(reason: "somebody has decided already") }
    }

    private static let insert = """
        INSERT OR IGNORE INTO proposal (id, kind, language, content, confidence, foundAt, state)
        VALUES (?,?,?,?,?,?,?)
        """

    static let columns = "id, kind, language, content, confidence, foundAt, state, decidedAt, decidedBy, reason"

    init(_ row: inout RowReader) throws {
        self.init(
            id: row.text(),
            kind: row.text(),
            language: row.optionalText(),
            content: row.text(),
            confidence: Double(row.int()) / 1_000,
            foundAt: row.time()
        )
        state = try row.oneCase()
        decidedAt = row.optionalTime()
        decidedBy = row.optionalText()
        reason = row.optionalText()
    }
}
