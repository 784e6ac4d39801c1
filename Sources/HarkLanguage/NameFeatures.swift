/// The features by which names of people, places and organisations are found among English words.
package enum NameFeatures {
    /// The feature that every word has.
    package static let always: UInt64 = 50

    /// Adds the features of one word.
    ///
    /// - Parameters:
    ///   - words: the sentence.
    ///   - speech: the part of speech of each word, as the number of its label.
    ///   - place: which word.
    ///   - sink: takes the features.
    @inline(__always)
    package static func add(
        _ words: UnsafeBufferPointer<WordForm>,
        speech: UnsafeBufferPointer<UInt8>,
        at place: Int,
        to sink: inout some FeatureSink
    ) {
        let word = words[place]
        sink.add(always)
        add(51, word.lower, to: &sink)
        add(52, word.exact, to: &sink)
        add(53, word.shape, to: &sink)
        for length in 1..<4 where word.prefixes[length] != 0 { add(54, word.prefixes[length], to: &sink) }
        for length in 1..<4 where word.suffixes[length] != 0 { add(55, word.suffixes[length], to: &sink) }
        add(56, UInt64(speech[place]), to: &sink)
        add(57, UInt64(word.traits.rawValue) << 1 | (place == 0 ? 1 : 0), to: &sink)
        let upper: UInt64 = word.traits.contains(.startsUpper) ? 1 : 0
        add(58, word.company << 1 | upper, to: &sink)
        add(48, word.circle << 3 | word.habit << 1 | upper, to: &sink)
        add(49, word.habit << 2 | upper << 1 | (place == 0 ? 1 : 0), to: &sink)
        bits(59, word.lists, to: &sink)
        for offset in [-2, -1, 1, 2] {
            let other = place + offset
            let template = UInt64(60 + 12 * (offset + 2))
            guard words.indices.contains(other) else {
                sink.add(FeatureHash.joined(template, 7))
                continue
            }
            add(template + 1, words[other].lower, to: &sink)
            add(template + 2, words[other].shape, to: &sink)
            add(template + 3, UInt64(speech[other]), to: &sink)
            bits(template + 4, words[other].lists, to: &sink)
            add(template + 10, words[other].company, to: &sink)
            add(template + 11, words[other].circle << 3 | words[other].habit << 1 | upper, to: &sink)
            if offset == 1 || offset == -1 {
                add(template + 5, FeatureHash.joined(words[other].lower, word.lower), to: &sink)
                add(template + 6, FeatureHash.joined(words[other].shape, word.shape), to: &sink)
                add(template + 7, UInt64(speech[other]) << 8 | UInt64(speech[place]), to: &sink)
                add(template + 8, UInt64(words[other].lists) << 32 | UInt64(word.lists), to: &sink)
                add(template + 9, FeatureHash.joined(words[other].lower, word.shape), to: &sink)
            }
        }
    }

    @inline(__always)
    private static func bits(_ template: UInt64, _ hints: UInt32, to sink: inout some FeatureSink) {
        var rest = hints
        while rest != 0 {
            add(template, UInt64(rest.trailingZeroBitCount), to: &sink)
            rest &= rest - 1
        }
    }

    @inline(__always)
    private static func add(_ template: UInt64, _ value: UInt64, to sink: inout some FeatureSink) {
        sink.add(FeatureHash.joined(template, value))
    }
}
