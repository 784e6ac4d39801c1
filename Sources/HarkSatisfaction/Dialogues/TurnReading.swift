import Foundation
import HarkLanguage

/// What the models read out of the text of one turn.
struct TurnReading: Sendable {
    let author: DialogueAuthor
    let words: TurnWords
    let cues: CueSet
    /// The units that carry a topic, each once, as hashes of stems; in Chinese of pairs of characters.
    let topics: Set<UInt64>
    /// How its author feels: −1 … 1.
    let mood: Float
    /// How angry it is: 0 … 1.
    let anger: Float
    let isQuestion: Bool
    let numbers: Int
    let seconds: Double?

    /// Reads a turn.
    ///
    /// - Parameters:
    ///   - turn: who wrote what, and when.
    ///   - analyzer: finds the sentiment.
    ///   - sentiment: the sentiment, where it has been found already.
    /// - Complexity: O(*n*) in the length of the text.
    init(_ turn: DialogueTurn, by analyzer: LanguageAnalyzer, sentiment: Sentiment? = nil) {
        author = turn.author
        words = TurnWords(turn.text)
        cues = Cue.cues(in: words)
        topics = Self.topics(of: words)
        let sentiment = sentiment ?? Self.sentiment(of: turn.text, by: analyzer)
        mood = Float(sentiment.score)
        anger = Float(sentiment.anger)
        isQuestion = Self.asks(words)
        numbers = words.kinds.count { $0 == .number }
        seconds = turn.seconds
    }

    private static func sentiment(of text: String, by analyzer: LanguageAnalyzer) -> Sentiment {
        let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(TurnWords.longestText)))
        return analyzer.analyse(start, at: moment, zone: .gmt).sentiment
    }

    /// Times don't count here: any moment does.
    private static let moment = Date(timeIntervalSince1970: 0)

    private static func topics(of words: TurnWords) -> Set<UInt64> {
        var topics: Set<UInt64> = []
        for (index, kind) in words.kinds.enumerated() {
            switch kind {
            case .sign: continue
            case .han:
                guard index > 0, words.kinds[index - 1] == .han else { continue }
                topics.insert(FeatureHash.joined(words.hashes[index - 1], words.hashes[index]))
            case .word, .number:
                let word = words.text(of: index..<index + 1)
                guard word.utf8.count > 1, !StopWords.english.contains(word) else { continue }
                topics.insert(FeatureHash.of(EnglishStemmer.stem(word).unicodeScalars.map(\.value)))
            }
        }
        return topics
    }

    private static let questionMarks = Set([0x3F, 0xFF1F].map { FeatureHash.of([UInt32($0)]) })
    private static let particles = Set("吗呢么".unicodeScalars.map { FeatureHash.of([$0.value]) })
    private static let questionWords = Set(
        "what,when,where,which,who,how,can,could,do,does,is,are,would,will".split(separator: ",").flatMap {
            TurnWords(String($0)).hashes
        }
    )

    /// A question has its mark, begins with a question word, or ends with a particle.
    private static func asks(_ words: TurnWords) -> Bool {
        if words.hashes.contains(where: questionMarks.contains) { return true }
        guard let first = words.hashes.first else { return false }
        return questionWords.contains(first) || words.hashes.suffix(2).contains(where: particles.contains)
    }
}
