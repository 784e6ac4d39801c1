import HarkLanguage

/// What a phrase does in a dialogue, whoever says it.
enum Cue: Int, CaseIterable, Sendable {
    case refusal, negative, agreement, correction, alternative, frustration, confusion
    case thanks, praise, farewell
    case apology, failure, success, moreHelp, confirmation, handOff, stalling

    /// The longest phrase that is looked up.
    ///
    /// - Units: words, or Chinese characters.
    private static let longestPhrase = 5

    /// The cue of each phrase, by the hashes of its units joined.
    private static let phrases: [UInt64: [Cue]] = allCases.reduce(into: [:]) { phrases, cue in
        for phrase in cue.phrases {
            let units = TurnWords(phrase).hashes
            precondition(units.count <= longestPhrase, "a phrase is too long")
            phrases[units.reduce(FeatureHash.seed, FeatureHash.joined), default: []].append(cue)
        }
    }

    /// Finds the cues of a text.
    ///
    /// - Complexity: O(*n*) in the number of units.
    static func cues(in words: TurnWords) -> CueSet {
        var found = CueSet()
        for start in words.hashes.indices {
            var hash = FeatureHash.seed
            for end in start..<min(start + longestPhrase, words.hashes.count) {
                hash = FeatureHash.joined(hash, words.hashes[end])
                for cue in phrases[hash] ?? [] { found.add(cue, startsAt: start) }
            }
        }
        return found
    }
}

/// The cues of a text: how often each occurs, and which begin it.
struct CueSet: Sendable {
    private var counts = [UInt8](repeating: 0, count: Cue.allCases.count)
    private var openings: UInt32 = 0

    /// How often a cue occurs.
    subscript(cue: Cue) -> Int { Int(counts[cue.rawValue]) }

    /// Whether a cue occurs.
    func has(_ cue: Cue) -> Bool { counts[cue.rawValue] > 0 }

    /// Whether the text begins with a cue, one word before it at most.
    func opens(with cue: Cue) -> Bool { openings & 1 << cue.rawValue != 0 }

    fileprivate mutating func add(_ cue: Cue, startsAt start: Int) {
        counts[cue.rawValue] = min(counts[cue.rawValue] + 1, 100)
        if start <= 1 { openings |= 1 << cue.rawValue }
    }
}
