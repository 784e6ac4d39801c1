import Dispatch
public import Foundation
import HarkDomain
import HarkStore
import Logging

#if canImport(Glibc)
import Glibc
#endif

/// Measures what a committed message costs the journal's thread.
///
/// It stands for a busy floor: every batch holds messages of many conversations, each with the projection
/// that it changes, as the hub writes them.
public enum StoreBenchmark {
    /// What a run cost.
    public struct Result: Sendable {
        /// Messages committed.
        public let messages: Int
        /// Processor time of the writing thread per message, in microseconds.
        public let cpuMicroseconds: Double
        /// The user's share of it, in microseconds.
        public let userMicroseconds: Double
        /// Wall time per batch with the disk's wait, in milliseconds.
        public let batchMilliseconds: Double
    }

    /// Commits `batches` batches of `size` messages over `conversations` conversations into `directory`.
    ///
    /// - Throws: `StoreError` when the directory cannot be used or a batch fails.
    public static func run(
        in directory: URL,
        conversations: Int,
        size: Int,
        batches: Int
    ) throws -> Result {
        let store = try Store.open(
            directory: directory,
            mode: .readWrite,
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }
        )
        defer { store.close() }
        var floor = Floor(conversations: conversations)
        for _ in 0..<(conversations / size + 20) { try store.commit(floor.batch(of: size)) }
        let meter = Meter()
        let journal = Journal(store: store) { meter.read($0) }
        journal.submit(floor.batch(of: size))
        try meter.wait()
        let (start, began) = (meter.last, clock(CLOCK_MONOTONIC))
        for batch in (0..<batches).map({ _ in floor.batch(of: size) }) {
            journal.submit(batch)
            try meter.wait()
        }
        let (messages, wall) = (Double(size * batches), clock(CLOCK_MONOTONIC) - began)
        journal.stop()
        return Result(
            messages: size * batches,
            cpuMicroseconds: (meter.last.all - start.all) / messages * 1e6,
            userMicroseconds: (meter.last.user - start.user) / messages * 1e6,
            batchMilliseconds: wall / Double(batches) * 1e3
        )
    }

    /// Reads the clocks of the thread that calls back, which is the journal's.
    private final class Meter: @unchecked Sendable {
        private let answered = DispatchSemaphore(value: 0)
        private var failure: CommitResult?
        private(set) var last = (all: 0.0, user: 0.0)

        func read(_ result: CommitResult) {
            last = (clock(CLOCK_THREAD_CPUTIME_ID), userTime())
            if case .committed = result {} else { failure = result }
            answered.signal()
        }

        func wait() throws {
            answered.wait()
            switch failure {
            case .failed(let error), .fatal(let error): throw error
            default: return
            }
        }
    }

    private static func clock(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func userTime() -> Double {
        var usage = rusage()
        getrusage(1, &usage)
        return Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
    }
}

extension StoreBenchmark {
    /// Conversations in which customer and agent take turns.
    private struct Floor {
        private static let ada = AgentReference(id: AgentID(rawValue: 900), name: "Ada Lovelace")
        private static let payload = Array(
            #"{"text":"Could you tell me where my parcel is? The order is 4711 and it was sent a week ago, she says."}"#
                .utf8
        )

        private var records: [ConversationRecord]
        private var position: Int64 = 0
        private var turn = 0

        init(conversations: Int) {
            records = (0..<conversations).map { index in
                var record = ConversationRecord(
                    id: ConversationID(rawValue: 412_000_000_000_000 + Int64(index) * 7_919_000),
                    site: SiteID(rawValue: 2),
                    visitor: VisitorID(rawValue: 500_000 + Int64(index)),
                    queue: QueueReference(id: QueueID(rawValue: 3), name: "support"),
                    language: "en",
                    startedAt: Timestamp(milliseconds: 1_800_000_000_000)
                )
                record.status = .active
                record.assignee = Self.ada
                record.participants = [Self.ada.id]
                record.summary = "The customer asks where the parcel is and wants to talk to a person."
                record.choices = [Choice(id: "human", label: "Talk to a person")]
                return record
            }
        }

        mutating func batch(of size: Int) -> Batch {
            var batch = Batch()
            for _ in 0..<size {
                turn += 1
                let index = turn % records.count
                position += 1
                batch.events.append(say(index, isCustomer: turn / records.count % 2 == 0))
                batch.conversations.append(records[index])
            }
            return batch
        }

        private mutating func say(_ index: Int, isCustomer: Bool) -> EventRow {
            let at = Timestamp(milliseconds: 1_800_000_000_000 + position)
            let (prev, seq) = (records[index].head, records[index].head + 1)
            (records[index].head, records[index].customerHead, records[index].lastMessageAt) = (seq, seq, at)
            if isCustomer {
                (records[index].lastCustomerSeq, records[index].lastCustomerAt) = (seq, at)
                records[index].unansweredSince = at
            } else {
                records[index].lastAnswerSeq = seq
                records[index].lastAnswerBy = .staff(Self.ada, role: .agent)
                records[index].unansweredSince = nil
            }
            return EventRow(
                position: position,
                stream: records[index].id.rawValue,
                seq: seq,
                customerPrev: prev,
                at: at,
                type: "message.posted",
                authorKind: isCustomer ? "visitor" : "agent",
                authorID: isCustomer ? records[index].visitor.rawValue : Self.ada.id.rawValue,
                authorName: isCustomer ? nil : Self.ada.name,
                clientID: UUID().uuidString,
                contentHash: UInt64(position),
                payload: Self.payload
            )
        }
    }
}
