internal import CCurl
public import HarkTransport

/// An HTTP client on an event loop that asks only whom its policy allows, and never waits without an end.
///
/// All calls and callbacks are on the loop's thread. Each request has a connection of its own: its address is looked at
/// every time, and no request is ever sent twice. Redirects are not followed; there are no cookies, no proxies and no
/// passwords from files; certificates are always checked. It lives until ``close()`` or the end of its loop.
public final class Fetcher: @unchecked Sendable {
    /// The loop that it runs on.
    public let loop: EventLoop
    /// Whom it may ask.
    public let policy: FetchPolicy
    /// How much it may take.
    public let limits: FetchLimits

    let secrets: SecretStore
    let authorities: String?
    let multi: UnsafeMutableRawPointer
    private var waiting: [Transfer] = []
    private var running: [ObjectIdentifier: Transfer] = [:]
    /// Running ones to which bytes have come since they were looked at.
    var touched: [Transfer] = []
    private var settled: [(Transfer, Result<FetchResponse, FetchError>)] = []
    var watches: [Int32: SocketWatch] = [:]
    var timer: LoopTimer?
    private var shutdownHook: Int?
    private(set) var isClosed = false

    /// Makes a client; on the loop, or before it starts.
    ///
    /// - Parameters:
    ///   - loop: The loop to run on.
    ///   - policy: Whom it may ask.
    ///   - limits: How much it may take.
    ///   - secrets: What header fields may name.
    ///   - authorities: A file of certificates (PEM) to trust instead of the system's.
    /// - Throws: ``FetchSetupError/curl(_:)``.
    public init(
        loop: EventLoop,
        policy: FetchPolicy,
        limits: FetchLimits = FetchLimits(),
        secrets: SecretStore,
        authorities: String? = nil
    ) throws(FetchSetupError) {
        guard Self.isReady, let multi = curl_multi_init() else { throw .curl("curl_multi_init") }
        self.loop = loop
        self.policy = policy
        self.limits = limits
        self.secrets = secrets
        self.authorities = authorities
        self.multi = multi
        hark_curl_multi_begin(multi, curlWatch, curlTimer, Unmanaged.passUnretained(self).toOpaque())
        loop.preconditionIsOnLoop()
        shutdownHook = loop.addShutdownHook { [self] finish in
            end()
            finish()
        }
    }

    deinit { curl_multi_cleanup(multi) }

    private static let isReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

    /// Requests that wait or run.
    public var count: Int { waiting.count + running.count }

    /// Makes a request; the outcome comes later, once, and never from within this call.
    ///
    /// - Parameters:
    ///   - request: What to ask.
    ///   - onChunk: Gets the answer while it comes: each time with the body's next piece. The outcome then holds none.
    ///   - completion: Gets the outcome.
    /// - Returns: The way to call it off.
    @discardableResult
    public func fetch(
        _ request: FetchRequest,
        onChunk: ((FetchResponse) -> Void)? = nil,
        completion: @escaping (Result<FetchResponse, FetchError>) -> Void
    ) -> FetchHandle {
        loop.preconditionIsOnLoop()
        let transfer = Transfer(request, limits, onChunk, completion)
        do {
            try admit(transfer)
        } catch {
            settle(transfer, .failure(error))
        }
        return FetchHandle(fetcher: self, transfer: transfer)
    }

    /// Calls off all requests; later ones are cancelled at once.
    public func close() {
        loop.preconditionIsOnLoop()
        if let shutdownHook { loop.removeShutdownHook(shutdownHook) }
        end()
    }
}

/// The way to call a request off.
public struct FetchHandle: Sendable {
    let fetcher: Fetcher
    let transfer: Transfer

    /// Calls the request off, on the loop; its outcome is then ``FetchError/cancelled`` unless it has one already.
    public func cancel() { fetcher.cancel(transfer) }
}

// MARK: - The life of a request

extension Fetcher {
    private func admit(_ transfer: Transfer) throws(FetchError) {
        guard !isClosed else { throw .cancelled }
        try transfer.prepare(policy, secrets, limits)
        guard running.count < limits.concurrent || waiting.count < limits.waiting else { throw .tooBusy }
        waiting.append(transfer)
        transfer.deadline = loop.schedule(after: transfer.timeout) { [self] in fail(transfer, .timedOut) }
        startNext()
    }

    func startNext() {
        while !isClosed, running.count < limits.concurrent, !waiting.isEmpty {
            let transfer = waiting.removeFirst()
            guard transfer.begin(limits, authorities, owner: self), let easy = transfer.easy else {
                settle(transfer, .failure(.unreachable("curl has no room")))
                continue
            }
            running[ObjectIdentifier(transfer)] = transfer
            curl_multi_add_handle(multi, easy)
        }
    }

    func cancel(_ transfer: Transfer) { fail(transfer, .cancelled) }

    private func fail(_ transfer: Transfer, _ error: FetchError) {
        guard !transfer.isSettled else { return }
        leave(transfer)
        settle(transfer, .failure(error))
        startNext()
    }

    /// Takes a request out of the line, or out of curl.
    func leave(_ transfer: Transfer) {
        waiting.removeAll { $0 === transfer }
        guard running.removeValue(forKey: ObjectIdentifier(transfer)) != nil, let easy = transfer.easy else { return }
        curl_multi_remove_handle(multi, easy)
        transfer.end()
    }

    func settle(_ transfer: Transfer, _ outcome: Result<FetchResponse, FetchError>) {
        transfer.isSettled = true
        transfer.deadline?.cancel()
        transfer.deadline = nil
        settled.append((transfer, outcome))
        if settled.count == 1 { loop.execute { self.tell() } }
    }

    /// Tells the callers; they may call anything from there.
    private func tell() {
        let outcomes = settled
        settled = []
        for (transfer, outcome) in outcomes { transfer.complete(outcome) }
    }

    private func end() {
        guard !isClosed else { return }
        isClosed = true
        for transfer in waiting + Array(running.values) { fail(transfer, .cancelled) }
        timer?.cancel()
        timer = nil
        for watch in watches.values { watch.cancel() }
        watches = [:]
        tell()
    }
}
