import Foundation
import HarkDomain
import HarkProtocol
import HarkSearch
import HarkStore

/// Messages in both languages, turn by turn in conversations of eight.
struct Talks {
    private static let length = 8

    /// The messages in the order of the log; the n-th is at position n + 1.
    let messages: [String]

    init(english: String, chinese: String, count: Int) throws {
        let files = try [english, chinese].map { path in
            try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
        }
        messages = (0..<count).map { index in
            let file = files[index / Self.length % 2]
            return file[(index / (2 * Self.length) * Self.length + index % Self.length) % file.count]
        }
    }

    var bytes: Int { messages.reduce(0) { $0 + $1.utf8.count } }

    func conversation(_ index: Int) -> ConversationID { ConversationID(rawValue: Int64(1_000 + index / Self.length)) }

    func place(_ index: Int) -> EventPlace {
        EventPlace(conversation: conversation(index), seq: index % Self.length + 1)
    }

    /// Commits all messages, some thousands at a time.
    func fill(_ store: Store) throws {
        for start in stride(from: 0, to: messages.count, by: 4_000) {
            var batch = Batch()
            for index in start..<min(messages.count, start + 4_000) { append(index, to: &batch) }
            try store.commit(batch)
        }
    }

    private func append(_ index: Int, to batch: inout Batch) {
        let (id, seq) = (conversation(index), index % Self.length + 1)
        let at = Timestamp(milliseconds: 1_800_000_000_000 + Int64(index) * 1_000)
        let body = EventBody.messagePosted(MessagePosted(clientID: "c\(index)", text: messages[index]))
        batch.events.append(
            EventRow(
                position: Int64(index + 1),
                stream: id.rawValue,
                seq: seq,
                customerPrev: seq - 1,
                at: at,
                type: body.type.rawValue,
                authorKind: AuthorKind.visitor.rawValue,
                authorID: 77,
                clientID: "c\(index)",
                contentHash: 1,
                payload: StoredPayload(body, by: .visitor(VisitorID(rawValue: 77))).bytes
            )
        )
        guard seq == Self.length || index == messages.count - 1 else { return }
        var record = ConversationRecord(
            id: id,
            site: SiteID(rawValue: 5),
            visitor: VisitorID(rawValue: 77),
            queue: QueueReference(id: QueueID(rawValue: 9), name: "support"),
            startedAt: at
        )
        (record.head, record.customerHead) = (seq, seq)
        batch.conversations.append(record)
    }
}
