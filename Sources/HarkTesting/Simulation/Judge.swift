import Glibc
import HarkClient
import HarkDomain
import HarkFloor
import HarkHub
import HarkProtocol
import HarkStore

/// Holds what a world shows against what Hark promises, and says what was broken.
package final class Judge {
    /// The mark that every text for the staff alone carries.
    static let secret = "s3cret"

    /// One event that is on disk.
    struct Stored {
        let row: EventRow
        let type: EventType
        let text: String?
    }

    private(set) var broken: [String] = []
    private(set) var laws: FloorLaws
    /// The last position that is on disk.
    private(set) var position: Int64 = 0
    private(set) var streams: [Int64: [Stored]] = [:]
    private(set) var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    private(set) var counts = Counts()
    private var texts: [String: String] = [:]
    private var lastKeys: [String: Int] = [:]
    private var durable: Int64 = .max
    private var readings: [Int64: Readings] = [:]
    private let mayMissAnalyses: Bool

    /// Which messages of a conversation's customer were read.
    private struct Readings {
        var last = 0
        var unread: Set<Int> = []
        /// Those whose conversation was over when what was on its way was lost.
        var excused: Set<Int> = []
    }

    /// What a run amounted to, so that one in which nothing happened is seen.
    package struct Counts: Sendable {
        package var events = 0
        package var acked = 0
        package var seen = 0
        package var restarts = 0
        package var analyses = 0
        package var worded = 0
        package var breaches = 0
        package var relaxed = 0
    }

    init(policy: FloorPolicy, opening: [EventRow], mayMissAnalyses: Bool = false) {
        self.mayMissAnalyses = mayMissAnalyses
        laws = FloorLaws(policy: policy)
        for row in opening { store(row) }
    }

    func require(_ isKept: Bool, _ promise: @autoclosure () -> String) {
        if !isKept { broken.append(promise()) }
    }

    var isContent: Bool { broken.isEmpty && laws.broken.isEmpty }

    /// All that was broken: what the judge saw, then what the laws of the floor did.
    var verdict: [String] { broken + laws.broken }

    // MARK: The log

    func committed(_ batch: Batch, refused: Int) {
        require(refused == 0, "the schema refused \(refused) rows")
        for row in batch.events { store(row) }
    }

    private func store(_ row: EventRow) {
        require(row.position == position + 1, "position \(row.position) was stored after \(position)")
        position = row.position
        do {
            let event = try Event(row)
            laws.observe(event)
            keep(row, event)
        } catch {
            require(false, "what was stored at \(row.position) can't be read: \(error)")
        }
        hash(row)
        counts.events += 1
    }

    private func keep(_ row: EventRow, _ event: Event) {
        var text: String?
        if case .messagePosted(let message) = event.body {
            text = message.text
            if message.explained?.contains(#""kind":"answerer""#) == true { counts.worded += 1 }
        }
        if case .slaBreached = event.body { counts.breaches += 1 }
        if case .assignmentMade(let data) = event.body, !data.explained.relaxed.isEmpty { counts.relaxed += 1 }
        noteReading(row, event)
        let before = streams[row.stream]?.count ?? 0
        require(row.seq == before + 1, "seq \(row.seq) was stored after \(before) in \(row.stream)")
        streams[row.stream, default: []].append(Stored(row: row, type: event.body.type, text: text))
        guard let key = row.clientID else { return }
        if let text, row.authorKind != AuthorKind.bot.rawValue {
            let place = "\(row.stream)/\(row.seq)"
            require(texts[text] == nil, "\(text) is stored twice: \(texts[text] ?? "") and \(place)")
            texts[text] = place
        }
        checkOrder(key, in: row.stream)
    }

    /// Keys of one sender count up, so a later one that comes earlier was reordered.
    private func checkOrder(_ key: String, in stream: Int64) {
        let parts = key.split(separator: "-")
        guard parts.count == 2, let number = Int(parts[1]) else { return }
        let sender = "\(stream) \(parts[0])"
        require(number > lastKeys[sender] ?? 0, "\(key) was stored after \(lastKeys[sender] ?? 0)")
        lastKeys[sender] = number
    }

    /// A message is read once, after the one before it, and no customer may see that.
    private func noteReading(_ row: EventRow, _ event: Event) {
        var readings = readings[row.stream] ?? Readings()
        switch event.body {
        case .messagePosted where event.by.kind == .visitor: readings.unread.insert(row.seq)
        case .messageAnalysed(let data):
            counts.analyses += 1
            require(data.seq > readings.last, "message \(data.seq) of \(row.stream) was read after \(readings.last)")
            require(readings.unread.remove(data.seq) != nil, "what was read at \(row.position) is no message")
            require(row.customerPrev == nil, "a customer may see what was read at \(row.position)")
            readings.last = data.seq
        default: return
        }
        self.readings[row.stream] = readings
    }

    /// What was on its way to be read is lost, and looked for again where the conversation goes on.
    private func excuseReadings() {
        for stream in readings.keys {
            guard laws.shadow.conversations[ConversationID(rawValue: stream)]?.status.isOpen != true else { continue }
            let unread = readings[stream]?.unread ?? []
            readings[stream]?.excused.formUnion(unread)
        }
    }

    /// At the end each message was read.
    func checkAnalyses() {
        guard !mayMissAnalyses else { return }
        for (stream, readings) in readings {
            let missing = readings.unread.subtracting(readings.excused).sorted()
            require(missing.isEmpty, "messages \(missing) of \(stream) were never read")
        }
    }

    private func hash(_ row: EventRow) {
        for byte in "\(row.position) \(row.stream) \(row.at.milliseconds) \(row.type) \(row.clientID ?? "")".utf8 {
            digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3
        }
    }

    // MARK: Frames

    /// A frame leaves for a visitor: nothing of the staff may be in it.
    func leaves(_ frame: UnsafeRawBufferPointer) {
        var text = [CChar](repeating: 0, count: frame.count + 1)
        if let start = frame.baseAddress { memcpy(&text, start, frame.count) }
        for word in Self.forbidden where strstr(text, word) != nil {
            require(false, "a visitor was sent \(word): \(String(decoding: frame, as: UTF8.self))")
        }
    }

    private static let forbidden = [secret] + Stage.people.map(\.id.text)

    /// A client reads a frame: what it says must have been on disk when it left.
    func reads(_ frame: ServerFrame, _ body: () -> Void) {
        durable = frame.durable
        body()
        durable = .max
    }

    func acked(_ conversation: String, key: String, seq: Int, text: String, by name: String) {
        counts.acked += 1
        guard let stored = event(seq, of: conversation) else {
            return require(false, "\(name) was promised \(text) at \(seq) of \(conversation), which is not on disk")
        }
        require(
            stored.row.clientID == key && stored.text == text,
            "\(name) was promised \(text) at \(seq) of \(conversation), where \(stored.text ?? stored.row.type) stands"
        )
    }

    /// A promised message was sent once more under its key.
    func repeated(_ answer: Result<JSONObject, ClientError>, seq: Int, isSame: Bool, by name: String) {
        switch answer {
        case .success(let result):
            require(
                isSame && result["seq"] == .int(Int64(seq)) && result["duplicate"] == .bool(true),
                "\(name) repeated \(seq) and got \(result)"
            )
        case .failure(.refused(let refusal)) where !refusal.isTemporary:
            require(!isSame && refusal.slug == "conflict", "\(name) repeated \(seq) and was refused: \(refusal.slug)")
        case .failure: break
        }
    }

    func saw(_ event: ClientEvent, of conversation: String, isVisitor: Bool, by name: String) {
        counts.seen += 1
        guard let stored = self.event(event.seq, of: conversation) else {
            return require(false, "\(name) saw event \(event.seq) of \(conversation), which is not on disk")
        }
        let prev = isVisitor ? stored.row.customerPrev ?? -1 : event.seq - 1
        require(
            event.type == stored.row.type && event.prev == prev
                && (stored.type != .messagePosted
                    || event.text == stored.text && event.clientID == stored.row.clientID),
            "\(name) saw \(event.type) \(event.prev)→\(event.seq) of \(conversation), stored is \(stored.row.type) \(prev)"
        )
    }

    private func event(_ seq: Int, of conversation: String) -> Stored? {
        guard let id = ConversationID(conversation), let stream = streams[id.rawValue], seq > 0, seq <= stream.count,
            stream[seq - 1].row.position <= durable
        else { return nil }
        return stream[seq - 1]
    }

    func transcript(of id: ConversationID, isVisitor: Bool) -> [Stored] {
        (streams[id.rawValue] ?? []).filter { !isVisitor || $0.row.customerPrev != nil }
    }

    // MARK: Restarts and the state between turns

    /// A new process found this store after a crash in the middle of `uncertain`.
    func restarted(_ store: Store, uncertain: Batch?, epoch: String, at now: Timestamp) {
        counts.restarts += 1
        require(store.faultsAtStart.isEmpty, "the start found \(store.faultsAtStart)")
        require(store.epoch == epoch, "the epoch changed without a loss")
        let head = (try? store.floorImage().position) ?? -1
        if let uncertain, head == position + Int64(uncertain.events.count) {
            for row in uncertain.events { self.store(row) }
        }
        require(head == position, "the log ends at \(head) after a restart, not at \(position)")
        laws.restart(at: now)
        excuseReadings()
    }

    /// Storage failed and the floor was loaded again.
    func reloaded(at now: Timestamp) {
        laws.restart(at: now)
        excuseReadings()
    }

    /// The hub is between turns and all that it decided is on disk.
    func check(_ inspection: HubInspection, at now: Timestamp) {
        guard inspection.isSettled else { return }
        require(
            inspection.floor.position == position,
            "the floor is at \(inspection.floor.position), the log at \(position)"
        )
        laws.check(inspection.floor, at: now)
    }

    /// Reads the whole store and compares it with what was committed.
    func compare(_ store: Store) {
        let faults = store.verify()
        require(faults.isEmpty, "the store has \(faults)")
        for (stream, expected) in streams where stream != 0 {
            let found = try? store.events(
                ConversationID(rawValue: stream),
                after: 0,
                limit: .max,
                audience: .staff,
                maxBytes: .max
            ).rows
            require(found == expected.map(\.row), "the log of \(stream) is not what was committed")
        }
    }
}
