import Foundation
import HarkLanguage

/// Short texts as sparse vectors of length one: what a term is worth in a text, by tf-idf.
struct TermVectors: Sendable {
    /// One entry of a vector.
    struct Entry: Sendable, Hashable {
        let term: Int32
        let weight: Float
    }

    /// One vector per text, in the order of the texts; empty for a text without topic.
    let vectors: [[Entry]]
    /// The terms, in their order as texts.
    let terms: [String]
    /// How many texts hold each term.
    let holders: [Int]

    init(_ texts: [String]) {
        let counted = texts.map(Self.counts)
        var holding: [String: Int] = [:]
        for counts in counted { for term in counts.keys { holding[term, default: 0] += 1 } }
        let terms = holding.keys.sorted()
        let numbers = Dictionary(uniqueKeysWithValues: terms.enumerated().map { ($1, Int32($0)) })
        vectors = counted.map { counts in
            let entries = counts.compactMap { term, count -> Entry? in
                guard let number = numbers[term], let holders = holding[term] else { return nil }
                let rarity = log(Double(texts.count + 1) / Double(holders + 1)) + 1
                return Entry(term: number, weight: Float(count * rarity))
            }
            return Self.unit(entries.sorted { $0.term < $1.term })
        }
        holders = terms.map { holding[$0] ?? 0 }
        self.terms = terms
    }

    /// The cosine of two vectors, 0…1.
    static func cosine(_ one: [Entry], _ other: [Entry]) -> Double {
        var (i, j, sum) = (0, 0, Float(0))
        while i < one.count, j < other.count {
            if one[i].term == other[j].term {
                sum += one[i].weight * other[j].weight
                i += 1
                j += 1
            } else if one[i].term < other[j].term {
                i += 1
            } else {
                j += 1
            }
        }
        return Double(min(sum, 1))
    }

    /// How much some texts have in common: their mean cosine with their middle, 0…1.
    func cohesion(of texts: [Int]) -> Double {
        var sum: [Int32: Double] = [:]
        for text in texts { for entry in vectors[text] { sum[entry.term, default: 0] += Double(entry.weight) } }
        let length = sum.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value * $1.value }.squareRoot()
        return texts.isEmpty ? 0 : length / Double(texts.count)
    }

    /// Single words and, at half their worth, pairs of neighbouring ones: "card lost" is not "card stopped".
    ///
    /// Numbers and masks name single cases, not what is asked.
    private static func counts(of text: String) -> [String: Double] {
        let terms = KnowledgeTerms.terms(of: withoutMasks(text)).filter { term in
            !term.text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        var counts: [String: Double] = [:]
        for term in terms { counts[term.text] = term.weight }
        for (one, other) in zip(terms, terms.dropFirst()) where one.weight == 1 && other.weight == 1 {
            counts[one.text + " " + other.text] = 0.5
        }
        return counts
    }

    /// The text without `[order]`, `[email]` and the like.
    private static func withoutMasks(_ text: String) -> String {
        guard text.contains("[") else { return text }
        var kept = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "[") {
            kept += rest[..<open] + " "
            let close = rest[open...].firstIndex(of: "]")
            let inside = close.map { rest[rest.index(after: open)..<$0] } ?? ""
            let isMask = !inside.isEmpty && inside.allSatisfy { $0.isASCII && $0.isLetter }
            rest = rest[rest.index(after: isMask ? close ?? open : open)...]
        }
        return kept + rest
    }

    private static func unit(_ entries: [Entry]) -> [Entry] {
        let length = entries.reduce(Float(0)) { $0 + $1.weight * $1.weight }.squareRoot()
        guard length > 0 else { return [] }
        return entries.map { Entry(term: $0.term, weight: $0.weight / length) }
    }
}
