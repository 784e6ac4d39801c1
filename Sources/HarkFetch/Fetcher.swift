internal import CCurl
public import HarkTransport

/// Makes requests of the site's own to other servers: on the loop, within limits, to allowed origins alone.
///
/// All of it runs on the loop's thread. Names are looked up on threads of curl's own.
/// `@unchecked` for the same reason.
public final class Fetcher: @unchecked Sendable {
    /// A request that was begun.
    public final class Handle {
        fileprivate weak var fetcher: Fetcher?
        fileprivate let number: Int

        fileprivate init(_ fetcher: Fetcher, _ number: Int) { (self.fetcher, self.number) = (fetcher, number) }

        /// Calls the request off: its completion is called with ``FetchError/cancelled``, unless it has been called.
        public func cancel() { fetcher?.end(number, .cancelled) }
    }

    private static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    private let loop: EventLoop
    private let policy: FetchPolicy
    private let secrets: SecretStore
    private let limits: FetchLimits
    private let multi: UnsafeMutableRawPointer
    private var watches: [curl_socket_t: SocketWatch] = [:]
    private var timer: LoopTimer?
    private var running: [Int: FetchTransfer] = [:]
    private var waiting: [(number: Int, transfer: FetchTransfer)] = []
    private var last = 0
    private var hook: Int?
    /// True while curl calls back: its handles must not be taken away then.
    private var isInside = false
    private var isClosed = false

    /// Makes a fetcher; on the loop, or before that runs.
    ///
    /// - Parameters:
    ///   - loop: the loop that it works on.
    ///   - policy: who may be asked.
    ///   - secrets: what header fields may name.
    ///   - limits: how much it may take.
    /// - Throws: ``FetchSetupError/curl(_:)``.
    public init(
        loop: EventLoop,
        policy: FetchPolicy,
        secrets: SecretStore,
        limits: FetchLimits = FetchLimits()
    ) throws(FetchSetupError) {
        guard Self.isReady, let multi = curl_multi_init() else { throw .curl("no memory") }
        (self.loop, self.policy, self.secrets, self.limits, self.multi) = (loop, policy, secrets, limits, multi)
        hark_curl_multi_begin(multi, watchSocket, startTimer, Unmanaged.passUnretained(self).toOpaque())
        // The hook holds the fetcher: curl points to it as long as the handle lives.
        hook = loop.addShutdownHook { [self] done in
            close()
            done()
        }
    }

    deinit { curl_multi_cleanup(multi) }

    /// Makes a request; on the loop.
    ///
    /// - Parameters:
    ///   - request: what is asked.
    ///   - onChunk: called with each piece of the body of an answer of 200…299, which the response leaves out then.
    ///   - completion: called once, on the loop, in a later turn.
    /// - Returns: what calls the request off.
    @discardableResult
    public func fetch(
        _ request: FetchRequest,
        onChunk: (([UInt8]) -> Void)? = nil,
        completion: @escaping (Result<FetchResponse, FetchError>) -> Void
    ) -> Handle {
        loop.preconditionIsOnLoop()
        last += 1
        let handle = Handle(self, last)
        do throws(FetchError) {
            guard !isClosed else { throw .cancelled }
            guard running.count + waiting.count < limits.concurrent + limits.waiting else { throw .tooBusy }
            let transfer = try FetchTransfer(
                request,
                policy: policy,
                secrets: secrets,
                limits: limits,
                onChunk: onChunk,
                completion: completion
            )
            begin(last, transfer)
        } catch {
            // In a later turn, as every other end.
            loop.schedule(after: .zero) { completion(.failure(error)) }
        }
        return handle
    }

    private func begin(_ number: Int, _ transfer: FetchTransfer) {
        transfer.timer = loop.schedule(after: transfer.total) { [weak self] in self?.end(number, .timedOut) }
        waiting.append((number, transfer))
        // curl calls back within `add`; the caller shall have the handle first.
        loop.schedule(after: .zero) { [weak self] in self?.startWaiting() }
    }

    private func startWaiting() {
        while running.count < limits.concurrent, !waiting.isEmpty {
            let (number, transfer) = waiting.removeFirst()
            running[number] = transfer
            guard let easy = transfer.prepare(), inside({ curl_multi_add_handle(multi, easy) }) == CURLM_OK else {
                end(number, .unreachable("no memory"))
                continue
            }
        }
    }

    /// Ends a request before curl does.
    fileprivate func end(_ number: Int, _ error: FetchError) {
        if let index = waiting.firstIndex(where: { $0.number == number }) {
            let transfer = waiting.remove(at: index).transfer
            transfer.timer?.cancel()
            transfer.completion(.failure(error))
        } else if let transfer = running[number] {
            transfer.failure = error
            // From within a callback: what it answers ends the transfer.
            guard !isInside else { return }
            finish(number, .failure(error))
        }
    }

    private func finish(_ number: Int, _ result: Result<FetchResponse, FetchError>) {
        guard let transfer = running.removeValue(forKey: number) else { return }
        transfer.timer?.cancel()
        if let easy = transfer.easy { _ = inside { curl_multi_remove_handle(multi, easy) } }
        transfer.completion(result)
        startWaiting()
    }

    private func inside<Value>(_ body: () -> Value) -> Value {
        let before = isInside
        isInside = true
        defer { isInside = before }
        return body()
    }

    // MARK: curl's turns

    private func act(_ socket: curl_socket_t, _ flags: Int32) {
        var left: Int32 = 0
        _ = inside { curl_multi_socket_action(multi, socket, flags, &left) }
        var code = CURLE_OK
        while let easy = hark_curl_multi_ended(multi, &code) {
            guard let number = running.first(where: { $0.value.easy == easy })?.key, let transfer = running[number]
            else {
                continue
            }
            finish(number, transfer.result(code))
        }
    }

    fileprivate func watch(_ socket: curl_socket_t, _ what: Int32) {
        guard what != CURL_POLL_REMOVE else {
            watches.removeValue(forKey: socket)?.cancel()
            return
        }
        var wanted: SocketWatch.Readiness = []
        if what & CURL_POLL_IN != 0 { wanted.insert(.readable) }
        if what & CURL_POLL_OUT != 0 { wanted.insert(.writable) }
        if let watch = watches[socket] { return watch.wait(for: wanted) }
        do {
            let watch = try SocketWatch(on: loop, socket: socket) { [weak self] in self?.isReady(socket, $0) }
            watches[socket] = watch
            watch.wait(for: wanted)
        } catch {
            // curl's own time limit ends what nobody watches.
        }
    }

    private func isReady(_ socket: curl_socket_t, _ readiness: SocketWatch.Readiness?) {
        guard let readiness else { return act(socket, CURL_CSELECT_ERR) }
        var flags: Int32 = 0
        if readiness.contains(.readable) { flags |= CURL_CSELECT_IN }
        if readiness.contains(.writable) { flags |= CURL_CSELECT_OUT }
        act(socket, flags)
    }

    fileprivate func setTimer(_ milliseconds: Int) {
        timer?.cancel()
        timer = nil
        guard milliseconds >= 0 else { return }
        timer = loop.schedule(after: .milliseconds(milliseconds)) { [weak self] in
            self?.timer = nil
            self?.act(CURL_SOCKET_TIMEOUT, 0)
        }
    }

    /// Calls everything off and takes no more.
    private func close() {
        isClosed = true
        for number in waiting.map(\.number) + running.keys.sorted() { end(number, .cancelled) }
        timer?.cancel()
        timer = nil
        for watch in watches.values { watch.cancel() }
        watches = [:]
        if let hook { loop.removeShutdownHook(hook) }
        hook = nil
    }
}

/// curl wants a socket watched, otherwise, or no more.
private func watchSocket(
    _ easy: UnsafeMutableRawPointer?,
    _ socket: curl_socket_t,
    _ what: Int32,
    _ owner: UnsafeMutableRawPointer?,
    _ mark: UnsafeMutableRawPointer?
) -> Int32 {
    guard let owner else { return 0 }
    Unmanaged<Fetcher>.fromOpaque(owner).takeUnretainedValue().watch(socket, what)
    return 0
}

/// curl wants to be called after a while; a negative time takes that back.
private func startTimer(
    _ multi: UnsafeMutableRawPointer?,
    _ milliseconds: Int,
    _ owner: UnsafeMutableRawPointer?
) -> Int32 {
    guard let owner else { return 0 }
    Unmanaged<Fetcher>.fromOpaque(owner).takeUnretainedValue().setTimer(milliseconds)
    return 0
}
