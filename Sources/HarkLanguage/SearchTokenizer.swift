/// Cuts texts into the tokens by which they are found.
///
/// English gives words and their stems. Chinese, Japanese and Korean give overlapping pairs of characters, and the
/// last character of each stretch: so a look-up of one character by prefix, of two by a pair and of more by pairs
/// side by side finds exactly the texts that hold them. Numbers with letters, and numbers in parts, have the forms
/// that people write them in. Not `Sendable`, since it keeps the stems of words that it has met.
package final class SearchTokenizer {
    /// The version of these rules; texts cut by another version are found by other tokens.
    package static let version = 1

    /// Words are cut here, so that no text makes a token of any length.
    private static let longestWord = 64
    /// Numbers in more or longer parts are not put together.
    private static let mostParts = 5
    private static let longestJoined = 32
    /// Digits of a mixed word that are worth a token of their own.
    private static let fewestDigits = 3
    private static let mostStems = 8_192

    private var stems: [String: String] = [:]

    /// Creates a tokenizer.
    package init() {}

    /// Hands over the tokens of a clean text in order, until `body` answers false.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    package func forEachToken(of text: CleanText, _ body: (SearchToken) -> Bool) {
        var index = 0
        while index < text.scalars.count {
            let goesOn: Bool
            switch SearchFolding.role(text.scalars[index]) {
            case .gap, .mark:
                index += 1
                continue
            case .sign:
                goesOn = body(SearchToken(String(folding: text.scalars[index]), .sign, index..<index + 1))
                index += 1
            case .character: goesOn = characters(text.scalars, &index, body)
            case .letter, .digit: goesOn = words(text.scalars, &index, body)
            }
            guard goesOn else { return }
        }
    }

    /// The tokens of a text in order.
    package func tokens(of text: CleanText) -> [SearchToken] {
        var tokens: [SearchToken] = []
        forEachToken(of: text) { token in
            tokens.append(token)
            return true
        }
        return tokens
    }

    /// Takes a stretch without spaces: each pair, then the last character.
    private func characters(_ scalars: [UInt32], _ index: inout Int, _ body: (SearchToken) -> Bool) -> Bool {
        var last = index
        index += 1
        while index < scalars.count {
            let role = SearchFolding.role(scalars[index])
            if role == .character {
                let pair = String(folding: scalars[last], scalars[index])
                guard body(SearchToken(pair, .pair, last..<index + 1)) else { return false }
                last = index
            } else if role != .mark {
                break
            }
            index += 1
        }
        return body(SearchToken(String(folding: scalars[last]), .single, last..<last + 1))
    }

    /// Takes words that only a hyphen or the like holds together, each with its other forms.
    private func words(_ scalars: [UInt32], _ index: inout Int, _ body: (SearchToken) -> Bool) -> Bool {
        var parts = [SearchWord(scalars, &index, longest: Self.longestWord)]
        while index + 1 < scalars.count, SearchFolding.joins(scalars[index]),
            SearchFolding.role(scalars[index + 1]).isOfWords
        {
            index += 1
            parts.append(SearchWord(scalars, &index, longest: Self.longestWord))
        }
        for (number, part) in parts.enumerated() {
            guard forms(of: part, body) else { return false }
            if number == 0, let joined = Self.joined(parts), !body(joined) { return false }
        }
        return true
    }

    private func forms(of word: SearchWord, _ body: (SearchToken) -> Bool) -> Bool {
        guard body(SearchToken(word.text, .word, word.range)) else { return false }
        if word.digits.isEmpty {
            let stem = stem(of: word)
            return stem == word.text || body(SearchToken(stem, .stem, word.range))
        }
        guard word.isMixed, word.digits.utf8.count >= Self.fewestDigits else { return true }
        return body(SearchToken(word.digits, .digits, word.range))
    }

    /// The stem of a word, kept: customers use few words often.
    private func stem(of word: SearchWord) -> String {
        if let known = stems[word.base] { return known }
        if stems.count >= Self.mostStems { stems.removeAll(keepingCapacity: true) }
        let stem = EnglishStemmer.stem(word.base)
        stems[word.base] = stem
        return stem
    }

    private static func joined(_ parts: [SearchWord]) -> SearchToken? {
        guard (2...mostParts).contains(parts.count), parts.contains(where: { !$0.digits.isEmpty }) else { return nil }
        let text = parts.map(\.text).joined()
        guard text.utf8.count <= longestJoined, let first = parts.first, let last = parts.last else { return nil }
        return SearchToken(text, .joined, first.range.lowerBound..<last.range.upperBound)
    }
}

extension SearchTokenizer {
    /// A sum over how each code point counts and folds, which differs with Unicode's data too.
    package static let fingerprint: UInt64 = {
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325
        for scalar in UInt32(0)..<0x20000 {
            let value = UInt64(SearchFolding.role(scalar).rawValue) << 32 | UInt64(SearchFolding.fold(scalar))
            sum = (sum ^ value) &* 0x100_0000_01B3
        }
        return sum
    }()
}
