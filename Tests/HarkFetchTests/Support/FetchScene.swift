import Foundation
import HarkFetch
import HarkTesting
import HarkTransport

typealias FetchOutcome = Result<FetchResponse, FetchError>

/// A fetcher on a loop of its own.
final class FetchScene: Sendable {
    let loop: EventLoop
    let fetcher: Fetcher

    init(
        _ allowed: [AllowedOrigin],
        secrets: [String: String] = [:],
        authorities: String? = nil,
        change: (inout FetchLimits) -> Void = { _ in }
    ) throws {
        var limits = FetchLimits()
        limits.total = .seconds(40)
        limits.silenceSeconds = nil
        change(&limits)
        loop = try EventLoop(label: "fetch")
        fetcher = try Fetcher(
            loop: loop,
            policy: FetchPolicy(allowed),
            limits: limits,
            secrets: SecretStore(environment: secrets),
            authorities: authorities
        )
        loop.start()
    }

    convenience init(
        _ server: StandInServer,
        secrets: [String: String] = [:],
        change: (inout FetchLimits) -> Void = { _ in }
    ) throws {
        try self.init(
            [AllowedOrigin("http://127.0.0.1:\(server.port)", isPrivate: true)],
            secrets: secrets,
            change: change
        )
    }

    deinit {
        loop.stop()
        loop.join()
    }

    func fetch(_ request: FetchRequest) async -> FetchOutcome {
        await withCheckedContinuation { continuation in
            loop.execute { self.fetcher.fetch(request) { continuation.resume(returning: $0) } }
        }
    }

    /// Starts a request and hands over its handle on the loop, whose outcome comes with the rest.
    func fetch(
        _ request: FetchRequest,
        onChunk: (@Sendable (FetchResponse, FetchHandle?) -> Void)? = nil,
        begun: @escaping @Sendable (FetchHandle) -> Void
    ) async -> FetchOutcome {
        await withCheckedContinuation { continuation in
            loop.execute {
                var handle: FetchHandle?
                handle = self.fetcher.fetch(
                    request,
                    onChunk: onChunk.map { onChunk in { onChunk($0, handle) } },
                    completion: { continuation.resume(returning: $0) }
                )
                if let handle { begun(handle) }
            }
        }
    }

    /// Looks every few milliseconds until something holds, 20 s at most.
    func wait(until condition: @escaping @Sendable () -> Bool) async -> Bool {
        await withCheckedContinuation { continuation in
            loop.execute {
                let end = self.loop.now + .seconds(20)
                self.look(condition, end) { continuation.resume(returning: $0) }
            }
        }
    }

    /// Calls off a request, from the loop, once something holds.
    func cancel(_ handle: FetchHandle, when condition: @escaping () -> Bool) {
        look(condition, loop.now + .seconds(20)) { _ in handle.cancel() }
    }

    private func look(_ condition: @escaping () -> Bool, _ end: Duration, _ done: @escaping (Bool) -> Void) {
        if condition() || loop.now > end { return done(condition()) }
        loop.schedule(after: .milliseconds(5)) { self.look(condition, end, done) }
    }
}

extension FetchOutcome {
    var error: FetchError? {
        if case .failure(let error) = self { error } else { nil }
    }

    var isUnreachable: Bool {
        if case .failure(.unreachable) = self { true } else { false }
    }

    var response: FetchResponse? {
        if case .success(let response) = self { response } else { nil }
    }

    var text: String? { response.map { String(decoding: $0.body, as: UTF8.self) } }
}

extension FetchScene {
    /// Runs something on the loop and waits for it.
    func onLoop(_ body: @escaping @Sendable () -> Void) async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            loop.execute {
                body()
                continuation.resume()
            }
        }
    }
}
