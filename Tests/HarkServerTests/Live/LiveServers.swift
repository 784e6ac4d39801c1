import Synchronization
import Testing

/// Ends every live server that a test started when the test is over, also when it failed.
struct LiveServers: TestTrait, SuiteTrait, TestScoping {
    @TaskLocal static var started: Started?

    var isRecursive: Bool { true }

    /// How the servers of one test are ended.
    final class Started: Sendable {
        private let endings = Mutex<[@Sendable () async -> Void]>([])

        func add(_ end: @escaping @Sendable () async -> Void) { endings.withLock { $0.append(end) } }

        func stop() async {
            for end in endings.withLock({ $0 }) { await end() }
        }
    }

    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @Sendable () async throws -> Void
    ) async throws {
        let started = Started()
        await Self.turns.take()
        let result = await Result.catching { try await Self.$started.withValue(started, operation: function) }
        await started.stop()
        await Self.turns.giveBack()
        try result.get()
    }

    /// So many tests at once have servers: with more, on a busy machine, sockets are closed for their silence.
    private static let turns = Turns(4)

    private actor Turns {
        private var free: Int
        private var waiting: [CheckedContinuation<Void, Never>] = []

        init(_ count: Int) { free = count }

        func take() async {
            guard free == 0 else {
                free -= 1
                return
            }
            await withCheckedContinuation { waiting.append($0) }
        }

        func giveBack() {
            guard waiting.isEmpty else { return waiting.removeFirst().resume() }
            free += 1
        }
    }
}

extension Result where Success == Void, Failure == any Error {
    fileprivate static func catching(_ body: () async throws -> Void) async -> Self {
        do { return .success(try await body()) } catch { return .failure(error) }
    }
}

extension Trait where Self == LiveServers {
    /// Lets the tests of a suite start live servers.
    static var liveServers: Self { LiveServers() }
}
