import HarkDomain
import HarkRouting
import HarkTesting
import Testing

/// Who may not have a conversation.
struct RoutingBoundsTests {
    private func bar(_ need: RoutingNeed, _ seat: RoutingSeat, at seconds: Int = 0) -> RoutingBar? {
        RoutingBoard(needs: [need], seats: [seat]).explain(need.conversation, at: .at(seconds)).barred.first?.bar
    }

    @Test func `each bar is named`() {
        var full = RoutingSeat.fixture(.tom, capacity: 200, load: 101)
        #expect(bar(.fixture(1), full) == .full(spare: 99))
        full.load = 100
        #expect(bar(.fixture(1), full) == nil)
        #expect(bar(.fixture(1), .fixture(.tom, isAvailable: false)) == .offline)
        #expect(bar(.fixture(1, .shipping), .fixture(.tom)) == .queue)
        let refunds = SkillNeed("refunds", level: 2)
        #expect(bar(.fixture(1, required: [refunds]), .fixture(.tom, skills: ["refunds": 1])) == .skill(refunds))
        #expect(bar(.fixture(1, required: [refunds]), .fixture(.tom, skills: ["refunds": 2])) == nil)
        #expect(bar(.fixture(1, language: "de"), .fixture(.tom, languages: ["en"])) == .language("de"))
    }

    @Test func `who let it pass is barred while somebody else is left who could serve it`() {
        let need = RoutingNeed.fixture(1, excluded: [.tom: .at(9)])
        var board = RoutingBoard(needs: [need], seats: [.fixture(.tom), .fixture(.ada, load: 100)])
        #expect(board.explain(need.conversation, at: .at(0)).barred.first?.bar == .excluded(until: .at(9)))

        board.put(.fixture(.ada, isAvailable: false))

        #expect(board.settle() == [Pair(1, .tom)])
    }

    @Test func `an agent of a queue that helps out counts as left from the moment at which it helps`() {
        let policy = RoutingPolicy(overflow: [Overflow(to: .shipping, afterSeconds: 20)])
        var board = RoutingBoard(policies: [.billing: policy])
        board.put(RoutingNeed.fixture(1, excluded: [.tom: .at(60)]))
        board.put(RoutingSeat.fixture(.tom, load: 100))
        board.put(RoutingSeat.fixture(.ada, [.shipping]))

        #expect(board.explain(ConversationID(rawValue: 1), at: .at(19)).barred.first?.bar == .full(spare: 0))
        #expect(board.settle(at: 20) == [Pair(1, .ada)])
    }

    @Test func `a helper who serves several queues is measured by the first that helps out, open or not`() {
        let policy = RoutingPolicy(
            overflow: [
                Overflow(to: .shipping, afterSeconds: 90), Overflow(to: QueueID(rawValue: 303), afterSeconds: 0),
            ]
        )
        var helper = RoutingSeat.fixture(.tom, [.shipping, QueueID(rawValue: 303)], capacity: 300)
        helper.queues[.shipping] = SeatLimit(capacity: 100)
        var board = RoutingBoard(policies: [.billing: policy])
        for id in 1...2 { board.put(RoutingNeed.fixture(Int64(id), at: id)) }
        board.put(helper)

        #expect(board.settle(at: 5) == [Pair(1, .tom)])
        #expect(board.seat(.tom)?.loadByQueue == [.shipping: 100])
    }

    @Test func `a place kept from before goes first, and the wait counts from when it came`() {
        let policy = RoutingPolicy(relaxation: [Relaxation(.lastSkill, afterSeconds: 30)])
        var kept = RoutingNeed.fixture(2, at: 50, required: [SkillNeed("x")])
        kept.headStart = 50_000
        var board = RoutingBoard(policies: [.billing: policy])
        board.put(kept)
        board.put(RoutingNeed.fixture(1, at: 10, required: [SkillNeed("x")]))
        board.put(RoutingSeat.fixture(.tom, capacity: 100))

        #expect(board.position(of: ConversationID(rawValue: 2)) == 1)
        #expect(board.nextMoment(after: .at(51)) == .at(80))
        #expect(board.settle(at: 79) == [Pair(1, .tom)])
    }

    @Test func `a region or script more does not part languages, another one does`() {
        #expect(bar(.fixture(1, language: "en"), .fixture(.tom, languages: ["en-GB"])) == nil)
        #expect(bar(.fixture(1, language: "PT-br"), .fixture(.tom, languages: ["pt"])) == nil)
        #expect(bar(.fixture(1, language: "zh-Hans"), .fixture(.tom, languages: ["zh-Hant"])) == .language("zh-Hans"))
        #expect(bar(.fixture(1, language: "en"), .fixture(.tom, languages: ["eng"])) == .language("en"))
        #expect(bar(.fixture(1, language: "en"), .fixture(.tom)) == nil)
    }

    @Test func `weights of hundredths fill the capacity exactly`() {
        var board = RoutingBoard(
            needs: (1...20).map { .fixture(Int64($0), at: $0, weight: 25) },
            seats: [.fixture(.tom, capacity: 310)]
        )

        #expect(board.settle(at: 30).count == 12)
        #expect(board.seat(.tom)?.load == 300)
    }

    @Test func `a queue's limit holds beside the capacity in all`() {
        var seat = RoutingSeat.fixture(.tom, [.billing, .shipping], capacity: 400)
        seat.queues[.billing] = SeatLimit(capacity: 150)
        var board = RoutingBoard(
            needs: [.fixture(1), .fixture(2), .fixture(3, weight: 50), .fixture(4, .shipping, weight: 250)],
            seats: [seat]
        )

        #expect(board.settle() == [Pair(1, .tom), Pair(3, .tom), Pair(4, .tom)])
        #expect(board.seat(.tom)?.loadByQueue == [.billing: 150, .shipping: 250])
    }

    @Test func `who let it pass comes back when the time is over`() {
        var board = RoutingBoard(
            needs: [.fixture(1, excluded: [.tom: .at(60)])],
            seats: [.fixture(.tom), .fixture(.ada, load: 100)]
        )

        #expect(board.settle(at: 59) == [])
        #expect(board.nextMoment(after: .at(59)) == .at(60))
        #expect(board.settle(at: 60) == [Pair(1, .tom)])
        #expect(board.nextMoment(after: .at(60)) == nil)
    }

    @Test func `who let it pass gets the one behind it`() {
        var board = RoutingBoard(
            needs: [.fixture(1, excluded: [.tom: .at(60)]), .fixture(2, at: 1)],
            seats: [.fixture(.tom), .fixture(.ada, load: 100)]
        )

        #expect(board.settle(at: 2) == [Pair(2, .tom)])
    }
}

/// What time changes: kept for the last agent, relaxed, helped out.
struct RoutingTimeTests {
    private let sticky = RoutingPolicy(stickySeconds: 30)

    @Test func `it is kept for the last agent, for a bounded time`() {
        let last = RoutingSeat.fixture(.ada, load: 100)
        var board = RoutingBoard(sticky, needs: [.fixture(1, lastAgent: .ada)], seats: [.fixture(.tom), last])

        #expect(board.settle(at: 29) == [])
        #expect(
            board.explain(ConversationID(rawValue: 1), at: .at(29)).barred.map(\.bar) == [
                .sticky(.ada, until: .at(30)), .full(spare: 0),
            ]
        )
        #expect(board.nextMoment(after: .at(0)) == .at(30))
        #expect(board.settle(at: 30) == [Pair(1, .tom)])
    }

    @Test func `the last agent goes first while it is kept`() {
        var board = RoutingBoard(
            sticky,
            needs: [.fixture(1, lastAgent: .ada)],
            seats: [.fixture(.tom), .fixture(.ada, idleSince: 9)]
        )

        let match = board.next(at: .at(10))

        #expect(match?.seat.agent.id == .ada)
        #expect(match?.reasons == [.lastAgent])
    }

    @Test func `it is not kept for one who is away, cannot serve it or let it pass`() {
        let need = RoutingNeed.fixture(1, lastAgent: .ada)
        var declined = need
        declined.excluded = [.ada: .at(60)]
        let away = RoutingSeat.fixture(.ada, isAvailable: false)
        for (need, last) in [(need, away), (need, .fixture(.ada, [.shipping])), (declined, .fixture(.ada))] {
            var board = RoutingBoard(sticky, needs: [need], seats: [.fixture(.tom), last])
            #expect(board.settle() == [Pair(1, .tom)])
        }
    }

    @Test func `demands fall step by step`() {
        let policy = RoutingPolicy(relaxation: [
            Relaxation(.preferredSkills, afterSeconds: 10), Relaxation(.level, afterSeconds: 20),
            Relaxation(.lastSkill, afterSeconds: 30), Relaxation(.skill("refunds"), afterSeconds: 40),
            Relaxation(.language, afterSeconds: 50),
        ])
        let need = RoutingNeed.fixture(
            1,
            required: [SkillNeed("refunds", level: 2), SkillNeed("tax")],
            preferred: [SkillNeed("vip")],
            language: "de"
        )
        let board = RoutingBoard(
            policy,
            needs: [need],
            seats: [
                .fixture(AgentID(rawValue: 1), skills: ["refunds": 2, "tax": 1, "vip": 1], languages: ["de"]),
                .fixture(AgentID(rawValue: 2), skills: ["refunds": 2, "tax": 1], languages: ["de"]),
                .fixture(AgentID(rawValue: 3), skills: ["refunds": 1, "tax": 1], languages: ["de"]),
                .fixture(AgentID(rawValue: 4), skills: ["refunds": 1], languages: ["de"]),
                .fixture(AgentID(rawValue: 5), languages: ["de"]),
                .fixture(AgentID(rawValue: 6), languages: ["fr"]),
            ]
        )

        for (seconds, able) in [(9, 1), (10, 2), (20, 3), (30, 4), (40, 5), (50, 6)] {
            let reasons = board.explain(need.conversation, at: .at(seconds))
            #expect(reasons.candidates.map { Int($0.agent.id.rawValue) } == Array(1...able))
            #expect(reasons.relaxed.count == able - 1)
            #expect(board.nextMoment(after: .at(seconds)) == (able == 6 ? nil : .at(max(10, seconds / 10 * 10 + 10))))
        }
    }

    @Test func `preferred skills only order when no step lets them fall`() {
        var board = RoutingBoard(needs: [.fixture(1, preferred: [SkillNeed("vip")])], seats: [.fixture(.tom)])

        #expect(board.settle() == [Pair(1, .tom)])
    }
}

/// When another queue helps out.
struct RoutingOverflowTests {
    private func board(_ rule: Overflow, _ needs: [RoutingNeed], _ seats: [RoutingSeat]) -> RoutingBoard {
        RoutingBoard(RoutingPolicy(), [.billing: RoutingPolicy(overflow: [rule])], needs: needs, seats: seats)
    }

    @Test func `it helps one that has waited so long`() {
        let rule = Overflow(to: .shipping, afterSeconds: 60)
        var board = board(rule, [.fixture(1), .fixture(2, at: 5)], [.fixture(.tom, [.shipping], capacity: 500)])

        #expect(board.settle(at: 59) == [])
        #expect(board.nextMoment(after: .at(59)) == .at(60))
        let match = board.next(at: .at(60))
        #expect(match?.queue == .shipping)
        #expect(match?.reasons == [.overflow(to: .shipping)])
        #expect(board.settle(at: 60) == [Pair(1, .tom)])
    }

    @Test func `it helps while so many wait`() {
        let rule = Overflow(to: .shipping, atLength: 2)
        let needs = (1...3).map { RoutingNeed.fixture(Int64($0), at: $0) }
        var board = board(rule, needs, [.fixture(.tom, [.shipping], capacity: 500)])

        #expect(board.settle(at: 9) == [Pair(1, .tom), Pair(2, .tom)])
    }

    @Test func `it helps while nobody is online`() {
        let rule = Overflow(to: .shipping, whenNobodyIsOnline: true)
        var board = board(rule, [.fixture(1)], [.fixture(.tom, [.shipping]), .fixture(.ada, load: 100)])
        #expect(board.settle() == [])

        board.put(RoutingSeat.fixture(.ada, load: 100, isAvailable: false))

        #expect(board.settle() == [Pair(1, .tom)])
    }

    @Test func `the queue's own people go first`() {
        let rule = Overflow(to: .shipping, afterSeconds: 0)
        let own = RoutingSeat.fixture(.ada, capacity: 300, load: 200, idleSince: 9)
        var board = board(rule, [.fixture(1), .fixture(2)], [.fixture(.tom, [.shipping]), own])

        #expect(board.settle() == [Pair(1, .ada), Pair(2, .tom)])
    }
}

/// Scarce skills are left to those whom only they can serve.
struct RoutingReservationTests {
    private let german = SkillNeed("german")
    private let mono = RoutingSeat.fixture(.tom, idleSince: 9)
    private let dual = RoutingSeat.fixture(.ada, skills: ["german": 3], idleSince: 1)

    @Test func `the only one for another who waits is left to that one`() {
        let needs: [RoutingNeed] = [
            .fixture(1, at: 0, preferred: [german]), .fixture(2, at: 5, required: [german]),
        ]
        var board = RoutingBoard(needs: needs, seats: [mono, dual])
        let reasons = board.explain(ConversationID(rawValue: 1), at: .at(9))

        #expect(reasons.barred.map(\.bar) == [.reserved(for: ConversationID(rawValue: 2))])
        #expect(board.next(at: .at(9))?.reasons == [.spared(1)])
        #expect(board.settle(at: 9) == [Pair(1, .tom), Pair(2, .ada)])
    }

    @Test func `age decides when there is nobody else`() {
        let needs: [RoutingNeed] = [.fixture(1, at: 0), .fixture(2, at: 5, required: [german])]
        var board = RoutingBoard(needs: needs, seats: [dual])

        #expect(board.settle(at: 9) == [Pair(1, .ada)])
    }

    @Test func `between equals who has fewer rare skills goes first`() {
        var board = RoutingBoard(needs: [.fixture(1)], seats: [mono, dual])
        #expect(board.next(at: .at(9))?.candidates.map(\.scarcity) == [0, 1])
        #expect(board.settle(at: 9) == [Pair(1, .tom)])
    }

    @Test func `a policy may do without`() {
        let needs: [RoutingNeed] = [
            .fixture(1, at: 0, preferred: [german]), .fixture(2, at: 5, required: [german]),
        ]
        var board = RoutingBoard(RoutingPolicy(reservesScarceSkills: false), needs: needs, seats: [mono, dual])

        #expect(board.settle(at: 9) == [Pair(1, .ada)])
    }
}
