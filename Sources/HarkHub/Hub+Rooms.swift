import HarkDomain
import HarkFloor
import HarkProtocol
import HarkStore
import HarkTransport
import Logging

// Who follows what, and the Snapshot that comes before the first event.
extension Hub {
    /// Lets a socket follow a conversation; its events wait until `begin` is called on the result.
    @discardableResult
    func follow(_ session: Session, _ id: ConversationID) -> Subscription {
        if let subscription = session.subscriptions[id] {
            subscription.hold()
            return subscription
        }
        let subscription = Subscription(session: session, conversation: id, isStaff: session.staff != nil)
        session.subscriptions[id] = subscription
        if subscription.isStaff {
            rooms[id, default: Room()].staff.append(subscription)
        } else {
            rooms[id, default: Room()].visitors.append(subscription)
        }
        return subscription
    }

    /// Whether a socket may follow one more conversation of its own choice.
    func hasRoom(_ session: Session) -> Bool { session.subscriptions.count < settings.conversationsPerSocket }

    /// Lets a subscription go on behind its Snapshot, once that was sent.
    func begin(_ subscription: Subscription, at head: Int) {
        perform(.work { _, _ in subscription.begin(at: head) })
    }

    func leaveRoom(_ session: Session, _ id: ConversationID) {
        guard var room = rooms[id] else { return }
        room.remove(session)
        rooms[id] = room.isEmpty ? nil : room
    }

    func unfollow(_ session: Session, _ id: ConversationID) {
        session.subscriptions[id] = nil
        leaveRoom(session, id)
    }

    /// Reads Snapshots for one socket, then hands them on as JSON in the order asked; nil when the store can't be read.
    ///
    /// The socket follows the conversations from before the reading on, so that nothing falls between.
    func snapshots(
        _ wanted: [SnapshotWish],
        for session: Session,
        then: @escaping @Sendable (isolated Hub, [SnapshotImage]?) -> Void
    ) {
        let audience: Audience = session.staff == nil ? .customer : .staff
        read(for: session) { store in
            try wanted.compactMap { try store.snapshotImage($0, audience) }
        } then: { hub, result in
            switch result {
            case .success(let images): then(hub, images)
            case .failure(is Gone): then(hub, nil)
            case .failure(let error):
                hub.logger.error("Snapshots can't be read", metadata: ["error": "\(error)"])
                then(hub, nil)
            }
        }
    }

    /// Writes a Snapshot with what the floor alone knows: the place in the queue.
    func write(_ image: SnapshotImage, isStaff: Bool, _ writer: inout JSONWriter) {
        let record = image.record
        let isWaiting = record.status == .queued || record.status == .offered
        let place = isWaiting ? floor.position(of: record.id)?.position : nil
        writer.snapshot(image, isStaff: isStaff, position: place, marks: readMarks[record.id] ?? image.marks)
    }

    /// Ends the subscriptions of staff who may not see the conversation any more.
    func checkAudience(of id: ConversationID) {
        guard let room = rooms[id], let record = floor.conversation(id) else { return }
        for subscription in room.staff {
            guard let member = subscription.session.staff?.member, !Access.sees(.staff(member), record) else {
                continue
            }
            dismiss(subscription.session, id)
        }
    }

    /// Lets a socket follow a conversation no longer, and says so.
    func dismiss(_ session: Session, _ id: ConversationID) {
        unfollow(session, id)
        guard session.isGreeted else { return }
        session.send(Frames.notification("conversation.gone") { $0.member("conversation", id) })
    }
}
