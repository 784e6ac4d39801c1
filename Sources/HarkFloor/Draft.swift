import HarkDomain

/// Stamps what a decision says happened with position, seq and the customers' chain.
struct Draft {
    let at: Timestamp
    /// The ownership epoch as it is after what was added.
    var epoch: Int
    private(set) var events: [Event] = []
    private(set) var head: Int
    private var position: Int64
    private var floorSeq: Int
    private var customerHead: Int
    private let stream: Stream

    /// Starts a draft for the floor's own stream.
    init(_ floor: borrowing Floor, at: Timestamp) {
        self.at = at
        (position, floorSeq, stream) = (floor.position, floor.floorSeq, .floor)
        (head, customerHead, epoch) = (0, 0, 0)
    }

    /// Starts a draft for a conversation in memory.
    init(_ floor: borrowing Floor, slot: Int, at: Timestamp) {
        self.init(floor, opening: floor.conversations.slots[slot].record.id, at: at)
        head = floor.conversations.slots[slot].record.head
        customerHead = floor.conversations.slots[slot].record.customerHead
        epoch = floor.conversations.slots[slot].record.epoch
    }

    /// Starts a draft for a conversation that begins with it.
    init(_ floor: borrowing Floor, opening id: ConversationID, at: Timestamp) {
        self.at = at
        (position, floorSeq, stream) = (floor.position, floor.floorSeq, .conversation(id))
        (head, customerHead, epoch) = (0, 0, 0)
    }

    /// The position that the next event will have.
    var nextPosition: Int64 { position + 1 }

    /// Adds an event of the conversation and returns its seq.
    @discardableResult
    mutating func add(_ body: EventBody, by author: Author) -> Int {
        head += 1
        position += 1
        let prev = body.type.isForCustomers ? customerHead : nil
        if prev != nil { customerHead = head }
        events.append(
            Event(
                position: position,
                stream: stream,
                seq: head,
                customerPrev: prev,
                at: at,
                by: author,
                body: body
            )
        )
        return head
    }

    /// Adds an event of the floor's own stream and returns its seq.
    @discardableResult
    mutating func addToFloor(_ body: EventBody, by author: Author) -> Int {
        floorSeq += 1
        position += 1
        events.append(
            Event(
                position: position,
                stream: .floor,
                seq: floorSeq,
                customerPrev: nil,
                at: at,
                by: author,
                body: body
            )
        )
        return floorSeq
    }

    /// Moves the ownership on and returns the new epoch.
    mutating func nextEpoch() -> Int {
        epoch += 1
        return epoch
    }

    func done(seq: Int) -> Ruling { Ruling(outcome: .done(seq: seq), events: events) }
}
