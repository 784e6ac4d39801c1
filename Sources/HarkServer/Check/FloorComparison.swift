import Crypto
public import HarkDomain
import HarkFloor
import HarkHub
import HarkProtocol
public import HarkStore

/// The fold of the whole log beside the state that is stored, byte by byte of their canonical JSON.
public struct FloorComparison: Sendable {
    /// The position up to which both go.
    public private(set) var position: Int64 = 0
    /// How many bytes of canonical JSON the fold has.
    public private(set) var bytes = 0
    /// What differs, in words; empty when nothing does.
    public private(set) var differences: [String] = []
    /// SHA-256 over the fold's canonical JSON: the floor without its conversations, then one after the other by id.
    public private(set) var sha256 = ""
    /// True when nothing differs.
    public private(set) var isSame = true

    /// The outcome in a sentence, and what differs in a line each.
    public var text: String {
        let subject = "The fold of the log up to event \(position) and the stored state"
        guard !isSame else { return "\(subject) are the same, byte by byte: \(bytes) bytes, SHA-256 \(sha256)\n" }
        return "\(subject) differ:\n" + differences.map { "  \(Transcript.plain($0))\n" }.joined()
    }

    /// Folds the log and compares it with what the store holds; a running server may go on meanwhile.
    ///
    /// - Throws: `StoreError` when the database fails, another error for an event that can't be read.
    /// - Complexity: O(events) time, O(conversations) memory.
    public init(of store: Store, at now: Timestamp) throws {
        let whole = try store.wholeFloor()
        var replay = FloorReplay()
        try replay.fold(store) { $0.position <= whole.position }
        try self.init(replay.floor, Floor(whole, at: now), at: now)
    }

    init(_ fold: Floor, _ stored: Floor, at now: Timestamp) throws {
        position = fold.position
        let (left, right) = (fold.settledProjection(at: now), stored.settledProjection(at: now))
        var sum = SHA256()
        let ids = Set(left.conversations.keys).union(right.conversations.keys).sorted()
        try compare("floor", left.withoutConversations, right.withoutConversations, &sum)
        for id in ids {
            let (mine, theirs) = (left.conversations[id], right.conversations[id])
            try compare("conversation \(id)", mine as Any, theirs as Any, &sum)
        }
        sha256 = sum.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        isSame = differences.isEmpty
    }

    private mutating func compare(_ name: String, _ fold: Any, _ stored: Any, _ sum: inout SHA256) throws {
        let (left, right) = (CanonicalJSON.bytes(fold), CanonicalJSON.bytes(stored))
        bytes += left.count
        sum.update(data: left)
        guard left != right else { return }
        differences.append(try Self.difference(name, JSONReader.read(left), JSONReader.read(right)))
    }

    /// Where two values differ first, and how.
    private static func difference(_ path: String, _ left: JSONValue, _ right: JSONValue) -> String {
        if case .object(let mine) = left, case .object(let theirs) = right {
            let names = (mine.members + theirs.members).map(\.name)
            for name in names where mine[name] != theirs[name] {
                return difference("\(path).\(name)", mine[name] ?? .null, theirs[name] ?? .null)
            }
        }
        return "\(path): the log makes \(brief(left)) of it, stored is \(brief(right))"
    }

    private static func brief(_ value: JSONValue) -> String {
        var writer = JSONWriter()
        writer.value(value)
        let text = String(decoding: writer.bytes, as: UTF8.self)
        return text.count > 120 ? text.prefix(120) + "…" : text
    }
}

extension Floor {
    /// The floor as stored, what is over and deleted included.
    init(_ whole: WholeFloor, at now: Timestamp) {
        self.init(policy: FloorPolicy())
        load(
            position: whole.position,
            floorSeq: whole.floorSeq,
            queues: whole.queues,
            sites: whole.sites,
            agents: whole.agents,
            routing: whole.routing,
            surveys: whole.surveys,
            acknowledgements: whole.acknowledgements
        )
        load(open: whole.conversations, at: now)
        load(rated: whole.conversations, at: now)
    }

    /// The projection without acknowledgements of what is no cause any more: those a start drops without an event.
    fileprivate func settledProjection(at now: Timestamp) -> FloorProjection {
        var projection = projection
        for item in acknowledgements.keys where attentionItem(item, at: now) == nil {
            projection.acknowledgements[item] = nil
        }
        return projection
    }
}

extension FloorProjection {
    fileprivate var withoutConversations: FloorProjection {
        var rest = self
        rest.conversations = [:]
        return rest
    }
}
