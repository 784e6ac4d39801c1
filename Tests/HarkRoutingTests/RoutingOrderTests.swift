import HarkDomain
import HarkRouting
import HarkTesting
import Testing

/// Which agent goes first.
struct RoutingOrderTests {
    private func order(
        _ need: RoutingNeed,
        _ seats: [RoutingSeat],
        _ policy: RoutingPolicy = RoutingPolicy()
    ) -> [AgentID] {
        var board = RoutingBoard(policy, needs: [need], seats: seats)
        return board.next(at: .at(0))?.candidates.map(\.agent.id) ?? []
    }

    @Test func `the better fit goes before spare capacity and idle time`() {
        let need = RoutingNeed.fixture(1, preferred: [SkillNeed("refunds", level: 3)])
        let fit = RoutingSeat.fixture(.tom, skills: ["refunds": 3], capacity: 200, load: 100, idleSince: 9)
        let near = RoutingSeat.fixture(.ada, skills: ["refunds": 2], capacity: 200, idleSince: 1)

        #expect(order(need, [near, fit]) == [.tom, .ada])
    }

    @Test func `who serves the queue better is the better fit`() {
        var expert = RoutingSeat.fixture(.tom, idleSince: 9)
        expert.queues[.billing] = SeatLimit(level: 5)

        #expect(order(.fixture(1), [.fixture(.ada), expert]) == [.tom, .ada])
    }

    @Test func `spare capacity goes before idle time`() {
        let roomy = RoutingSeat.fixture(.tom, capacity: 300, load: 50, idleSince: 9)
        let idle = RoutingSeat.fixture(.ada, capacity: 300, load: 100, idleSince: 1)

        #expect(order(.fixture(1), [idle, roomy]) == [.tom, .ada])
    }

    @Test func `the longest idle goes first between equals, then the lower id`() {
        let seats: [RoutingSeat] = [
            .fixture(.ada, idleSince: 5), .fixture(.eve, idleSince: 4), .fixture(.tom, idleSince: 5),
        ]

        #expect(order(.fixture(1), seats) == [.eve, .tom, .ada])
    }

    @Test func `least loaded looks at the part of the capacity in use`() {
        let policy = RoutingPolicy(choice: .leastLoaded)
        let large = RoutingSeat.fixture(.tom, capacity: 800, load: 400)
        let small = RoutingSeat.fixture(.ada, capacity: 300, load: 100)

        #expect(order(.fixture(1), [large, small]) == [.tom, .ada])
        #expect(order(.fixture(1), [large, small], policy) == [.ada, .tom])
    }

    @Test func `round robin takes turns, whatever the load`() {
        let policy = RoutingPolicy(choice: .roundRobin)
        let seats: [RoutingSeat] = [
            .fixture(.ada, capacity: 300, lastAssignedAt: 7), .fixture(.eve, capacity: 300, load: 200),
            .fixture(.tom, capacity: 300, load: 200, lastAssignedAt: 3),
        ]

        #expect(order(.fixture(1), seats, policy) == [.eve, .tom, .ada])
    }

    @Test func `weighted adds fit, spare capacity and idle minutes`() {
        let need = RoutingNeed.fixture(1, preferred: [SkillNeed("refunds")])
        let fit = RoutingSeat.fixture(.tom, skills: ["refunds": 1], idleSince: 0)
        let idle = RoutingSeat.fixture(.ada, idleSince: -599)
        let policy = RoutingPolicy(choice: .weighted, weights: .init(fit: 1, spare: 0, idle: 1))

        #expect(order(need, [fit, idle], policy) == [.tom, .ada])

        let longer = RoutingSeat.fixture(.ada, idleSince: -601)
        #expect(order(need, [fit, longer], policy) == [.ada, .tom])
    }

    @Test func `at most ten candidates are named`() {
        let seats = (Int64(1)...30).map { RoutingSeat.fixture(AgentID(rawValue: $0), idleSince: -Int($0)) }

        #expect(order(.fixture(1), seats).map(\.rawValue) == (Int64(21)...30).reversed())
    }
}

/// Which conversation goes first.
struct RoutingPriorityTests {
    @Test func `the oldest across all queues goes first`() {
        var board = RoutingBoard(
            needs: [.fixture(1, at: 20), .fixture(2, .shipping, at: 10)],
            seats: [.fixture(.tom, [.billing, .shipping])]
        )

        #expect(board.settle(at: 30) == [Pair(2, .tom)])
    }

    @Test func `a point of priority is worth its credit and no more`() {
        let policy = RoutingPolicy(priorityCreditSeconds: 60)
        let early = RoutingBoard(
            policy,
            needs: [.fixture(1, at: 0), .fixture(2, at: 59, priority: 1)],
            seats: [.fixture(.tom)]
        )
        let late = RoutingBoard(
            policy,
            needs: [.fixture(1, at: 0), .fixture(2, at: 61, priority: 1)],
            seats: [.fixture(.tom)]
        )
        var (first, second) = (early, late)

        #expect(first.settle(at: 70) == [Pair(2, .tom)])
        #expect(second.settle(at: 70) == [Pair(1, .tom)])
    }

    @Test func `strict priority goes before any wait`() {
        var board = RoutingBoard(
            RoutingPolicy(priorityCreditSeconds: nil),
            needs: [.fixture(1, at: 0), .fixture(2, at: 80_000, priority: 1)],
            seats: [.fixture(.tom)]
        )

        #expect(board.settle(at: 80_001) == [Pair(2, .tom)])
    }

    @Test func `with credit nothing starves under a flood of higher priority`() {
        var board = RoutingBoard(RoutingPolicy(), needs: [.fixture(1, priority: -10)], seats: [])
        var servedAt: Int?
        for second in 0..<10_000 where servedAt == nil {
            board.put(.fixture(Int64(second) + 2, at: second, priority: 10))
            board.put(RoutingSeat.fixture(.tom, idleSince: second))
            if board.settle(at: second).first?.conversation == 1 { servedAt = second }
        }

        #expect(servedAt == 20 * 120)
    }

    @Test func `cost-based gives an agent the conversation that fits, unless another waited long`() {
        let policy = RoutingPolicy(choice: .costBased, weights: .init(fit: 3, waiting: 1))
        func first(waited: Int) -> Int64? {
            var board = RoutingBoard(
                policy,
                needs: [.fixture(1, at: -waited), .fixture(2, preferred: [SkillNeed("refunds")])],
                seats: [.fixture(.tom, skills: ["refunds": 1])]
            )
            return board.settle(at: 1).first?.conversation
        }

        #expect(first(waited: 29) == 2)
        #expect(first(waited: 31) == 1)
    }
}
