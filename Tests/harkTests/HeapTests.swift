import Testing

@testable import hark

@Suite(.timeLimit(.minutes(1)))
struct HeapTests {
    @Test func `what was freed goes back to the system`() async {
        Heap.begin()
        let base = Heap.residentBytes
        #expect(base > 0)
        // Small blocks with one kept behind them, so that the heap does not shrink by itself.
        var blocks = (0..<200_000).map { [UInt8](repeating: UInt8($0 & 255), count: 1000) }
        let peak = Heap.residentBytes
        #expect(peak > base + (150 << 20))
        blocks.removeFirst(199_990)

        let keeper = Task { await Heap.giveBack(every: .milliseconds(5)) }
        // Other tests run beside this one and may grow meanwhile.
        while Heap.residentBytes > peak - (100 << 20) { await Task.yield() }
        keeper.cancel()
        #expect(blocks.count == 10)
    }
}
