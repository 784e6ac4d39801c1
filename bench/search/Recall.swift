import Foundation
import HarkDomain
import HarkSearch

/// What the index finds beside what is in the texts, for samples of queries.
struct Recall {
    private static let samples = 400

    private let index: SearchIndex
    private let talks: Talks
    /// The texts in lower case, as C has them.
    private let texts: [ContiguousArray<CChar>]
    /// The English words of each text.
    private let words: [Set<Substring>]

    init(_ index: SearchIndex, _ talks: Talks) {
        (self.index, self.talks) = (index, talks)
        let lower = talks.messages.map { $0.lowercased() }
        texts = lower.map(\.utf8CString)
        // What has an apostrophe or a digit in it is a word of another kind.
        words = lower.map { text in
            Set(text.split { !Self.isOfWords($0) }.filter { $0.allSatisfy(\.isLetter) })
        }
    }

    func lines() async throws -> [String] {
        let english = sample { words[$0].filter { $0.utf8.count > 2 }.randomElement().map(String.init) }
        return [
            try await line("pairs of Chinese characters", stretches(of: 2), like),
            try await line("three Chinese characters", stretches(of: 3), like),
            try await line("English words, as words", english) { words[$0].contains($1[...]) },
            try await line("English words, as LIKE finds letters", english, like),
        ]
    }

    private func line(
        _ name: String,
        _ queries: [String],
        _ says: (Int, String) -> Bool
    ) async throws -> String {
        var (both, expected, found) = (0, 0, 0)
        for query in queries {
            let rows = Set(try await index.rows(SearchQuery(query)))
            let saying = Set(talks.messages.indices.filter { says($0, query) }.map(talks.place))
            both += rows.intersection(saying).count
            (expected, found) = (expected + saying.count, found + rows.count)
        }
        let (recall, precision) = (Double(both) / Double(max(1, expected)), Double(both) / Double(max(1, found)))
        let shares = "recall \(SearchBench.rounded(recall, 4)), precision \(SearchBench.rounded(precision, 4))"
        return "\(name): \(queries.count) queries, \(expected) texts, \(shares)"
    }

    private func like(_ message: Int, _ query: String) -> Bool {
        texts[message].withUnsafeBufferPointer { text in
            text.baseAddress.map { strstr($0, query) != nil } ?? false
        }
    }

    /// Stretches of Chinese characters from all over the texts.
    private func stretches(of length: Int) -> [String] {
        sample { message in
            let text = Array(talks.messages[message])
            guard text.count >= length, let start = (0...text.count - length).randomElement() else { return nil }
            let stretch = text[start..<start + length]
            return stretch.allSatisfy(Self.isChinese) ? String(stretch) : nil
        }
    }

    /// Draws until there are enough, each once.
    private func sample(_ draw: (Int) -> String?) -> [String] {
        var found: Set<String> = []
        while found.count < Self.samples {
            if let text = talks.messages.indices.randomElement().flatMap(draw) { found.insert(text) }
        }
        return found.sorted()
    }

    private static func isOfWords(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || character == "'") || character == "’"
    }

    private static func isChinese(_ character: Character) -> Bool {
        character.unicodeScalars.count == 1
            && character.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
    }
}
