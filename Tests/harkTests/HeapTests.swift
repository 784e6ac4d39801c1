import Testing

@testable import hark

@Suite(.timeLimit(.minutes(1)))
struct HeapTests {
    @Test func `what was freed goes back to the system`() async {
        Heap.begin()
        // Small blocks with one kept behind them, so that the heap does not shrink by itself.
        var blocks = (0..<200_000).map { [UInt8](repeating: UInt8($0 & 255), count: 1000) }
        // At least these 200 MB are in use now, whether the heap grew for them or had them from other tests.
        let peak = Heap.residentBytes
        #expect(peak > 190 << 20)
        blocks.removeFirst(199_990)

        let keeper = Task { await Heap.giveBack(every: .milliseconds(5)) }
        // Other tests run beside this one and may grow meanwhile.
        while Heap.residentBytes > peak - (100 << 20) { await Task.yield() }
        keeper.cancel()
        #expect(blocks.count == 10)
    }

    @Test func `memory that is in use is looked over less and less often, and again when it is not`() {
        let mebibyte = 1 << 20
        var growth = HeapGrowth(least: 50 * mebibyte)
        func looks(at size: Int, for count: Int, trimmedTo after: Int) -> Int {
            (0..<count).count { _ in
                guard growth.isWorthTrimming(size * mebibyte) else { return false }
                growth.trimmed(from: size * mebibyte, to: after * mebibyte)
                return true
            }
        }

        #expect(looks(at: 57, for: 10, trimmedTo: 57) == 0)
        #expect(looks(at: 80, for: 100, trimmedTo: 80) == 11)
        #expect(looks(at: 80, for: 12, trimmedTo: 51) >= 1)
        #expect(looks(at: 80, for: 10, trimmedTo: 51) == 10)
        #expect(looks(at: 51, for: 10, trimmedTo: 51) == 0)
    }
}
