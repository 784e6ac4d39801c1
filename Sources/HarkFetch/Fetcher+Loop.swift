internal import CCurl
internal import HarkTransport

/// Lets curl's sockets and time be watched by the loop.
extension Fetcher {
    /// Lets curl go on, then does what must not be done inside of it.
    private func act(_ socket: curl_socket_t, _ readiness: Int32) {
        guard !isClosed else { return }
        var running: Int32 = 0
        curl_multi_socket_action(multi, socket, readiness, &running)
        handOver()
        collect()
        startNext()
    }

    private func handOver() {
        let touched = touched
        self.touched = []
        for transfer in touched where !transfer.isSettled { transfer.handOver() }
    }

    private func collect() {
        var code = CURLE_OK
        while let easy = hark_curl_multi_ended(multi, &code) {
            guard let transfer = Transfer.of(easy: easy) else { continue }
            let outcome = transfer.outcome(code)
            leave(transfer)
            settle(transfer, outcome)
        }
    }

    func touch(_ transfer: Transfer) { touched.append(transfer) }

    /// Watches a socket of curl's for what it wants; a socket that can't be watched has failed.
    func watch(_ socket: curl_socket_t, _ what: Int32) {
        guard what != CURL_POLL_REMOVE, !isClosed else { return unwatch(socket) }
        let watch = watches[socket] ?? newWatch(socket)
        watches[socket] = watch
        var wanted: SocketWatch.Readiness = []
        if what & CURL_POLL_IN != 0 { wanted.insert(.readable) }
        if what & CURL_POLL_OUT != 0 { wanted.insert(.writable) }
        watch?.wait(for: wanted)
    }

    private func newWatch(_ socket: curl_socket_t) -> SocketWatch? {
        do {
            return try SocketWatch(on: loop, socket: socket) { [unowned self] readiness in
                guard let readiness else { return act(socket, CURL_CSELECT_ERR) }
                let isReadable = readiness.contains(.readable) ? CURL_CSELECT_IN : 0
                act(socket, isReadable | (readiness.contains(.writable) ? CURL_CSELECT_OUT : 0))
            }
        } catch {
            loop.execute { self.act(socket, CURL_CSELECT_ERR) }
            return nil
        }
    }

    func unwatch(_ socket: curl_socket_t) {
        watches.removeValue(forKey: socket)?.cancel()
    }

    func setTimer(_ milliseconds: Int) {
        timer?.cancel()
        timer = nil
        guard milliseconds >= 0, !isClosed else { return }
        timer = loop.schedule(after: .milliseconds(milliseconds)) { [unowned self] in
            timer = nil
            act(hark_curl_no_socket, 0)
        }
    }

    static func of(_ owner: UnsafeMutableRawPointer?) -> Fetcher? {
        owner.map { Unmanaged<Fetcher>.fromOpaque($0).takeUnretainedValue() }
    }
}

/// Called by curl when it wants a socket watched otherwise.
let curlWatch: hark_curl_watch = { _, socket, what, owner, _ in
    Fetcher.of(owner)?.watch(socket, what)
    return 0
}

/// Called by curl when it wants to be woken at another time.
let curlTimer: hark_curl_timer = { _, milliseconds, owner in
    Fetcher.of(owner)?.setTimer(milliseconds)
    return 0
}
