import HarkDomain
import HarkStore

/// Who comes back, as far as token and identity tell.
struct ReturningVisitor: Sendable {
    let visitor: VisitorID
    /// The person as known before; nil for one who is new or not identified.
    let known: KnownVisitor?
    /// The youngest conversation.
    let last: ConversationRecord?
    /// The segments of the person, when known.
    let segments: [String]
}

extension Store {
    /// Finds out who comes: an identified person as the visitor of old, else whom the token names, else the stranger.
    ///
    /// - Returns: nil when there is a token and nothing else, and it is no longer good.
    func returning(
        site: SiteID,
        token: VisitorToken?,
        subject: String?,
        stranger: VisitorID
    ) throws -> ReturningVisitor? {
        let row = try token.flatMap { try visitor($0.visitor) }
        let proved = token.flatMap { $0.issuedAt < row?.tokensValidFrom ?? $0.issuedAt ? nil : $0.visitor }
        guard let subject else { return try proved.map { try returning(site, $0, known: nil) } }
        let known = try knownVisitor(site: site, subject: subject)
        let isFree = row?.contact == nil || row?.contact == known?.contact
        return try returning(site, known?.visitor ?? (isFree ? proved : nil) ?? stranger, known: known)
    }

    private func returning(_ site: SiteID, _ visitor: VisitorID, known: KnownVisitor?) throws -> ReturningVisitor {
        ReturningVisitor(
            visitor: visitor,
            known: known,
            last: try lastConversation(visitor: visitor, site: site),
            segments: Segments.of(try (known?.contact ?? self.visitor(visitor)?.contact).flatMap { try contact($0) })
        )
    }
}
