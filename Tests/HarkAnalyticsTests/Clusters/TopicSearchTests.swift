import HarkStatistics
import Testing

@testable import HarkAnalytics

struct TopicSearchTests {
    private static let matters = [
        ["parcel", "late", "courier", "address", "tracking"],
        ["refund", "bank", "card", "charged", "twice"],
        ["password", "login", "reset", "email", "locked"],
    ]

    /// Invented conversations: some words of one matter, and some that are in all of them.
    private static func documents(_ count: Int) -> [[String]] {
        var random = SeededRandom(seed: 1)
        return (0..<count).map { number in
            let own = (0..<4).map { _ in matters[number % 3][random.below(5)] }
            return own + ["hello", "please", ["today", "now", "soon"][random.below(3)]]
        }
    }

    @Test func `matters are told apart and named by their own words`() throws {
        let documents = Self.documents(150)

        let found = try TopicSearch(topics: 3, seed: 1).topics(of: documents)

        #expect(found.topics.map(\.size) == [50, 50, 50])
        for topic in found.topics {
            let matter = try #require(Self.matters.first { $0.contains(topic.terms[0].text) })
            #expect(Set(topic.terms.prefix(5).map(\.text)) == Set(matter))
            #expect(topic.representatives.count == 5)
        }
        for number in 0..<147 { #expect(found.labels[number] == found.labels[number + 3]) }
    }

    @Test func `the number of topics is found, and the same seed gives the same`() throws {
        let documents = Self.documents(150)

        var search = TopicSearch(seed: 2)
        search.most = 5

        let found = try search.topics(of: documents)

        #expect(found.topics.count == 3)
        #expect(try search.topics(of: documents) == found)
    }

    @Test func `what has no known word has no topic`() throws {
        let found = try TopicSearch(topics: 2).topics(of: Self.documents(60) + [[], ["unheard", "of"]])

        #expect(found.labels.suffix(2) == [nil, nil])
        #expect(found.topics.map(\.size).reduce(0, +) == 60)
        #expect(try TopicSearch().topics(of: [["a"], ["b"]]).labels == [nil, nil])
        #expect(try TopicSearch().topics(of: []).topics.isEmpty)
    }
}
