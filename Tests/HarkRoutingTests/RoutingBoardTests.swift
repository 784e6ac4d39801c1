import HarkDomain
import HarkRouting
import HarkTesting
import Testing

/// What the board tells beside the next match.
struct RoutingBoardTests {
    @Test func `places count from one in each queue, by the order of serving`() {
        let board = RoutingBoard(
            needs: [
                .fixture(1, at: 5), .fixture(2, at: 3, required: [SkillNeed("tax")]), .fixture(3, at: 9, priority: 1),
                .fixture(4, .shipping, at: 1),
            ],
            seats: []
        )

        #expect((1...5).map { board.position(of: ConversationID(rawValue: $0)) } == [3, 2, 1, 1, nil])
        #expect([QueueID.billing, .shipping, QueueID(rawValue: 9)].map(board.length) == [3, 1, 0])
        #expect(board.waiting == 4)
    }

    @Test func `what is put again takes the place of what was`() {
        var board = RoutingBoard(needs: [.fixture(1), .fixture(2, at: 1)], seats: [.fixture(.tom, isAvailable: false)])
        board.put(RoutingNeed.fixture(1, at: 2))
        board.put(RoutingSeat.fixture(.tom, capacity: 200))

        #expect(board.settle(at: 3) == [Pair(2, .tom), Pair(1, .tom)])
        #expect(board.waiting == 0)
    }

    @Test func `removing what is not there changes nothing`() {
        var board = RoutingBoard(needs: [.fixture(1)], seats: [.fixture(.tom)])
        board.remove(need: ConversationID(rawValue: 9))
        board.remove(seat: .ada)

        #expect(board.settle() == [Pair(1, .tom)])
    }

    @Test func `a copy goes its own way`() {
        var board = RoutingBoard(needs: [.fixture(1)], seats: [.fixture(.tom)])
        var copy = board

        #expect(copy.settle() == [Pair(1, .tom)])
        #expect(board.settle() == [Pair(1, .tom)])
    }

    @Test func `a slot that is free again serves another agent`() {
        var board = RoutingBoard(needs: [], seats: [.fixture(.tom, [.shipping]), .fixture(.eve, [.shipping])])
        board.remove(seat: .tom)
        board.put(RoutingSeat.fixture(.ada))
        board.put(RoutingNeed.fixture(1))
        board.put(RoutingNeed.fixture(2, .shipping))

        #expect(board.settle() == [Pair(1, .ada), Pair(2, .eve)])
    }

    @Test func `hundreds of agents and kinds of demand find room`() {
        var board = RoutingBoard(
            needs: (1...2000).map { number in
                .fixture(Int64(number), at: number, required: [SkillNeed("skill \(number)")])
            },
            seats: []
        )
        for number in 1...600 {
            let agent = AgentID(rawValue: Int64(1000 + number))
            board.put(RoutingSeat.fixture(agent, skills: ["skill \(number * 3)": 1], capacity: 300))
        }

        let pairs = board.settle(at: 3000)

        #expect(pairs.map(\.conversation) == (1...600).map { Int64($0 * 3) })
        for number in 1...2000 { board.put(RoutingNeed.fixture(Int64(9000 + number), weight: number)) }
        #expect(board.settle(at: 3000).count == 200)
    }

    @Test func `time that goes back is taken as it is`() {
        let policy = RoutingPolicy(stickySeconds: 30)
        let need = RoutingNeed.fixture(1, lastAgent: .ada)
        var board = RoutingBoard(policy, needs: [need], seats: [.fixture(.ada, load: 100)])

        #expect(board.next(at: .at(60)) == nil)
        board.put(RoutingSeat.fixture(.tom))

        #expect(board.next(at: .at(10)) == nil)
        #expect(board.next(at: .at(30))?.seat.agent.id == .tom)
    }

    @Test func `other policies hold for those who wait already`() {
        var board = RoutingBoard(needs: [.fixture(1), .fixture(2, at: 50, priority: 1)], seats: [.fixture(.tom)])
        let before = board
        board.use(policies: [.billing: RoutingPolicy(priorityCreditSeconds: 0)], default: RoutingPolicy())

        #expect(board != before)
        #expect(board.settle(at: 60) == [Pair(1, .tom)])
    }

    @Test func `nothing is known of a conversation that is not there`() {
        let reasons = RoutingBoard(needs: [], seats: [.fixture(.tom)]).explain(ConversationID(rawValue: 1), at: .at(0))

        #expect(reasons.need == nil && reasons.candidates.isEmpty && reasons.barred.isEmpty)
    }

    @Test func `reasons are told in words`() {
        let bars: [RoutingBar] = [
            .offline, .queue, .excluded(until: .at(60)), .skill(SkillNeed("tax", level: 2)), .language("de"),
            .full(spare: 50), .sticky(.ada, until: .at(30)), .reserved(for: ConversationID(rawValue: 7)),
        ]

        #expect(
            bars.map { $0.words(at: .at(0)) } == [
                "not available", "serves another queue", "let it pass, gets it again in 60 s", "lacks tax at level 2",
                "does not speak de", "full: 0.50 units left", "kept for the last agent for 30 s",
                "left to \(ConversationID(rawValue: 7)), which has nobody else",
            ]
        )
    }
}
