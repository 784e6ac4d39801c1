/// Conversations in order, of which mostly the first is taken and mostly a last one added.
struct RankedLine: Sendable {
    private var ranks: [RoutingRank] = []
    private var start = 0

    /// Who is first.
    var first: RoutingRank? { start < ranks.count ? ranks[start] : nil }

    /// How many stand in line.
    var count: Int { ranks.count - start }

    /// All of them, in order.
    var all: ArraySlice<RoutingRank> { ranks[start...] }

    /// How many stand before where this one stands or would stand.
    func position(of rank: RoutingRank) -> Int { index(of: rank) - start }

    /// Puts one in its place.
    ///
    /// - Complexity: O(log n) to find the place, and a move of those behind it.
    mutating func insert(_ rank: RoutingRank) { ranks.insert(rank, at: index(of: rank)) }

    /// Takes one out; does nothing when it is not there.
    ///
    /// - Complexity: O(1) for the first on average, O(log n) and a move of those behind it for others.
    mutating func remove(_ rank: RoutingRank) {
        let index = index(of: rank)
        guard index < ranks.count, ranks[index] == rank else { return }
        guard index == start else {
            ranks.remove(at: index)
            return
        }
        start += 1
        guard start * 2 > ranks.count else { return }
        ranks.removeFirst(start)
        start = 0
    }

    private func index(of rank: RoutingRank) -> Int {
        guard let last = ranks.last, rank <= last else { return ranks.count }
        var (low, high) = (start, ranks.count)
        while low < high {
            let middle = (low + high) / 2
            if ranks[middle] < rank { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
