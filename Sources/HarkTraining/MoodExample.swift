package import HarkLanguage

/// A text with the mood that readers found in it.
package struct MoodExample: Sendable {
    /// The text as its author wrote it.
    package let text: String
    /// −1…1, about what people rate.
    package let mood: Double
    /// Whether readers call it angry, annoyed or disgusted; nil where nobody was asked.
    package let isAngry: Bool?
    /// The set that it comes from.
    package let set: MoodSet
    /// Texts of one group (a review, an article) stay in one fold.
    package let group: String
}

/// The sets of labelled texts, in the order of the table.
package enum MoodSet: String, Sendable, CaseIterable {
    case tweets, amazon, movie, nyt
    case uci
    case emotions, emotionsDev
    case questions
    case reviews, reviewsDev
    case chineseQuestions
    /// Hark's own words and sentences.
    case chineseWords
    case englishWords

    /// The language of its texts.
    package var language: Language {
        switch self {
        case .reviews, .reviewsDev, .chineseQuestions, .chineseWords: .chinese
        default: .english
        }
    }

    /// How much one of its texts counts when n-grams are weighed.
    var gramWeight: Float {
        switch self {
        case .emotions, .emotionsDev: 0.2
        case .questions: 0.05
        case .englishWords: 0.3
        case .chineseQuestions: 1
        default: 1
        }
    }

    /// How much one of its texts counts when rules and n-grams are brought together.
    ///
    /// Tweets are the nearest to what customers write in a chat, so they lead.
    var blendWeight: Double {
        switch self {
        case .tweets: 25
        case .emotions, .emotionsDev: 0.1
        case .questions: 0.15
        case .englishWords: 0
        case .chineseQuestions: 1
        default: 1
        }
    }
}

extension MoodExample {
    /// The fold of five that the text belongs to: a function of its group alone.
    package var fold: Int { Int(FeatureHash.of(group.unicodeScalars.map(\.value)) >> 33 % 5) }
}
