import HarkDomain
import HarkTransport

/// One socket's place in a conversation: what it has been sent and what waits for its Snapshot.
///
/// Lives on the loop.
final class Subscription: @unchecked Sendable {
    let session: Session
    let conversation: ConversationID
    let isStaff: Bool
    /// The last seq that was sent, as a Snapshot or as an event.
    private(set) var sent = 0
    /// Events that wait until the Snapshot is written; nil once it is.
    private var waiting: [(seq: Int, frame: OutboundFrame)]? = []

    /// True once its Snapshot was sent.
    var isLive: Bool { waiting == nil }

    init(session: Session, conversation: ConversationID, isStaff: Bool) {
        (self.session, self.conversation, self.isStaff) = (session, conversation, isStaff)
    }

    /// Goes live from `head` on: what waited and lies behind it follows at once.
    func begin(at head: Int) {
        sent = max(sent, head)
        let held = waiting ?? []
        waiting = nil
        for (seq, frame) in held { deliver(seq, frame) }
    }

    /// Waits again for a new Snapshot.
    func hold() {
        if waiting == nil { waiting = [] }
    }

    func deliver(_ seq: Int, _ frame: OutboundFrame) {
        if waiting != nil {
            waiting?.append((seq, frame))
        } else if seq > sent {
            sent = seq
            session.send(frame)
        }
    }
}

/// All sockets that follow one conversation.
struct Room {
    var visitors: [Subscription] = []
    var staff: [Subscription] = []

    var isEmpty: Bool { visitors.isEmpty && staff.isEmpty }

    mutating func remove(_ session: Session) {
        visitors.removeAll { $0.session === session }
        staff.removeAll { $0.session === session }
    }
}
