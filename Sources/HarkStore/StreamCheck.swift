import GRDB
import HarkDomain

/// Checks one conversation: its events dense, each as written, chained for customers, ending where its row says.
enum StreamCheck {
    static let rows = "SELECT \(EventRow.columns) FROM event WHERE stream = ? ORDER BY position"

    static func faults(_ db: Database, _ record: ConversationRecord) throws -> [Fault] {
        var walk = StreamWalk(record.id)
        try db.each(rows, only(record.id)) { row in
            var row = row
            let (event, isIntact) = EventRow.read(&row)
            if !isIntact { walk.note(.damagedEvent(position: event.position, conversation: record.id)) }
            walk.step(seq: event.seq, customerPrev: event.customerPrev)
            return true
        }
        return walk.finish(record)
    }
}

/// The state of a walk along one stream.
struct StreamWalk {
    let conversation: ConversationID?
    private var faults: [Fault] = []
    private var seq = 0
    private var customerSeq = 0

    init(_ conversation: ConversationID?) {
        self.conversation = conversation
    }

    mutating func note(_ fault: Fault) {
        faults.append(fault)
    }

    mutating func step(seq next: Int, customerPrev: Int?) {
        if next > seq + 1 { note(.missingSeqs(conversation: conversation, seqs: seq + 1...next - 1)) }
        if next <= seq { note(.disorder(conversation: conversation, seq: next, after: seq)) }
        if let customerPrev, let conversation {
            if customerPrev != customerSeq {
                note(.brokenChain(conversation: conversation, seq: next, expected: customerSeq, found: customerPrev))
            }
            customerSeq = next
        }
        seq = next
    }

    /// Ends the walk at the row that sums the stream up; nil when there is none.
    func finish(_ record: ConversationRecord?) -> [Fault] {
        guard let conversation else { return faults }
        guard let record else { return faults + [.orphan(conversation)] }
        guard record.head == seq, record.customerHead == customerSeq else {
            return faults + [.headDiffers(conversation: conversation, row: record.head, events: seq)]
        }
        return faults
    }
}
