/// Which texts are near which: each with its nearest ones, found over the terms that they share.
struct NeighbourGraph: Sendable {
    /// A tie to another text.
    struct Tie: Sendable, Hashable {
        let other: Int
        let weight: Double
    }

    /// Terms that more texts hold than this are not followed: they say little, and cost most.
    private static let fewestFollowed = 500
    private static let mostShare = 50

    /// The ties of each text, in the order of the others; each tie stands on both sides.
    let ties: [[Tie]]

    /// Finds up to `most` neighbours of each text with a cosine of `least` or more.
    ///
    /// - Complexity: about O(*n* · *d*), where *d* is how many texts share a followed term; 50,000 short texts take
    ///   seconds.
    init(_ vectors: TermVectors, most: Int, least: Double) {
        let all = vectors.vectors
        let limit = max(Self.fewestFollowed, all.count / Self.mostShare)
        var holders = [[Int32]](repeating: [], count: vectors.terms.count)
        for (text, vector) in all.enumerated() {
            for entry in vector { holders[Int(entry.term)].append(Int32(text)) }
        }
        var ties = [[Int: Double]](repeating: [:], count: all.count)
        var met = [Int](repeating: -1, count: all.count)
        for (text, vector) in all.enumerated() {
            met[text] = text
            var near: [Tie] = []
            for term in Self.followed(vector, holders, limit) {
                for other in holders[term].prefix(limit).map(Int.init) where met[other] != text {
                    met[other] = text
                    let weight = TermVectors.cosine(vector, all[other])
                    if weight >= least { near.append(Tie(other: other, weight: weight)) }
                }
            }
            near.sort { ($1.weight, $0.other) < ($0.weight, $1.other) }
            for tie in near.prefix(most) {
                ties[text][tie.other] = tie.weight
                ties[tie.other][text] = tie.weight
            }
        }
        self.ties = ties.map { $0.map { Tie(other: $0.key, weight: $0.value) }.sorted { $0.other < $1.other } }
    }

    /// The terms that lead to neighbours: the rare ones, or the rarest of all.
    private static func followed(_ vector: [TermVectors.Entry], _ holders: [[Int32]], _ limit: Int) -> [Int] {
        let terms = vector.map { Int($0.term) }
        let rare = terms.filter { holders[$0].count <= limit }
        guard rare.isEmpty, let rarest = terms.min(by: { holders[$0].count < holders[$1].count }) else { return rare }
        return [rarest]
    }

    /// The ties between some texts, which are numbered from 0 in their order.
    func ties(among texts: [Int]) -> [[Tie]] {
        let numbers = Dictionary(uniqueKeysWithValues: texts.enumerated().map { ($1, $0) })
        return texts.map { text in
            ties[text].compactMap { tie in numbers[tie.other].map { Tie(other: $0, weight: tie.weight) } }
        }
    }
}
