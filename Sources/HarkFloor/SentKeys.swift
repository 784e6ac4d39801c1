public import HarkDomain

/// One idempotency key as the store keeps it beside its event.
public struct SentKey: Hashable, Sendable {
    /// Who used it: the kind.
    public let authorKind: AuthorKind
    /// Who used it: the number of the id.
    public let authorID: Int64?
    /// The key.
    public let clientID: String
    /// The seq of the event it made.
    public let seq: Int
    /// The time of that event.
    public let at: Timestamp
    /// The keyed hash of the content.
    public let contentHash: UInt64

    /// Creates the value from its parts.
    public init(
        authorKind: AuthorKind,
        authorID: Int64?,
        clientID: String,
        seq: Int,
        at: Timestamp,
        contentHash: UInt64
    ) {
        (self.authorKind, self.authorID, self.clientID) = (authorKind, authorID, clientID)
        (self.seq, self.at, self.contentHash) = (seq, at, contentHash)
    }
}

/// The keys used in one conversation, by 64-bit hash of author and key.
struct SentKeys: Hashable, Sendable {
    struct Sent: Hashable, Sendable {
        let seq: Int
        let at: Timestamp
        let contentHash: UInt64
    }

    private var sent: [UInt64: Sent] = [:]

    init(_ keys: [SentKey] = []) {
        for key in keys {
            let author = Author(kind: key.authorKind, id: key.authorID)
            insert(author, key.clientID, Sent(seq: key.seq, at: key.at, contentHash: key.contentHash))
        }
    }

    /// Returns the first result for this key, a refusal when its content was another, nil for a new key.
    func outcome(_ author: Author, _ clientID: String, _ contentHash: UInt64) -> Outcome? {
        guard let first = sent[Self.hash(author, clientID)] else { return nil }
        return first.contentHash == contentHash
            ? .duplicate(seq: first.seq, at: first.at) : .refused(.conflict("The clientID was used for other content"))
    }

    mutating func insert(_ author: Author, _ clientID: String, _ first: Sent) {
        sent[Self.hash(author, clientID)] = first
    }

    /// A change of role is no change of person: all staff hash alike.
    private static func hash(_ author: Author, _ clientID: String) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(author.kind.isStaff ? AuthorKind.agent : author.kind)
        hasher.combine(author.id)
        hasher.combine(clientID)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }
}
