import HarkLanguage

extension SearchQuery {
    /// Finds what of a text answers to the query.
    ///
    /// - Returns: Ranges of code points of the clean text, ascending, apart; nil when the text does not hold all of it.
    func marks(in tokens: [SearchToken]) -> [Range<Int>]? {
        let places = Self.places(of: tokens)
        var marks: [Range<Int>] = []
        for forms in terms {
            let found = forms.flatMap { Self.marks(of: $0, in: places) }
            guard !found.isEmpty else { return nil }
            marks += found
        }
        return Self.merged(marks)
    }

    /// The tokens by place: a word with its other forms.
    private static func places(of tokens: [SearchToken]) -> [ArraySlice<SearchToken>] {
        var places: [ArraySlice<SearchToken>] = []
        for index in tokens.indices {
            if tokens[index].isColocated, let last = places.last {
                places[places.count - 1] = tokens[last.startIndex...index]
            } else {
                places.append(tokens[index...index])
            }
        }
        return places
    }

    private static func marks(of form: Form, in places: [ArraySlice<SearchToken>]) -> [Range<Int>] {
        guard places.count >= form.tokens.count else { return [] }
        return (0...places.count - form.tokens.count).compactMap { start in
            var mark: Range<Int>?
            for (index, text) in form.tokens.enumerated() {
                let isBeginning = form.isPrefix && index == form.tokens.count - 1
                guard let token = places[start + index].first(where: { $0.answers(to: text, isBeginning) }) else {
                    return nil
                }
                let range = token.marked(by: text, isBeginning)
                mark = (mark?.lowerBound ?? range.lowerBound)..<range.upperBound
            }
            return mark
        }
    }

    private static func merged(_ marks: [Range<Int>]) -> [Range<Int>] {
        var merged: [Range<Int>] = []
        for mark in marks.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, mark.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, mark.upperBound)
            } else {
                merged.append(mark)
            }
        }
        return merged
    }
}

extension SearchToken {
    fileprivate func answers(to text: String, _ isBeginning: Bool) -> Bool {
        isBeginning ? self.text.utf8.starts(with: text.utf8) : self.text == text
    }

    /// Of a pair that was found by its first character, only that one is marked.
    fileprivate func marked(by text: String, _ isBeginning: Bool) -> Range<Int> {
        isBeginning && kind == .pair && text != self.text ? range.lowerBound..<range.lowerBound + 1 : range
    }
}
