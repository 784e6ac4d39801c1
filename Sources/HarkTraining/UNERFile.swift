package import HarkLanguage

/// Sentences of words with names, as the sets of Universal NER hold them: a word and its tag a line.
package struct UNERFile: Sendable {
    /// The sentences in the order of the file.
    package let sentences: [(words: [String], names: [NameSpan])]

    /// Reads a file of a corpus.
    /// - Throws: `TrainingError`.
    package init(_ path: String, in corpus: Corpus) throws(TrainingError) {
        var sentences: [(words: [String], names: [NameSpan])] = []
        var words: [String] = []
        var tags: [Substring] = []
        for (index, line) in try corpus.lines(path, keepingEmpty: true).enumerated() {
            if line.hasPrefix("# text = ") { continue }
            if line.isEmpty {
                if !words.isEmpty { sentences.append((words, Self.names(tags))) }
                words = []
                tags = []
                continue
            }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count == 2, cells[1] == "O" || cells[1].hasPrefix("B-") || cells[1].hasPrefix("I-") else {
                throw .malformed(path: path, line: index + 1, why: "no word with a tag of O, B-… or I-…")
            }
            words.append(String(cells[0]))
            tags.append(cells[1])
        }
        if !words.isEmpty { sentences.append((words, Self.names(tags))) }
        self.sentences = sentences
    }

    private static func names(_ tags: [Substring]) -> [NameSpan] {
        var spans: [NameSpan] = []
        for (place, tag) in tags.enumerated() {
            guard let kind = NameSpan.kinds.first(where: { tag.dropFirst(2) == $0.label })?.kind else { continue }
            if tag.hasPrefix("I-"), let last = spans.last, last.kind == kind, last.words.upperBound == place {
                spans[spans.count - 1].words = last.words.lowerBound..<place + 1
            } else {
                spans.append(NameSpan(kind: kind, words: place..<place + 1))
            }
        }
        return spans
    }
}
