public import GRDB
public import HarkDomain

/// Tags a label's id.
public enum LabelTag {}
/// Names a label of the list.
public typealias LabelID = ID<LabelTag>

/// A label that staff may put on conversations.
public struct Label: Hashable, Sendable {
    /// The id.
    public var id: LabelID
    /// The name, unique.
    public var name: String
    /// The colour, as the pages write it.
    public var colour: String?

    /// Creates the value from its parts.
    public init(id: LabelID, name: String, colour: String? = nil) {
        (self.id, self.name, self.colour) = (id, name, colour)
    }

    /// Writes a label, new or changed; conversations keep the name they were given.
    ///
    /// - Throws: `StoreError` or the database's error, `label.name` taken among them.
    public static func write(_ label: Label, _ db: Database) throws {
        let upsert = """
            INSERT INTO label (id, name, colour) VALUES (?,?,?) ON CONFLICT(id) DO UPDATE SET
            name=excluded.name, colour=excluded.colour
            """
        try db.run(upsert) {
            $0.put(label.id)
            $0.put(label.name)
            $0.put(label.colour)
        }
    }

    /// Removes a label from the list.
    ///
    /// - Throws: `StoreError` or the database's error.
    public static func delete(_ id: LabelID, _ db: Database) throws {
        try db.run("DELETE FROM label WHERE id=?") { $0.put(id) }
    }
}

extension Store {
    /// Lists the labels by name.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func labels() throws(StoreError) -> [Label] {
        try read { db in
            try db.all("SELECT id, name, colour FROM label ORDER BY name") { row in
                Label(id: row.id(), name: row.text(), colour: row.optionalText())
            }
        }
    }
}
