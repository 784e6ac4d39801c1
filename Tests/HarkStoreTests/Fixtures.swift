import Foundation
import GRDB
import HarkDomain
import Logging

@testable import HarkStore

/// A data directory that goes away with the test.
final class TemporaryDirectory: Sendable {
    let url: URL

    init() {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("hark-store-\(UUID().uuidString)")
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func open(
        _ mode: Store.Mode = .readWrite,
        schema: Schema = .current,
        logBytes: Int = 0
    ) throws -> Store {
        // A process that another test begins holds all descriptors, locks too, until it has become its own program.
        for _ in 0..<500 {
            do {
                return try Store.open(directory: url, mode: mode, logger: .quiet, schema: schema, logBytes: logBytes)
            } catch {
                guard error == .locked(process: Int(getpid())) else { throw error }
                usleep(2_000)
            }
        }
        return try Store.open(directory: url, mode: mode, logger: .quiet, schema: schema, logBytes: logBytes)
    }

    func file(_ name: String) -> URL { url.appendingPathComponent(name) }

    /// Makes the closed database one of an earlier version, with all of its rows that such a one could hold.
    func turnBack(to version: Int) throws {
        let old = try DatabaseQueue(path: file("old.db").path)
        try old.writeWithoutTransaction { db in
            try Schema(steps: Array(Schema.current.steps.prefix(version))).migrate(db, from: 0)
            try db.execute(sql: "ATTACH ? AS new", arguments: [file("hark.db").path])
            let names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            for table in try String.fetchAll(db, sql: names) {
                let columns = try db.columns(in: table).map(\.name).joined(separator: ", ")
                try db.execute(sql: "INSERT INTO \(table) (\(columns)) SELECT \(columns) FROM new.\(table)")
            }
            try db.execute(sql: "DETACH new")
        }
        try old.close()
        try FileManager.default.removeItem(at: file("hark.db"))
        try FileManager.default.moveItem(at: file("old.db"), to: file("hark.db"))
    }
}

extension Logger {
    static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}

extension Timestamp {
    static let start = Timestamp(milliseconds: 1_800_000_000_000)
}

extension ConversationID {
    static func number(_ number: Int64) -> ConversationID { ConversationID(rawValue: 1_000 + number) }
}

extension VisitorID {
    static let maya = VisitorID(rawValue: 77)
}

extension SiteID {
    static let shop = SiteID(rawValue: 5)
}

extension QueueReference {
    static let billing = QueueReference(id: QueueID(rawValue: 9), name: "billing")
}

extension AgentReference {
    static let tom = AgentReference(id: AgentID(rawValue: 42), name: "Tom")
}

extension ConversationRecord {
    static func fixture(
        _ number: Int64,
        status: ConversationStatus = .bot,
        visitor: VisitorID = .maya,
        head: Int = 1
    ) -> ConversationRecord {
        var record = ConversationRecord(
            id: .number(number),
            site: .shop,
            visitor: visitor,
            queue: .billing,
            startedAt: .start
        )
        record.status = status
        record.head = head
        record.customerHead = head
        if status == .resolved { record.resolvedAt = .start }
        return record
    }

    /// A record in which every field holds something.
    static var full: ConversationRecord {
        var record = fixture(900, status: .offered, head: 12)
        record.demand = RouteDemand(
            rule: "vip\nline",
            required: [Skill(name: "billing", level: 3)],
            preferred: [Skill(name: "vip", level: 1)],
            language: "zh",
            sla: "gold"
        )
        (record.context.page, record.context.intent, record.context.isReturning) = ("https://a.example", "refund", true)
        (record.context.entities, record.context.segments) = (["order"], ["vip"])
        (record.context.messages, record.context.gapMilliseconds) = (12, 4500)
        record.sla = "1 2 - gold"
        record.breach = SLANotice(kind: .nextResponse, policy: "gold", dueAt: .start + .seconds(9))
        record.snoozedUntil = .start + .seconds(99)
        record.contact = ContactID(rawValue: 31)
        record.language = "zh-CN"
        record.assignee = .tom
        (record.epoch, record.priority, record.rank) = (7, -3, -99)
        (record.queuedAt, record.resolvedAt) = (.start + .seconds(1), .start + .seconds(2))
        (record.reason, record.disposition) = (.idle, "refund")
        record.labels = ["a\nb", "", "c\\d", "标签"]
        (record.lastCustomerSeq, record.lastCustomerAt) = (9, .start + .seconds(3))
        (record.lastAnswerSeq, record.lastAnswerBy) = (11, .staff(.tom, role: .supervisor))
        (record.otherAnswerSeq, record.otherAnswerBy) = (5, .bot)
        record.lastMessageAt = .start + .seconds(4)
        record.unansweredSince = .start + .seconds(5)
        record.isIdle = true
        (record.handoffSeq, record.handoffReason, record.summary) = (4, .botUnsure, "")
        (record.helpRequestedAt, record.helpText) = (.start + .seconds(6), "help")
        record.choices = [Choice(id: "human", label: "转人工客服"), Choice(id: "", label: "x")]
        (record.botOutcome, record.botState) = (.missed, #"{"a":1}"#)
        record.moods = [
            MoodMark(seq: 7, score: Degree(-0.437), label: .negative, anger: Degree(1)),
            MoodMark(seq: 9, score: Degree(0.85), label: .veryPositive, anger: Degree(0), isCorrected: true),
        ]
        let words = [MoodReason.Word(text: "late\n", count: 2), MoodReason.Word(text: "没到", count: 1)]
        let reason = MoodReason(messages: 2, of: 3, words: words)
        record.flag = MoodFlag(level: .angry, seq: 10, at: .start + .seconds(10), reason: reason)
        record.offer = StandingOffer(id: OfferID(rawValue: 8), agent: .tom, expiresAt: .start + .seconds(7))
        record.wrapUpUntil = .start + .seconds(8)
        record.lastAgent = .tom
        record.participants = [AgentReference.tom.id, AgentID(rawValue: 43)]
        record.survey = SurveyResult(
            score: 4,
            solved: .partly,
            comment: "so so",
            answers: [
                SurveyAnswer(question: "nps", value: .number(7)),
                SurveyAnswer(question: "more", value: .text("a\nb\\c")),
            ],
            at: .start + .seconds(9)
        )
        record.ask = SurveyAsk(
            at: .start + .seconds(8),
            survey: SurveyRequested(
                version: 2,
                name: "Shop",
                questions: [
                    SurveyQuestion(id: "nps", kind: .nps, text: "Would you?"),
                    SurveyQuestion(
                        id: "why",
                        kind: .choice,
                        text: "Why?",
                        choices: [Choice(id: "a", label: "A"), Choice(id: "b", label: "B")]
                    ),
                    SurveyQuestion(id: "more", kind: .text, text: "More?"),
                ]
            )
        )
        record.customerMessages = 3
        return record
    }
}

extension EventRow {
    static func fixture(
        position: Int64,
        conversation: Int64 = 1,
        seq: Int,
        customerPrev: Int? = nil,
        clientID: String? = nil,
        type: String = "message.posted",
        text: String = "hello"
    ) -> EventRow {
        EventRow(
            position: position,
            stream: ConversationID.number(conversation).rawValue,
            seq: seq,
            customerPrev: customerPrev,
            at: .start,
            type: type,
            authorKind: "visitor",
            authorID: VisitorID.maya.rawValue,
            clientID: clientID,
            contentHash: clientID.map { _ in 0xFFFF_0000_FFFF_0001 },
            payload: Array(#"{"text":"\#(text)"}"#.utf8)
        )
    }
}

extension Batch {
    /// A conversation with `count` messages from `position` on.
    static func talk(
        _ conversation: Int64 = 1,
        from position: Int64 = 1,
        count: Int,
        status: ConversationStatus = .active
    ) -> Batch {
        var batch = Batch()
        batch.events = (0..<count).map { index in
            .fixture(
                position: position + Int64(index),
                conversation: conversation,
                seq: index + 1,
                customerPrev: index,
                clientID: "c\(index)",
                text: "message \(index) of \(conversation)"
            )
        }
        batch.conversations = [.fixture(conversation, status: status, head: count)]
        return batch
    }
}

/// Collects what a journal calls back with.
final class Results: @unchecked Sendable {
    private let condition = NSCondition()
    private var results: [CommitResult] = []

    func append(_ result: CommitResult) {
        condition.lock()
        results.append(result)
        condition.broadcast()
        condition.unlock()
    }

    /// Waits until there are `count`, ten seconds at most.
    func wait(for count: Int) -> [CommitResult] {
        condition.lock()
        defer { condition.unlock() }
        let deadline = Date(timeIntervalSinceNow: 10)
        while results.count < count, condition.wait(until: deadline) {}
        return results
    }
}
