@testable import HarkLanguage

extension MoodTable {
    /// A lexicon of English words and sayings.
    static func english(_ entries: [String: MoodEntry]) -> MoodTable {
        var table = MoodTable()
        for (text, entry) in entries.sorted(by: { $0.key < $1.key }) {
            let clean = CleanText(text)
            let words = clean.scalars.withUnsafeBufferPointer { scalars in
                EnglishTokenizer.words(in: clean, range: 0..<scalars.count).map { MoodWord($0, in: scalars) }
            }
            if words.count > 1 {
                table.set(EnglishMood.saying(words), to: entry.value)
                let first = MoodEntry(table[words[0].hash] ?? 0).joined(with: MoodEntry(traits: .opensSaying))
                table.set(words[0].hash, to: first.value)
            } else {
                table.set(words[0].hash, to: MoodEntry(table[words[0].hash] ?? 0).joined(with: entry).value)
            }
        }
        return table
    }

    /// A lexicon of Chinese words.
    static func chinese(_ entries: [String: MoodEntry]) -> MoodTable {
        var table = MoodTable()
        for (text, entry) in entries.sorted(by: { $0.key < $1.key }) {
            let scalars = text.unicodeScalars.map(\.value)
            let hash = FeatureHash.of(scalars)
            table.set(hash, to: MoodEntry(table[hash] ?? 0).joined(with: entry).value)
            guard scalars.count > 1 else { continue }
            let first = FeatureHash.of(scalars.prefix(1))
            table.set(first, to: MoodEntry(table[first] ?? 0).joined(with: MoodEntry(traits: .opensSaying)).value)
        }
        return table
    }

    static let englishRules = english([
        "good": MoodEntry(valence: 2), "great": MoodEntry(valence: 3), "bad": MoodEntry(valence: -2.4),
        "problem": MoodEntry(valence: -1.6), "like": MoodEntry(valence: 1.6, traits: .isVerbOnly),
        "looks": MoodEntry(traits: .precedesLike), "very": MoodEntry(degree: 0.29),
        "slightly": MoodEntry(degree: -0.29), "not": MoodEntry(traits: .negates), "n't": MoodEntry(traits: .negates),
        "no": MoodEntry(valence: -1.2, traits: .negates), "never": MoodEntry(traits: .negates),
        "so": MoodEntry(degree: 0.29, traits: .undoesNegation), "but": MoodEntry(traits: .contrasts),
        "no problem": MoodEntry(valence: 1.5), "still waiting": MoodEntry(valence: -2), ":)": MoodEntry(valence: 2),
        "😡": MoodEntry(valence: -3, heat: 12), "ridiculous": MoodEntry(valence: -3, heat: 10),
    ])

    static let chineseRules = chinese([
        "好": MoodEntry(valence: 2), "好吃": MoodEntry(valence: 3), "慢": MoodEntry(valence: -1),
        "差": MoodEntry(valence: -2), "不错": MoodEntry(valence: 2), "不": MoodEntry(traits: .negates),
        "没有": MoodEntry(valence: -1, traits: .negates), "问题": MoodEntry(valence: -2),
        "非常": MoodEntry(degree: 0.5), "有点": MoodEntry(valence: -1, degree: -0.5),
        "但是": MoodEntry(traits: .contrasts), "吗": MoodEntry(traits: .undoesNegation),
        "请问": MoodEntry(traits: .isFirstPerson), "滚": MoodEntry(valence: -3, heat: 15),
    ])
}

extension EnglishMood {
    /// What the rules see in a text.
    static func reading(_ text: String) -> MoodReading {
        let clean = CleanText(text)
        let words = EnglishTokenizer.words(in: clean, range: 0..<clean.scalars.count)
        return clean.scalars.withUnsafeBufferPointer { scalars in
            MoodTable.englishRules.withLookup { EnglishMood(words, in: scalars, lexicon: $0).reading }
        }
    }
}

extension ChineseMood {
    /// What the rules see in a text.
    static func reading(_ text: String) -> MoodReading {
        let clean = CleanText(text)
        return clean.scalars.withUnsafeBufferPointer { scalars in
            MoodTable.chineseRules.withLookup { lexicon in
                ChineseMood(scalars, range: 0..<scalars.count, lexicon: lexicon).reading
            }
        }
    }
}

extension MoodReading {
    /// The sum of all valences.
    var sum: Float { hits.reduce(0) { $0 + $1.valence } }
}
