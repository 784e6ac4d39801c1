import Synchronization
import Testing

/// Ends every live server that a test started when the test is over, also when it failed.
struct LiveServers: TestTrait, SuiteTrait, TestScoping {
    @TaskLocal static var started: Started?

    var isRecursive: Bool { true }

    /// The servers of one test.
    final class Started: Sendable {
        private let servers = Mutex<[LiveHark]>([])

        func add(_ server: LiveHark) { servers.withLock { $0.append(server) } }

        func stop() async {
            for server in servers.withLock({ $0 }) { await server.stop() }
        }
    }

    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @Sendable () async throws -> Void
    ) async throws {
        let started = Started()
        do {
            try await Self.$started.withValue(started, operation: function)
        } catch {
            await started.stop()
            throw error
        }
        await started.stop()
    }
}

extension Trait where Self == LiveServers {
    /// Lets the tests of a suite start live servers.
    static var liveServers: Self { LiveServers() }
}
