import HarkLanguage

/// Texts that ask the same, found without labels: the same groups whatever the order of the texts.
struct TextGroups {
    /// A text that stands for where it was said.
    struct Item: Sendable, Hashable {
        let text: String
        /// The conversation.
        let source: String
        /// Where its other data stands.
        let index: Int
    }

    /// Each text's nearest ones; more make groups vaguer, and cost more.
    private static let neighbours = 10
    private static let leastCosine = 0.15
    /// A group is parted again while its members have less in common than this.
    ///
    /// - Source: of 0.3, 0.35, 0.4, 0.45 and 0.5, on the 77 intents of banking77 and the 150 of clinc150 as texts
    ///   without labels: 109 and 212 groups of five and more, seen on the same texts: see docs/bot.md.
    private static let leastCohesion = 0.35
    private static let leastParted = 8

    /// The groups, largest first; members in the order of their texts.
    let groups: [[Item]]
    /// One vector for all texts that are the same but for case and width.
    private let vectors: TermVectors
    private let places: [String: Int]

    /// Groups the texts; those without topic are left out.
    init(_ items: [Item]) {
        let sorted = items.sorted { ($0.text, $0.source, $0.index) < ($1.text, $1.source, $1.index) }
        let members = Dictionary(grouping: sorted) { $0.text.folded }
        let texts = members.keys.sorted()
        let vectors = TermVectors(texts)
        let graph = NeighbourGraph(vectors, most: Self.neighbours, least: Self.leastCosine)
        let all = texts.indices.filter { !vectors.vectors[$0].isEmpty }
        groups = Self.parted(all, graph, vectors).map { $0.flatMap { members[texts[$0]] ?? [] } }
            .sorted { ($1.count, $0[0].text) < ($0.count, $1[0].text) }
        self.vectors = vectors
        places = Dictionary(uniqueKeysWithValues: texts.enumerated().map { ($1, $0) })
    }

    /// The communities among some texts, each parted again until its members have enough in common.
    private static func parted(_ places: [Int], _ graph: NeighbourGraph, _ vectors: TermVectors) -> [[Int]] {
        let communities = Communities(graph.ties(among: places))
        var groups: [[Int]] = []
        for (place, group) in zip(places, communities.groups) {
            if group == groups.count { groups.append([]) }
            groups[group].append(place)
        }
        guard groups.count > 1 else { return groups }
        return groups.flatMap { group in
            group.count < leastParted || vectors.cohesion(of: group) >= leastCohesion
                ? [group] : parted(group, graph, vectors)
        }
    }

    /// The member that is nearest to all others of its group: the earliest of equals.
    func medoid(of group: [Item], worth: (Item) -> Double = { _ in 1 }) -> (item: Item, cohesion: Double)? {
        let sum = sum(of: group)
        let scored = group.map { item in
            let others = Double(max(group.count - 1, 1))
            let own = vector(of: item)
            let near = group.count == 1 ? 1 : max(0, own.reduce(-1) { $0 + Double($1.weight) * (sum[$1.term] ?? 0) })
            return (item: item, cohesion: near / others, score: near / others * worth(item))
        }
        return scored.max { ($0.score, $1.item.text) < ($1.score, $0.item.text) }.map { ($0.item, $0.cohesion) }
    }

    /// Words that tell what a group is about: those that weigh most in it.
    func label(of group: [Item], most: Int) -> [String] {
        let sum = sum(of: group)
        let heavy = sum.sorted { ($1.value, vectors.terms[Int($0.key)]) < ($0.value, vectors.terms[Int($1.key)]) }
            .map { vectors.terms[Int($0.key)] }
        let surfaces = Surfaces(group.map(\.text))
        var words: [String] = []
        for term in heavy where !term.contains(" ") && term.unicodeScalars.count > 1 && words.count < most {
            let word = surfaces[term]
            if !words.contains(where: { $0.contains(word) || word.contains($0) }) { words.append(word) }
        }
        return words
    }

    private func vector(of item: Item) -> [TermVectors.Entry] {
        places[item.text.folded].map { vectors.vectors[$0] } ?? []
    }

    private func sum(of group: [Item]) -> [Int32: Double] {
        var sum: [Int32: Double] = [:]
        for item in group { for entry in vector(of: item) { sum[entry.term, default: 0] += Double(entry.weight) } }
        return sum
    }
}

/// The commonest form of each stem in some texts.
private struct Surfaces {
    private var counts: [String: [String: Int]] = [:]

    init(_ texts: [String]) {
        for text in texts {
            for word in text.folded.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "'" }) {
                guard let stem = Tokenizer.stems(of: String(word)).first else { continue }
                counts[stem, default: [:]][String(word), default: 0] += 1
            }
        }
    }

    subscript(stem: String) -> String {
        counts[stem]?.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? stem
    }
}
