/// A name that a tagger found among the words of a sentence.
package struct NameSpan: Sendable, Hashable {
    /// Person, place or organisation.
    package var kind: EntityKind
    /// Which words it covers.
    package var words: Range<Int>

    /// Creates a name.
    package init(kind: EntityKind, words: Range<Int>) {
        self.kind = kind
        self.words = words
    }

    /// The labels of words: outside, then begin, inside, end and single for each kind.
    package static let labels = ["O"] + kinds.flatMap { kind in ["B-", "I-", "E-", "S-"].map { $0 + kind.label } }

    /// Reads the names from the labels of a sentence, by their places in ``labels``.
    ///
    /// What can't be, such as an end without a beginning, begins a name of its own.
    package static func spans(_ labels: [UInt8]) -> [NameSpan] {
        var spans: [NameSpan] = []
        var open: NameSpan?
        for (place, label) in labels.enumerated() {
            guard label > 0 else {
                open.map { spans.append($0) }
                open = nil
                continue
            }
            let (kind, position) = (kinds[Int(label - 1) / 4].kind, (label - 1) % 4)
            if let name = open, name.kind == kind, position == 1 || position == 2 {
                open?.words = name.words.lowerBound..<place + 1
            } else {
                open.map { spans.append($0) }
                open = NameSpan(kind: kind, words: place..<place + 1)
            }
            if position >= 2 {
                open.map { spans.append($0) }
                open = nil
            }
        }
        open.map { spans.append($0) }
        return spans
    }

    /// The places in ``labels`` for names in a sentence of `count` words.
    package static func labels(of spans: [NameSpan], count: Int) -> [Int] {
        var labels = [Int](repeating: 0, count: count)
        for span in spans {
            let first = 1 + 4 * (kinds.firstIndex { $0.kind == span.kind } ?? 0)
            for place in span.words { labels[place] = first + 1 }
            labels[span.words.upperBound - 1] = first + 2
            labels[span.words.lowerBound] = span.words.count == 1 ? first + 3 : first
        }
        return labels
    }

    /// The short names of the kinds in the data: `PER`, `LOC`, `ORG`.
    package static let kinds: [(kind: EntityKind, label: String)] = [
        (.person, "PER"), (.place, "LOC"), (.organisation, "ORG"),
    ]
}
