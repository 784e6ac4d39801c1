/// How much of a text stands in each script.
struct ScriptShares {
    private let latinWords: Int
    private var han = 0
    private var kana = 0
    private var foreign = 0
    private var simplified = 0
    private var traditional = 0

    init(latinWords: Int) {
        self.latinWords = latinWords
    }

    /// Counts the letters of a stretch of a text that are not Latin.
    mutating func add(_ scalars: [UInt32], _ range: Range<Int>) {
        for index in range where scalars[index] >= 0x250 {
            switch CodePoints.kind(scalars[index]) {
            case .han: addHan(scalars[index])
            case .kana: kana += 1
            case .hangul, .letter: foreign += 1
            default: break
            }
        }
    }

    private mutating func addHan(_ scalar: UInt32) {
        han += 1
        switch HanScripts.script(of: scalar) {
        case .simplified: simplified += 1
        case .traditional: traditional += 1
        case nil: break
        }
    }

    /// How many words were counted, about.
    var words: Int { latinWords + han + kana + foreign / 2 }

    /// Chinese or another script; nil where the Latin script has the say.
    var guess: LanguageGuess? {
        if isForeign { return LanguageGuess(language: .other, script: nil, confidence: foreignConfidence) }
        guard han > 0, han >= latinWords else { return nil }
        return LanguageGuess(language: .chinese, script: script, confidence: chineseConfidence)
    }

    /// True for Japanese, and where another script has the most words; one の makes no Japanese.
    private var isForeign: Bool {
        let isJapanese = kana > 1 && kana * 6 >= han && kana >= latinWords || kana == 1 && han == 0 && latinWords == 0
        return isJapanese || foreign > 0 && foreign >= max(latinWords, han / 2)
    }

    private var foreignConfidence: Double {
        let others = Double(foreign) / 2 + Double(kana + han)
        return max(0.5, min(0.99, (others + 0.5) / (others + 1 + Double(latinWords))))
    }

    /// The script that more of the characters that tell belong to.
    private var script: ChineseScript? {
        simplified == traditional ? nil : simplified > traditional ? .simplified : .traditional
    }

    /// How sure it is that Han characters are Chinese: Japanese words without kana exist, and names in Latin letters.
    private var chineseConfidence: Double {
        let certain = Double(han) + 2 * Double(simplified)
        return certain / (certain + 0.3 + 0.5 * Double(latinWords) + Double(kana))
    }
}
