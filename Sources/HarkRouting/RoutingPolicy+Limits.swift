/// A value of a policy that is out of its range.
public struct RoutingPolicyProblem: Hashable, Sendable {
    /// Which value, as a path of keys: `relaxation.0.afterSeconds`.
    public let field: String
    /// What it must be.
    public let reason: String
}

extension RoutingPolicy {
    /// What is out of range, by which a policy is refused before it comes to a board; empty when all is well.
    public var problems: [RoutingPolicyProblem] {
        var problems: [RoutingPolicyProblem] = []
        func check(_ field: String, _ value: Int?, _ range: ClosedRange<Int>) {
            guard let value, !range.contains(value) else { return }
            problems.append(.init(field: field, reason: "must be \(range.lowerBound)…\(range.upperBound)"))
        }
        check("priorityCreditSeconds", priorityCreditSeconds, 0...86_400)
        check("stickySeconds", stickySeconds, 0...3600)
        check("relaxation.count", relaxation.count, 0...64)
        check("overflow.count", overflow.count, 0...64)
        for (index, step) in relaxation.enumerated() {
            check("relaxation.\(index).afterSeconds", step.afterSeconds, 0...86_400)
        }
        for (index, rule) in overflow.enumerated() {
            check("overflow.\(index).afterSeconds", rule.afterSeconds, 0...86_400)
            check("overflow.\(index).atLength", rule.atLength, 1...1_000_000)
            if rule.afterSeconds == nil, rule.atLength == nil, !rule.whenNobodyIsOnline {
                problems.append(.init(field: "overflow.\(index)", reason: "must name a condition"))
            }
        }
        check("weights.fit", weights.fit, 0...1000)
        check("weights.spare", weights.spare, 0...1000)
        check("weights.idle", weights.idle, 0...1000)
        check("weights.waiting", weights.waiting, 1...1000)
        return problems
    }
}
