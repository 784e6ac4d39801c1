import HarkDomain
import Testing

@testable import HarkHub

struct ReadingLineTests {
    private var line = ReadingLine()
    private let one = ConversationID(rawValue: 1)
    private let two = ConversationID(rawValue: 2)

    @Test mutating func `one more than the bound is not taken`() {
        #expect(line.add(message(2, in: one), limit: 2) == true)
        #expect(line.add(message(2, in: two), limit: 2) == true)
        #expect(line.add(message(3, in: one), limit: 2) == false)
        #expect(line.handOver().count == 2)
        #expect(line.add(message(3, in: one), limit: 2) == true)
    }

    @Test mutating func `what is missing comes before what was said since`() {
        line.owe(one)
        #expect(line.add(message(7, in: one), limit: 9) == true)
        #expect(line.add(message(2, in: two), limit: 9) == true)
        #expect(line.handOver().map(\.seq) == [2])

        line.pay(one, [message(5, in: one), message(7, in: one)])

        #expect(line.handOver().map(\.seq) == [5, 7])
        line.finish()
        #expect(!line.isBusy)
    }

    @Test mutating func `what waits is behind what is missing, and what is being read counts for nothing`() {
        _ = line.add(message(4, in: one), limit: 9)
        _ = line.handOver()
        _ = line.add(message(6, in: one), limit: 9)

        line.owe(one)

        #expect(line.isStale(one) && !line.isStale(two))
        #expect(line.waiting.isEmpty)
        line.finish()
        #expect(!line.isStale(one))
    }

    @Test mutating func `a new beginning looks through all that was on its way`() {
        _ = line.add(message(4, in: one), limit: 9)
        _ = line.handOver()
        let generation = line.generation

        line.startOver([two])

        #expect(line.generation > generation)
        #expect(line.next == two)
        line.pay(two, [])
        #expect(line.next == one)
    }

    @Test mutating func `what is held back counts towards the bound`() {
        line.owe(one)
        #expect(line.add(message(4, in: one), limit: 1) == true)
        #expect(line.add(message(2, in: two), limit: 1) == false)
        line.pay(one, [])
        #expect(line.handOver().map(\.seq) == [4])
        #expect(line.add(message(2, in: two), limit: 1) == true)
    }

    private func message(_ seq: Int, in id: ConversationID) -> MessageToRead {
        MessageToRead(conversation: id, seq: seq, text: "Words", at: Timestamp(milliseconds: 0))
    }
}
