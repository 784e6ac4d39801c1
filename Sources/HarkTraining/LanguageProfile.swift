/// What one group of languages in the Latin script looks like: frequent small words and a few plain sentences.
///
/// They were written for this purpose; they need not be good prose, only be typical in their letters.
package struct LanguageProfile: Sendable {
    /// ISO 639-1 codes of the languages.
    package let codes: String
    /// Frequent small words, the most frequent ones first.
    package let words: String
    /// Sentences, one per line.
    package let sentences: String

    /// All groups but English, in the order of the model's lanes.
    package static let all: [LanguageProfile] = [
        spanish, french, german, portuguese, italian, dutch, vietnamese, turkish, westSlavic, malay, nordic, romanian,
        finnic,
        hungarian, romanised,
    ]
}
