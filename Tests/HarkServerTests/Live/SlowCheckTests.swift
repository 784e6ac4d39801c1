import HarkProtocol
import Testing

@testable import HarkHub
@testable import HarkServer

/// The slow check of the log beside the work.
@Suite(.liveServers) struct SlowCheckTests {
    @Test func `it finds a damaged row and tells which`() async throws {
        let live = try await LiveHark.start()
        let (visitor, _, id) = try await live.conversation()
        try await visitor.say("as it was written", in: id, key: "k")

        await live.server.hub.checkAll()
        #expect(faults(live).isEmpty)
        #expect(live.server.metrics.text().contains("hark_log_faults_total 0"))

        let hand = try DatabaseHand(live)
        let row = "SELECT position FROM event WHERE clientID = 'k'"
        let changed = "CAST(replace(CAST(payload AS TEXT), 'written', 'changed') AS BLOB)"
        try hand.run("UPDATE event SET payload = \(changed) WHERE position IN (\(row))")
        await live.server.hub.checkAll()

        #expect(Set(faults(live)).count == 1)
        #expect(faults(live).first?.contains("conversation \(id) is damaged") == true)
        #expect(!live.server.metrics.text().contains("hark_log_faults_total 0"))
        #expect(live.server.hub.readiness.isReady)
    }

    @Test func `it comes to the end of a long log, then begins anew`() async throws {
        let live = try await LiveHark.start()
        let (visitor, _, id) = try await live.conversation()
        let words: [(method: String, params: LiveClient.Params)] = (0..<220).map {
            ("message.send", ["conversation": .string(id), "clientID": .string("k\($0)"), "text": .string("\($0)")])
        }
        #expect(try await visitor.answers(words).allSatisfy { $0["result"] != .null })

        // The server's own clock may take a step in between.
        var places: Set<Int64> = []
        for _ in 0..<8 {
            await live.server.hub.checkNext()
            places.insert(await live.server.hub.scrubbed)
        }
        #expect(places.count == 2 && places.contains(0))
    }

    private func faults(_ live: LiveHark) -> [String] {
        live.log.lines.filter { $0.level >= .error && $0.text.hasPrefix("Damage found") }.map(\.text)
    }
}

extension Hub {
    /// Takes one step and waits until it is done: reads with one key keep their order.
    fileprivate func checkNext() async {
        scrub()
        await withCheckedContinuation { continuation in
            read(key: 0) { _ in
            } then: { _, _ in
                continuation.resume()
            }
        }
    }

    fileprivate func checkAll() async {
        repeat { await checkNext() } while scrubbed != 0
    }
}
