public import GRDB
public import HarkDomain

/// What is kept about a person in the widget.
public struct Visitor: Hashable, Sendable {
    /// The id.
    public var id: VisitorID
    /// The site of the widget.
    public var site: SiteID
    /// Who that is, once known.
    public var contact: ContactID?
    /// Tokens made before this moment are no longer good.
    public var tokensValidFrom: Timestamp
    /// When the first conversation was opened.
    public var firstSeenAt: Timestamp

    /// Creates the value from its parts.
    public init(
        id: VisitorID,
        site: SiteID,
        contact: ContactID? = nil,
        tokensValidFrom: Timestamp,
        firstSeenAt: Timestamp
    ) {
        (self.id, self.site, self.contact) = (id, site, contact)
        (self.tokensValidFrom, self.firstSeenAt) = (tokensValidFrom, firstSeenAt)
    }

    /// Writes a visitor unless there is one with this id.
    ///
    /// - Throws: `StoreError` or the database's error.
    public static func insertIfAbsent(_ visitor: Visitor, _ db: Database) throws {
        try db.run("INSERT INTO visitor (\(columns)) VALUES (?,?,?,?,?) ON CONFLICT(id) DO NOTHING") {
            $0.put(visitor.id)
            $0.put(visitor.site)
            $0.put(visitor.contact)
            $0.put(visitor.tokensValidFrom)
            $0.put(visitor.firstSeenAt)
        }
    }

    /// Says who a visitor is, and that older tokens are no longer good.
    ///
    /// - Throws: `StoreError` or the database's error.
    public static func identify(_ id: VisitorID, as contact: ContactID, at: Timestamp, _ db: Database) throws {
        try db.run("UPDATE visitor SET contact=?, tokensValidFrom=max(tokensValidFrom, ?) WHERE id=?") {
            $0.put(contact)
            $0.put(at)
            $0.put(id)
        }
    }

    /// Ends all tokens made before a moment.
    ///
    /// - Throws: `StoreError` or the database's error.
    public static func endTokens(of id: VisitorID, before moment: Timestamp, _ db: Database) throws {
        try db.run("UPDATE visitor SET tokensValidFrom=max(tokensValidFrom, ?) WHERE id=?") {
            $0.put(moment)
            $0.put(id)
        }
    }
}

extension Visitor {
    static let columns = "id, site, contact, tokensValidFrom, firstSeenAt"

    fileprivate init(_ row: inout RowReader) {
        self.init(
            id: row.id(),
            site: row.id(),
            contact: row.optionalID(),
            tokensValidFrom: row.time(),
            firstSeenAt: row.time()
        )
    }
}

extension Store {
    /// Reads what is kept about a visitor; nil for one who never opened a conversation.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func visitor(_ id: VisitorID) throws(StoreError) -> Visitor? {
        try read { db in
            try db.first("SELECT \(Visitor.columns) FROM visitor WHERE id=?", only(id)) { Visitor(&$0) }
        }
    }
}
