import HarkDomain
import HarkFloor
import HarkProtocol
import HarkTransport

/// What customers in a queue were told about their place.
struct QueuePlaces {
    private(set) var moved: Set<QueueID> = []
    var told: [ConversationID: Told] = [:]

    struct Told: Equatable {
        let position: Int
        let waitLow: Int
        let waitHigh: Int
    }

    mutating func markMoved(_ queue: QueueID) { moved.insert(queue) }

    mutating func takeMoved() -> Set<QueueID> {
        defer { moved = [] }
        return moved
    }
}

extension Hub {
    /// Tells waiting customers of the queues that moved, at most once a tick.
    func tellPlaces() {
        for queue in places.takeMoved().sorted() {
            for (id, place) in floor.places(in: queue) where rooms[id]?.visitors.isEmpty == false {
                tell(place, of: id)
            }
        }
        places.told = places.told.filter { floor.conversation($0.key)?.queuedAt != nil }
    }

    /// Tells a waiting customer its place and wait, when they are not what it was told last.
    func tellPlace(of id: ConversationID) {
        if let place = floor.position(of: id) { tell(place, of: id) }
    }

    private func tell(_ place: WaitingPlace, of id: ConversationID) {
        guard let room = rooms[id] else { return }
        let told = QueuePlaces.Told(position: place.position, waitLow: place.waitLow, waitHigh: place.waitHigh)
        guard places.told[id] != told else { return }
        places.told[id] = told
        let frame = OutboundFrame(
            copying: Frames.notification("queue.position") { writer in
                writer.member("conversation", id)
                writer.member("position", told.position)
                writer.member("waitLow", told.waitLow)
                writer.member("waitHigh", told.waitHigh)
            }
        )
        perform(
            .work { _, failed in
                guard !failed else { return }
                for subscription in room.visitors where subscription.isLive { subscription.session.send(frame) }
            }
        )
    }
}
