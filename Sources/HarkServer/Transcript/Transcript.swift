public import HarkDomain
public import HarkProtocol

/// One conversation's events as the staff see them, ready to be written down.
public struct Transcript: Sendable {
    /// One line of the log with its data as stored.
    public struct Line: Hashable, Sendable {
        /// The place in the conversation.
        public let seq: Int
        /// When it was decided.
        public let at: Timestamp
        /// The wire name of what happened.
        public let type: String
        /// Who did it.
        public let by: Author
        /// The data.
        public let payload: StoredPayload

        /// Creates a line from its parts.
        public init(seq: Int, at: Timestamp, type: String, by: Author, payload: StoredPayload) {
            (self.seq, self.at, self.type, self.by, self.payload) = (seq, at, type, by, payload)
        }
    }

    /// The forms a transcript is written in.
    public enum Format: String, CaseIterable, Sendable {
        /// Lines for people.
        case text
        /// The events as on the wire.
        case json
        /// A page of its own that needs nothing else.
        case html

        /// The media type of the form.
        public var mediaType: String {
            switch self {
            case .text: "text/plain; charset=utf-8"
            case .json: "application/json"
            case .html: "text/html; charset=utf-8"
            }
        }
    }

    /// Which conversation.
    public let conversation: ConversationID
    /// Its events, in order.
    public let lines: [Line]

    /// Creates a transcript.
    public init(conversation: ConversationID, lines: [Line]) {
        (self.conversation, self.lines) = (conversation, lines)
    }

    /// Returns the transcript in one of its forms, as UTF-8.
    public func written(as format: Format) -> [UInt8] {
        switch format {
        case .text: Array(text.utf8)
        case .json: json
        case .html: Array(html.utf8)
        }
    }

    /// The events as on the wire: `{conversation, events}`.
    public var json: [UInt8] {
        var writer = JSONWriter(capacity: 512 * (lines.count + 1))
        writer.beginObject()
        writer.member("conversation", conversation)
        writer.name("events")
        writer.beginArray()
        for line in lines {
            writer.staffEvent(seq: line.seq, at: line.at, type: line.type, by: line.by, wire: line.payload.wire)
        }
        writer.endArray()
        writer.endObject()
        return writer.bytes
    }
}
