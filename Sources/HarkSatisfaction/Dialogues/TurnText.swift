import HarkLanguage

/// The families of text features, each with its own tf-idf vector.
enum TextGroup: Int, CaseIterable, Sendable {
    /// One to three units of the customer's turn in a row, borders included.
    case customerWords
    /// One or two units of the agent's turns before it in a row.
    case agentWords
    /// The units of the customer's turn before that.
    case earlierWords
    /// How the customer's turn begins, after what the agent did.
    case openings
    /// Two to five letters in a row within a word of the customer and its borders.
    case customerLetters
    /// The same of the agent.
    case agentLetters

    /// How much the group counts beside the others of its space.
    var weight: Float {
        switch self {
        case .earlierWords: 0.4
        case .openings: 0.5
        default: 1
        }
    }
}

/// The features of a customer turn and what stands before it, as hashes.
struct TurnText: Sendable {
    /// The features of all groups, repeated as often as they occur.
    private(set) var hashes: [UInt64] = []
    /// Where each group of the space stands in `hashes`.
    private(set) var groups: [(group: TextGroup, range: Range<Int>)] = []
    /// The texts that the features come from.
    private(set) var sources: [TextSource] = []
    /// Where each feature comes from.
    private(set) var spans: [TextSpan] = []

    /// The features of one space of a customer turn.
    ///
    /// - Parameters:
    ///   - groups: the groups of the space.
    ///   - turn: the customer's turn.
    ///   - answer: what the agent wrote just before.
    ///   - earlier: what the customer wrote before that.
    /// - Complexity: O(*n*) in the length of the texts.
    init(_ groups: [TextGroup], of turn: TurnReading, after answer: [TurnReading], earlier: TurnReading?) {
        for group in groups {
            let start = hashes.count
            switch group {
            case .customerWords: addRuns(turn.words, upTo: 3, group)
            case .agentWords: for reading in answer { addRuns(reading.words, upTo: 2, group) }
            case .earlierWords: if let earlier { addRuns(earlier.words, upTo: 1, group) }
            case .openings: addOpenings(of: turn, after: answer)
            case .customerLetters: addLetters(turn.words, group)
            case .agentLetters: for reading in answer { addLetters(reading.words, group) }
            }
            self.groups.append((group, start..<hashes.count))
        }
    }

    /// Starts a text that the next features come from.
    private mutating func begin(_ words: TurnWords, _ group: TextGroup) {
        sources.append(TextSource(group: group, words: words))
    }

    private mutating func add(_ hash: UInt64, _ units: Range<Int>) {
        hashes.append(hash)
        spans.append(TextSpan(source: sources.count - 1, units: units))
    }

    /// The features of whole texts, for models of the whole dialogue.
    init(whole groups: [(group: TextGroup, words: [TurnWords])]) {
        for (group, texts) in groups {
            let start = hashes.count
            for words in texts { addRuns(words, upTo: 2, group) }
            self.groups.append((group, start..<hashes.count))
        }
    }

    /// The hash of some units in a row.
    static func run(_ units: ArraySlice<UInt64>, _ group: TextGroup) -> UInt64 {
        units.reduce(FeatureHash.seed &+ UInt64(group.rawValue), FeatureHash.joined)
    }

    private mutating func addRuns(_ words: TurnWords, upTo longest: Int, _ group: TextGroup) {
        begin(words, group)
        let border = longest > 1 ? 1 : 0
        let units = longest > 1 ? [1] + words.hashes + [2] : words.hashes
        let last = units.count - border
        for start in units.indices {
            for end in start + 1..<min(start + longest, units.count) + 1 {
                // A border alone says nothing.
                if end == start + 1, border > 0, start == 0 || start == last { continue }
                let inner = max(start - border, 0)..<min(end - border, words.hashes.count)
                add(Self.run(units[start..<end], group), inner)
            }
        }
    }

    private mutating func addOpenings(of turn: TurnReading, after answer: [TurnReading]) {
        begin(turn.words, .openings)
        let act = FeatureHash.joined(FeatureHash.seed &+ UInt64(TextGroup.openings.rawValue), AgentAct(answer).rawValue)
        add(act, 0..<0)
        for count in 1...2 {
            let opening = turn.words.hashes.prefix(count)
            add(opening.reduce(act, FeatureHash.joined), opening.indices)
        }
        for cue in Cue.allCases where turn.cues.has(cue) {
            add(FeatureHash.joined(act &+ 7, UInt64(cue.rawValue)), 0..<0)
        }
    }

    private mutating func addLetters(_ words: TurnWords, _ group: TextGroup) {
        begin(words, group)
        for (number, unit) in words.units.enumerated() where words.kinds[number].isSpelled {
            let end = unit.upperBound + 1
            for start in unit.lowerBound - 1..<end - 1 {
                var hash = FeatureHash.extended(FeatureHash.seed &+ UInt64(group.rawValue), by: words.letters[start])
                for next in start + 1..<min(start + 5, end) {
                    hash = FeatureHash.extended(hash, by: words.letters[next])
                    add(hash, number..<number + 1)
                }
            }
        }
        addChineseLetters(words, group)
    }

    /// In Chinese, one to four characters in a row.
    private mutating func addChineseLetters(_ words: TurnWords, _ group: TextGroup) {
        for start in words.kinds.indices where words.kinds[start] == .han {
            var hash = FeatureHash.seed &+ UInt64(group.rawValue) &+ 32
            for next in start..<min(start + 4, words.kinds.count) where words.kinds[next] == .han {
                hash = FeatureHash.joined(hash, words.hashes[next])
                add(hash, start..<next + 1)
            }
        }
    }
}

/// One text that features come from.
struct TextSource: Sendable {
    let group: TextGroup
    let words: TurnWords
}

/// Some units of a text that a feature comes from.
struct TextSpan: Sendable {
    /// The text's place in `TurnText.sources`.
    let source: Int32
    /// The first unit, and how many follow.
    private let start: Int16
    private let count: Int16

    init(source: Int, units: Range<Int>) {
        self.source = Int32(source)
        start = Int16(clamping: units.lowerBound)
        count = Int16(clamping: units.count)
    }

    /// The units.
    var units: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// What the agent did just before, as coarse as openings need it.
enum AgentAct: UInt64, Sendable {
    case nothing = 11
    case fails, handsOff, offersMore, confirms, asks, succeeds, says

    /// The first that holds.
    init(_ answer: [TurnReading]) {
        func has(_ cue: Cue) -> Bool { answer.contains { $0.cues.has(cue) } }
        if answer.isEmpty {
            self = .nothing
        } else if has(.handOff) {
            self = .handsOff
        } else if has(.failure) || has(.apology) {
            self = .fails
        } else if has(.moreHelp) {
            self = .offersMore
        } else if has(.confirmation) {
            self = .confirms
        } else if answer.contains(where: \.isQuestion) {
            self = .asks
        } else {
            self = has(.success) ? .succeeds : .says
        }
    }
}
