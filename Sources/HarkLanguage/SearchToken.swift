/// One of the forms under which a word of a text is found.
package struct SearchToken: Sendable, Hashable {
    /// What a token is.
    package enum Kind: Sendable, Hashable {
        /// A word or number as it stands, folded.
        case word
        /// The stem of an English word, where it differs from the word.
        case stem
        /// The digits of a word that mixes letters and digits: `10023` of `A10023`.
        case digits
        /// A number written in parts, put together: `a10023` of `A-10023`.
        case joined
        /// Two characters side by side, of a script that writes no spaces.
        case pair
        /// The last character of a stretch of such a script.
        case single
        /// An emoji.
        case sign
    }

    /// The form: letters and digits of one case and width, or one emoji; never white space or a quotation mark.
    package var text: String
    /// What it is.
    package var kind: Kind
    /// Where it stands, in code points of the clean text.
    package var range: Range<Int>

    /// Creates a token.
    package init(_ text: String, _ kind: Kind, _ range: Range<Int>) {
        (self.text, self.kind, self.range) = (text, kind, range)
    }

    /// True when it is another form of the token before it, and stands at the same place.
    package var isColocated: Bool {
        switch kind {
        case .word, .pair, .single, .sign: false
        case .stem, .digits, .joined: true
        }
    }
}
