import HarkAnalytics
import HarkDomain
import Testing

/// The row that is kept of a conversation.
struct ChatRowTests {
    @Test func `every number has a place, a name and a meaning of its own`() {
        #expect(ChatNumber.allCases.map(\.place) == Array(ChatNumber.allCases.indices))
        #expect(ChatNumber.allCases.allSatisfy { !$0.meaning.isEmpty })
    }

    @Test func `nothing that has not happened is a number`() {
        let row = ChatRow(ChatFacts(ConversationID(rawValue: 1)))

        #expect(row[.firstResponse] == nil && row[.nextResponse] == nil && row[.score] == nil && row[.anger] == nil)
        #expect(row[.wait] == 0 && row[.handling] == 0 && row.queue == nil && row.flags == [])
    }
}
