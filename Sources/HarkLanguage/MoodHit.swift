/// One word or saying of a text that tells a mood, with all that stands around it reckoned in.
struct MoodHit {
    /// Where it stands, in code points of the clean text.
    var range: Range<Int>
    /// The index of its first word (English) or code point (Chinese).
    var index: Int
    /// How good or bad it is here, about −5…5.
    var valence: Float
    /// How angry it is, 0…1.
    var heat: Float
    /// True where its valence is from a coarse list.
    var isCoarse: Bool
    /// True where a negation turned it round.
    var isNegated: Bool
}

/// All hits of a text, and what else the rules saw in it.
struct MoodReading {
    var hits: [MoodHit] = []
    /// How many words (English) or code points (Chinese) the text has.
    var length = 0
    /// How angry the words without a valence are.
    var heat: Float = 0
    var exclamations = 0
    var questions = 0
    /// The index behind which things weigh more, where the text has a contrast.
    var contrast: Int?
    /// The share of words in capitals, where not all are.
    var shouting: Float = 0
    var handles = 0
    var links = 0
    var hashtags = 0
    var firstPersons = 0
    var startsLower = false
    /// True where the text asks for something in a plain way ("how do I …", "请问…").
    var asks = false
    /// Chinese: a particle of questions, and a friendly tilde.
    var hasQuestionParticle = false
    var hasTilde = false
}

extension MoodReading {
    /// Makes what stands before a contrast weigh less and what stands behind it more.
    mutating func weighContrast(before: Float, behind: Float) {
        guard let contrast else { return }
        for index in hits.indices { hits[index].valence *= hits[index].index < contrast ? before : behind }
    }
}
