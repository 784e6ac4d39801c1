/// Collects what speaks for and against a bad rating.
struct ReasonList {
    /// Less is not worth saying.
    ///
    /// - Units: log-odds.
    static let least = 0.03
    /// More reasons are not given.
    static let most = 5
    /// More words are not named in one reason.
    private static let mostWords = 3

    private var features: [String: Double] = [:]
    private var words: [TextGroup: [(text: String, place: Int, contribution: Double)]] = [:]

    /// Adds to a feature.
    mutating func add(_ contribution: Double, to feature: String) { features[feature, default: 0] += contribution }

    /// Shares a contribution among features as parts of the same sign have it; all of it goes to `rest` without any.
    mutating func share(_ contribution: Double, among parts: [(feature: String, value: Double)], rest: String) {
        let fitting = parts.filter { $0.value * contribution > 0 }
        let sum = fitting.reduce(0) { $0 + $1.value }
        guard sum != 0 else { return add(contribution, to: rest) }
        for part in fitting { add(contribution * part.value / sum, to: part.feature) }
    }

    /// Shares a contribution among the words that a linear model of texts owes it to.
    ///
    /// - Parameters:
    ///   - contribution: what the model's value adds.
    ///   - text: the features.
    ///   - space: the model's space.
    ///   - weights: the model's weights.
    mutating func share(_ contribution: Double, among text: TurnText, _ space: TextSpace, _ weights: LinearWeights) {
        let units = UnitShares(text, space, weights, sign: contribution)
        guard units.sum > 0 else { return }
        for (source, shares) in zip(text.sources, units.shares) {
            for (unit, share) in shares.enumerated() where share > 0 && source.words.kinds[unit] != .sign {
                let word = source.words.text(of: unit..<unit + 1)
                words[source.group.speaker, default: []].append((word, unit, contribution * share / units.sum))
            }
        }
    }

    /// The strongest.
    var reasons: [DialogueReason] {
        let named = words.flatMap { group, words in Self.reasons(group, words) }
        let others = features.map { DialogueReason(feature: $0.key, text: nil, contribution: $0.value) }
        let all = (named + others).filter { abs($0.contribution) >= Self.least }
        return Array(all.sorted { Self.isBefore($0, $1) }.prefix(Self.most))
    }

    private static func isBefore(_ first: DialogueReason, _ second: DialogueReason) -> Bool {
        (abs(first.contribution), second.feature) > (abs(second.contribution), first.feature)
    }

    /// One reason for the words that speak for a bad rating, and one for those that speak against it.
    private static func reasons(
        _ group: TextGroup,
        _ words: [(text: String, place: Int, contribution: Double)]
    ) -> [DialogueReason] {
        [1.0, -1.0].compactMap { sign in
            var sums: [String: (place: Int, sum: Double)] = [:]
            for word in words where word.contribution * sign > 0 {
                sums[word.text, default: (word.place, 0)].sum += word.contribution
            }
            guard !sums.isEmpty else { return nil }
            let ordered = sums.sorted { (abs($0.value.sum), $1.key) > (abs($1.value.sum), $0.key) }
            let text = ordered.prefix(mostWords).sorted { ($0.value.place, $0.key) < ($1.value.place, $1.key) }.map(
                \.key
            )
            return DialogueReason(
                feature: group.rawName,
                text: text.joined(separator: " "),
                contribution: ordered.reduce(0) { $0 + $1.value.sum }
            )
        }
    }
}

/// How much each unit of the texts of a turn gives to the value of a linear model, towards one side.
private struct UnitShares {
    /// - Shape: for each source of the text one for each unit.
    private(set) var shares: [[Double]]
    private(set) var sum = 0.0

    init(_ text: TurnText, _ space: TextSpace, _ weights: LinearWeights, sign: Double) {
        shares = text.sources.map { [Double](repeating: 0, count: $0.words.hashes.count) }
        let vector = space.vector(of: text)
        let values = Dictionary(zip(vector.columns, vector.values)) { first, _ in first }
        var counts: [Int32: Float] = [:]
        let columns = text.hashes.map { space.number(of: $0).map(Int32.init) }
        for case let column? in columns { counts[column, default: 0] += 1 }
        for (column, span) in zip(columns, text.spans) {
            guard let column, let value = values[column], let count = counts[column], !span.units.isEmpty else {
                continue
            }
            let part = Double(weights.values[Int(column)] * value / count) / Double(span.units.count)
            guard part * sign > 0 else { continue }
            for unit in span.units { shares[Int(span.source)][unit] += abs(part) }
            sum += abs(part) * Double(span.units.count)
        }
    }
}

extension TextGroup {
    /// The group that stands for all words of the same side.
    fileprivate var speaker: TextGroup {
        switch self {
        case .customerWords, .openings, .customerLetters: .customerWords
        case .agentWords, .agentLetters: .agentWords
        case .earlierWords: .earlierWords
        }
    }

    /// The name of its reason.
    fileprivate var rawName: String {
        switch speaker {
        case .agentWords: "agentWords"
        case .earlierWords: "earlierWords"
        default: "customerWords"
        }
    }
}
