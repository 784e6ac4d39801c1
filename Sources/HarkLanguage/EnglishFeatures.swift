/// The features by which English words are tagged with parts of speech.
package enum EnglishFeatures {
    /// Adds the features of one word of a sentence.
    @inline(__always)
    package static func speech(_ words: UnsafeBufferPointer<WordForm>, at place: Int, to sink: inout some FeatureSink) {
        let word = words[place]
        let before = place > 0 ? words[place - 1].lower : edge
        let after = place + 1 < words.count ? words[place + 1].lower : edge
        let before2 = place > 1 ? words[place - 2].lower : edge
        let after2 = place + 2 < words.count ? words[place + 2].lower : edge
        sink.add(1)
        add(2, word.lower, to: &sink)
        add(3, word.exact, to: &sink)
        add(4, before, to: &sink)
        add(5, after, to: &sink)
        add(6, before2, to: &sink)
        add(7, after2, to: &sink)
        add(8, FeatureHash.joined(before, word.lower), to: &sink)
        add(9, FeatureHash.joined(word.lower, after), to: &sink)
        add(10, FeatureHash.joined(before, after), to: &sink)
        for length in 0..<4 where word.prefixes[length] != 0 { add(11, word.prefixes[length], to: &sink) }
        for length in 0..<5 where word.suffixes[length] != 0 { add(12, word.suffixes[length], to: &sink) }
        add(13, word.shape, to: &sink)
        add(14, UInt64(word.traits.rawValue) << 1 | (place == 0 ? 1 : 0), to: &sink)
        add(21, word.company, to: &sink)
        add(22, word.circle << 2 | word.habit, to: &sink)
        if place > 0 {
            add(23, words[place - 1].company, to: &sink)
            add(24, words[place - 1].circle << 8 | word.circle, to: &sink)
            if place > 1 { add(25, words[place - 2].circle << 8 | words[place - 1].circle, to: &sink) }
        }
        if place + 1 < words.count {
            add(26, words[place + 1].company, to: &sink)
            add(27, words[place + 1].circle << 8 | word.circle, to: &sink)
            if place + 2 < words.count { add(28, words[place + 2].circle << 8 | words[place + 1].circle, to: &sink) }
        }
        if place > 0 {
            add(15, words[place - 1].suffixes[2], to: &sink)
            add(16, FeatureHash.joined(words[place - 1].shape, word.shape), to: &sink)
            add(17, FeatureHash.joined(words[place - 1].suffixes[1], word.suffixes[2]), to: &sink)
        }
        if place + 1 < words.count {
            add(18, words[place + 1].suffixes[2], to: &sink)
            add(19, FeatureHash.joined(words[place + 1].shape, word.shape), to: &sink)
            add(20, FeatureHash.joined(word.suffixes[2], words[place + 1].suffixes[1]), to: &sink)
        }
    }

    /// Stands for the word before the first and after the last.
    static let edge: UInt64 = 0x5151

    @inline(__always)
    static func add(_ template: UInt64, _ value: UInt64, to sink: inout some FeatureSink) {
        sink.add(FeatureHash.joined(template, value))
    }
}
