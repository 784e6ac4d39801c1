import HarkDomain

/// Which of two agents goes first under a policy.
struct RoutingOrder: Sendable {
    let choice: RoutingPolicy.Choice
    let reservesScarceSkills: Bool

    init(_ policy: RoutingPolicy) {
        (choice, reservesScarceSkills) = (policy.choice, policy.reservesScarceSkills)
    }

    typealias Rated = (rated: RatedSeat, seat: RoutingSeat)

    func isBefore(_ left: Rated, _ right: Rated) -> Bool {
        if choice == .weighted {
            if left.rated.points != right.rated.points { return left.rated.points > right.rated.points }
        } else if left.rated.fit != right.rated.fit {
            return left.rated.fit > right.rated.fit
        }
        switch choice {
        case .longestIdle, .costBased:
            if left.seat.spare != right.seat.spare { return left.seat.spare > right.seat.spare }
        case .leastLoaded:
            let (a, b) = (left.seat.load * right.seat.capacity, right.seat.load * left.seat.capacity)
            if a != b { return a < b }
        case .roundRobin, .weighted: break
        }
        if reservesScarceSkills, left.rated.scarcity != right.rated.scarcity {
            return left.rated.scarcity < right.rated.scarcity
        }
        let since = (left: turn(left.seat), right: turn(right.seat))
        return since.left != since.right ? since.left < since.right : left.seat.agent.id < right.seat.agent.id
    }

    private func turn(_ seat: RoutingSeat) -> Int64 {
        choice == .roundRobin ? (seat.lastAssignedAt?.milliseconds ?? .min) : seat.idleSince.milliseconds
    }
}
