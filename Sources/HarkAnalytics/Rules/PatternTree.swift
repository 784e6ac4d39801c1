/// Transactions as paths from a root, so that those that begin alike share their beginning.
///
/// Items stand on the paths by how often they occur, the most frequent first; each node counts the transactions that
/// pass through it.
/// - Source: Han, Pei, Yin, "Mining Frequent Patterns without Candidate Generation" (2000), section 2.
struct PatternTree {
    private struct Node {
        let item: Int
        let parent: Int
        var count = 0
    }

    /// One way through a tree: items that stand together, and how often they do.
    struct Path {
        let items: [Int]
        let count: Int
    }

    private var nodes = [Node(item: -1, parent: -1)]
    /// The node below a node that stands for an item.
    private var children: [Child: Int] = [:]
    /// The nodes of each item.
    private var places: [Int: [Int]] = [:]
    /// How often each frequent item occurs, the rarest first.
    let frequent: [ItemSet]

    private struct Child: Hashable {
        let parent: Int
        let item: Int
    }

    /// Plants paths, without items that occur less often than `fewest`.
    init(_ paths: [Path], fewest: Int) {
        var counts: [Int: Int] = [:]
        for path in paths {
            for item in path.items { counts[item, default: 0] += path.count }
        }
        frequent = counts.filter { $0.value >= fewest }
            .map { ItemSet(items: [$0.key], count: $0.value) }
            .sorted { ($0.count, $1.items[0]) < ($1.count, $0.items[0]) }
        let rank = Dictionary(uniqueKeysWithValues: frequent.enumerated().map { ($1.items[0], $0) })
        for path in paths {
            let kept = path.items.compactMap { item in rank[item].map { (rank: $0, item: item) } }
            add(kept.sorted { $0.rank > $1.rank }.map(\.item), path.count)
        }
    }

    private mutating func add(_ items: [Int], _ count: Int) {
        var place = 0
        for item in items {
            place = child(of: place, for: item)
            nodes[place].count += count
        }
    }

    private mutating func child(of parent: Int, for item: Int) -> Int {
        if let known = children[Child(parent: parent, item: item)] { return known }
        nodes.append(Node(item: item, parent: parent))
        children[Child(parent: parent, item: item)] = nodes.count - 1
        places[item, default: []].append(nodes.count - 1)
        return nodes.count - 1
    }

    /// What stands above an item: the transactions that have it, without it and without rarer items.
    func paths(above item: Int) -> [Path] {
        places[item, default: []].map { place in
            var items: [Int] = []
            var above = nodes[place].parent
            while above > 0 {
                items.append(nodes[above].item)
                above = nodes[above].parent
            }
            return Path(items: items, count: nodes[place].count)
        }
    }
}
