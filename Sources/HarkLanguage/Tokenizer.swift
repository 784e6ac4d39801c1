/// One unit of a text that retrieval compares.
public struct Term: Sendable, Hashable {
    /// The stem of an English word, or one or two Chinese characters.
    public let text: String
    /// How much the term says about the topic, 0…1: pairs of characters say more than single ones.
    public let weight: Double

    /// Creates a term.
    public init(text: String, weight: Double) {
        self.text = text
        self.weight = weight
    }
}

/// Cuts texts into what rules and retrieval compare.
///
/// English gives words; Chinese, which writes no spaces, gives single characters and overlapping pairs.
public enum Tokenizer {
    /// The stems of the words of a text, in order; each Han character is a word of its own.
    ///
    /// - Parameter text: a text, folded or not.
    /// - Returns: as many values as the text has words; empty for a text without letters.
    public static func stems(of text: String) -> [String] {
        segments(of: text.folded).flatMap { segment in
            switch segment {
            case .word(let word): [EnglishStemmer.stem(word)]
            case .han(let run): run.map(String.init)
            }
        }
    }

    /// The terms of a text that carry a topic, in order, stop words left out.
    ///
    /// - Parameter text: a text, folded or not.
    /// - Returns: as many values as the text has words; empty for a text without letters.
    public static func terms(of text: String) -> [Term] {
        segments(of: text.folded).flatMap { segment in
            switch segment {
            case .word(let word) where StopWords.english.contains(word): [Term]()
            case .word(let word): [Term(text: EnglishStemmer.stem(word), weight: 1)]
            case .han(let run): topicRuns(of: run).flatMap(terms(ofHan:))
            }
        }
    }

    private enum Segment {
        case word(String)
        case han([Character])
    }

    private static func segments(of folded: String) -> [Segment] {
        var segments: [Segment] = []
        var word = ""
        var han: [Character] = []
        func close() {
            if !word.isEmpty { segments.append(.word(withoutClitic(word))) }
            if !han.isEmpty { segments.append(.han(han)) }
            word = ""
            han = []
        }
        for character in folded {
            switch kind(of: character) {
            case .han:
                if !word.isEmpty { close() }
                han.append(character)
            case .letter:
                if !han.isEmpty { close() }
                word.append(character)
            case .gap: close()
            }
        }
        close()
        return segments
    }

    private enum Kind { case han, letter, gap }

    private static func kind(of character: Character) -> Kind {
        guard let scalar = character.unicodeScalars.first else { return .gap }
        if Script(scalar) == .han { return .han }
        return scalar.properties.isAlphabetic || character.isNumber || scalar == "'" ? .letter : .gap
    }

    /// Takes "where's" to "where" and "don't" to "dont".
    private static func withoutClitic(_ word: String) -> String {
        guard word.contains("'") else { return word }
        for clitic in ["'s", "'re", "'ve", "'ll", "'d", "'m"] where word.hasSuffix(clitic) {
            return String(word.dropLast(clitic.count))
        }
        return word.filter { $0 != "'" }
    }

    /// The stretches of a Chinese run between its stop words.
    private static func topicRuns(of run: [Character]) -> [[Character]] {
        var runs: [[Character]] = [[]]
        var index = 0
        while index < run.count {
            let length = StopWords.lengthOfChinese(in: run[...], at: index)
            if length > 0 {
                runs.append([])
            } else {
                runs[runs.count - 1].append(run[index])
            }
            index += max(length, 1)
        }
        return runs.filter { !$0.isEmpty }
    }

    private static func terms(ofHan run: [Character]) -> [Term] {
        let singles = run.map { Term(text: String($0), weight: run.count == 1 ? 0.5 : 0.2) }
        let pairs = zip(run, run.dropFirst()).map { Term(text: String([$0, $1]), weight: 1) }
        return singles + pairs
    }
}
