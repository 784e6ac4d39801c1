import HarkLanguage
import Testing

@testable import HarkBot

struct TextGroupsTests {
    private func items(_ texts: [String]) -> [TextGroups.Item] {
        texts.enumerated().map { .init(text: $1, source: "c\($0)", index: $0) }
    }

    @Test func `texts of one topic fall into one group, in both languages`() {
        for topics in [Paraphrases.english, Paraphrases.chinese] {
            let chosen = topics.filter { ["gift-cards", "invoices", "warranty", "store-hours"].contains($0.topic) }
            let texts = chosen.flatMap(\.texts)
            let labels = chosen.flatMap { topic, texts in texts.map { _ in topic } }

            let groups = TextGroups(items(texts)).groups
            let agreeing = groups.map { group in
                Dictionary(grouping: group) { labels[$0.index] }.values.map(\.count).max() ?? 0
            }

            #expect(Double(agreeing.reduce(0, +)) >= 0.85 * Double(groups.map(\.count).reduce(0, +)))
        }
    }

    @Test func `groups do not depend on the order of the texts`() {
        let texts = Paraphrases.english.flatMap(\.texts)
        let groups = { (texts: [String]) in TextGroups(items(texts)).groups.map { $0.map(\.text) } }

        #expect(groups(texts) == groups(texts.reversed()))
        #expect(groups(texts) == groups(Array(texts.dropFirst(50)) + texts.prefix(50)))
    }

    @Test func `two cliques with a weak tie are two groups, and no tie is no group`() {
        func tie(_ other: Int, _ weight: Double) -> NeighbourGraph.Tie { .init(other: other, weight: weight) }
        let ties = [
            [tie(1, 1), tie(2, 1)], [tie(0, 1), tie(2, 1)], [tie(0, 1), tie(1, 1), tie(3, 0.1)],
            [tie(2, 0.1), tie(4, 1), tie(5, 1)], [tie(3, 1), tie(5, 1)], [tie(3, 1), tie(4, 1)], [],
        ]

        #expect(Communities(ties).groups == [0, 0, 0, 1, 1, 1, 2])
        #expect(Communities([]).groups.isEmpty)
    }

    @Test func `cosines are 1 for the same words and 0 for other ones`() {
        let vectors = TermVectors(["red tent", "Red tents!", "blue boots", "the of"]).vectors

        #expect(abs(TermVectors.cosine(vectors[0], vectors[1]) - 1) < 1e-5)
        #expect(TermVectors.cosine(vectors[0], vectors[2]) == 0)
        #expect(vectors[3].isEmpty)
    }
}
