import HarkDomain

/// The queues as plans name them: by name when people read and write, by id where it is kept.
struct QueueNames: Sendable {
    private let names: [QueueID: String]
    private let ids: [String: QueueID]

    init(_ queues: [QueueProfile]) {
        names = Dictionary(queues.map { ($0.id, $0.name) }) { first, _ in first }
        ids = Dictionary(queues.map { ($0.name, $0.id) }) { first, _ in first }
    }

    /// The queue of that name, else of that id's text.
    func id(_ text: String) -> QueueID? {
        ids[text] ?? QueueID(text).flatMap { names[$0] == nil ? nil : $0 }
    }

    /// What people call a queue; one that is gone goes by its id.
    func name(_ id: QueueID) -> String { names[id] ?? id.text }
}
