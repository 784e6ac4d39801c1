import HarkAnalytics
import HarkDomain
import HarkTesting
import Testing

@testable import HarkServer

/// What conversations without an intent are about, by names that hold.
struct SuggestionTopicsTests {
    private func id(_ number: Int) -> ConversationID { ConversationID(rawValue: Int64(number + 1)) }

    private func ids(_ numbers: Range<Int>) -> Set<ConversationID> { Set(numbers.map(id)) }

    private func texts(_ numbers: Range<Int>) -> [ConversationID: [String]] {
        Dictionary(uniqueKeysWithValues: numbers.map { (id($0), [ChatTopicsTests.text($0)]) })
    }

    private func topics(_ numbers: Range<Int>, knowing known: [String] = []) -> SuggestionTopics {
        SuggestionTopics(texts(numbers), findingIn: ids(numbers), knowing: known)
    }

    @Test func `each matter is named by three words, in both languages, and no other conversation is on it`() {
        let topics = topics(0..<180)

        #expect(topics.names.count == 3 && topics.names.allSatisfy { $0.split(separator: ", ").count == 3 })
        #expect(topics.names.contains { $0.unicodeScalars.contains { $0.properties.isIdeographic } })
        for matter in 0..<3 {
            let own = topics.topics.filter { ($0.key.rawValue - 1) % 3 == Int64(matter) }
            #expect(Set(own.values).count == 1 && own.count >= 45)
        }
        #expect(Set(topics.topics.values).count == 3)
    }

    @Test func `the next night calls them the same, also what came since, and finds no double of them`() {
        let first = topics(0..<180)
        let second = topics(60..<300, knowing: first.names)

        #expect(second.names == first.names)
        for number in 60..<180 { #expect(second.topics[id(number)] == first.topics[id(number)]) }
        #expect(second.topics.keys.contains { $0 >= id(180) })
    }

    @Test func `a name says by itself what is meant, however few there are and whatever else is in the book`() {
        let few = topics(0..<9, knowing: ["refund, lamps, crack", "密码, 登录, 账号"])

        #expect(few.names.count == 2)
        #expect(few.topics[id(0)] == "refund, lamps, crack" && few.topics[id(1)] == nil)
        #expect(few.topics.filter { $0.key.rawValue % 3 == 0 }.values.allSatisfy { $0 == "密码, 登录, 账号" })
    }

    @Test func `of too many some of all times are read`() {
        let all = (0..<1_000).map(id)
        let some = SuggestionChats.some(of: all, most: 100)

        #expect(some == stride(from: 0, to: 1_000, by: 10).map(id))
        #expect(SuggestionChats.some(of: Array(all.prefix(100)), most: 100) == Array(all.prefix(100)))
    }

    @Test func `only what is late enough is searched, and all that fits a name has it`() {
        let late = SuggestionTopics(texts(0..<180), findingIn: ids(90..<180), knowing: [])
        #expect(late.topics.keys.contains { $0 < id(90) })
        let tooLate = SuggestionTopics(texts(0..<180), findingIn: ids(160..<180), knowing: [])
        #expect(tooLate.names.isEmpty && tooLate.topics.isEmpty)
    }
}
