public import GRDB
public import HarkDomain

/// An identified person.
public struct Contact: Hashable, Sendable {
    /// The id.
    public var id: ContactID
    /// The name.
    public var name: String?
    /// The address.
    public var email: String?
    /// The telephone number.
    public var phone: String?
    /// What else is known, by name.
    public var attributes: [String: String]
    /// When the record was made.
    public var createdAt: Timestamp

    /// Creates a contact.
    public init(
        id: ContactID,
        name: String? = nil,
        email: String? = nil,
        phone: String? = nil,
        attributes: [String: String] = [:],
        createdAt: Timestamp
    ) {
        (self.id, self.name, self.email, self.phone) = (id, name, email, phone)
        (self.attributes, self.createdAt) = (attributes, createdAt)
    }

    /// Writes a contact, new or changed.
    ///
    /// - Throws: `StoreError` or the database's error.
    public static func write(_ contact: Contact, _ db: Database) throws {
        let upsert = """
            INSERT INTO contact (\(columns)) VALUES (?,?,?,?,?,?) ON CONFLICT(id) DO UPDATE SET
            name=excluded.name, email=excluded.email, phone=excluded.phone, attributes=excluded.attributes
            """
        try db.run(upsert) {
            $0.put(contact.id)
            $0.put(contact.name)
            $0.put(contact.email)
            $0.put(contact.phone)
            $0.put(contact.attributes.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
            $0.put(contact.createdAt)
        }
    }

    /// Adds values to what is known of a contact; one that is gone stays gone.
    ///
    /// - Throws: `StoreError` or the database's error.
    public static func add(_ attributes: [String: String], to id: ContactID, _ db: Database) throws {
        let known = try db.first("SELECT \(columns) FROM contact WHERE id=?", only(id)) { Contact(&$0) }
        guard var contact = known else { return }
        contact.attributes.merge(attributes) { $1 }
        try write(contact, db)
    }

    /// Removes a contact; its visitors are strangers again.
    ///
    /// - Throws: `StoreError` or the database's error.
    public static func delete(_ id: ContactID, _ db: Database) throws {
        try db.run("DELETE FROM contact WHERE id=?") { $0.put(id) }
    }
}

extension Contact {
    static let columns = "id, name, email, phone, attributes, createdAt"

    fileprivate init(_ row: inout RowReader) {
        (id, name, email, phone) = (row.id(), row.optionalText(), row.optionalText(), row.optionalText())
        let pairs = row.texts()
        attributes = [:]
        for index in stride(from: 0, to: pairs.count - 1, by: 2) { attributes[pairs[index]] = pairs[index + 1] }
        createdAt = row.time()
    }
}

extension Store {
    /// Reads one contact.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func contact(_ id: ContactID) throws(StoreError) -> Contact? {
        try read { db in
            try db.first("SELECT \(Contact.columns) FROM contact WHERE id=?", only(id)) { Contact(&$0) }
        }
    }

    /// Reads the names of some contacts; who has none is absent.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func names(of contacts: Set<ContactID>) throws(StoreError) -> [ContactID: String] {
        var names: [ContactID: String] = [:]
        for id in contacts { names[id] = try contact(id)?.name }
        return names
    }

    /// Lists contacts from the youngest on, after `cursor` when given; `text` is looked for in name and address.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func contacts(
        matching text: String? = nil,
        after cursor: ContactID? = nil,
        limit: Int = 50
    ) throws(StoreError) -> [Contact] {
        let filter = text == nil ? "" : #" AND (name LIKE ? ESCAPE '\' OR email LIKE ? ESCAPE '\')"#
        let query = "SELECT \(Contact.columns) FROM contact WHERE id < ?\(filter) ORDER BY id DESC LIMIT ?"
        return try read { db in
            let bind = { (binder: inout Binder) in
                binder.put(cursor?.rawValue ?? .max)
                for _ in 0..<(text == nil ? 0 : 2) { binder.put(text.map(Like.containing)) }
                binder.put(limit)
            }
            return try db.all(query, bind) { Contact(&$0) }
        }
    }
}

/// Patterns of SQL's `LIKE`, with `\` as the escape character.
enum Like {
    static func containing(_ text: String) -> String {
        var pattern = "%"
        for character in text {
            if character == "%" || character == "_" || character == "\\" { pattern.append("\\") }
            pattern.append(character)
        }
        return pattern + "%"
    }
}
