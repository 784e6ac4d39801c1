/// What a tagger sees of one Chinese word.
package struct ChineseWordForm: Sendable {
    /// The word, digits as 0.
    package var value: UInt64 = FeatureHash.seed
    /// Its first and its last character, and its last two; the same for words of one character.
    package var first: UInt64 = 0
    package var last: UInt64 = 0
    package var firstTwo: UInt64 = 0
    package var lastTwo: UInt64 = 0
    /// How many characters it has, at most 7.
    package var length: UInt64 = 0
    /// The kinds of its first and last character.
    package var kinds: UInt64 = 0
    /// What the lexicon knows of it, and of its last two and three characters.
    package var facts: ChineseWordFacts = []
    package var endFacts: ChineseWordFacts = []

    /// Whether a verb stands before it, and after it, in the same clause; set by ``linkUp(_:)``.
    package var clause: UInt64 = 0

    /// The forms of the words of a sentence, given as ranges of code points.
    package static func forms(
        of words: [Range<Int>],
        in scalars: [UInt32],
        lexicon: ChineseLexicon
    ) -> [ChineseWordForm] {
        scalars.withUnsafeBufferPointer { scalars in
            var forms = words.map { ChineseWordForm(UnsafeBufferPointer(rebasing: scalars[$0]), lexicon: lexicon) }
            linkUp(&forms)
            return forms
        }
    }

    /// Tells the words of a sentence which of them have verbs before and after them in their clause.
    private static func linkUp(_ words: inout [ChineseWordForm]) {
        var verbs: UInt64 = 0
        for index in words.indices {
            if words[index].isSign { verbs = 0 }
            words[index].clause = verbs
            if words[index].isVerb { verbs = min(verbs + 1, 2) }
        }
        verbs = 0
        for index in words.indices.reversed() {
            if words[index].isSign { verbs = 0 }
            words[index].clause |= verbs << 2
            if words[index].isVerb { verbs = min(verbs + 1, 2) }
        }
    }

    private var isSign: Bool { kinds == UInt64(CharacterKind.other.rawValue) * 17 }

    private var isVerb: Bool { (9...11).contains(facts.kind) }

    /// Reads one word of at least one code point.
    package init(_ scalars: UnsafeBufferPointer<UInt32>, lexicon: ChineseLexicon) {
        for scalar in scalars { value = FeatureHash.extended(value, by: CharacterKind.plainChinese(scalar)) }
        let count = scalars.count
        first = UInt64(CharacterKind.plainChinese(scalars[0]))
        last = UInt64(CharacterKind.plainChinese(scalars[count - 1]))
        firstTwo = count > 1 ? first << 32 | UInt64(CharacterKind.plainChinese(scalars[1])) : 0
        lastTwo = count > 1 ? UInt64(CharacterKind.plainChinese(scalars[count - 2])) << 32 | last : 0
        length = UInt64(min(count, 7))
        kinds = UInt64(CharacterKind(scalars[0]).rawValue) << 4 | UInt64(CharacterKind(scalars[count - 1]).rawValue)
        facts = lexicon.facts(of: value)
        for tail in 2..<4 where count > tail {
            let hash = FeatureHash.of(scalars[(count - tail)...].lazy.map { CharacterKind.plainChinese($0) })
            let known = lexicon.facts(of: hash)
            if known.contains(.isWord) { endFacts = known }
        }
    }
}

/// The features by which Chinese words are tagged.
package enum ChineseWordFeatures {
    /// Adds the features of one word for its part of speech.
    @inline(__always)
    package static func speech(
        _ words: UnsafeBufferPointer<ChineseWordForm>,
        at place: Int,
        to sink: inout some FeatureSink
    ) {
        let word = words[place]
        let before = place > 0 ? words[place - 1].value : 0x5151
        let after = place + 1 < words.count ? words[place + 1].value : 0x5151
        sink.add(200)
        add(201, word.value, &sink)
        add(202, before, &sink)
        add(203, after, &sink)
        add(206, FeatureHash.joined(before, word.value), &sink)
        add(207, FeatureHash.joined(word.value, after), &sink)
        add(208, FeatureHash.joined(before, after), &sink)
        add(209, word.first << 3 | word.length, &sink)
        add(210, word.last << 3 | word.length, &sink)
        add(211, word.firstTwo, &sink)
        add(212, word.lastTwo, &sink)
        add(213, word.kinds << 3 | word.length, &sink)
        add(214, UInt64(word.facts.rawValue >> 1) << 8 | word.length, &sink)
        add(215, UInt64(word.endFacts.rawValue >> 1) << 8 | word.length, &sink)
        add(216, word.first, &sink)
        add(217, word.last, &sink)
        @inline(__always) func kind(_ offset: Int) -> UInt64 {
            let index = place + offset
            return index >= 0 && index < words.count ? UInt64(words[index].facts.kind) | words[index].length << 5 : 0xFF
        }
        add(232, kind(-2) << 24 | kind(-1) << 16 | kind(0) << 8 | kind(1), &sink)
        if word.length == 1 {
            add(234, FeatureHash.joined(word.value, word.clause), &sink)
            add(235, FeatureHash.joined(word.value, word.clause << 8 | kind(-1)), &sink)
            add(236, FeatureHash.joined(word.value, word.clause << 16 | kind(-1) << 8 | kind(1)), &sink)
        }
        if place > 0 {
            let other = words[place - 1]
            add(220, other.last << 3 | other.length, &sink)
            add(221, UInt64(other.facts.rawValue >> 1) << 8 | UInt64(word.facts.rawValue >> 1), &sink)
            add(222, FeatureHash.joined(other.last, word.first), &sink)
            add(228, FeatureHash.joined(other.value, word.last), &sink)
        }
        if place + 1 < words.count {
            let other = words[place + 1]
            add(224, other.first << 3 | other.length, &sink)
            add(225, UInt64(other.facts.rawValue >> 1) << 8 | UInt64(word.facts.rawValue >> 1), &sink)
            add(226, FeatureHash.joined(word.last, other.first), &sink)
            add(229, FeatureHash.joined(other.value, word.last), &sink)
        }
    }

    /// The feature that every word has for names.
    package static let always: UInt64 = 250

    /// Adds the features of one word for names.
    @inline(__always)
    package static func names(
        _ words: UnsafeBufferPointer<ChineseWordForm>,
        speech: UnsafeBufferPointer<UInt8>,
        at place: Int,
        to sink: inout some FeatureSink
    ) {
        let word = words[place]
        sink.add(always)
        add(251, word.value, &sink)
        add(253, word.last, &sink)
        add(254, word.firstTwo, &sink)
        add(255, word.lastTwo, &sink)
        add(256, word.kinds << 8 | word.length << 5 | UInt64(speech[place]), &sink)
        add(257, UInt64(word.facts.kind) << 8 | word.length, &sink)
        add(258, UInt64(word.endFacts.kind) << 8 | word.length, &sink)
        add(259, UInt64(speech[place]), &sink)
        add(260, word.last << 8 | word.length << 5 | UInt64(speech[place]), &sink)
        add(261, word.first << 8 | word.length << 5 | UInt64(speech[place]), &sink)
        for offset in [-2, -1, 1, 2] {
            let index = place + offset
            let template = UInt64(270 + 12 * (offset + 2))
            guard words.indices.contains(index) else {
                sink.add(FeatureHash.joined(template, 7))
                continue
            }
            let other = words[index]
            add(template + 1, other.value, &sink)
            add(template + 2, UInt64(speech[index]) << 8 | UInt64(speech[place]), &sink)
            guard offset == 1 || offset == -1 else { continue }
            add(template + 3, UInt64(other.facts.kind) << 5 | UInt64(word.facts.kind), &sink)
            add(template + 4, other.last, &sink)
            add(template + 5, other.first, &sink)
            add(template + 7, FeatureHash.joined(other.value, UInt64(speech[place]) << 8 | word.length), &sink)
            add(template + 9, FeatureHash.joined(other.last, word.last), &sink)
            add(
                template + 10,
                FeatureHash.joined(other.last << 8 | UInt64(speech[index]), UInt64(word.facts.kind)),
                &sink
            )
        }
    }

    @inline(__always)
    private static func add(_ template: UInt64, _ value: UInt64, _ sink: inout some FeatureSink) {
        sink.add(FeatureHash.joined(template, value))
    }
}
