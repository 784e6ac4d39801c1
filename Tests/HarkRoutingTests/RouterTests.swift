import HarkDomain
import HarkRouting
import HarkTesting
import Testing

/// Who gets which conversation next.
struct RouterTests {
    private func candidate(_ profile: AgentProfile, idleSince: Int64) -> Candidate {
        Candidate(
            agent: profile.reference,
            load: 0,
            capacity: profile.capacity,
            idleSince: Timestamp(milliseconds: idleSince),
            queues: profile.queues
        )
    }

    private func lines(_ places: [QueueID: [(id: Int64, rank: Int64)]]) -> [QueueID: Line] {
        places.mapValues { entries in
            var line = Line()
            for entry in entries {
                let id = ConversationID(rawValue: entry.id)
                line.insert(Place(priority: 0, rank: entry.rank, conversation: id), isOffered: false)
            }
            return line
        }
    }

    @Test func `the longest idle agent gets the longest waiting conversation`() {
        let lines = lines([.billing: [(1, 20), (2, 10)]])

        let match = Router.next(in: lines, free: [candidate(.tom, idleSince: 9), candidate(.ada, idleSince: 5)]) {
            _,
            _ in false
        }

        #expect(match?.place.conversation.rawValue == 2)
        #expect(match?.candidates.map(\.agent.id) == [.ada, .tom])
    }

    @Test func `the oldest across all queues goes first`() {
        let lines = lines([.billing: [(1, 20)], .shipping: [(2, 10)]])

        let match = Router.next(in: lines, free: [candidate(.tom, idleSince: 0)]) { _, _ in false }

        #expect(match?.queue == .shipping)
    }

    @Test func `who let a conversation pass gets the one behind it`() {
        let lines = lines([.billing: [(1, 10), (2, 20)]])

        let match = Router.next(in: lines, free: [candidate(.tom, idleSince: 0)]) { id, _ in id.rawValue == 1 }

        #expect(match?.place.conversation.rawValue == 2)
    }

    @Test func `nobody gets what is in a queue they do not serve`() {
        let lines = lines([.shipping: [(1, 10)]])

        #expect(Router.next(in: lines, free: [candidate(.ada, idleSince: 0)]) { _, _ in false } == nil)
    }

    @Test func `at most ten candidates are named, the best ones`() {
        let crowd = (Int64(1)...30).map { number -> Candidate in
            let profile = AgentProfile(id: AgentID(rawValue: number), name: "A", role: .agent, queues: [.billing])
            return candidate(profile, idleSince: 100 - number)
        }

        let match = Router.next(in: lines([.billing: [(1, 1)]]), free: crowd) { _, _ in false }

        #expect(match?.candidates.map { $0.agent.id.rawValue } == (Int64(21)...30).reversed())
    }
}

/// The first estimate of a wait.
struct HandlingTimesTests {
    @Test func `one ends every handling time divided by the slots`() {
        var times = HandlingTimes()
        for _ in 0..<8 { times.add(seconds: 240) }

        let wait = times.wait(position: 3, slots: 4, free: 0)

        #expect(wait.low == 180 && wait.high == 180)
    }

    @Test func `the ring follows the last thirty-two`() {
        var times = HandlingTimes()
        for _ in 0..<32 { times.add(seconds: 1000) }
        for _ in 0..<32 { times.add(seconds: 100) }

        #expect(times.quartiles.low == 100 && times.quartiles.high == 100)
    }

    @Test func `a range is assumed before anything was measured`() {
        let wait = HandlingTimes().wait(position: 1, slots: 0, free: 0)

        #expect(wait.low > 0 && wait.high > wait.low)
    }
}
