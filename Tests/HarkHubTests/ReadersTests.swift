import Dispatch
import Testing

@testable import HarkHub

struct ReadersTests {
    @Test func `no more reads wait than the bound, and there is room again when one is begun`() async {
        let readers = Readers(limit: 2)
        let gate = DispatchSemaphore(value: 0)
        await withCheckedContinuation { begun in
            _ = readers.run(key: 0) {
                begun.resume()
                gate.wait()
            }
        }

        let taken = (0..<3).map { _ in readers.run(key: 0) {} }
        #expect(taken == [true, true, false])
        #expect(!readers.run(key: 1) {})

        gate.signal()
        await withCheckedContinuation { done in
            while !readers.run(key: 0, { done.resume() }) {}
        }
        #expect(readers.run(key: 1) {})
    }

    @Test func `reads with one key keep their order`() async {
        let readers = Readers(limit: 100)
        let order = Order()
        for number in 0..<50 { _ = readers.run(key: 7) { order.numbers.append(number) } }
        await withCheckedContinuation { done in _ = readers.run(key: 7) { done.resume() } }

        #expect(order.numbers == Array(0..<50))
    }

    /// Written on one reader's thread alone.
    private final class Order: @unchecked Sendable { var numbers: [Int] = [] }
}
