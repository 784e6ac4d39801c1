import Foundation
import HarkDomain
import HarkHub
import HarkSeed
import HarkServer
import HarkStore
import Testing

/// What `hark seed` writes, whatever it is about.
struct SeedingTests {
    @Test func `the same request gives the same log, another seed another one`() throws {
        let logs = try [1, 1, 2].map { (seed: UInt64) in
            let directory = SeededDirectory()
            let store = try directory.open()
            defer { store.close() }
            _ = try Seeding(.days(10, conversations: 150, seed: seed), in: store).run()
            return try store.log()
        }

        #expect(logs[0].count > 1000)
        #expect(logs[0] == logs[1])
        #expect(logs[0] != logs[2])
    }

    @Test func `the log is sound, and the projections are its fold`() throws {
        let directory = SeededDirectory()
        let store = try directory.open()
        let request = SeedRequest.days(20, conversations: 400)
        let report = try Seeding(request, in: store).run()
        defer { store.close() }

        #expect(store.verify().isEmpty)
        #expect(try FoldCheck.differences(in: store) == [])
        let rows = try store.log()
        let starts = rows.filter { $0.type == EventType.conversationStarted.rawValue }
        #expect(report.isComplete && report.conversations == 400 && starts.count == 400)
        #expect(report.events == rows.count)
        #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.at <= $1.at })
        #expect(rows.allSatisfy { $0.at >= request.from && $0.at <= request.to })
    }

    @Test func `a week with an hour that the clocks skip is a week`() throws {
        let directory = SeededDirectory()
        let store = try directory.open()
        defer { store.close() }
        // Midnights in Vienna, in winter and in summer.
        let from = try #require(Timestamp(iso8601: "2025-03-25T23:00:00.000Z"))
        let to = try #require(Timestamp(iso8601: "2025-04-04T22:00:00.000Z"))
        let zone = try #require(TimeZone(identifier: "Europe/Vienna"))
        let report = try Seeding(SeedRequest(conversations: 90, from: from, to: to, zone: zone), in: store).run()

        #expect(report.conversations == 90)
        #expect(store.verify().isEmpty)
    }

    @Test func `what a message names stands where it says`() throws {
        let directory = SeededDirectory()
        let store = try directory.open()
        defer { store.close() }
        _ = try Seeding(.days(10, conversations: 150), in: store).run()

        var texts: [String: String] = [:]
        var named = 0
        for event in try store.log().map(Event.init) {
            guard let id = event.conversation else { continue }
            if case .messagePosted(let message) = event.body { texts["\(id) \(event.seq)"] = message.text }
            guard case .messageAnalysed(let data) = event.body else { continue }
            let text = Array(try #require(texts["\(id) \(data.seq)"]).unicodeScalars)
            for entity in data.entities {
                named += 1
                #expect(Array(entity.text.unicodeScalars) == Array(text[entity.start..<entity.end]))
            }
        }
        #expect(named > 100)
    }

    @Test func `a directory with conversations is left as it is`() throws {
        let directory = SeededDirectory()
        let store = try directory.open()
        defer { store.close() }
        _ = try Seeding(.days(7, conversations: 20), in: store).run()
        let head = try store.head()

        #expect(throws: SeedError.notEmpty) { try Seeding(.days(7, conversations: 20, seed: 2), in: store) }
        #expect(try store.head() == head)
    }

    @Test func `what a broken-off run left is sound, and known for what it is`() throws {
        let directory = SeededDirectory()
        let store = try directory.open()
        defer { store.close() }
        let report = try Seeding(.days(30, conversations: 3000), in: store).run(while: { false })

        #expect(!report.isComplete)
        #expect(store.verify().isEmpty)
        #expect(throws: SeedError.partFilled(what: "3000 conversations, seed 1")) {
            try Seeding(.days(30, conversations: 3000), in: store)
        }
    }

    @Test func `what can not be made is refused before anything is written`() throws {
        let future = Timestamp(milliseconds: 9_000_000_000_000)
        let wrong: [(SeedRequest, SeedError)] = [
            (.days(30, conversations: 0), .conversations),
            (.days(3, conversations: 10), .period),
            (.days(7, conversations: 200_000), .crowded(atMost: 140_000)),
            (SeedRequest(conversations: 5, from: future - .seconds(10 * 86_400), to: future), .future),
        ]
        for (request, error) in wrong {
            #expect(throws: error) { try request.check() }
        }
    }
}
