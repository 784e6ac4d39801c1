public import HarkDomain

/// An event as it is stored: the envelope in columns, the data as bytes the store does not look into.
public struct EventRow: Hashable, Sendable {
    /// The place in the order of all decisions, from 1, dense.
    public var position: Int64
    /// The number of the conversation's id; 0 for the floor's own stream.
    public var stream: Int64
    /// The place in the stream, from 1, dense.
    public var seq: Int
    /// The seq before it that a customer may see; nil when this one is hidden from customers.
    public var customerPrev: Int?
    /// When it was decided.
    public var at: Timestamp
    /// The wire name of its type.
    public var type: String
    /// The kind of party that did it, by its raw value.
    public var authorKind: String
    /// The number of that party's id; nil for bot and system.
    public var authorID: Int64?
    /// Its name at that time.
    public var authorName: String?
    /// The sender's idempotency key.
    public var clientID: String?
    /// Keyed hash of the content that came under `clientID`.
    public var contentHash: UInt64?
    /// The data, encoded.
    public var payload: [UInt8]

    /// Creates a row from its parts.
    public init(
        position: Int64,
        stream: Int64,
        seq: Int,
        customerPrev: Int?,
        at: Timestamp,
        type: String,
        authorKind: String,
        authorID: Int64? = nil,
        authorName: String? = nil,
        clientID: String? = nil,
        contentHash: UInt64? = nil,
        payload: [UInt8]
    ) {
        (self.position, self.stream, self.seq, self.customerPrev) = (position, stream, seq, customerPrev)
        (self.at, self.type, self.authorKind, self.authorID) = (at, type, authorKind, authorID)
        (self.authorName, self.clientID, self.contentHash) = (authorName, clientID, contentHash)
        self.payload = payload
    }

    /// The conversation it belongs to; nil on the floor's stream.
    public var conversation: ConversationID? {
        stream == 0 ? nil : ConversationID(rawValue: stream)
    }
}

extension EventRow {
    static let columns = """
        position, stream, seq, customerPrev, at, type, authorKind, authorID, authorName, clientID, contentHash, \
        keyID, payload, checksum
        """

    static let insert = "INSERT INTO event (\(columns)) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"

    var checksum: Int64 {
        var sum = Checksum()
        put(into: &sum)
        return sum.value
    }

    /// Puts all columns but the checksum, in the order of `columns`.
    @inline(__always)
    func put(into sink: inout some ColumnSink) {
        sink.put(position)
        sink.put(stream)
        sink.put(seq)
        sink.put(customerPrev)
        sink.put(at)
        sink.put(type)
        sink.put(authorKind)
        sink.put(authorID ?? 0)
        sink.put(authorName)
        sink.put(clientID)
        sink.put(contentHash.map(Int64.init(bitPattern:)))
        sink.put(0)
        sink.put(payload)
    }

    /// Reads a row in the order of `columns` without judging it; `isIntact` tells whether the sum is right.
    static func read(_ row: inout RowReader) -> (event: EventRow, isIntact: Bool) {
        let event = EventRow(
            position: row.int(),
            stream: row.int(),
            seq: row.number(),
            customerPrev: row.optionalNumber(),
            at: row.time(),
            type: row.text(),
            authorKind: row.text(),
            authorID: row.int(),
            authorName: row.optionalText(),
            clientID: row.optionalText(),
            contentHash: row.optionalInt().map(UInt64.init(bitPattern:)),
            payload: row.payload()
        )
        let isIntact = row.int() == event.checksum
        return (event.withoutAbsentAuthor, isIntact)
    }

    /// Reads a row in the order of `columns`, or throws when its stored bytes are not those written.
    init(_ row: inout RowReader) throws {
        let (event, isIntact) = Self.read(&row)
        guard isIntact else { throw StoreError.damaged(position: event.position) }
        self = event
    }

    private var withoutAbsentAuthor: EventRow {
        guard authorID == 0 else { return self }
        var row = self
        row.authorID = nil
        return row
    }
}

extension RowReader {
    fileprivate mutating func payload() -> [UInt8] {
        _ = int()
        return bytes()
    }
}
