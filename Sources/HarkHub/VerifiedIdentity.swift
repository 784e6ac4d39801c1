import HarkDomain
import HarkStore

/// Who a customer is, as the company's own server signed it.
public struct VerifiedIdentity: Hashable, Sendable {
    /// The company's own name for the person.
    public let subject: String
    /// The name.
    public let name: String?
    /// The address.
    public let email: String?
    /// The telephone number.
    public let phone: String?
    /// The segments that the company puts the person in, such as `vip`; nil when it does not say.
    public let segments: [String]?

    /// Creates an identity from verified claims, made harmless to show.
    public init(subject: String, name: String?, email: String?, phone: String?, segments: [String]? = nil) {
        self.subject = subject
        self.name = name.map { Names.cleaned($0, limit: 64) }
        self.email = email.map { Names.cleaned($0, limit: 254) }
        self.phone = phone.map { Names.cleaned($0, limit: 40) }
        self.segments = segments.map { Segments.cleaned($0) }
    }

    /// The rows that make this person known on a site as a visitor; older tokens of the visitor end with the first time.
    func writes(
        _ known: KnownVisitor?,
        as visitor: VisitorID,
        contact: ContactID,
        site: SiteID,
        at now: Timestamp
    )
        -> [DatabaseWrite]
    {
        let person = Contact(id: contact, name: name, email: email, phone: phone, createdAt: now)
        let row = Visitor(
            id: visitor,
            site: site,
            tokensValidFrom: Timestamp(milliseconds: 0),
            firstSeenAt: now
        )
        let identity = ContactIdentity(site: site, subject: subject, contact: contact)
        return [
            { if known == nil { try Contact.write(person, $0) } },
            { try ContactIdentity.insertIfAbsent(identity, $0) },
            { try Visitor.insertIfAbsent(row, $0) },
            { if known?.visitor != visitor { try Visitor.identify(visitor, as: contact, at: now, $0) } },
        ]
    }
}
