import Foundation
import HarkDomain
import Testing

@testable import HarkAnalytics

struct SuggestionBookTests {
    private let ada = AgentReference(id: AgentID(rawValue: 9), name: "Ada")

    private func at(_ day: Int64) -> Timestamp { Timestamp(milliseconds: day * 86_400_000) }

    private func suggestion(_ name: String, count: Int = 10, gain: Double = 1) -> Suggestion {
        Suggestion(
            kind: .article,
            subject: .matter(Matter(kind: .intent, name: name)),
            facts: [],
            conversations: (1...count).map { ConversationID(rawValue: Int64($0)) },
            gain: SuggestionGain(measure: .handoffs, value: gain, low: gain, high: gain),
            effort: .medium
        )
    }

    @Test func `a suggestion is there once, and what speaks for it is kept up to date`() {
        var book = SuggestionBook()

        let first = book.take([suggestion("returns")], at: at(1))
        let second = book.take([suggestion("returns", count: 15), suggestion("size")], at: at(2))

        #expect(first.count == 1 && second == [suggestion("size").key] && book.list.count == 2)
        let record = book.records[suggestion("returns").key]
        #expect(record?.suggestion.count == 15 && record?.at == at(1) && record?.status == .proposed)
    }

    @Test func `what nothing speaks for goes, unless somebody has touched it`() {
        var book = SuggestionBook()
        _ = book.take(["a", "b", "c"].map { suggestion($0) }, at: at(1))
        let (given, decided) = (
            book.give(suggestion("b").key, to: ada),
            book.decide(suggestion("c").key, .accepted, at: at(2), by: ada, note: "soon")
        )

        _ = book.take([], at: at(3))

        #expect(given && decided && book.list.map(\.suggestion.subject.text) == ["intent:b", "intent:c"])
        #expect(book.records[suggestion("c").key]?.decidedAt == at(2))
    }

    @Test func `a declined one comes again only when twice as much speaks for it`() {
        var book = SuggestionBook()
        let key = suggestion("a").key
        _ = book.take([suggestion("a")], at: at(1))
        _ = book.decide(key, .declined, at: at(2), by: ada)

        let few = book.take([suggestion("a", count: 19)], at: at(3))
        #expect(few.isEmpty && book.records[key]?.status == .declined && book.records[key]?.suggestion.count == 10)
        let many = book.take([suggestion("a", count: 20)], at: at(4))
        #expect(many == [key])
        #expect(book.records[key]?.status == .proposed && book.records[key]?.changes.count == 3)
    }

    @Test func `a decision that does not follow is refused`() {
        var book = SuggestionBook()
        let key = suggestion("a").key
        _ = book.take([suggestion("a")], at: at(1))

        let other = suggestion("b").key
        let refused = [
            book.decide(key, .proposed, at: at(2), by: ada), book.decide(other, .accepted, at: at(2), by: ada),
            book.give(other, to: ada),
        ]
        let followed = [SuggestionStatus.accepted, .done, .declined].map { book.decide(key, $0, at: at(5), by: ada) }

        #expect(refused == [false, false, false] && followed == [true, true, false])
        #expect(book.records[key]?.doneAt == at(5) && SuggestionBook(book.list) == book)
    }

    @Test func `a record is kept whole, and what is none is refused`() throws {
        var book = SuggestionBook()
        _ = book.take([suggestion("退货: a/b", count: 45)], at: at(1))
        _ = book.give(suggestion("退货: a/b").key, to: ada)
        _ = book.decide(suggestion("退货: a/b").key, .accepted, at: at(2), by: ada, note: "soon")

        let data = try JSONEncoder().encode(book.list)

        #expect(try JSONDecoder().decode([SuggestionRecord].self, from: data) == book.list)
        #expect(book.list[0].suggestion.count == 45 && book.list[0].suggestion.conversations.count == 20)
        let broken = String(decoding: data, as: UTF8.self).replacing("accepted", with: "perhaps")
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([SuggestionRecord].self, from: Data(broken.utf8))
        }
    }

    @Test func `what another version wrote is neither proposed nor changed`() {
        var book = SuggestionBook([], sealed: [suggestion("a").key.text])

        let fresh = book.take([suggestion("a"), suggestion("b")], at: at(1))

        #expect(fresh == [suggestion("b").key] && book.records.count == 1)
    }

    @Test func `those to decide on come first, then the surest gain`() {
        var book = SuggestionBook()
        _ = book.take([suggestion("a", gain: 1), suggestion("b", gain: 3), suggestion("c", gain: 2)], at: at(1))
        _ = book.decide(suggestion("b").key, .accepted, at: at(2), by: ada)

        #expect(book.list.map(\.suggestion.subject.text) == ["intent:c", "intent:a", "intent:b"])
    }
}
