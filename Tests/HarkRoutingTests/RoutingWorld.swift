import HarkDomain
import HarkRouting

/// A floor in small that carries out what the board says, beside the specification, and checks every promise.
struct RoutingWorld {
    struct Held: Hashable {
        var need: RoutingNeed
        var agent: AgentID
        var queue: QueueID
        var weight: Int
    }

    struct Broken: Error, CustomStringConvertible {
        var description: String
    }

    var board: RoutingBoard
    var specification: RoutingSpecification
    var held: [Held] = []
    var now = Timestamp.at(0)
    private var came: Set<ConversationID> = []
    private var gone: Set<ConversationID> = []
    private var step = 0
    private var burst = 0

    init(_ policies: [QueueID: RoutingPolicy], counting counted: CountedTraits) {
        board = RoutingBoard(policies: policies, counting: counted)
        specification = RoutingSpecification(policies: policies, counted: counted)
    }

    /// Returns what a history breaks, or nil.
    static func failure(of history: RoutingHistory) -> String? {
        var world = RoutingWorld(history.policies, counting: history.counted)
        do {
            for event in history.events { try world.take(event) }
            return nil
        } catch {
            return "\(error)"
        }
    }

    mutating func take(_ event: RoutingEvent) throws {
        step += 1
        happen(event)
        burst -= 1
        guard burst <= 0 else { return }
        try settle()
        try check()
    }

    private mutating func happen(_ event: RoutingEvent) {
        switch event {
        case .wait(let seconds): now = now + .seconds(seconds)
        case .come(let need):
            guard !gone.contains(need.conversation),
                !held.contains(where: { $0.need.conversation == need.conversation })
            else { return }
            came.insert(need.conversation)
            specification.needs[need.conversation] = need
            board.put(need)
        case .giveUp(let id):
            if specification.needs[id] != nil { gone.insert(id) }
            specification.needs[id] = nil
            board.remove(need: id)
        case .staff(let seat): put(seat)
        case .leave(let id):
            specification.seats[id] = nil
            board.remove(seat: id)
        case .end(let index):
            guard !held.isEmpty else { return }
            let ended = held.remove(at: index % held.count)
            gone.insert(ended.need.conversation)
            put(specification.seats[ended.agent])
        case .burst(let count): burst = count + 1
        case .weigh(let index, let weight):
            guard !held.isEmpty else { return }
            held[index % held.count].weight = weight
            put(specification.seats[held[index % held.count].agent])
        }
    }

    /// Puts an agent with the load of what is in hand.
    private mutating func put(_ seat: RoutingSeat?) {
        guard var seat else { return }
        (seat.load, seat.loadByQueue) = (0, [:])
        for one in held where one.agent == seat.agent.id {
            seat.load += one.weight
            seat.loadByQueue[one.queue, default: 0] += one.weight
        }
        specification.seats[seat.agent.id] = seat
        board.put(seat)
    }

    private mutating func settle() throws {
        while true {
            let (match, choice) = (board.next(at: now), specification.next(at: now))
            guard match.map(RoutingSpecification.Choice.init) == choice else {
                throw Broken(description: "board \(match as Any), specification \(choice as Any)")
            }
            guard let match else { return }
            try carryOut(match)
        }
    }

    private mutating func carryOut(_ match: RoutingMatch) throws {
        let (need, agent) = (match.need, match.seat.agent.id)
        try require(specification.needs[need.conversation] == need, "the need is the one that waits")
        try require(specification.seats[agent] == match.seat, "the seat is the one on the board")
        try require(specification.isFirstOfItsLike(need, now), "age decides between equals")
        try require(!held.contains { $0.need.conversation == need.conversation }, "nobody else holds it")
        specification.needs[need.conversation] = nil
        board.remove(need: need.conversation)
        held.append(Held(need: need, agent: agent, queue: match.queue, weight: need.weight))
        var seat = match.seat
        seat.take(need.weight, in: match.queue, at: now)
        put(seat)
        try require(specification.seats[agent] == seat, "taking adds exactly the weight")
        try require(seat.load <= seat.capacity, "nobody is above the capacity")
        let limit = seat.queues[match.queue]?.capacity ?? .max
        try require(seat.loadByQueue[match.queue, default: 0] <= limit, "nobody is above a queue's limit")
    }

    private func check() throws {
        try require(
            Set(specification.needs.keys).union(held.map(\.need.conversation)).union(gone) == came,
            "none is lost"
        )
        let moment = specification.nextMoment(after: now)
        try require(board.nextMoment(after: now) == moment, "the next moment is \(moment as Any)")
        guard step % 8 == 0 else { return }
        for need in specification.needs.values {
            try require(specification.chances(for: need, now).isEmpty, "nobody waits while somebody may serve them")
        }
        try checkReasons()
        try checkOrderOfPuts()
    }

    private func checkReasons() throws {
        guard let need = specification.needs.values.min(by: { $0.conversation < $1.conversation }) else { return }
        let reasons = board.explain(need.conversation, at: now)
        let bars = specification.seats.values.sorted { $0.agent.id < $1.agent.id }
            .map { specification.bar($0, need, now) }
        try require(reasons.barred.map(\.bar) == bars, "the reasons are \(bars), not \(reasons.barred)")
        let later = now + .seconds(7)
        let chances = specification.chances(for: need, later)
        let explained = board.explain(need.conversation, at: later)
        let isLeft: (RoutingReasons.Barred) -> Bool = { if case .reserved = $0.bar { true } else { false } }
        let all = Set(explained.candidates.map(\.agent.id) + explained.barred.filter(isLeft).map(\.agent.id))
        try require(all == Set(chances.map(\.agent)), "in 7 s these may have it: \(chances)")
    }

    /// A board that got the same in another order gives the same answers.
    private func checkOrderOfPuts() throws {
        var other = RoutingBoard(policies: specification.policies, counting: specification.counted)
        for seat in specification.seats.values { other.put(seat) }
        for need in specification.needs.values { other.put(need) }
        try require(other == board && other.hashValue == board.hashValue, "the boards are equal")
        var board = board
        let later = now + .seconds(11)
        let (left, right) = (board.next(at: later), other.next(at: later))
        try require(left == right, "\(left as Any) is \(right as Any)")
    }

    private func require(_ isTrue: Bool, _ promise: @autoclosure () -> String) throws {
        if !isTrue { throw Broken(description: "broken: \(promise())") }
    }
}
