public import GRDB
public import HarkDomain

/// By what name a site knows a contact: the subject of the identity tokens that it signs.
public struct ContactIdentity: Hashable, Sendable {
    /// The site.
    public var site: SiteID
    /// The site's own name for the person, such as a customer number.
    public var subject: String
    /// Who that is here.
    public var contact: ContactID

    /// Creates the value from its parts.
    public init(site: SiteID, subject: String, contact: ContactID) {
        (self.site, self.subject, self.contact) = (site, subject, contact)
    }

    /// Writes an identity unless there is one of this subject.
    ///
    /// - Throws: `StoreError` or the database's error.
    public static func insertIfAbsent(_ identity: ContactIdentity, _ db: Database) throws {
        try db.run("INSERT INTO contactIdentity (site, subject, contact) VALUES (?,?,?) ON CONFLICT DO NOTHING") {
            $0.put(identity.site)
            $0.put(identity.subject)
            $0.put(identity.contact)
        }
    }
}

/// A known person on a site, with the visitor this person is there.
public struct KnownVisitor: Hashable, Sendable {
    /// The contact.
    public var contact: ContactID
    /// The visitor with the oldest history; nil when the person never wrote here.
    public var visitor: VisitorID?
}

extension Store {
    /// Finds whom a site knows under a subject, and as which visitor.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func knownVisitor(site: SiteID, subject: String) throws(StoreError) -> KnownVisitor? {
        try read { db in
            let bind = { (binder: inout Binder) in
                binder.put(site)
                binder.put(subject)
            }
            let query = "SELECT contact FROM contactIdentity WHERE site=? AND subject=?"
            let found = try db.first(query, bind) { $0.id() as ContactID }
            guard let contact = found else { return nil }
            let oldest = "SELECT id FROM visitor WHERE contact=? AND site=? ORDER BY id LIMIT 1"
            let both = { (binder: inout Binder) in
                binder.put(contact)
                binder.put(site)
            }
            let visitor = try db.first(oldest, both) { $0.id() as VisitorID }
            return KnownVisitor(contact: contact, visitor: visitor)
        }
    }
}
