public import HarkDomain

/// The bytes in which an event's data is stored: what the staff see, then, after a line feed, what only
/// the fold needs.
///
/// Compact JSON holds no raw line feed, so the part for the wire is cut off by one search and sent as it is.
public struct StoredPayload: Hashable, Sendable {
    /// The stored bytes.
    public let bytes: [UInt8]

    /// Creates a payload from stored bytes.
    public init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Encodes an event's data.
    public init(_ body: EventBody, by author: Author) {
        var wire = JSONWriter(capacity: 256)
        wire.beginObject()
        wire.staffData(body, by: author)
        wire.endObject()
        var fold = JSONWriter(capacity: 0)
        fold.foldData(body)
        bytes = fold.bytes.isEmpty ? wire.bytes : wire.bytes + [0x0A] + fold.bytes
    }

    /// The data as the staff see it: one JSON object.
    public var wire: ArraySlice<UInt8> {
        bytes[..<(bytes.firstIndex(of: 0x0A) ?? bytes.endIndex)]
    }

    var fold: ArraySlice<UInt8> {
        bytes.firstIndex(of: 0x0A).map { bytes[($0 + 1)...] } ?? []
    }
}
