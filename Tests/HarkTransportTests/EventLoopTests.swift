import HarkTransport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct EventLoopTests {
    @Test func `an actor on the loop is entered without a hop`() async throws {
        let loop = try EventLoop(label: "actor")
        loop.start()
        let counter = LoopCounter(loop: loop)

        await counter.increment()
        let value = await loop.run { () throws(Never) in
            counter.assumeIsolated { isolated in
                isolated.increment()
                return isolated.count
            }
        }

        #expect(value == 2)
        loop.stop()
        loop.join()
    }

    @Test func `work keeps its order and the turn ends after it`() async throws {
        let loop = try EventLoop(label: "order")
        let record = Record()
        loop.execute { loop.onTurnEnd { record.values.append(-1) } }
        for value in 0..<100 { loop.execute { record.values.append(value) } }
        loop.start()

        let values = await loop.run { () throws(Never) in record.values }

        #expect(values.filter { $0 >= 0 } == Array(0..<100))
        loop.stop()
        loop.join()
        #expect(record.values.contains(-1))
    }

    @Test func `timers fire once, repeat and can be cancelled`() async throws {
        let loop = try EventLoop(label: "timers")
        loop.start()
        let record = Record()
        let values: [Int] = await withCheckedContinuation { continuation in
            loop.execute {
                let never = loop.schedule(after: .milliseconds(5)) { record.values.append(99) }
                never.cancel()
                loop.schedule(after: .milliseconds(1)) { record.values.append(1) }
                record.timer = loop.schedule(after: .milliseconds(10), every: .milliseconds(2)) {
                    record.values.append(2)
                    guard record.values.count == 4 else { return }
                    record.timer?.cancel()
                    record.timer = nil
                    continuation.resume(returning: record.values)
                }
            }
        }

        #expect(values == [1, 2, 2, 2])
        loop.stop()
        loop.join()
    }

    @Test func `a turn ends although a timer was all there was`() async throws {
        let loop = try EventLoop(label: "turn")
        loop.start()
        let record = Record()
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            loop.execute {
                loop.onTurnEnd {
                    if record.values == [1] {
                        record.values.append(2)
                        continuation.resume()
                    }
                }
                loop.schedule(after: .milliseconds(5)) { record.values.append(1) }
            }
        }
        loop.stop()
        loop.join()
        #expect(record.values == [1, 2])
    }
}

/// Touched on the loop, and after its end.
private final class Record: @unchecked Sendable {
    var values: [Int] = []
    var timer: LoopTimer?
}

private actor LoopCounter {
    private let loop: EventLoop
    private(set) var count = 0

    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

    init(loop: EventLoop) { self.loop = loop }

    func increment() { count += 1 }
}
