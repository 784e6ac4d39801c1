public import HarkProtocol

/// One event of a conversation as its reader got it.
public struct ClientEvent: Hashable, Sendable {
    /// Its place in the conversation, from 1.
    public let seq: Int
    /// The place of the event before it that this reader may see; 0 for the first.
    public let prev: Int
    /// When it happened, ISO 8601.
    public let at: String
    /// Its type, such as `message.posted`.
    public let type: String
    /// What kind of party caused it, such as `visitor`.
    public let byKind: String
    /// What the type says.
    public let data: JSONObject

    init?(_ object: JSONObject) {
        guard let seq = object.int("seq"), let prev = object.int("prev"), let type = object.text("type") else {
            return nil
        }
        self.seq = seq
        self.prev = prev
        self.type = type
        at = object.text("at") ?? ""
        byKind = object.object("by")?.text("kind") ?? ""
        data = object.object("data") ?? JSONObject()
    }

    /// The text of a message.
    public var text: String? { data.text("text") }

    /// The sender's own key of a message.
    public var clientID: String? { data.text("clientID") }
}

/// A conversation as the server shows it at one moment.
public struct ClientSnapshot: Hashable, Sendable {
    /// The conversation's id.
    public let id: String
    /// Its status, such as `active`.
    public let status: String
    /// The id of its owner; nil for customers, and when nobody has it.
    public let assignee: String?
    /// The last seq that this reader may see.
    public let head: Int
    /// The last events.
    public let events: [ClientEvent]

    init?(_ object: JSONObject) {
        guard let id = object.text("id"), let head = object.int("head") else { return nil }
        self.id = id
        self.head = head
        status = object.text("status") ?? ""
        assignee = object.object("assignee")?.text("id")
        events = object.objects("events").compactMap(ClientEvent.init)
    }
}
