/// One word, number, sign or emoji of a text, as it stands there.
public struct TextToken: Sendable, Hashable {
    /// The token as the author wrote it.
    public let text: String
    /// Where it stands, in Unicode scalars of the original text.
    public let range: Range<Int>
    /// Its part of speech; nil where no model of its language is at hand.
    public let partOfSpeech: PartOfSpeech?

    /// Creates a token.
    public init(text: String, range: Range<Int>, partOfSpeech: PartOfSpeech?) {
        self.text = text
        self.range = range
        self.partOfSpeech = partOfSpeech
    }
}
