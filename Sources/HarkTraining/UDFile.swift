import Foundation
package import HarkLanguage

/// A treebank of the Universal Dependencies as it lies in the data folder: one token per line.
///
/// `# text = …` opens a sentence, a blank line ends it; columns are form, universal tag, tag of the treebank,
/// lemma, and 1 where a space follows.
/// - Source: README.md of ud_english_ewt and ud_chinese_gsdsimp
package struct UDFile: Sendable {
    /// The sentences in the order of the file.
    package let sentences: [UDSentence]

    /// Reads a file.
    ///
    /// - Throws: `TrainingError.unreadable`, or `.malformed` for a line that isn't as the README says, and for a
    ///   sentence whose tokens aren't its text.
    package init(path: String) throws(TrainingError) {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw .unreadable(path: path, why: error.localizedDescription)
        }
        var reader = UDReader(path: path)
        for line in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            try reader.read(String(decoding: line, as: UTF8.self))
        }
        try reader.endSentence()
        sentences = reader.sentences
    }
}

/// One sentence of a treebank.
package struct UDSentence: Sendable {
    /// The sentence as its author wrote it.
    package let text: String
    /// Its words in order; words that were written as one ("don't") stand apart ("do", "n't").
    package let tokens: [UDToken]
}

/// One word of a treebank.
package struct UDToken: Sendable, Hashable {
    /// The word as it was written.
    package let form: String
    /// Its part of speech; nil where the treebank has none ("_").
    package let partOfSpeech: PartOfSpeech?
    /// The tag of the treebank's own scheme.
    package let tag: String
    /// The form that a dictionary would list.
    package let lemma: String
    /// True where white space follows.
    package let isBeforeSpace: Bool
    /// Where it stands, in Unicode scalars of the sentence's text.
    package let range: Range<Int>
}

/// Reads a treebank line by line.
private struct UDReader {
    let path: String
    var sentences: [UDSentence] = []
    private var line = 0
    private var text: String?
    private var scalars: [Unicode.Scalar] = []
    private var cursor = 0
    private var tokens: [UDToken] = []

    init(path: String) {
        self.path = path
    }

    mutating func read(_ row: String) throws(TrainingError) {
        line += 1
        if row.hasPrefix("# text = ") {
            try endSentence()
            begin(String(row.dropFirst(9)))
        } else if row.isEmpty {
            try endSentence()
        } else {
            try readToken(row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
        }
    }

    private mutating func begin(_ sentence: String) {
        text = sentence
        scalars = Array(sentence.unicodeScalars)
        cursor = 0
        tokens = []
    }

    private mutating func readToken(_ columns: [String]) throws(TrainingError) {
        guard columns.count == 5 else { throw malformed("\(columns.count) columns, five expected") }
        guard text != nil else { throw malformed("a token before its '# text = ' line") }
        let tag = PartOfSpeech(rawValue: columns[1])
        guard tag != nil || columns[1] == "_" else { throw malformed("'\(columns[1])' is no universal tag") }
        guard let range = place(columns[0]) else { throw malformed("'\(columns[0])' does not follow in the text") }
        tokens.append(
            UDToken(
                form: columns[0],
                partOfSpeech: tag,
                tag: columns[2],
                lemma: columns[3],
                isBeforeSpace: columns[4] == "1",
                range: range
            )
        )
    }

    /// Finds the next word in the text.
    private mutating func place(_ form: String) -> Range<Int>? {
        skipSpace()
        let end = cursor + form.unicodeScalars.count
        guard end <= scalars.count, scalars[cursor..<end].elementsEqual(form.unicodeScalars) else { return nil }
        defer { cursor = end }
        return cursor..<end
    }

    private mutating func skipSpace() {
        while cursor < scalars.count, scalars[cursor].properties.isWhitespace { cursor += 1 }
    }

    mutating func endSentence() throws(TrainingError) {
        guard let text else { return }
        skipSpace()
        guard cursor == scalars.count else { throw malformed("the tokens end before the text does") }
        sentences.append(UDSentence(text: text, tokens: tokens))
        self.text = nil
    }

    private func malformed(_ why: String) -> TrainingError {
        .malformed(path: path, line: line, why: why)
    }
}
