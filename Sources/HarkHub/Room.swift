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
    /// Snapshots that were asked for and not sent yet; events wait for the last of them.
    private var awaited = 1
    private var waiting: [(seq: Int, frame: OutboundFrame)] = []
    /// How many assignments wait to be told until an accepted offer is answered; nil when none is being answered.
    var untoldAssignments: Int?

    /// Events that may wait for one Snapshot; a socket that would need more comes back and begins anew.
    private static let mostWaiting = 10_000

    /// True once its Snapshot was sent.
    var isLive: Bool { awaited == 0 }

    init(session: Session, conversation: ConversationID, isStaff: Bool) {
        (self.session, self.conversation, self.isStaff) = (session, conversation, isStaff)
    }

    /// A Snapshot up to `head` was sent; behind the last one that is awaited, what waited follows at once.
    func begin(at head: Int) {
        sent = max(sent, head)
        awaited = max(0, awaited - 1)
        guard isLive else { return }
        let held = waiting
        waiting = []
        for (seq, frame) in held { deliver(seq, frame) }
    }

    /// Waits for one more Snapshot.
    func hold() { awaited += 1 }

    func deliver(_ seq: Int, _ frame: OutboundFrame) {
        if !isLive {
            guard waiting.count < Self.mostWaiting else { return session.close(.slowReader, "come back") }
            waiting.append((seq, frame))
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
