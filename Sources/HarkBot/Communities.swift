/// Groups of a graph whose members hold together more than chance would make them.
///
/// - Source: V. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre, "Fast unfolding of communities in large
///   networks" (2008). Nodes are visited in order, and of equal groups the lower one is taken, so that the result
///   depends on the graph alone.
struct Communities {
    private static let mostRounds = 30
    private static let leastGain = 1e-9

    /// The number of the group of each node, counted from 0 in the order of the nodes.
    private(set) var groups: [Int]

    /// Groups the nodes.
    init(_ ties: [[NeighbourGraph.Tie]]) {
        groups = Array(ties.indices)
        var graph = ties.map { $0.map { ($0.other, $0.weight) } }
        while true {
            let moved = Self.renumbered(Self.level(of: graph))
            groups = groups.map { moved[$0] }
            let count = (moved.max() ?? -1) + 1
            guard count < graph.count else { break }
            graph = Self.folded(graph, moved, count)
        }
        groups = Self.renumbered(groups)
    }

    /// Moves single nodes to where they fit best until none wants to move.
    private static func level(of graph: [[(Int, Double)]]) -> [Int] {
        let degree = graph.map { $0.reduce(0) { $0 + $1.1 } }
        let total = max(degree.reduce(0, +), .leastNormalMagnitude)
        var group = Array(graph.indices)
        var sums = degree
        var weights = [Double](repeating: 0, count: graph.count)
        for _ in 0..<mostRounds {
            var hasMoved = false
            for node in graph.indices {
                let own = group[node]
                var near: [Int] = [own]
                for (other, weight) in graph[node] where other != node {
                    if weights[group[other]] == 0, group[other] != own { near.append(group[other]) }
                    weights[group[other]] += weight
                }
                sums[own] -= degree[node]
                var best = (group: own, gain: weights[own] - degree[node] * sums[own] / total)
                for candidate in near.dropFirst().sorted() {
                    let gain = weights[candidate] - degree[node] * sums[candidate] / total
                    if gain > best.gain + leastGain { best = (candidate, gain) }
                }
                sums[best.group] += degree[node]
                group[node] = best.group
                if best.group != own { hasMoved = true }
                for candidate in near { weights[candidate] = 0 }
            }
            guard hasMoved else { break }
        }
        return group
    }

    /// The graph of the groups; ties inside a group become one of the group to itself.
    private static func folded(_ graph: [[(Int, Double)]], _ group: [Int], _ count: Int) -> [[(Int, Double)]] {
        var sums = [[Int: Double]](repeating: [:], count: count)
        for (node, ties) in graph.enumerated() {
            for (other, weight) in ties { sums[group[node]][group[other], default: 0] += weight }
        }
        return sums.map { $0.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
    }

    private static func renumbered(_ groups: [Int]) -> [Int] {
        var numbers: [Int: Int] = [:]
        return groups.map { group in
            let number = numbers[group] ?? numbers.count
            numbers[group] = number
            return number
        }
    }
}
