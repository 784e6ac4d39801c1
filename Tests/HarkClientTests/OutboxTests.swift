import HarkProtocol
import Testing

@testable import HarkClient

struct OutboxTests {
    @Test func `one call of a lane is on its way at a time`() {
        var outbox = Outbox()
        outbox.add(entry(), to: "a")
        outbox.add(entry(), to: "a")
        outbox.add(entry(), to: "b")

        #expect(outbox.takeNext(of: "a") != nil)
        #expect(outbox.takeNext(of: "a") == nil)
        #expect(outbox.takeNext(of: "b") != nil)
    }

    @Test func `a break sends again what had no answer, and nothing else`() {
        var outbox = Outbox()
        let first = entry()
        let second = entry()
        outbox.add(first, to: "a")
        outbox.add(second, to: "a")
        _ = outbox.takeNext(of: "a")
        outbox.settle("a")
        _ = outbox.takeNext(of: "a")

        outbox.holdAll()

        let again = outbox.takeNext(of: "a")
        #expect(again === second)
        #expect(outbox.count == 1)
    }

    @Test func `an empty lane leaves nothing behind`() {
        var outbox = Outbox()
        outbox.add(entry(), to: "a")
        _ = outbox.takeNext(of: "a")
        outbox.settle("a")

        #expect(outbox.laneNames.isEmpty)
        #expect(outbox.takeNext(of: "a") == nil)
    }

    private func entry() -> Outbox.Entry { Outbox.Entry(.messageSend, { _ in }, { _ in }) }
}
